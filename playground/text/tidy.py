"""What Telegram does to a text before it keeps it: cleaning, trimming, entities that fit, entities it finds itself."""

import re
from dataclasses import replace

from playground.text.discovery import discover
from playground.text.entities import QUOTATIONS, STYLES, Entity, FormattedText
from playground.text.nesting import nested
from playground.text.utf16 import utf16_length, utf16_slice

_CONTROL = re.compile("[\0-\x08\x0b-\x1f]")
_NOTHING_VISIBLE = re.compile(r"[\s\u200b-\u200f\u2060\ufeff\u180e\u2800]*")
_MAY_HOLD_LINKS = STYLES | QUOTATIONS
_WHITESPACE = " \t\n\v\f\u00a0\u200b"


def tidy(formatted: FormattedText) -> FormattedText:
    """The text as it will be kept; empty when nothing visible is in it."""
    text = formatted.text if formatted.text.isprintable() else _cleaned(formatted)
    if "\r" in formatted.text:
        formatted = _without_carriage_returns(formatted)
        text = _cleaned(formatted)
    formatted = _trimmed(text, formatted.entities)
    if _NOTHING_VISIBLE.fullmatch(formatted.text):
        return FormattedText("")
    given = _fitting(formatted.text, formatted.entities) if formatted.entities else []
    blocking = [entity for entity in given if entity.type not in _MAY_HOLD_LINKS]
    found = discover(formatted.text, blocking)
    return FormattedText(formatted.text, tuple(sorted([*given, *found], key=lambda entity: entity.order)))


def _cleaned(formatted: FormattedText) -> str:
    return _CONTROL.sub(" ", formatted.text)


def _without_carriage_returns(formatted: FormattedText) -> FormattedText:
    units = formatted.text.encode("utf-16-le", "surrogatepass")
    before, count = [0], 0
    for index in range(0, len(units), 2):
        count += units[index : index + 2] == b"\r\0"
        before.append(count)
    moved = (
        replace(entity, offset=entity.offset - before[entity.offset], length=_shrunk(entity, before))
        for entity in formatted.entities
        if entity.end < len(before)
    )
    return FormattedText(formatted.text.replace("\r", ""), tuple(moved))


def _shrunk(entity: Entity, before: list[int]) -> int:
    return entity.length - (before[entity.end] - before[entity.offset])


def _trimmed(text: str, entities: tuple[Entity, ...]) -> FormattedText:
    left = len(text) - len(text.lstrip(_WHITESPACE))
    trimmed = text.strip(_WHITESPACE)
    if len(trimmed) == len(text):
        return FormattedText(text, entities)
    removed, length = utf16_length(text[:left]), utf16_length(trimmed)
    clipped = (_clipped(entity, removed, length) for entity in entities)
    return FormattedText(trimmed, tuple(entity for entity in clipped if entity.length > 0))


def _clipped(entity: Entity, removed: int, length: int) -> Entity:
    start = min(max(entity.offset - removed, 0), length)
    end = min(max(entity.end - removed, 0), length)
    return replace(entity, offset=start, length=end - start)


def _fitting(text: str, entities: tuple[Entity, ...]) -> list[Entity]:
    """Entities inside the text, not blank, nested as Telegram nests them."""
    length = utf16_length(text)
    clipped = (entity if entity.end <= length else _clipped(entity, 0, length) for entity in entities)
    visible = [entity for entity in clipped if not _NOTHING_VISIBLE.fullmatch(_covered(text, entity))]
    return nested(visible)


def _covered(text: str, entity: Entity) -> str:
    return utf16_slice(text, entity.offset, entity.length)
