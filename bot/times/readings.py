"""From a meaning to a reading: resolved in its zone, with its instants and what is odd about them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.times.meaning import At, Cycle, Fields, Node, Open, Rule, Shores, Workdays, Zoned
from bot.times.reading import Kind, Note, Reading
from bot.times.repetition import repetition
from bot.times.resolving import Span, reference, resolve
from bot.times.zones import at_wall, country_of


def reading_of(node: Node, instant: datetime, zone: ZoneInfo, events: Mapping[str, datetime]) -> Reading | None:
    """The reading of a meaning at an aware instant in a zone, without span and subject; None when it has none."""
    match node:
        case Zoned():
            return reading_of(node.node, instant, ZoneInfo(node.zone), events)
        case Shores():
            return _both_shores(node, instant, zone, events)
        case Rule():
            return _recurring(node, instant, zone, events)
    node, zone = _outward(node, zone)
    span = resolve(node, reference(instant, zone, events))
    return _reading(node, span, zone) if span else None


def _outward(node: Any, zone: ZoneInfo) -> tuple[Any, ZoneInfo]:
    """A zone said within a part of the meaning holds for the whole."""
    if isinstance(node, Zoned):
        return _outward(node.node, ZoneInfo(node.zone))
    if not is_dataclass(node):
        return node, zone
    for part in fields(node):
        value = getattr(node, part.name)
        inner, said = _outward(value, zone)
        if inner is not value:
            return _outward(replace(node, **{part.name: inner}), said)  # type: ignore[type-var]
    return node, zone


def _reading(node: Node, span: Span, zone: ZoneInfo) -> Reading:
    start, oddity = at_wall(span.start, zone)
    notes = (
        (Note(oddity, start, zone.key),)
        if oddity and span.grain in {"second", "minute", "hour"} and not span.start.fold
        else ()
    )
    if _counts_workdays(node) and country_of(zone) is None:
        notes = (*notes, Note("no public holidays", zone=zone.key))
    if isinstance(node, Open):
        return Reading("open", span.grain, zone.key, start, direction=node.direction, notes=notes)
    kind: Kind = "interval" if span.period else "point"
    end = at_wall(span.end, zone)[0] if span.period else None
    return Reading(kind, span.grain, zone.key, start, end, notes=notes)


def _counts_workdays(node: Any) -> bool:
    if not is_dataclass(node):
        return False
    return isinstance(node, Workdays) or any(_counts_workdays(getattr(node, part.name)) for part in fields(node))


def _recurring(rule: Rule, instant: datetime, zone: ZoneInfo, events: Mapping[str, datetime]) -> Reading | None:
    found = repetition(rule, reference(instant, zone, events))
    if found is None:
        return None
    start, oddity = at_wall(found.first.start, zone)
    notes = (Note(oddity, start, zone.key),) if oddity and found.first.grain != "day" else ()
    if rule.approximate:
        notes = (*notes, Note("approximate"))
    end = at_wall(found.first.end, zone)[0] if found.ends else None
    return Reading(
        "recurrence",
        found.first.grain,
        zone.key,
        start,
        end,
        rrule=found.rrule,
        notes=notes,
        exceptions=found.exceptions,
    )


def _both_shores(pair: Shores, instant: datetime, zone: ZoneInfo, events: Mapping[str, datetime]) -> Reading | None:
    """The first shore's time, with a note whether the second says the same instant."""
    named = _named_here(pair, zone)
    if named:
        return reading_of(named, instant, zone, events)
    first = reading_of(pair.first, instant, zone, events)
    second = first and _same_day(_zoned(pair.second, zone), first, events)
    if first is None or second is None or first.start is None or second.start is None:
        return None
    agree = first.start.astimezone(UTC) == second.start.astimezone(UTC)
    note = Note("shores agree" if agree else "shores disagree", second.start, second.tz)
    return replace(first, notes=(*first.notes, note))


def _zoned(said: Zoned | At, zone: ZoneInfo) -> Zoned:
    return said if isinstance(said, Zoned) else Zoned(said, zone.key)


def _named_here(pair: Shores, zone: ZoneInfo) -> Zoned | None:
    """What counts when only the speaker's own zone is named, so that nobody knows where the other time holds."""
    match pair:
        case Shores(first=At(day=day), second=Zoned(node=At(clock=clock), zone=zone.key)):
            return Zoned(At(day, clock), zone.key)
        case Shores(first=Zoned(zone=zone.key) as first, second=At()):
            return first
    return None


def _same_day(second: Zoned, first: Reading, events: Mapping[str, datetime]) -> Reading | None:
    """The second shore's time on that day of its own which lies nearest to the first's instant."""
    node, start = second.node, first.start
    if not isinstance(node, At) or start is None:
        return None
    zone = ZoneInfo(second.zone)
    day = start.astimezone(zone)
    rivals = [_on(node, day + timedelta(days=days), zone, events) for days in (-1, 0, 1)]
    found = [rival for rival in rivals if rival and rival.start]
    return min(found, key=lambda rival: abs(_seconds(rival, start)), default=None)


def _on(node: At, day: datetime, zone: ZoneInfo, events: Mapping[str, datetime]) -> Reading | None:
    fields = node.day if isinstance(node.day, Fields | Cycle) else Fields(day.year, day.month, day.day)
    return reading_of(At(fields, node.clock), day, zone, events)


def _seconds(rival: Reading, start: datetime) -> float:
    return (rival.start - start).total_seconds() if rival.start else 0.0


def other_shore(pair: Shores, instant: datetime, zone: ZoneInfo, events: Mapping[str, datetime]) -> Reading | None:
    """What the second shore said, as a rival reading, when the two disagree."""
    first = reading_of(pair, instant, zone, events)
    if first is None or not any(note.kind == "shores disagree" for note in first.notes):
        return None
    return _same_day(_zoned(pair.second, zone), first, events)
