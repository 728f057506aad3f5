"""What follows when Telegram answers this or that: every action with every answer, as docs/design.md says."""

from datetime import datetime, timedelta

import pytest
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, TelegramError, TimedOut

from data.memory import Store
from data.model import Action, OutboxRow, Outgoing
from handlers.claiming import marked
from handlers.delivering import CONCESSIONS
from handlers.errors import AnswerLostError, NotConnectedError, ToldToWaitError
from handlers.mind import MAY_REPEAT
from handlers.noting import note
from handlers.uttering import Form
from handlers.verdicts import ANEW, CAPTION, PLAIN, Otherwise, judge

ANNA, GROUP, SUPERGROUP = 1, -5, -100500
ACTIONS: tuple[Action, ...] = ("send", "edit", "delete", "document", "photo")
SENT, FAILED = "sent", "failed"
AGAIN_AT_ONCE, AGAIN_LATER, AGAIN_IN_DOUBT = "pending at once", "pending after 7 s", "pending after 30 s, in doubt"

FOLLOWS: list[tuple[str, TelegramError, str, int]] = [
    ("not modified", BadRequest("Message is not modified: …"), SENT, 0),
    ("nothing to delete", BadRequest("Message to delete not found"), SENT, 0),
    ("429", ToldToWaitError(7), AGAIN_LATER, 0),
    ("no connection", NotConnectedError("no route"), AGAIN_AT_ONCE, 0),
    ("read timeout", TimedOut(), AGAIN_IN_DOUBT, 1),
    ("dropped", AnswerLostError("ServerDisconnectedError"), AGAIN_IN_DOUBT, 1),
    ("502", AnswerLostError("Telegram is in trouble: 502"), AGAIN_IN_DOUBT, 1),
    ("not Telegram's", AnswerLostError("The answer is not Telegram's: <html>"), AGAIN_IN_DOUBT, 1),
    ("migrated", ChatMigrated(SUPERGROUP), AGAIN_AT_ONCE, 0),
    ("blocked", Forbidden("Forbidden: bot was blocked by the user"), FAILED, 0),
    ("kicked", Forbidden("Forbidden: bot was kicked from the supergroup chat"), FAILED, 0),
    ("deactivated", Forbidden("Forbidden: user is deactivated"), FAILED, 0),
    ("not found", BadRequest("Chat not found"), FAILED, 0),
    ("no rights", BadRequest("Not enough rights to send text messages to the chat"), FAILED, 0),
    ("any other 400", BadRequest("Button_data_invalid"), FAILED, 0),
    ("413", TelegramError("Request Entity Too Large"), FAILED, 0),
    ("401", InvalidToken(), AGAIN_AT_ONCE, 0),
]
"""What Telegram answered, the error, what becomes of the row, how many attempts are counted."""

FORMS = {
    "can't parse entities: …": PLAIN,
    "message is too long": PLAIN,
    "message to edit not found": ANEW,
    "there is no text in the message to edit": CAPTION,
}


def claimed(store: Store, now: datetime, action: Action, chat_id: int) -> OutboxRow:
    with store.begin() as memory:
        memory.outbox.put(Outgoing("it", chat_id, action, "reminder", now, {"text": "words"}, card="card"))
        memory.outbox.put(Outgoing("next", chat_id, action, "reminder", now, {"text": "more"}))
        row = memory.outbox.claim(memory.outbox.due(now)[0].id, "sender", now)
    assert row is not None
    return row


def fate(row: OutboxRow, now: datetime, ready: datetime) -> str:
    if row.state != "pending":
        return row.state
    doubt = ", in doubt" if row.ambiguous else ""
    wait = round((ready - now).total_seconds())
    return f"pending after {wait} s{doubt}" if wait else f"pending at once{doubt}"


@pytest.mark.parametrize("action", ACTIONS)
@pytest.mark.parametrize(("error", "follows", "attempts"), [case[1:] for case in FOLLOWS], ids=[c[0] for c in FOLLOWS])
def test_what_telegram_answers_decides_what_becomes_of_a_row(
    store: Store, now: datetime, action: Action, error: TelegramError, follows: str, attempts: int
) -> None:
    row = claimed(store, now, action, GROUP)
    with store.begin() as memory:
        note(row, judge(error))(memory, now)
    with store.look() as memory:
        after = memory.outbox.get(row.id)
        ready = now if memory.outbox.due(now)[:1] else memory.outbox.next_due(now) or now
        heads = [head.outgoing.key for head in memory.outbox.due(now + timedelta(hours=1))]
    assert after is not None
    assert (fate(after, now, ready), after.attempts) == (follows, attempts)
    assert len(heads) == 1
    assert heads[0].startswith("next" if after.state in {SENT, FAILED} else "it"), "its chat waits for it, or goes on"
    assert after.outgoing.chat_id == (SUPERGROUP if isinstance(error, ChatMigrated) else GROUP)


@pytest.mark.parametrize("action", ACTIONS)
def test_what_is_in_doubt_is_marked_unless_it_is_an_edit(store: Store, now: datetime, action: Action) -> None:
    row = claimed(store, now, action, ANNA)
    with store.begin() as memory:
        note(row, judge(TimedOut()))(memory, now)
        again = memory.outbox.claim(row.id, "sender", now + timedelta(seconds=30))
    assert again is not None
    assert (MAY_REPEAT in marked(again).content) == (action != "edit")
    assert MAY_REPEAT not in marked(row).content


WAITS = [30, 60, 120, 240, 480, 900, 900, 900, 900]
"""Seconds after each lost answer."""


def test_each_lost_answer_is_waited_for_longer(store: Store, now: datetime) -> None:
    row, waits = claimed(store, now, "send", ANNA), []
    for _ in WAITS:
        with store.begin() as memory:
            note(row, judge(TimedOut()))(memory, now)
        with store.begin() as memory:
            ready = memory.outbox.next_due(now)
            assert ready is not None
            waits.append((ready - now).total_seconds())
            again = memory.outbox.claim(row.id, "sender", ready)
        assert again is not None
        row, now = again, ready
    assert waits == WAITS


@pytest.mark.parametrize(("words", "form"), FORMS.items())
def test_what_is_not_taken_in_one_form_is_said_in_another(words: str, form: str) -> None:
    verdict = judge(BadRequest(words))
    assert verdict == Otherwise(form)
    assert Form().otherwise(form) != Form()
    assert len({PLAIN, ANEW, CAPTION}) <= CONCESSIONS
