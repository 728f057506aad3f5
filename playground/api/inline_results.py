"""Inline results: what a bot offers while somebody types its name, and the message that one of them becomes."""

from dataclasses import dataclass, field
from typing import Any

from playground.api.errors import bad_request
from playground.api.http import dumps
from playground.api.keyboards import inline_keyboard
from playground.api.parameters import Parameters
from playground.api.texts import message_text
from playground.world.contents import Content, Text
from playground.world.happenings import InlineAsked
from playground.world.messages import Markup

_MOST = 50


@dataclass(frozen=True, slots=True)
class InlineResult:
    """One offer, ready to be shown and sent."""

    id: str
    title: str
    description: str
    content: Content
    markup: Markup | None


@dataclass(slots=True)
class InlineQuestion:
    """An inline query that was asked, and what was answered."""

    asked: InlineAsked
    expires: float
    results: list[InlineResult] = field(default_factory=list)
    answered: bool = False
    button: dict[str, Any] | None = None
    next_offset: str = ""


def read_results(given: Any) -> list[InlineResult]:
    """The results of answerInlineQuery; raises Telegram's errors."""
    if not isinstance(given, list):
        raise bad_request("expected an Array of inline query results")
    if len(given) > _MOST:
        raise bad_request("too many inline query results specified")
    results = [_result(one) for one in given]
    if len({result.id for result in results}) < len(results):
        raise bad_request("RESULT_ID_DUPLICATE")
    return results


def _result(one: Any) -> InlineResult:
    if not isinstance(one, dict):
        raise bad_request("can't parse inline query result: Expected an Object")
    for name in ("type", "id"):
        if not isinstance(one.get(name), str) or not one[name]:
            raise bad_request(f"can't parse inline query result: Can't find field \"{name}\"")
    if len(one["id"].encode()) > 64:
        raise bad_request("RESULT_ID_INVALID")
    if one["type"] != "article":
        raise bad_request("can't parse inline query result: only articles are known to the local Telegram")
    if not str(one.get("title", "")).strip():
        raise bad_request("can't parse inline query result: Can't find field \"title\"")
    markup = one.get("reply_markup")
    keyboard = (
        inline_keyboard(markup["inline_keyboard"]) if isinstance(markup, dict) and "inline_keyboard" in markup else None
    )
    return InlineResult(one["id"], str(one["title"]), str(one.get("description", "")), _content(one), keyboard)


def _content(one: dict[str, Any]) -> Content:
    given = one.get("input_message_content")
    if not isinstance(given, dict) or "message_text" not in given:
        raise bad_request("can't parse inline query result: Message text is not specified")
    values = {name: value if isinstance(value, str) else dumps(value) for name, value in given.items()}
    values["text"] = values.pop("message_text")
    return Text(message_text(Parameters(values)))
