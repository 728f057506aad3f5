"""What Telegram does to a text before it keeps it: cleaning, trimming, entities that fit, entities it finds itself."""

import re
from dataclasses import replace
from itertools import pairwise

from playground.text.discovery import discover
from playground.text.entities import STYLES, Entity, FormattedText
from playground.text.utf16 import utf16_length, utf16_slice

_CONTROL = re.compile("[\0-\x08\x0b-\x1f]")
_NOTHING_VISIBLE = re.compile(r"[\s\u200b-\u200f\u2060\ufeff\u180e\u2800]*")
_MAY_HOLD_LINKS = STYLES | {"date_time"}
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
    """Entities inside the text, not blank, none in or around code, none crossing, neighbours of a kind joined."""
    length = utf16_length(text)
    clipped = (entity if entity.end <= length else _clipped(entity, 0, length) for entity in entities)
    visible = [entity for entity in clipped if not _NOTHING_VISIBLE.fullmatch(_covered(text, entity))]
    kept: list[Entity] = []
    for entity in sorted(visible, key=lambda entity: entity.order):
        kept.extend(_beside(entity, kept))
    return _joined(kept)


def _covered(text: str, entity: Entity) -> str:
    return utf16_slice(text, entity.offset, entity.length)


def _beside(entity: Entity, kept: list[Entity]) -> list[Entity]:
    """The entity, or its parts that stand beside those kept before it; nothing when it cannot be split."""
    for other in kept:
        if entity.offset >= other.end:
            continue
        if "code" in (entity.type, other.type) or "pre" in (entity.type, other.type) or entity.type == other.type:
            return []
        if entity.type not in STYLES and other.type not in STYLES:
            return []
        if entity.end > other.end:
            return _split(entity, other, kept)
    return [entity]


def _split(entity: Entity, other: Entity, kept: list[Entity]) -> list[Entity]:
    if entity.type not in STYLES:
        return []
    inner = replace(entity, length=other.end - entity.offset)
    outer = replace(entity, offset=other.end, length=entity.end - other.end)
    rest = [one for one in kept if one is not other]
    return [*_beside(inner, rest), *_beside(outer, rest)]


def _joined(entities: list[Entity]) -> list[Entity]:
    joined: list[Entity] = []
    for entity in sorted(entities, key=lambda entity: (entity.type, entity.offset)):
        last = joined[-1] if joined else None
        if last and last.type == entity.type and last.end == entity.offset and entity.type in STYLES - {"blockquote"}:
            joined[-1] = replace(last, length=last.length + entity.length)
        else:
            joined.append(entity)
    return sorted(joined, key=lambda entity: entity.order)


def are_nested(entities: tuple[Entity, ...]) -> bool:
    """Whether of two entities with common characters one is always inside the other."""
    return all(not (one.offset < two.offset < one.end < two.end) for one, two in pairwise(entities))
