"""Whatever a bot sends, it gets an answer, and never an internal error."""

import asyncio
import itertools
import json
from typing import Any

import pytest

from playground.api.http import Request, Response
from playground.api.methods import all_methods
from playground.engine import Engine, Settings
from tests.playground_world import TOKEN, WORLD

ODD: list[Any] = [
    "",
    "x",
    "-1",
    "99999999999999999999",
    "1e9",
    "{",
    "[]",
    "{}",
    "[[]]",
    "[1]",
    "[null]",
    '["x"]',
    "[{}]",
    '{"type": "chat"}',
    '{"type": "web_app", "web_app": 3, "text": "x"}',
    '{"inline_keyboard": [[{"text": "x", "web_app": 1}]]}',
    '{"inline_keyboard": [[{"text": "x", "copy_text": []}]]}',
    '{"inline_keyboard": [["x"]]}',
    '{"keyboard": [[1]]}',
    '{"message_id": "x", "quote": 3}',
    '[{"type": "text_mention", "offset": 0, "length": 1, "user": {}}]',
    '[{"type": "date_time", "offset": 0, "length": 1, "unix_time": "x"}]',
    '[{"type": "emoji"}]',
    '[{"type": "photo", "media": 7, "caption": []}]',
    '[{"type": "article", "id": "1", "title": "x", "input_message_content": {"message_text": {}}}]',
    '[{"command": 1, "description": 2}]',
    "\ud800".encode("utf-8", "surrogatepass").decode("latin-1"),
    "attach://nothing",
    "http://[",
    '{"text": "<", "text_parse_mode": "HTML"}',
]


@pytest.mark.parametrize("name", sorted(method.name for method in all_methods().values()))
async def test_odd_parameters_get_an_answer(name: str) -> None:
    method = all_methods()[name.lower()]
    for parameter in sorted(method.takes):
        engine = Engine(Settings("off", beginning=WORLD))
        for odd in ODD:
            status = await call(engine, name, {**await usual(engine, name), parameter: odd})
            assert status in {200, 400, 401, 403, 404, 409, 429}, (parameter, odd)


async def usual(engine: Engine, name: str) -> dict[str, str]:
    """Parameters with which a call would succeed."""
    anna = str(engine.world.person("anna").id)
    known = {
        "chat_id": anna,
        "from_chat_id": anna,
        "message_id": "1",
        "text": "x",
        "question": "?",
        "options": '["a", "b"]',
        "phone_number": "1",
        "first_name": "x",
        "latitude": "1",
        "longitude": "1",
        "action": "typing",
        "user_id": anna,
        "commands": "[]",
        "name": "x",
    }
    if "message_id" in all_methods()[name.lower()].takes:
        await call(engine, "sendMessage", {"chat_id": anna, "text": "before"})
    return {key: value for key, value in known.items() if key in all_methods()[name.lower()].takes}


async def call(engine: Engine, name: str, parameters: dict[str, str]) -> int:
    body = json.dumps(parameters).encode()
    headers = {"content-type": "application/json"}
    answer = engine.quick(Request("POST", f"/bot{TOKEN}/{name}", b"", headers, body))
    if isinstance(answer, Response):
        assert json.loads(answer.body)["ok"] == (answer.status == 200)
        return answer.status
    waiting = asyncio.ensure_future(answer)
    await asyncio.sleep(0)
    waiting.cancel()
    return 200


def test_bodies_of_any_kind_get_an_answer() -> None:
    engine = Engine(Settings("off", beginning=WORLD))
    kinds = [
        "application/json",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "text/plain",
        "",
    ]
    bodies = [b"{", b"[]", b"\xff\xfe", b"a=%ff&=&b", b"--x\r\n\r\n--x--\r\n", b"--x\r\nContent-Disposition: x\r\n\r\n"]
    for kind, body in itertools.product(kinds, bodies):
        answer = engine.quick(Request("POST", f"/bot{TOKEN}/getMe", b"", {"content-type": kind}, body))
        assert isinstance(answer, Response)
        assert answer.status in {200, 400}
