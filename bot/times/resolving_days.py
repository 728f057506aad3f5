"""Days resolved: dates, weekdays, units around now, holidays, events."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from bot.times import meaning as means
from bot.times.feasts import feast
from bot.times.reckoning import Reference, Span, midnight_of, span_of, unit_span
from bot.times.units import floor, shift


@span_of.register
def _(node: means.Fields, ref: Reference) -> Span | None:
    today = floor(ref.base, "day")
    if node.day is None and node.month is None:
        return unit_span(datetime(node.year, 1, 1), "year") if node.year else None  # noqa: DTZ001
    if node.day is None:
        return _month(node, today, begun=ref.inclusive)
    return next((unit_span(day, "day") for day in _days(node, today) if _fits(node, day, today)), None)


def _month(node: means.Fields, today: datetime, *, begun: bool) -> Span:
    """The month ahead, or the last one: with `begun` that may be the one that has begun ("since September")."""
    month = node.month or 1
    if node.year:
        return unit_span(datetime(node.year, month, 1), "month")  # noqa: DTZ001
    over = month < today.month or (begun and month == today.month)
    year = today.year - (not over) if node.past else today.year + (month < today.month)
    return unit_span(today.replace(year=year, month=month, day=1), "month")


def _days(node: means.Fields, today: datetime) -> list[datetime]:
    """The days that the numbers allow, the likeliest first."""
    day = node.day or 1
    if node.month and node.year:
        return [datetime(node.year, node.month, day)]  # noqa: DTZ001
    if node.month:
        years = range(today.year - 8, today.year + 1)[::-1] if node.past else range(today.year, today.year + 9)
        return [found for year in years if (found := _existing(year, node.month, day))]
    months = [shift(today.replace(day=1), ahead, "month") for ahead in range(49)]
    return [found for first in months if (found := _existing(first.year, first.month, day))]


def _existing(year: int, month: int, day: int) -> datetime | None:
    try:
        return datetime(year, month, day)  # noqa: DTZ001
    except ValueError:
        return None


def _fits(node: means.Fields, day: datetime, today: datetime) -> bool:
    """Whether the day lies on the side that is meant. A date said with its month is believed over its weekday."""
    if node.year is None and (day >= today if node.past else day < today):
        return False
    return node.weekday is None or node.month is not None or day.weekday() == node.weekday


@span_of.register
def _(node: means.Weekday, ref: Reference) -> Span | None:
    today = floor(ref.base, "day")
    ahead = (node.weekday - today.weekday()) % 7
    if ahead == 0 and node.weeks >= 0 and not (node.today or ref.inclusive):
        ahead = 7
    return unit_span(today + timedelta(days=ahead + 7 * node.weeks), "day")


@span_of.register
def _(node: means.Cycle, ref: Reference) -> Span | None:
    return unit_span(shift(floor(ref.now, node.grain), node.offset, node.grain), node.grain)


@span_of.register
def _(node: means.Within, ref: Reference) -> Span | None:
    outer = span_of(node.outer, ref)
    if outer is None:
        return None
    inner = span_of(node.inner, replace(ref, base=outer.start, inclusive=True))
    return inner if inner and outer.start <= inner.start < outer.end else None


@span_of.register
def _(node: means.Holiday, ref: Reference) -> Span | None:
    today = floor(ref.base, "day")
    years = [node.year] if node.year else [today.year - 1, today.year] if node.past else [today.year, today.year + 1]
    days = [midnight_of(feast(node.name, year)) for year in years]
    if node.past:
        return next((unit_span(day, "day") for day in reversed(days) if day < today), None)
    return next((unit_span(day, "day") for day in days if node.year or day >= today), None)


@span_of.register
def _(node: means.Event, ref: Reference) -> Span | None:
    wall = ref.events[node.name].astimezone(ref.zone).replace(tzinfo=None)
    return unit_span(wall, "minute" if wall.minute or wall.hour else "day")


@span_of.register
def _(_node: means.Now, ref: Reference) -> Span | None:
    return unit_span(ref.now, "second")
