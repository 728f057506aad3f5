"""The text of a message as it will be kept, from `text`, `parse_mode` and `entities`."""

from typing import Any

from playground.api.errors import bad_request
from playground.api.parameters import Parameters
from playground.text.date_time import is_date_time_format
from playground.text.entities import Entity, FormattedText, MarkupError
from playground.text.html import parse_html
from playground.text.links import checked_url, mentioned_user
from playground.text.markdown import parse_markdown, parse_markdown_v2
from playground.text.tidy import tidy

_RAW_BYTES = 1 << 15
_GIVEN_TYPES = frozenset(
    {"bold", "italic", "underline", "strikethrough", "spoiler", "blockquote", "expandable_blockquote", "code", "pre"}
)


def message_text(parameters: Parameters) -> FormattedText:
    """`text`; raises when it is empty, does not parse or has more than 4,096 characters."""
    raw = parameters.text("text")
    if not raw:
        raise bad_request("message text is empty")
    formatted = parsed(raw, parameters, "parse_mode", "entities")
    if not formatted.text:
        raise bad_request("text must be non-empty")
    if len(formatted.text) > 4096:
        raise bad_request("message is too long")
    return formatted


def caption_text(parameters: Parameters) -> FormattedText:
    """`caption`; may be empty, has at most 1,024 characters."""
    formatted = parsed(parameters.text("caption"), parameters, "parse_mode", "caption_entities")
    if len(formatted.text) > 1024:
        raise bad_request("message caption is too long")
    return formatted


def parsed(raw: str, parameters: Parameters, mode_name: str, entities_name: str) -> FormattedText:
    """Any text with its mode or entities, tidied."""
    mode = parameters.text(mode_name)
    if len(raw) * 4 > _RAW_BYTES and len(raw.encode("utf-8", "replace")) > _RAW_BYTES:
        raise bad_request("text is too long")
    given = parameters.json(entities_name, f"can't parse {entities_name.replace('_', ' ')} JSON object")
    return tidy(marked(raw, mode, given))


def marked(raw: str, mode: str, given: Any = None) -> FormattedText:
    """Markup or given entities to a formatted text, not tidied yet."""
    match mode.lower():
        case "" | "none":
            return FormattedText(raw, given_entities(given))
        case "html":
            parse = parse_html
        case "markdownv2":
            parse = parse_markdown_v2
        case "markdown":
            parse = parse_markdown
        case _:
            raise bad_request("unsupported parse_mode")
    try:
        return parse(raw)
    except MarkupError as error:
        raise bad_request(f"can't parse entities: {error}") from None


def given_entities(given: Any) -> tuple[Entity, ...]:
    """Entities from JSON; those that Telegram finds by itself are left out."""
    if given is None:
        return ()
    if not isinstance(given, list):
        raise bad_request("can't parse entities: Expected an Array")
    return tuple(entity for one in given if (entity := _given(one)) is not None)


def _given(one: Any) -> Entity | None:
    if not isinstance(one, dict):
        raise bad_request("can't parse entities: Expected an Object")
    kind, offset, length = one.get("type"), one.get("offset"), one.get("length")
    if not isinstance(kind, str):
        raise bad_request("can't parse entities: Can't find field \"type\"")
    if not isinstance(offset, int) or not isinstance(length, int) or offset < 0 or length <= 0:
        return None
    if kind in _GIVEN_TYPES:
        return Entity(kind, offset, length, language=one.get("language") if kind == "pre" else None)
    return _special(kind, offset, length, one)


def _special(kind: str, offset: int, length: int, one: dict[str, Any]) -> Entity | None:
    match kind:
        case "text_link":
            url = str(one.get("url", ""))
            if (user_id := mentioned_user(url)) is not None:
                return Entity("text_mention", offset, length, user_id=user_id)
            return Entity(kind, offset, length, url=checked) if (checked := checked_url(url)) else None
        case "text_mention":
            user = one.get("user")
            return Entity(kind, offset, length, user_id=int(user["id"])) if isinstance(user, dict) else None
        case "custom_emoji":
            return Entity(kind, offset, length, custom_emoji_id=str(one.get("custom_emoji_id", "")))
        case "date_time":
            return _date_time(offset, length, one)
    return None


def _date_time(offset: int, length: int, one: dict[str, Any]) -> Entity:
    unix, shape = one.get("unix_time"), one.get("date_time_format", "")
    if not isinstance(unix, int) or unix <= 0:
        raise bad_request("can't parse entities: Invalid Unix time specified")
    if not isinstance(shape, str) or not is_date_time_format(shape):
        raise bad_request("can't parse entities: Invalid date-time format specified")
    return Entity("date_time", offset, length, unix_time=unix, date_time_format=shape)
