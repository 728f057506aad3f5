"""A day and an hour with other words between them: "mardi, réunion du groupe à 14h", "Monday's call at 10am"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Final
from zoneinfo import ZoneInfo

from bot.times.chart import Edge, Options
from bot.times.clockface import Clock, ClockRange, DayPart
from bot.times.meaning import At, Node, Open, Zoned
from bot.times.reckoning import reference, resolve
from bot.times.rules.bounds import on_bound
from bot.times.rules.moments import in_day_part, on_day, range_in_day_part
from bot.times.seeding import Text
from bot.times.units import floor

_STOPS: Final = frozenset(".;!?\n")
_NO_EVENTS: Final[Mapping[str, datetime]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Apart:
    """A moment said in two pieces, and where in the text they stand."""

    node: Node
    pieces: tuple[tuple[int, int], tuple[int, int]]


def joined(said: Sequence[Edge], text: Text, instant: datetime, zone: ZoneInfo) -> list[Edge] | None:
    """The readings of a day and an hour that are all the times of one clause; None when they do not belong together."""
    if len(said) != 2:
        return None
    first, second = sorted(said)
    if any(token.text in _STOPS for token in text.tokens[first.end : second.start]):
        return None
    for day, hour in ((first.value, second.value), (second.value, first.value)):
        nodes = _at_hour(day, hour) if _is_ahead(day, instant, zone) else ()
        if nodes:
            return [_edge(first, second, node, 2 * place, text) for place, node in enumerate(nodes)]
    return None


def _is_ahead(day: object, instant: datetime, zone: ZoneInfo) -> bool:
    """Whether it is one day, or a part of one, and not over: "I wrote yesterday that it is at 3" is about two days."""
    if isinstance(day, At | Zoned | Open) and not (isinstance(day, At) and isinstance(day.clock, DayPart)):
        return False
    ref = reference(instant, zone, _NO_EVENTS)
    try:
        span = resolve(day, ref)  # type: ignore[arg-type]
    except (KeyError, TypeError):
        return False
    return span is not None and span.start >= floor(ref.now, "day") and (span.grain == "day") is not span.period


def _at_hour(day: Node, hour: object) -> tuple[Node, ...]:
    match hour:
        case Zoned(node=node, zone=zone):
            return tuple(Zoned(each, zone) for each in _at_hour(day, node))
        case Open(bound=At(day=None)) if not isinstance(day, At):
            bound = on_bound(day, hour)
            return (bound,) if bound else ()
        case At(day=None, clock=Clock() | ClockRange() as clock) if not isinstance(day, At):
            found = on_day(day, clock)
            return tuple(found) if isinstance(found, Options) else (found,)
        case At(day=None, clock=Clock() as clock):
            return _some(in_day_part(day, clock))
        case At(day=None, clock=ClockRange() as hours):
            return _some(range_in_day_part(day, hours))
    return ()


def _some(node: Node | None) -> tuple[Node, ...]:
    return (node,) if node else ()


def _edge(first: Edge, second: Edge, node: Node, penalty: int, text: Text) -> Edge:
    pieces = tuple((text.tokens[each.start].start, text.tokens[each.end - 1].end) for each in (first, second))
    return Edge(first.start, second.end, "apart", Apart(node, (pieces[0], pieces[1])), penalty)
