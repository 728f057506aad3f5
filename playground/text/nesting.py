"""How entities may lie over each other, after TDLib's `fix_entities`.

Solid ones (links, mentions, code, times) never overlap each other: the first wins. Quotations hold solid ones, but no
other quotation. Styles may lie over anything but code, and are cut so that of two entities one always holds the other.
"""

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from playground.text.entities import QUOTATIONS, STYLES, Entity

_CODE = frozenset({"code", "pre"})


def nested(entities: Iterable[Entity]) -> list[Entity]:
    """The entities that may stay, cut where they must be, in Telegram's order."""
    ordered = sorted(entities, key=lambda entity: entity.order)
    solid = _solid(entity for entity in ordered if entity.type not in STYLES)
    code = [entity for entity in solid if entity.type in _CODE]
    kept = list(solid)
    for style in _united([entity for entity in ordered if entity.type in STYLES]):
        for piece in _outside(style, code):
            kept.extend(_cut(piece, _borders(piece, kept)))
    return sorted(kept, key=lambda entity: entity.order)


def _solid(ordered: Iterable[Entity]) -> list[Entity]:
    kept: list[Entity] = []
    for entity in ordered:
        if all(_may_meet(other, entity) for other in kept):
            kept.append(entity)
    return kept


def _may_meet(first: Entity, second: Entity) -> bool:
    """The first begins earlier, or at the same place and is longer."""
    if second.offset >= first.end:
        return True
    one_is_a_quotation = (first.type in QUOTATIONS) != (second.type in QUOTATIONS)
    return one_is_a_quotation and second.end <= first.end


def _united(styles: list[Entity]) -> list[Entity]:
    """Of each style, what overlaps or touches becomes one."""
    united: list[Entity] = []
    for style in sorted(styles, key=lambda entity: (entity.type, entity.offset)):
        last = united[-1] if united else None
        if last is not None and last.type == style.type and style.offset <= last.end:
            united[-1] = replace(last, length=max(last.end, style.end) - last.offset)
        else:
            united.append(style)
    return sorted(united, key=lambda entity: entity.order)


def _outside(style: Entity, code: list[Entity]) -> list[Entity]:
    """The parts of a style that lie outside of code."""
    parts, start = [], style.offset
    for other in code:
        if other.offset < style.end and start < other.end:
            if start < other.offset:
                parts.append(replace(style, offset=start, length=other.offset - start))
            start = other.end
    if start < style.end:
        parts.append(replace(style, offset=start, length=style.end - start))
    return parts


def _borders(style: Entity, kept: list[Entity]) -> list[int]:
    """Where others that lie half over the style begin or end."""
    before = {one.end for one in kept if one.offset < style.offset < one.end < style.end}
    behind = {one.offset for one in kept if style.offset < one.offset < style.end < one.end}
    return sorted(before | behind)


def _cut(style: Entity, borders: list[int]) -> list[Entity]:
    edges = [style.offset, *borders, style.end]
    return [replace(style, offset=start, length=end - start) for start, end in pairwise(edges)]
