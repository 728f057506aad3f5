import heapq
import random
from collections import Counter, deque

import pytest

from handlers.limiter import Limiter, Limits

LIMITS = Limits(per_second=5, kept_for_people=1, chat_per_second=1.0, chat_burst=3, group_per_minute=4)
PERSON, OTHER, GROUP = 7, 8, -100


def send(limiter: Limiter, chat: int, at: float, trip: float = 0.05) -> None:
    limiter.started()
    limiter.ended(chat, at, at + trip)


def test_a_fresh_limiter_lets_a_whole_window_go_but_keeps_a_slot_for_people() -> None:
    limiter = Limiter(LIMITS)
    assert limiter.free_slots(0.0, asked=True) == 5
    assert limiter.free_slots(0.0, asked=False) == 4


def test_a_slot_is_free_again_one_window_after_the_end_less_the_shortest_trip() -> None:
    limiter = Limiter(LIMITS)
    for chat in range(5):
        send(limiter, chat, at=0.0)
    assert limiter.free_slots(0.99, asked=True) == 0
    assert limiter.slots_from(0.5, asked=True) == pytest.approx(1.0)
    assert limiter.free_slots(1.01, asked=True) == 5


def test_a_request_under_way_takes_a_slot() -> None:
    limiter = Limiter(LIMITS)
    for _ in range(5):
        limiter.started()
    assert limiter.free_slots(100.0, asked=True) == 0
    assert limiter.slots_from(100.0, asked=True) == float("inf")


def test_one_chat_gets_its_burst_then_one_a_second() -> None:
    limiter = Limiter(LIMITS)
    for _ in range(3):
        assert limiter.chat_from(PERSON, 10.0) <= 10.0
        send(limiter, PERSON, at=10.0, trip=0.0)
    assert limiter.chat_from(PERSON, 10.0) == pytest.approx(11.0)
    assert limiter.chat_from(OTHER, 10.0) <= 10.0


def test_a_group_gets_so_many_a_minute_and_a_person_is_not_a_group() -> None:
    limiter = Limiter(LIMITS)
    for second in range(0, 20, 5):
        send(limiter, GROUP, at=float(second), trip=0.0)
        send(limiter, PERSON, at=float(second), trip=0.0)
    assert limiter.chat_from(GROUP, 30.0) == pytest.approx(60.0)
    assert limiter.chat_from(PERSON, 30.0) <= 30.0


def test_a_chat_told_to_wait_waits_alone() -> None:
    limiter = Limiter(LIMITS)
    limiter.told_to_wait(PERSON, 7.0, now=1.0)
    assert limiter.chat_from(PERSON, 1.0) == pytest.approx(8.0)
    assert limiter.free_slots(1.0, asked=False) == 4


def test_everybody_waits_when_two_chats_are_told_to() -> None:
    limiter = Limiter(LIMITS)
    limiter.told_to_wait(PERSON, 7.0, now=1.0)
    limiter.told_to_wait(OTHER, 9.0, now=1.5)
    assert limiter.free_slots(10.0, asked=True) == 0
    assert limiter.slots_from(2.0, asked=True) == pytest.approx(10.5)
    assert limiter.free_slots(10.6, asked=True) == 5


def test_one_chat_told_twice_is_still_alone() -> None:
    limiter = Limiter(LIMITS)
    limiter.told_to_wait(PERSON, 7.0, now=1.0)
    limiter.told_to_wait(PERSON, 7.0, now=1.5)
    assert limiter.free_slots(2.0, asked=True) == 5


@pytest.mark.parametrize("seed", range(5))
def test_telegram_never_counts_more_than_its_limit_whatever_the_network_does(seed: int) -> None:
    arrivals = simulated_arrivals(random.Random(seed), seconds=30)
    assert most_in_a_second(arrivals) <= 30


@pytest.mark.parametrize("seed", range(5))
def test_the_unasked_reaches_nineteen_twentieths_of_the_limit_on_a_steady_network(seed: int) -> None:
    arrivals = simulated_arrivals(random.Random(seed), seconds=30, jitter=0.002)
    assert len(arrivals) / 30 >= 0.95 * 30


def simulated_arrivals(chance: random.Random, seconds: int, jitter: float = 0.2) -> list[float]:
    """When Telegram counts each request of a sender that always has more to say, to ever new chats."""
    limiter, now, arrivals = Limiter(), 0.0, list[float]()
    under_way: list[tuple[float, float, int]] = []
    while now < seconds:
        while under_way and under_way[0][0] <= now:
            end, began, chat = heapq.heappop(under_way)
            limiter.ended(chat, began, end)
        for _ in range(limiter.unasked_now(now)):
            limiter.started(now)
            there = now + 0.02 + chance.random() * jitter
            arrivals.append(there)
            heapq.heappush(under_way, (there + 0.02 + chance.random() * jitter, now, len(arrivals)))
        now = min(limiter.slots_from(now, asked=False), under_way[0][0] if under_way else float("inf"))
    return arrivals


def most_in_a_second(arrivals: list[float]) -> int:
    window: deque[float] = deque()
    most = 0
    for arrival in sorted(arrivals):
        window.append(arrival)
        while window[0] <= arrival - 1.0 + 1e-9:
            window.popleft()
        most = max(most, len(window))
    return most


def test_what_a_person_waits_does_not_depend_on_how_much_is_unasked() -> None:
    limiter = Limiter(LIMITS)
    for chat in range(limiter.free_slots(0.0, asked=False)):
        send(limiter, chat, at=0.0)
    assert Counter(limiter.slots_from(0.1, asked=asked) <= 0.1 for asked in (True, False)) == {True: 1, False: 1}


def test_what_is_unasked_is_spread_over_the_second_and_who_asks_does_not_wait_for_it() -> None:
    limiter = Limiter(Limits())
    for chat in range(4):
        assert limiter.unasked_now(10.0 + chat / 30) == 1
        limiter.started(10.0 + chat / 30)
    assert limiter.unasked_now(10.101) == 0
    assert limiter.slots_from(10.101, asked=False) == pytest.approx(10.1 + 0.6 / 30)
    assert limiter.slots_from(10.101, asked=True) == 10.101
    assert limiter.free_slots(10.101, asked=True) == 26


def test_where_a_thousand_a_second_are_allowed_some_start_at_once() -> None:
    limiter = Limiter(Limits(per_second=1000))
    assert limiter.unasked_now(10.0) == 20
    for _ in range(20):
        limiter.started(10.0)
    assert limiter.slots_from(10.0, asked=False) == pytest.approx(10.012)
