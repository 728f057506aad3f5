"""The text of a message as it will be kept, from `text`, `parse_mode` and `entities`."""

from typing import Any

from playground.api.errors import ApiError, bad_request
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
_FOUND_BY_TELEGRAM = frozenset(
    {"mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number", "bank_card_number"}
)
_FIELDS = (("offset", int), ("length", int), ("type", str))
_TYPE_NAMES = {int: "Number", str: "String", dict: "Object"}


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
    """Any text with its mode or entities, tidied; entities that are no JSON are passed over, as at Telegram."""
    if len(raw) * 4 > _RAW_BYTES and len(raw.encode("utf-8", "replace")) > _RAW_BYTES:
        raise bad_request("text is too long")
    mode, given = parameters.text(mode_name), parameters.lenient_json(entities_name)
    return tidy(marked(raw, mode, given)) if raw else FormattedText("")


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
    if not isinstance(given, list):
        return ()
    return tuple(entity for one in given if (entity := _given(one)) is not None)


def _refused(reason: str) -> ApiError:
    return bad_request(f"can't parse MessageEntity: {reason}")


def _given(one: Any) -> Entity | None:
    if not isinstance(one, dict):
        raise _refused("expected an Object")
    offset, length, kind = (_field(one, name, wanted) for name, wanted in _FIELDS)
    if kind in _FOUND_BY_TELEGRAM or length <= 0 or offset < 0:
        return None
    if kind in _GIVEN_TYPES:
        language = one.get("language") if kind == "pre" else None
        return Entity(kind, offset, length, language=language or None)
    return _special(kind, offset, length, one)


def _field(one: dict[str, Any], name: str, wanted: type) -> Any:
    if name not in one:
        raise _refused(f'Can\'t find field "{name}"')
    value = one[name]
    if wanted is int and isinstance(value, str) and value.lstrip("-").isdigit():
        return int(value)
    if not isinstance(value, wanted):
        raise _refused(f'Field "{name}" must be of type {_TYPE_NAMES[wanted]}')
    return value


def _special(kind: str, offset: int, length: int, one: dict[str, Any]) -> Entity | None:
    match kind:
        case "text_link":
            url = str(one.get("url", ""))
            if (user_id := mentioned_user(url)) is not None:
                return Entity("text_mention", offset, length, user_id=user_id)
            return Entity(kind, offset, length, url=checked) if (checked := checked_url(url)) else None
        case "text_mention":
            return Entity(kind, offset, length, user_id=_field(_field(one, "user", dict), "id", int))
        case "custom_emoji":
            return Entity(kind, offset, length, custom_emoji_id=str(one.get("custom_emoji_id", "")))
        case "date_time":
            return _date_time(offset, length, one)
    raise _refused("Unsupported type specified")


def _date_time(offset: int, length: int, one: dict[str, Any]) -> Entity:
    unix, shape = one.get("unix_time"), one.get("date_time_format", "")
    if not isinstance(unix, int) or unix <= 0:
        raise _refused("Invalid Unix time specified")
    if not isinstance(shape, str) or not is_date_time_format(shape):
        raise _refused("Invalid date-time format specified")
    return Entity("date_time", offset, length, unix_time=unix, date_time_format=shape)
