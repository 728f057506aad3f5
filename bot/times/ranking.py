"""Readings of the same words beside each other: which comes first, which still counts, what tells them apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from bot.times.reading import Distinction, Reading


def identity(reading: Reading) -> tuple[object, ...]:
    """All that makes two readings one."""
    return reading.kind, reading.grain, reading.tz, reading.start, reading.end, reading.direction, reading.rrule


def sensible_first(ranked: list[Reading], now: datetime) -> list[Reading]:
    """ "today at 5" said at noon: the afternoon, which is still to come, before the night, which is over."""
    if len(ranked) > 1 and _is_over(ranked[0], now):
        best = ranked[0].start
        ahead = [
            each
            for each in ranked[1:]
            if each.start and best and each.start.date() == best.date() and not _is_over(each, now)
        ]
        ranked = [*ahead, *(each for each in ranked if each not in ahead)]
    return ranked


def _is_over(reading: Reading, now: datetime) -> bool:
    clocked = reading.kind == "point" and reading.grain in {"second", "minute", "hour"}
    return clocked and reading.start is not None and reading.start < now


def is_ahead(reading: Reading, best: Reading, now: datetime) -> bool:
    """A rival that is already over does not count beside a best reading that is still to come."""
    if reading.start is None or best.start is None or best.start < now:
        return True
    return reading.start >= now or reading.grain not in {"second", "minute", "hour"}


def told_apart(readings: list[Reading]) -> Iterator[Reading]:
    """Each reading with what sets it apart from the likeliest rival."""
    if len(readings) < 2:
        yield from readings
        return
    for reading in readings:
        rival = readings[1] if reading is readings[0] else readings[0]
        yield replace(reading, distinguishes=_difference(reading, rival))


def _difference(reading: Reading, rival: Reading) -> Distinction:
    if reading.kind != rival.kind:
        return Distinction("kind", reading.kind)
    if reading.tz != rival.tz:
        return Distinction("zone", reading.tz)
    if reading.start and rival.start and reading.start.date() != rival.start.date():
        return Distinction("date", reading.start)
    if reading.start != rival.start:
        return Distinction("hour", reading.start)
    if reading.rrule != rival.rrule:
        return Distinction("rule", reading.rrule)
    return Distinction("end", reading.end) if reading.end != rival.end else Distinction("direction", reading.direction)
