"""What leaves when: strictly in order within a chat, the most urgent class first, no chat waiting for another."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from data.memory import Memory, Store
from data.model import OutboxClass, Outgoing

ANNA, EMMA, GROUP = 1, 2, -100
Put = tuple[str, int, OutboxClass, int]
"""Key, chat, class, minutes from now."""

DUE: list[tuple[str, list[Put], list[str]]] = [
    ("nothing", [], []),
    ("what is due later waits", [("a", ANNA, "answer", 1)], []),
    ("one row per chat", [("a", ANNA, "answer", 0), ("b", ANNA, "answer", 0)], ["a"]),
    ("the earlier due first", [("a", ANNA, "answer", -1), ("b", ANNA, "answer", -2)], ["b"]),
    ("what is due overtakes what waits", [("a", ANNA, "reminder", 9), ("b", ANNA, "answer", 0)], ["b"]),
    (
        "answers, then reminders, then broadcasts",
        [("a", ANNA, "broadcast", -3), ("b", EMMA, "reminder", -2), ("c", GROUP, "answer", -1)],
        ["c", "b", "a"],
    ),
    (
        "within a class the longest due",
        [("a", ANNA, "answer", -1), ("b", EMMA, "answer", -3), ("c", GROUP, "answer", -2)],
        ["b", "c", "a"],
    ),
    (
        "an answer does not overtake within its chat",
        [("a", ANNA, "broadcast", -1), ("b", ANNA, "answer", 0)],
        ["a"],
    ),
]


@pytest.fixture
def put(now: datetime) -> Callable[[Memory, Put], bool]:
    def put(memory: Memory, wanted: Put) -> bool:
        key, chat_id, kind, minutes = wanted
        return memory.outbox.put(Outgoing(key, chat_id, "send", kind, now + timedelta(minutes=minutes), {"say": key}))

    return put


def due(memory: Memory, now: datetime, **options: object) -> list[str]:
    return [row.outgoing.key for row in memory.outbox.due(now, **options)]  # type: ignore[arg-type]


def leave(memory: Memory, key: str, now: datetime) -> None:
    row = memory.outbox.by_key(key)
    assert row is not None
    assert memory.outbox.claim(row.id, "sender", now) is not None
    assert memory.outbox.sent(row.id, 1, now) is not None


@pytest.mark.parametrize(("rows", "expected"), [case[1:] for case in DUE], ids=[case[0] for case in DUE])
def test_what_is_due(
    store: Store, now: datetime, put: Callable[[Memory, Put], bool], rows: list[Put], expected: list[str]
) -> None:
    with store.begin() as memory:
        for row in rows:
            put(memory, row)
    with store.look() as memory:
        assert due(memory, now) == expected


def test_a_chat_is_emptied_in_order(store: Store, now: datetime, put: Callable[[Memory, Put], bool]) -> None:
    rows: list[Put] = [("late", ANNA, "answer", -1), ("early", ANNA, "reminder", -9), ("last", ANNA, "answer", -1)]
    with store.begin() as memory:
        for row in rows:
            put(memory, row)
    left = []
    while True:
        with store.begin() as memory:
            ready = due(memory, now)
            if not ready:
                break
            leave(memory, ready[0], now)
            left += ready
    assert left == ["early", "late", "last"]


def test_a_chat_that_must_wait_is_skipped_alone(
    store: Store, now: datetime, put: Callable[[Memory, Put], bool]
) -> None:
    with store.begin() as memory:
        put(memory, ("a", ANNA, "answer", 0))
        put(memory, ("b", EMMA, "answer", 0))
        assert due(memory, now, skip_chats=[ANNA]) == ["b"]
        assert due(memory, now, limit=1) == ["a"]


def test_while_one_is_being_sent_its_chat_yields_nothing(
    store: Store, now: datetime, put: Callable[[Memory, Put], bool]
) -> None:
    with store.begin() as memory:
        put(memory, ("a", ANNA, "answer", 0))
        put(memory, ("b", ANNA, "answer", 0))
        put(memory, ("c", EMMA, "answer", 0))
        first = memory.outbox.due(now)[0]
        memory.outbox.claim(first.id, "sender", now)
    with store.begin() as memory:
        # Even what should have left earlier waits for the one under way.
        put(memory, ("earlier", ANNA, "answer", -5))
        assert due(memory, now) == ["c"]
        memory.outbox.sent(first.id, 1, now)
        assert due(memory, now) == ["earlier", "c"]


def test_only_the_head_of_a_chat_can_be_claimed(
    store: Store, now: datetime, put: Callable[[Memory, Put], bool]
) -> None:
    with store.begin() as memory:
        for minutes, key in enumerate(("a", "b")):
            put(memory, (key, ANNA, "answer", -minutes))
        second = memory.outbox.by_key("a")
        memory.outbox.settle()
        assert second is not None
        assert memory.outbox.claim(second.id, "sender", now) is None


def test_what_was_put_off_holds_up_its_chat_and_no_other(
    store: Store, now: datetime, put: Callable[[Memory, Put], bool]
) -> None:
    later = now + timedelta(seconds=30)
    with store.begin() as memory:
        put(memory, ("a", ANNA, "answer", 0))
        put(memory, ("b", ANNA, "answer", 0))
        put(memory, ("c", EMMA, "answer", 0))
        first = memory.outbox.due(now)[0]
        memory.outbox.claim(first.id, "sender", now)
        memory.outbox.retry(first.id, later, ambiguous=True, error="timeout")
        assert due(memory, now) == ["c"]
        assert memory.outbox.next_due(now) == later
        assert due(memory, later) == ["c", "a"]


def test_the_next_instant_is_that_of_a_row_whose_turn_it_is(
    store: Store, now: datetime, put: Callable[[Memory, Put], bool]
) -> None:
    with store.begin() as memory:
        assert memory.outbox.next_due(now) is None
        put(memory, ("now", EMMA, "answer", 0))
        assert memory.outbox.next_due(now) is None
        put(memory, ("in ten", GROUP, "reminder", 10))
        put(memory, ("in five", ANNA, "broadcast", 5))
        assert memory.outbox.next_due(now) == now + timedelta(minutes=5)


def test_cancelling_the_head_lets_the_next_one_go(
    store: Store, now: datetime, put: Callable[[Memory, Put], bool]
) -> None:
    with store.begin() as memory:
        put(memory, ("a", ANNA, "answer", 0))
        put(memory, ("b", ANNA, "answer", 0))
    with store.begin() as memory:
        assert memory.outbox.cancel(keys=["a"]) == 1
    with store.look() as memory:
        assert due(memory, now) == ["b"]
