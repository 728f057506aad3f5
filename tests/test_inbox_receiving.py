"""An update is kept once, handled once, and in the order of its queue."""

from datetime import datetime, timedelta

import pytest

from data.errors import NoSuchRecord
from data.memory import Store
from data.model import InboxUpdate

GROUP, PRIVATE = -100, 7
UPDATES = [(11, GROUP, {"n": 11}), (12, PRIVATE, {"n": 12}), (13, GROUP, {"n": 13}), (14, PRIVATE, {"n": 14})]


@pytest.fixture
def received(store: Store, now: datetime) -> Store:
    with store.begin() as memory:
        assert memory.inbox.receive(UPDATES, now) == len(UPDATES)
    return store


def number(update: InboxUpdate | None) -> int | None:
    return update.update_id if update else None


def test_what_arrives_twice_is_kept_once(received: Store, now: datetime) -> None:
    with received.begin() as memory:
        assert memory.inbox.receive([(11, GROUP, {"n": "other"}), (15, GROUP, {})], now) == 1
        kept = memory.inbox.get(11)
        assert kept is not None
        assert kept.payload == {"n": 11}


def test_an_update_that_comes_late_with_a_smaller_number_is_kept(received: Store, now: datetime) -> None:
    with received.begin() as memory:
        memory.inbox.done(11, now)
        assert memory.inbox.receive([(3, GROUP, {})], now) == 1
        assert number(memory.inbox.next()) == 3


def test_the_same_update_many_times_in_one_batch_counts_once(store: Store, now: datetime) -> None:
    with store.begin() as memory:
        assert memory.inbox.receive([(1, 1, {})] * 5, now) == 1


@pytest.mark.parametrize(
    ("done", "skip", "expected"),
    [
        ([], [], 11),
        ([11], [], 12),
        ([], [GROUP], 12),
        ([12], [GROUP], 14),
        ([11, 12, 13, 14], [], None),
        ([], [GROUP, PRIVATE], None),
    ],
)
def test_the_oldest_update_of_a_free_queue_comes_next(
    received: Store, now: datetime, done: list[int], skip: list[int], expected: int | None
) -> None:
    with received.begin() as memory:
        for update_id in done:
            memory.inbox.done(update_id, now)
        assert number(memory.inbox.next(skip)) == expected


def test_a_queue_that_failed_waits_and_keeps_its_order(received: Store, now: datetime) -> None:
    with received.begin() as memory:
        after = memory.inbox.failed_once(11, "boom", now)
        assert (after.state, after.attempts, after.error) == ("new", 1, "boom")
        assert after.retry_at == now + timedelta(seconds=1)
        assert memory.inbox.next_retry() == after.retry_at
        assert number(memory.inbox.next(now=now)) == 12
        assert number(memory.inbox.next([PRIVATE], now=now)) is None
        assert number(memory.inbox.next([PRIVATE], now=now + timedelta(seconds=1))) == 11


def test_what_fails_three_times_is_set_aside_and_its_queue_goes_on(received: Store, now: datetime) -> None:
    with received.begin() as memory:
        states = [memory.inbox.failed_once(11, "boom", now).state for _ in range(3)]
        assert states == ["new", "new", "failed"]
        assert number(memory.inbox.next([PRIVATE], now=now)) == 13
        assert memory.inbox.counts() == {"new": 3, "done": 0, "failed": 1}
        assert memory.inbox.pending() == 3


def test_the_second_attempt_waits_longer(received: Store, now: datetime) -> None:
    with received.begin() as memory:
        memory.inbox.failed_once(11, "boom", now)
        assert memory.inbox.failed_once(11, "boom", now).retry_at == now + timedelta(seconds=5)


def test_what_was_handled_long_ago_is_forgotten_and_what_failed_is_not(received: Store, now: datetime) -> None:
    with received.begin() as memory:
        memory.inbox.done(11, now)
        memory.inbox.done(12, now + timedelta(days=1))
        for _ in range(3):
            memory.inbox.failed_once(13, "boom", now)
        assert memory.inbox.forget_done(now + timedelta(hours=1)) == 1
        assert [memory.inbox.get(update_id) is not None for update_id in (11, 12, 13)] == [False, True, True]


def test_an_update_that_never_came_cannot_be_done(received: Store, now: datetime) -> None:
    with pytest.raises(NoSuchRecord, match="99"), received.begin() as memory:
        memory.inbox.done(99, now)
