"""What becomes of a row: nothing is said twice, nothing is lost, and the sums are right."""

from collections.abc import Callable
from datetime import datetime, timedelta
from random import Random

import pytest

from data.memory import Memory, Store
from data.model import OutboxRow, Outgoing

ANNA, GROUP, SUPERGROUP = 1, -5, -100500


def outgoing(now: datetime, key: str = "reminder:1", chat_id: int = ANNA, **fields: object) -> Outgoing:
    return Outgoing(key, chat_id, **({"action": "send", "kind": "answer", "due_at": now, "content": {}} | fields))  # type: ignore[arg-type]


def claimed(memory: Memory, now: datetime, worker: str = "sender") -> OutboxRow:
    row = memory.outbox.claim(memory.outbox.due(now)[0].id, worker, now)
    assert row is not None
    assert row.state == "sending"
    return row


def test_what_is_put_twice_is_said_once(store: Store, now: datetime) -> None:
    with store.begin() as memory:
        assert memory.outbox.put(outgoing(now, content={"say": "first"}))
        assert not memory.outbox.put(outgoing(now, content={"say": "second"}))
    with store.begin() as memory:
        assert not memory.outbox.put(outgoing(now, chat_id=GROUP))
        kept = memory.outbox.by_key("reminder:1")
        assert kept is not None
        assert kept.outgoing == outgoing(now, content={"say": "first"})


def test_a_key_stays_taken_after_it_was_sent(store: Store, now: datetime) -> None:
    with store.begin() as memory:
        memory.outbox.put(outgoing(now))
        memory.outbox.sent(claimed(memory, now).id, 77, now)
        assert not memory.outbox.put(outgoing(now))


def test_a_row_is_claimed_by_one_worker(store: Store, now: datetime) -> None:
    with store.begin() as memory:
        memory.outbox.put(outgoing(now))
        row = claimed(memory, now, "first")
        assert row.claimed_by == "first"
        assert memory.outbox.claim(row.id, "second", now) is None


def test_a_row_is_not_claimed_before_it_is_due_nor_when_it_is_of_no_use(store: Store, now: datetime) -> None:
    with store.begin() as memory:
        memory.outbox.put(outgoing(now, not_after=now + timedelta(minutes=1)))
        row = memory.outbox.due(now)[0]
        assert memory.outbox.claim(row.id, "sender", now - timedelta(seconds=1)) is None
        assert memory.outbox.claim(row.id, "sender", now + timedelta(minutes=1)) is None


def test_an_edit_finds_the_message_of_its_card(store: Store, now: datetime) -> None:
    with store.begin() as memory:
        memory.outbox.put(outgoing(now, "card", card="meeting:1"))
        memory.outbox.put(outgoing(now, "edit", card="meeting:1", action="edit"))
        memory.outbox.sent(claimed(memory, now).id, 77, now)
        assert memory.outbox.card_message("meeting:1", ANNA) == 77
        assert memory.outbox.card_message("meeting:1", GROUP) is None
        assert claimed(memory, now).message_id == 77


def test_an_edit_finds_its_own_card_among_others_as_it_is_claimed(store: Store, now: datetime) -> None:
    with store.begin() as memory:
        for number, chat_id in enumerate((GROUP, ANNA, SUPERGROUP)):
            memory.outbox.put(outgoing(now, f"answer:{number}", chat_id, card=f"card:{number}"))
            memory.outbox.sent(claimed(memory, now).id, 70 + number, now)
        memory.outbox.put(outgoing(now, "edit", ANNA, card="card:1", action="edit"))
        assert claimed(memory, now).message_id == 71
        memory.outbox.put(outgoing(now, "edit of nothing", GROUP, card="card:9", action="edit"))
        assert claimed(memory, now).message_id is None


def test_a_deleted_card_is_nowhere(store: Store, now: datetime) -> None:
    with store.begin() as memory:
        memory.outbox.put(outgoing(now, "card", card="meeting:1"))
        memory.outbox.sent(claimed(memory, now).id, 77, now)
        memory.outbox.put(outgoing(now, "delete", card="meeting:1", action="delete"))
        memory.outbox.sent(claimed(memory, now).id, None, now)
        assert memory.outbox.card_message("meeting:1", ANNA) is None


@pytest.mark.parametrize(("counts", "attempts"), [(True, 1), (False, 0)])
def test_only_what_was_its_own_fault_counts_as_an_attempt(
    store: Store, now: datetime, counts: bool, attempts: int
) -> None:
    with store.begin() as memory:
        memory.outbox.put(outgoing(now))
        row = memory.outbox.retry(claimed(memory, now).id, now, error="429", count_attempt=counts)
        assert row is not None
        assert (row.state, row.attempts, row.claimed_by) == ("pending", attempts, None)


def test_a_doubt_is_not_forgotten(store: Store, now: datetime) -> None:
    with store.begin() as memory:
        memory.outbox.put(outgoing(now))
        memory.outbox.retry(claimed(memory, now).id, now, ambiguous=True)
        row = memory.outbox.retry(claimed(memory, now).id, now, ambiguous=False)
        assert row is not None
        assert row.ambiguous


