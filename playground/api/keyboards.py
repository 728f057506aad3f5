"""`reply_markup`: parsed, checked, and kept as Telegram would give it back."""

import re
from collections.abc import Callable
from typing import Any

from playground.api.errors import bad_request
from playground.api.objects import Object
from playground.api.parameters import Parameters
from playground.text.links import checked_url

_IN_A_ROW = 12
_IN_ALL = 300
_HEAVIEST = 10_000
_STYLES = {"danger", "success", "primary"}
_USER_LINK = re.compile(r"tg://user\?id=\d+")
_INLINE = "can't parse inline keyboard button: "
_REPLY = "can't parse keyboard button: "


def reply_markup(parameters: Parameters, *, inline_only: bool = False) -> Object | None:
    """The markup, or None when there is none; edits take inline keyboards only."""
    given = parameters.json("reply_markup", "can't parse reply keyboard markup JSON object")
    if given is None:
        return None
    if not isinstance(given, dict):
        raise bad_request("object expected as reply markup")
    if len(parameters.text("reply_markup")) > _HEAVIEST * 4:
        raise bad_request("reply markup is too long")
    if given.get("keyboard") and not inline_only:
        return _reply_keyboard(given)
    if given.get("inline_keyboard") is not None:
        return inline_keyboard(given["inline_keyboard"])
    return None if inline_only else _for_people(given)


def _for_people(given: Object) -> Object | None:
    if given.get("remove_keyboard"):
        return {"remove_keyboard": True, "selective": bool(given.get("selective"))}
    if given.get("force_reply"):
        return _force_reply(given)
    return None


def _force_reply(given: Object) -> Object:
    markup: Object = {"force_reply": True, "selective": bool(given.get("selective"))}
    if given.get("input_field_placeholder"):
        markup["input_field_placeholder"] = str(given["input_field_placeholder"])
    return markup


def inline_keyboard(rows: Any) -> Object | None:
    """An inline keyboard; more than 12 buttons in a row or 300 in all are cut, empty rows left out."""
    checked: list[list[Object]] = []
    left = _IN_ALL
    for row in _rows(rows, "inline_keyboard", " of the InlineKeyboardMarkup"):
        buttons = [_inline_button(button) for button in row][: min(_IN_A_ROW, left)]
        left -= len(buttons)
        if buttons:
            checked.append(buttons)
    return {"inline_keyboard": checked} if checked else None


def _rows(rows: Any, field: str, owner: str = "") -> list[list[Any]]:
    if not isinstance(rows, list):
        raise bad_request(f'field "{field}" must be of type Array')
    if not all(isinstance(row, list) for row in rows):
        raise bad_request(f'field "{field}"{owner} must be an Array of Arrays')
    return rows


def _inline_button(button: Any) -> Object:
    if not isinstance(button, dict):
        raise bad_request(f"{_INLINE}InlineKeyboardButton must be an Object")
    text = _text(button, _INLINE)
    action = next((name for name in _ACTIONS if _is_there(button, name)), None)
    if action is None:
        raise bad_request(f"{_INLINE}Text buttons are unallowed in the inline keyboard")
    made: Object = {"text": text}
    if button.get("style") in _STYLES:
        made["style"] = button["style"]
    return {**made, action: _ACTIONS[action](button[action])}


def _is_there(button: Object, name: str) -> bool:
    """An empty link or empty data is none; an empty query is one."""
    return button.get(name) is not None and (button[name] != "" or name.startswith("switch"))


def _text(button: Object, prefix: str) -> str:
    if "text" not in button:
        raise bad_request(f'{prefix}Can\'t find field "text"')
    if not isinstance(button["text"], str):
        raise bad_request(f'{prefix}Field "text" must be of type String')
    if not button["text"].strip():
        raise bad_request("inline keyboard button text must be non-empty")
    return button["text"]


def _url(value: Any) -> str:
    url = checked_url(str(value)) if not _USER_LINK.fullmatch(str(value)) else str(value)
    if url is None:
        raise bad_request(f"inline keyboard button URL '{value}' is invalid: Wrong HTTP URL")
    return url


def _data(value: Any) -> str:
    if not isinstance(value, str):
        raise bad_request(f'{_INLINE}Field "callback_data" must be of type String')
    if len(value.encode()) > 64:
        raise bad_request("BUTTON_DATA_INVALID")
    return value


def _web_app(value: Any) -> Object:
    url = str(value.get("url", "")) if isinstance(value, dict) else ""
    if not url.startswith("https://"):
        raise bad_request(f"inline keyboard button Web App URL '{url}' is invalid: Only HTTPS links are allowed")
    return {"url": checked_url(url)}


def _login(value: Any) -> Object:
    url = checked_url(str(value.get("url", ""))) if isinstance(value, dict) else None
    if url is None:
        raise bad_request(f"{_INLINE}login URL is invalid")
    return {"url": url}


def _copied(value: Any) -> Object:
    text = value.get("text") if isinstance(value, dict) else None
    if not isinstance(text, str) or not 0 < len(text) <= 256:
        raise bad_request("inline keyboard button copy text is invalid")
    return {"text": text}


def _chosen_chat(value: Any) -> Object:
    if not isinstance(value, dict):
        raise bad_request(f'{_INLINE}Field "switch_inline_query_chosen_chat" must be of type Object')
    known = ("query", "allow_user_chats", "allow_bot_chats", "allow_group_chats", "allow_channel_chats")
    return {name: value[name] for name in known if name in value}


_ACTIONS: dict[str, Callable[[Any], Any]] = {
    "url": _url,
    "callback_data": _data,
    "switch_inline_query": str,
    "switch_inline_query_current_chat": str,
    "switch_inline_query_chosen_chat": _chosen_chat,
    "login_url": _login,
    "web_app": _web_app,
    "copy_text": _copied,
}


def _reply_keyboard(given: Object) -> Object:
    rows = [[_reply_button(button) for button in row] for row in _rows(given["keyboard"], "keyboard")]
    markup: Object = {"keyboard": [row[:_IN_A_ROW] for row in rows if row]}
    for name in ("is_persistent", "resize_keyboard", "one_time_keyboard", "selective"):
        markup[name] = bool(given.get(name))
    if given.get("input_field_placeholder"):
        markup["input_field_placeholder"] = str(given["input_field_placeholder"])
    return markup


def _reply_button(button: Any) -> Object:
    if isinstance(button, str):
        button = {"text": button}
    if not isinstance(button, dict):
        raise bad_request(f"{_REPLY}KeyboardButton must be a String or an Object")
    made: Object = {"text": _text(button, _REPLY)}
    for name in ("request_contact", "request_location"):
        if button.get(name):
            made[name] = True
    for name in ("request_users", "request_chat", "request_poll", "web_app"):
        if isinstance(button.get(name), dict):
            made[name] = button[name]
    return made
