"""Times of day, intervals and bounds resolved."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from bot.times import clockface
from bot.times import meaning as means
from bot.times.reckoning import DAY, Reference, Span, span_of, unit_span
from bot.times.units import finer, floor, is_clock, length, shift


@span_of.register
def _(node: means.At, ref: Reference) -> Span | None:
    if node.day is None:
        return _next_time(node.clock, ref)
    day = span_of(node.day, ref)
    if day is None or day.grain != "day" or (day.period and day.end - day.start > DAY):
        return None
    return _on(day.start, node.clock)


def _on(midnight: datetime, clock: clockface.Clock | clockface.DayPart | clockface.ClockRange) -> Span:
    match clock:
        case clockface.DayPart():
            return Span(
                midnight + timedelta(hours=clock.start), midnight + timedelta(hours=clock.end), "hour", period=True
            )
        case clockface.ClockRange():
            return _between(_on(midnight, clock.start), _on(midnight, clock.end))
    start = midnight + timedelta(hours=clock.hour, minutes=clock.minute, seconds=clock.second)
    return Span(start, start + length(clock.grain), clock.grain)


def _between(first: Span, last: Span) -> Span:
    later = DAY if last.start <= first.start else timedelta()
    return Span(first.start, last.start + later, finer(first.grain, last.grain), period=True)


def _next_time(clock: clockface.Clock | clockface.DayPart | clockface.ClockRange, ref: Reference) -> Span:
    """The next time it comes: a part of the day or a range that is still going on counts."""
    midnight = floor(ref.base, "day")
    spans = [_on(midnight + days * DAY, clock) for days in (0, 1, 2)]
    return next(span for span in spans if (span.end if span.period else span.start) > ref.base)


@span_of.register
def _(node: means.Range, ref: Reference) -> Span | None:
    return _under_way(node, ref) or _ranging(node, ref)


def _under_way(node: means.Range, ref: Reference) -> Span | None:
    """A range of dates that has begun and is not over: "du 5 au 10 octobre", said on the 7th."""
    start, end = node.start, node.end
    if not isinstance(start, means.Fields) or not isinstance(end, means.Fields):
        return None
    if start.month is None or start.year or start.past:
        return None
    span = _ranging(means.Range(replace(start, past=True), node.end), ref)
    return span if span and span.start <= floor(ref.base, "day") < span.end else None


def _ranging(node: means.Range, ref: Reference) -> Span | None:
    start = span_of(node.start, ref)
    end = span_of(node.end, replace(ref, base=start.start, inclusive=True)) if start else None
    if start is None or end is None or end.end <= start.start:
        return None
    if _is_of_one_month(node) and end.start.month != start.start.month:
        return _ranging(node, replace(ref, base=shift(floor(start.start, "month"), 1, "month"), inclusive=True))
    until = end.start if is_clock(end.grain) and not end.period else end.end
    return Span(start.start, until, finer(start.grain, end.grain), period=True)


def _is_of_one_month(node: means.Range) -> bool:
    """ "du 20 au 31", which September has not."""
    ends = (node.start, node.end)
    return all(isinstance(each, means.Fields) and each.month is None and each.year is None for each in ends)


@span_of.register
def _(node: means.Lasting, ref: Reference) -> Span | None:
    start = span_of(node.start, ref)
    if start is None:
        return None
    if isinstance(node.start, means.Now):
        start = unit_span(ref.now, "minute" if is_clock(node.grain) else "day")
    end = shift(start.start, node.amount, node.grain)
    return Span(start.start, end, finer(start.grain, node.grain), period=True)


@span_of.register
def _(node: means.Open, ref: Reference) -> Span | None:
    since = isinstance(node.bound, means.Fields) and node.bound.past
    bound = span_of(node.bound, replace(ref, inclusive=True) if since else ref)
    if bound is None:
        return None
    if isinstance(node.bound, means.Portion) and node.bound.third == "late" and node.direction != "after":
        return unit_span(bound.end - DAY if node.direction == "until" else bound.end, "day")
    return bound
