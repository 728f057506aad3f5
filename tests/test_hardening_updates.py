"""What Telegram never sends, and somebody may send all the same: read without harm, and never written into a log."""

from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from bot.events import InlineAsked, MessageSaid
from data.memory import Store
from handlers.reading import Me, read

ME = Me(7, "minga_bot")
PERSON = {"id": 12, "is_bot": False, "first_name": "Anna"}
GROUP = {"id": -1001, "type": "supergroup", "title": "Country group"}
MENDED = [
    # as it came, as it is read
    ("\ud800 hola", "? hola"),
    ("a\x00b", "a b"),
    ("🧭 Chiloé", "🧭 Chiloé"),
    ("\u202eabc\u200b", "\u202eabc\u200b"),
]
FROM_NOBODY = [
    # posts that a channel's discussion group gets by itself: nobody wrote them there
    {"from": {"id": 777000, "is_bot": False, "first_name": "Telegram"}, "is_automatic_forward": True},
    {"from": {"id": 136817688, "is_bot": True, "first_name": "Channel"}, "sender_chat": {**GROUP, "type": "channel"}},
]


def message(**parts: Any) -> dict[str, Any]:
    said = {"message_id": 5, "date": 1_790_000_000, "chat": GROUP, "from": PERSON, "text": "Action: x"}
    return {"update_id": 1, "message": said | parts}


@pytest.mark.parametrize(("came", "expected"), MENDED)
def test_what_no_database_can_keep_is_mended_as_it_is_read(came: str, expected: str) -> None:
    event = read(message(text=came, chat={**GROUP, "title": came}), ME)
    assert isinstance(event, MessageSaid)
    assert (event.text, event.where.title) == (expected, expected)


def test_an_inline_question_is_mended_too() -> None:
    event = read({"update_id": 1, "inline_query": {"id": "q", "from": PERSON, "query": "\udfff", "offset": ""}}, ME)
    assert isinstance(event, InlineAsked)
    assert event.text == "?"


@pytest.mark.parametrize("parts", FROM_NOBODY, ids=["forwarded by itself", "in the name of a channel"])
def test_a_channels_post_is_nobodys_promise(parts: dict[str, Any]) -> None:
    assert read(message(**parts), ME) is None


def test_an_error_of_the_database_does_not_say_what_somebody_wrote(store: Store) -> None:
    with pytest.raises(DBAPIError) as raised, store.begin() as memory:
        memory.connection.execute(text("INSERT INTO nowhere VALUES (:words)"), {"words": "my secret illness"})
    assert "secret" not in str(raised.value)
