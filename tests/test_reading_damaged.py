"""An update with a field of the wrong kind is refused by its reading, whatever python-telegram-bot takes it for."""

from typing import Any

import pytest

from handlers.reading import Me, read

ME = Me(900, "minga_bot")
ANNA = {"id": 5, "is_bot": False, "first_name": "Anna"}
PRIVATE = {"id": 5, "type": "private", "first_name": "Anna"}
MESSAGE = {"message_id": 10, "date": 1_790_000_000, "chat": PRIVATE, "from": ANNA, "text": "meeting"}
PRESS = {"id": "1", "from": ANNA, "chat_instance": "1", "data": "t", "message": MESSAGE}

DAMAGED: list[tuple[str, dict[str, Any]]] = [
    ("message", MESSAGE | {"reply_to_message": MESSAGE | {"text": True}}),
    ("message", MESSAGE | {"message_id": "x"}),
    ("message", MESSAGE | {"from": ANNA | {"first_name": 1.5}}),
    ("message", MESSAGE | {"from": ANNA | {"language_code": 7}}),
    ("message", MESSAGE | {"chat": {"id": -5, "type": "group", "title": ["x"]}}),
    ("callback_query", PRESS | {"data": 5}),
    ("callback_query", PRESS | {"id": 5}),
]


@pytest.mark.parametrize(("kind", "body"), DAMAGED)
def test_a_field_of_the_wrong_kind_is_refused_in_reading(kind: str, body: dict[str, Any]) -> None:
    with pytest.raises(TypeError):
        read({"update_id": 1, kind: body}, ME)