def test_the_end_of_a_row_comes_once(store: Store, now: datetime) -> None:
    with store.begin() as memory:
        memory.outbox.put(outgoing(now))
        row = claimed(memory, now)
        assert memory.outbox.failed(row.id, "blocked", now) is not None
        assert memory.outbox.sent(row.id, 77, now) is None
        assert memory.outbox.counts()["failed"] == 1


def test_what_is_of_no_use_any_more_expires_and_is_handed_back(store: Store, now: datetime) -> None:
    with store.begin() as memory:
        memory.outbox.put(outgoing(now, "short", not_after=now + timedelta(minutes=1)))
        memory.outbox.put(outgoing(now, "long"))
        assert memory.outbox.expire(now) == ()
        expired = memory.outbox.expire(now + timedelta(minutes=1))
        assert [row.outgoing.key for row in expired] == ["short"]
        assert [row.outgoing.key for row in memory.outbox.due(now)] == ["long"]


CANCELLED: list[tuple[dict[str, object], set[str]]] = [
    ({"keys": ["meeting:1:v1:day"]}, {"meeting:1:v1:day"}),
    ({"prefix": "meeting:1:"}, {"meeting:1:v1:day", "meeting:1:v2:day"}),
    ({"prefix": "meeting_1"}, set()),
    ({"card": "poll"}, {"meeting:10:v1:day"}),
    ({}, set()),
]


@pytest.mark.parametrize(("wanted", "expected"), CANCELLED)
def test_what_is_cancelled_is_what_was_named(
    store: Store, now: datetime, wanted: dict[str, object], expected: set[str]
) -> None:
    keys = {"meeting:1:v1:day": None, "meeting:1:v2:day": None, "meeting:10:v1:day": "poll"}
    with store.begin() as memory:
        for key, card in keys.items():
            memory.outbox.put(outgoing(now, key, card=card))
        assert memory.outbox.cancel(**wanted) == len(expected)  # type: ignore[arg-type]
        rows = (memory.outbox.by_key(key) for key in keys)
        assert {row.outgoing.key for row in rows if row and row.state == "cancelled"} == expected


def test_what_a_killed_sender_left_is_sent_again_in_doubt(store: Store, now: datetime) -> None:
    with store.begin() as memory:
        memory.outbox.put(outgoing(now))
        claimed(memory, now, "the killed one")
    with store.begin() as memory:
        assert [row.outgoing.key for row in memory.outbox.release()] == ["reminder:1"]
        row = claimed(memory, now)
        assert row.ambiguous


def test_a_group_with_a_new_number_is_told_everything_once(store: Store, now: datetime) -> None:
    with store.begin() as memory:
        memory.outbox.put(outgoing(now, f"meeting:1:{GROUP}", GROUP, card="meeting"))
        memory.outbox.sent(claimed(memory, now).id, 77, now)
        memory.outbox.put(outgoing(now, f"meeting:2:{GROUP}", GROUP))
    with store.begin() as memory:
        memory.outbox.migrated(GROUP, SUPERGROUP)
    with store.begin() as memory:
        again = [memory.outbox.put(outgoing(now, f"meeting:{n}:{SUPERGROUP}", SUPERGROUP)) for n in (1, 2, 3)]
        assert again == [False, False, True]
        assert [row.outgoing.chat_id for row in memory.outbox.due(now)] == [SUPERGROUP]
        assert memory.outbox.card_message("meeting", SUPERGROUP) is None


def test_created_is_the_sum_of_all_states_whatever_happens(store: Store, now: datetime) -> None:
    chance = Random(20140704)
    created = 0
    happenings: list[Callable[[Memory, OutboxRow], object]] = [
        lambda memory, row: memory.outbox.sent(row.id, row.id, now),
        lambda memory, row: memory.outbox.failed(row.id, "gone", now),
        lambda memory, row: memory.outbox.retry(row.id, now + timedelta(seconds=chance.randrange(3))),
        lambda memory, row: memory.outbox.release("sender"),
        lambda memory, row: memory.outbox.expire(now + timedelta(hours=1)),
        lambda memory, row: memory.outbox.cancel(prefix=f"{chance.randrange(30)}:"),
    ]
    for step in range(60):
        with store.begin() as memory:
            wanted = outgoing(now, f"{chance.randrange(30)}:{step % 7}", chance.randrange(4), not_after=None)
            created += memory.outbox.put(wanted)
            for row in memory.outbox.due(now, limit=2):
                if memory.outbox.claim(row.id, "sender", now):
                    chance.choice(happenings)(memory, row)
            assert sum(memory.outbox.counts().values()) == created
    assert created > 40


def test_what_is_over_is_forgotten_when_its_time_has_come(store: Store, now: datetime) -> None:
    with store.begin() as memory:
        memory.outbox.put(outgoing(now, "over"))
        memory.outbox.sent(claimed(memory, now).id, 1, now)
        memory.outbox.put(outgoing(now, "pending"))
        assert memory.outbox.forget_finished(now + timedelta(days=90)) == 1
        assert memory.outbox.by_key("over") is None
        assert memory.outbox.by_key("pending") is not None
