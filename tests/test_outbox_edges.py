"""The edges of the outbox: cards and their messages, whose row it is, what is cancelled, expired, moved and counted."""

from datetime import datetime, timedelta

import pytest

from data.memory import Memory, Store
from data.model import OutboxRow, Outgoing

ANNA, GROUP, SUPERGROUP = 1, -5, -100500
SECOND = timedelta(seconds=1)


def put(memory: Memory, now: datetime, key: str, chat_id: int = ANNA, **fields: object) -> None:
    plain = {"action": "send", "kind": "answer", "due_at": now, "content": {}}
    assert memory.outbox.put(Outgoing(key, chat_id, **(plain | fields)))  # type: ignore[arg-type]


def claimed(memory: Memory, now: datetime, worker: str = "sender") -> OutboxRow:
    row = memory.outbox.claim(memory.outbox.due(now)[0].id, worker, now)
    assert row is not None
    return row


def keys(rows: tuple[OutboxRow, ...]) -> list[str]:
    return [row.outgoing.key for row in rows]


def test_a_message_shows_its_card_in_its_chat_alone(store: Store, now: datetime) -> None:
    with store.begin() as memory:
        for chat_id, message in ((ANNA, 77), (GROUP, 78)):
            put(memory, now, f"card in {chat_id}", chat_id, card=f"item:{message}")
            memory.outbox.sent(claimed(memory, now).id, message, now)
        shown = [memory.outbox.card_shown(chat_id, message) for chat_id in (ANNA, GROUP) for message in (77, 78)]
        assert shown == ["item:77", None, None, "item:78"]


def test_a_question_that_became_its_answer_shows_the_answers_card_and_no_other(store: Store, now: datetime) -> None:
    with store.begin() as memory:
        put(memory, now, "question", card="question:1")
        memory.outbox.sent(claimed(memory, now).id, 77, now)
        memory.outbox.shows("meeting:1", ANNA, 77)
        assert memory.outbox.card_shown(ANNA, 77) == "meeting:1"
        assert memory.outbox.card_message("meeting:1", ANNA) == 77
        assert memory.outbox.card_message("question:1", ANNA) is None


def test_a_card_sent_again_is_found_where_it_stands_last(store: Store, now: datetime) -> None:
    with store.begin() as memory:
        for message in (77, 80):
            put(memory, now, f"card {message}", card="item:1")
            memory.outbox.sent(claimed(memory, now).id, message, now)
        assert memory.outbox.card_message("item:1", ANNA) == 80
        put(memory, now, "edited", card="item:1", action="edit")
        memory.outbox.sent(claimed(memory, now).id, None, now)
        assert memory.outbox.card_message("item:1", ANNA) == 80


def test_what_arrived_has_no_worker_no_error_and_its_instant(store: Store, now: datetime) -> None:
    with store.begin() as memory:
        put(memory, now, "a")
        memory.outbox.retry(claimed(memory, now).id, now, error="timeout")
        sent = memory.outbox.sent(claimed(memory, now).id, 77, now + SECOND)
        assert sent is not None
        assert (sent.state, sent.error, sent.sent_at, sent.claimed_by) == ("sent", None, now + SECOND, None)
        assert (sent.message_id, sent.attempts, sent.ambiguous) == (77, 1, False)


def test_what_waits_was_not_sent_unless_it_may_have_arrived(store: Store, now: datetime) -> None:
    with store.begin() as memory:
        put(memory, now, "sure")
        put(memory, now, "in doubt", GROUP)
        sure, doubt = memory.outbox.due(now)
        assert memory.outbox.sent(sure.id, 1, now) is None
        memory.outbox.claim(doubt.id, "killed", now)
        assert keys(memory.outbox.release("killed")) == ["in doubt"]
        arrived = memory.outbox.sent(doubt.id, 2, now)
        assert arrived is not None
        assert arrived.state == "sent"


@pytest.mark.parametrize("worker", ["somebody else", "sender", None])
def test_only_who_has_a_row_in_hand_ends_it(store: Store, now: datetime, worker: str | None) -> None:
    with store.begin() as memory:
        put(memory, now, "a")
        put(memory, now, "b", GROUP)
        first, second = claimed(memory, now), claimed(memory, now)
        ended = (
            memory.outbox.failed(first.id, "gone", now, worker),
            memory.outbox.retry(second.id, now, worker=worker),
        )
        assert [each is not None for each in ended] == [worker != "somebody else"] * 2


def test_only_the_rows_of_the_worker_that_is_gone_are_taken_back(store: Store, now: datetime) -> None:
    with store.begin() as memory:
        put(memory, now, "a")
        put(memory, now, "b", GROUP)
        claimed(memory, now, "alive")
        claimed(memory, now, "gone")
        assert keys(memory.outbox.release("gone")) == ["b"]
        assert memory.outbox.release("gone") == ()
        assert keys(memory.outbox.due(now)) == ["b"]


