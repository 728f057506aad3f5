"""Conventions in one table: the hours of the parts of a day and the months of the seasons."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from bot.times.clockface import Clock, ClockRange, DayPart

PARTS: Final[Mapping[str, DayPart]] = MappingProxyType(
    {
        "morning": DayPart(4, 12),
        "early_morning": DayPart(4, 9),
        "early_day": DayPart(8, 10),
        "mid_morning": DayPart(9, 11),
        "late_morning": DayPart(10, 12),
        "lunch": DayPart(12, 14),
        "after_lunch": DayPart(13, 17),
        "afternoon": DayPart(12, 19),
        "early_afternoon": DayPart(12, 15),
        "mid_afternoon": DayPart(14, 16),
        "late_afternoon": DayPart(17, 19),
        "after_work": DayPart(17, 21),
        "late_day": DayPart(17, 21),
        "evening": DayPart(18, 24),
        "early_evening": DayPart(18, 21),
        "late_evening": DayPart(21, 24),
        "night": DayPart(18, 24),
        "late_night": DayPart(21, 24),
        "dawn": DayPart(0, 6),
        "breakfast": DayPart(6, 9),
        "dinner": DayPart(18, 21),
        "working_day": DayPart(9, 18),
    }
)

# From one day's night until the next one's morning.
THROUGH_THE_NIGHT: Final = DayPart(PARTS["night"].start, 24 + PARTS["morning"].start)

# First month of each season in the north; in the south it is six months later.
SEASONS: Final[Mapping[str, int]] = MappingProxyType({"spring": 3, "summer": 6, "autumn": 9, "winter": 12})

_NOON = 12


def in_part(clock: Clock, part: DayPart) -> Clock | None:
    """The clock as it is meant in that part of the day ("4 in the afternoon"); None when it cannot be in it."""
    if clock.hour == _NOON and part.start >= 18:
        return Clock(24, clock.minute, clock.second, clock.grain)
    if clock.hour == _NOON and part.end <= 6:
        return Clock(0, clock.minute, clock.second, clock.grain)
    for hour in (clock.hour, clock.hour + 12):
        if part.start <= hour <= part.end and hour <= 24:
            return Clock(hour, clock.minute, clock.second, clock.grain)
    if clock.hour >= _NOON:
        return None
    late = 12 if part.start >= _NOON and not (part.start >= 18 and clock.hour < 6) else 0
    return Clock(clock.hour + late, clock.minute, clock.second, clock.grain)


def range_in_part(hours: ClockRange, part: DayPart) -> ClockRange | None:
    """Both ends of a range as they are meant in that part of the day."""
    start, end = in_part(hours.start, part), in_part(hours.end, part)
    return ClockRange(start, end) if start and end else None


def in_half(clock: Clock, half: str) -> Clock | None:
    """The clock with am or pm said; None when that makes no sense (15 am)."""
    if half == "pm":
        hour = clock.hour if clock.hour >= _NOON else clock.hour + 12
    else:
        hour = 0 if clock.hour == _NOON else clock.hour
        if hour > _NOON:
            return None
    return Clock(hour, clock.minute, clock.second, clock.grain)
