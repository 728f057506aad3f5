"""Rules for ranges between two times of day."""

from __future__ import annotations

from typing import Final

from bot.times.chart import Pattern, rule
from bot.times.clockface import Clock, ClockRange
from bot.times.parts import PARTS, range_in_part
from bot.times.rules.clocks import hour, same


def between(start: Clock, end: Clock) -> ClockRange | None:
    """From one clock time to another: "from 2 to 4pm" is both in the afternoon, "de 9 à 2" ends after noon."""
    if (
        start.twelve
        and not end.twelve
        and start.hour < 12
        and end.hour >= 12
        and start.hour + 12 < end.hour + end.minute / 60
    ):
        start = Clock(start.hour + 12, start.minute, start.second, start.grain)
    elif end.twelve and not _is_later(end, start) and start.hour < end.hour + 12:
        end = Clock(end.hour + 12, end.minute, end.second, end.grain)
    return ClockRange(start, end) if start != end else None


def _is_later(end: Clock, start: Clock) -> bool:
    return (end.hour, end.minute) > (start.hour, start.minute)


def between_numbers(start: int, end: int) -> ClockRange | None:
    """ "from 9 to 11"."""
    first, last = hour(start), hour(end)
    return between(first, last) if first and last else None


def number_to_clock(start: int, end: Clock) -> ClockRange | None:
    """ "de 14 a 16 hrs", "2-4pm"."""
    first = hour(start)
    return between(first, end) if first else None


def clock_to_number(start: Clock, end: int) -> ClockRange | None:
    """ "de las 9 a 11"."""
    last = hour(end)
    return between(start, last) if last else None


def range_of_part(hours: ClockRange, part: str) -> ClockRange | None:
    """ "de 2 a 4 de la tarde"."""
    return range_in_part(hours, PARTS[part])


RULES: Final[tuple[tuple[Pattern, ...], ...]] = (
    rule(
        "clock_range",
        """
        START? clock TO clock
        START? clock DASH clock
        BETWEEN clock AND clock
        """,
        between,
    ),
    rule("clock_range", "clock SEPARATOR clock", between, cost=3),
    rule("clock_range", "AT|HOUR_AT clock_range", same),
    rule(
        "clock_range",
        """
        START compact_clock TO|DASH compact_clock
        BETWEEN compact_clock AND compact_clock
        """,
        between,
    ),
    rule(
        "clock_range",
        """
        START? number TO clock
        START? number DASH clock
        BETWEEN number AND clock
        """,
        number_to_clock,
        cost=1,
    ),
    rule(
        "clock_range",
        """
        START clock TO number
        START? clock DASH number
        BETWEEN clock AND number
        """,
        clock_to_number,
        closed=True,
        cost=1,
    ),
    rule("clock_range", "clock_range|bare_range OF|OF_PART|THE|IN_PART? part", range_of_part),
    rule(
        "bare_range",
        """
        START number TO number
        START? number DASH number
        BETWEEN number AND number
        """,
        between_numbers,
        closed=True,
    ),
)