def test_a_row_under_way_is_neither_cancelled_nor_expired(store: Store, now: datetime) -> None:
    with store.begin() as memory:
        put(memory, now, "under way", card="item:1", not_after=now + SECOND)
        row = claimed(memory, now)
        assert memory.outbox.cancel(keys=["under way"], prefix="under", card="item:1") == 0
        assert memory.outbox.expire(now + SECOND) == ()
        assert memory.outbox.sent(row.id, 1, now) is not None


def test_what_expires_is_handed_back_in_the_order_in_which_it_was_put(store: Store, now: datetime) -> None:
    with store.begin() as memory:
        for number in (3, 1, 2):
            put(memory, now, str(number), number, not_after=now + SECOND)
        assert keys(memory.outbox.expire(now + SECOND - timedelta(microseconds=1))) == []
        assert keys(memory.outbox.expire(now + SECOND)) == ["3", "1", "2"]
        assert memory.outbox.counts()["expired"] == 3


def test_every_state_is_counted_even_where_there_is_nothing(store: Store, now: datetime) -> None:
    with store.begin() as memory:
        put(memory, now, "a")
        nothing = dict.fromkeys(("sending", "sent", "failed", "expired", "cancelled"), 0)
        assert memory.outbox.counts() == {"pending": 1} | nothing


def test_what_was_due_at_the_very_instant_is_not_forgotten(store: Store, now: datetime) -> None:
    with store.begin() as memory:
        put(memory, now, "a")
        memory.outbox.sent(claimed(memory, now).id, 1, now)
        assert memory.outbox.forget_finished(now) == 0
        assert memory.outbox.forget_finished(now + SECOND) == 1


def test_a_key_names_the_new_number_only_where_it_named_the_old_one(store: Store, now: datetime) -> None:
    with store.begin() as memory:
        for key in (f"digest:{GROUP}", f"digest:{GROUP}1", f"x{GROUP}:1"):
            put(memory, now, key, GROUP)
        put(memory, now, f"taken:{SUPERGROUP}", ANNA)
        put(memory, now, f"taken:{GROUP}", GROUP)
        memory.outbox.migrated(GROUP, SUPERGROUP)
    with store.begin() as memory:
        kept = {f"digest:{SUPERGROUP}", f"digest:{GROUP}1", f"x{GROUP}:1", f"taken:{GROUP}"}
        moved = {key for key in kept if (row := memory.outbox.by_key(key)) and row.outgoing.chat_id == SUPERGROUP}
        assert moved == kept
        taken = memory.outbox.by_key(f"taken:{SUPERGROUP}")
        assert taken is not None
        assert taken.outgoing.chat_id == ANNA


def test_a_group_that_moves_forgets_its_own_cards_and_no_others(store: Store, now: datetime) -> None:
    with store.begin() as memory:
        for chat_id in (GROUP, ANNA):
            put(memory, now, f"card {chat_id}", chat_id, card="item:1")
            memory.outbox.sent(claimed(memory, now).id, 70, now)
        memory.outbox.migrated(GROUP, SUPERGROUP)
        found = [memory.outbox.card_message("item:1", chat_id) for chat_id in (GROUP, ANNA, SUPERGROUP)]
        assert found == [None, 70, None]


def test_two_groups_that_become_one_speak_in_one_order(store: Store, now: datetime) -> None:
    with store.begin() as memory:
        put(memory, now, "second", SUPERGROUP)
        put(memory, now - SECOND, "first", GROUP)
        memory.outbox.settle()
        memory.outbox.migrated(GROUP, SUPERGROUP)
    left = []
    with store.begin() as memory:
        while ready := memory.outbox.due(now):
            assert len(ready) == 1
            left += keys(ready)
            memory.outbox.sent(claimed(memory, now).id, 1, now)
    assert left == ["first", "second"]


def test_of_what_is_due_at_one_instant_the_first_put_leaves_first_up_to_the_limit(store: Store, now: datetime) -> None:
    with store.begin() as memory:
        for chat_id in (9, 4, 7, 2):
            put(memory, now, str(chat_id), chat_id)
        put(memory, now + SECOND, "later", 1)
        assert keys(memory.outbox.due(now)) == ["9", "4", "7", "2"]
        assert keys(memory.outbox.due(now, limit=3, skip_chats=[4])) == ["9", "7", "2"]
        assert keys(memory.outbox.due(now + SECOND, limit=1)) == ["9"]
        assert memory.outbox.next_due(now - SECOND) == now
        assert memory.outbox.next_due(now) == now + SECOND
        assert memory.outbox.next_due(now + SECOND) is None


def test_a_hundred_rows_are_handed_out_at_a_time(store: Store, now: datetime) -> None:
    with store.begin() as memory:
        for chat_id in range(1, 103):
            put(memory, now, str(chat_id), chat_id)
        assert len(memory.outbox.due(now)) == 100


def test_what_was_put_off_is_claimed_only_from_then_on(store: Store, now: datetime) -> None:
    with store.begin() as memory:
        put(memory, now, "a")
        row = memory.outbox.retry(claimed(memory, now).id, now + SECOND)
        assert row is not None
        memory.outbox.settle()
        assert memory.outbox.claim(row.id, "sender", now) is None
        assert memory.outbox.claim(row.id, "sender", now + SECOND) is not None
        assert memory.outbox.get(row.id + 1) is None
