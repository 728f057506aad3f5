"""The edges of the inbox: what was tried, what moves to another queue, many queues at once."""

from datetime import datetime, timedelta

import pytest

from data.errors import NoSuchRecord
from data.memory import Memory, Store

GROUP, SUPERGROUP, PRIVATE = -100, -100500, 7
SECOND = timedelta(seconds=1)


def following(memory: Memory, skip: list[int] | None = None, now: datetime | None = None) -> int | None:
    found = memory.inbox.next(skip or (), now)
    return found.update_id if found else None


def test_what_is_received_is_new_and_untried(store: Store, now: datetime) -> None:
    with store.begin() as memory:
        assert memory.inbox.receive([(5, GROUP, {"n": 5})], now) == 1
        kept = memory.inbox.get(5)
        assert kept is not None
        assert (kept.queue, kept.payload, kept.received_at) == (GROUP, {"n": 5}, now)
        assert (kept.state, kept.attempts, kept.error, kept.retry_at, kept.handled_at) == ("new", 0, None, None, None)
        assert memory.inbox.get(6) is None
        assert memory.inbox.receive([], now) == 0


def test_what_is_done_after_a_failure_waits_for_no_other_attempt(store: Store, now: datetime) -> None:
    with store.begin() as memory:
        memory.inbox.receive([(5, GROUP, {}), (6, PRIVATE, {})], now)
        memory.inbox.failed_once(5, "boom", now)
        memory.inbox.failed_once(6, "boom", now + SECOND)
        assert memory.inbox.next_retry() == now + SECOND
        memory.inbox.done(5, now + SECOND)
        done = memory.inbox.get(5)
        assert done is not None
        assert (done.state, done.handled_at, done.retry_at) == ("done", now + SECOND, None)
        assert memory.inbox.next_retry() == now + 2 * SECOND
        assert memory.inbox.counts() == {"new": 1, "done": 1, "failed": 0}
        assert memory.inbox.pending() == 1


def test_what_is_set_aside_says_when_and_why(store: Store, now: datetime) -> None:
    with store.begin() as memory:
        memory.inbox.receive([(5, GROUP, {})], now)
        for number in range(1, 4):
            last = memory.inbox.failed_once(5, f"boom {number}", now + number * SECOND)
        assert (last.state, last.attempts, last.error, last.handled_at) == ("failed", 3, "boom 3", now + 3 * SECOND)
        assert memory.inbox.next_retry() is None
        assert following(memory) is None


def test_an_update_that_never_came_cannot_fail(store: Store, now: datetime) -> None:
    with pytest.raises(NoSuchRecord, match="99"), store.begin() as memory:
        memory.inbox.failed_once(99, "boom", now)


def test_a_failure_holds_up_its_queue_until_its_instant_and_no_other(store: Store, now: datetime) -> None:
    with store.begin() as memory:
        memory.inbox.receive([(5, GROUP, {}), (6, GROUP, {}), (7, PRIVATE, {})], now)
        memory.inbox.failed_once(5, "boom", now)
        just_before = now + SECOND - timedelta(microseconds=1)
        assert following(memory, now=just_before) == 7
        assert following(memory, now=now + SECOND) == 5
        assert following(memory) == 5
        assert following(memory, [GROUP]) == 7
        assert following(memory, [PRIVATE], just_before) is None


def test_more_queues_than_are_looked_at_together_are_all_looked_at(store: Store, now: datetime) -> None:
    with store.begin() as memory:
        memory.inbox.receive([(100 + queue, queue, {}) for queue in range(1, 41)], now)
        assert following(memory, list(range(1, 40))) == 140
        assert following(memory, list(range(2, 41))) == 101
        assert following(memory, list(range(1, 41))) is None


def test_what_waits_moves_in_its_order_and_what_was_handled_stays(store: Store, now: datetime) -> None:
    with store.begin() as memory:
        memory.inbox.receive([(5, GROUP, {}), (6, SUPERGROUP, {}), (7, GROUP, {}), (8, PRIVATE, {})], now)
        memory.inbox.done(5, now)
        memory.inbox.moved(GROUP, SUPERGROUP)
        queues = [update.queue for number in (5, 6, 7, 8) if (update := memory.inbox.get(number))]
        assert queues == [GROUP, SUPERGROUP, SUPERGROUP, PRIVATE]
        assert following(memory, [PRIVATE]) == 6
        memory.inbox.done(6, now)
        assert following(memory, [PRIVATE]) == 7


def test_what_was_handled_at_the_very_instant_is_not_forgotten(store: Store, now: datetime) -> None:
    with store.begin() as memory:
        memory.inbox.receive([(5, GROUP, {})], now)
        memory.inbox.done(5, now)
        assert memory.inbox.forget_done(now) == 0
        assert memory.inbox.forget_done(now + SECOND) == 1
        assert memory.inbox.get(5) is None
