"""What is counted resolved: the next three days, the second Tuesday, two weeks after."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Final

from bot.times import meaning as means
from bot.times.holidays import is_working_day
from bot.times.reading import Grain
from bot.times.reckoning import DAY, Reference, Span, span_of, unit_span
from bot.times.units import floor, is_clock, length, shift
from bot.times.zones import at_wall, country_of

_SATURDAY: Final = 5
_MOST_WORKDAYS: Final = 1000


@span_of.register
def _(node: means.Following, ref: Reference) -> Span | None:
    now = ref.now
    if is_clock(node.grain):
        here = floor(now, "second" if node.grain == "second" else "minute")
        ends = sorted((here, shift(here, node.count, node.grain)))
    else:
        here = floor(now, node.grain)
        ends = (
            [shift(here, 1, node.grain), shift(here, 1 + node.count, node.grain)]
            if node.count > 0
            else [shift(here, node.count, node.grain), here]
        )
    return Span(ends[0], ends[1], node.grain, period=True)


@span_of.register
def _(node: means.Nth, ref: Reference) -> Span | None:
    container = span_of(node.container or means.Cycle("month"), ref)
    if container is None:
        return None
    found = _nth_in(node, container)
    if found and found.end <= ref.base and isinstance(node.container, means.Cycle) and node.container.offset == 0:
        return span_of(replace(node, container=replace(node.container, offset=1)), ref)
    ahead = isinstance(node.container, means.Fields) and node.container.year is None and not node.container.past
    if ahead and found and found.end <= ref.base and isinstance(node.container, means.Fields):
        later = replace(node.container, year=container.start.year + 1)
        return span_of(replace(node, container=later), ref)
    return found


def _nth_in(node: means.Nth, container: Span) -> Span | None:
    if isinstance(node.of, means.Weekday):
        start = _nth_weekday(node.of.weekday, node.n, container)
        grain: Grain = "day"
    else:
        grain = node.of
        start = _nth_unit(grain, node.n, container)
    return unit_span(start, grain) if container.start <= start < container.end else None


def _nth_weekday(weekday: int, n: int, container: Span) -> datetime:
    if n > 0:
        return container.start + timedelta(days=(weekday - container.start.weekday()) % 7 + 7 * (n - 1))
    last = container.end - DAY
    return last - timedelta(days=(last.weekday() - weekday) % 7 + 7 * (-n - 1))


def _nth_unit(grain: Grain, n: int, container: Span) -> datetime:
    """The nth unit that begins in the container: weeks count from its first Monday."""
    if n < 0:
        return shift(floor(container.end - timedelta(seconds=1), grain), n + 1, grain)
    first = floor(container.start, grain)
    return shift(first, n - (1 if first >= container.start else 0), grain)


@span_of.register
def _(node: means.Moved, ref: Reference) -> Span | None:
    if node.origin is None:
        return _from_now(node, ref)
    origin = span_of(node.origin, ref)
    if origin is None:
        return None
    if is_clock(node.grain):
        wall = _elapse(origin.start, node, ref)
        return Span(wall, wall + length("minute"), "second" if node.grain == "second" else "minute")
    start = shift(origin.start, node.amount, node.grain)
    grain: Grain = origin.grain if is_clock(origin.grain) and not origin.period else "day"
    return unit_span(start, grain) if grain != "day" else unit_span(floor(start, "day"), "day")


@span_of.register
def _(node: means.Workdays, ref: Reference) -> Span | None:
    origin = span_of(node.origin, ref) if node.origin else unit_span(ref.now, "day")
    if origin is None or abs(node.amount) > _MOST_WORKDAYS:
        return None
    step = DAY if node.amount > 0 else -DAY
    day, left, country = floor(origin.start, "day"), abs(node.amount), country_of(ref.zone)
    while left:
        day += step
        left -= is_working_day(day.date(), country) if country else day.weekday() < _SATURDAY
    return unit_span(day, "day")


def _from_now(node: means.Moved, ref: Reference) -> Span:
    if not is_clock(node.grain):
        return unit_span(shift(floor(ref.now, "day"), node.amount, node.grain), "day")
    grain: Grain = "second" if node.grain == "second" else "minute"
    passed = ref.instant.astimezone(UTC) + node.amount * length(node.grain)
    wall = floor(passed.astimezone(ref.zone).replace(tzinfo=None), grain)
    fold = passed.astimezone(ref.zone).fold
    return Span(wall.replace(fold=fold), wall + length(grain), grain)


def _elapse(wall: datetime, node: means.Moved, ref: Reference) -> datetime:
    """Hours pass in absolute time: across a change of the clock, two hours are two hours."""
    passed = at_wall(wall, ref.zone)[0].astimezone(UTC) + node.amount * length(node.grain)
    return passed.astimezone(ref.zone).replace(tzinfo=None)
