"""Arithmetic with calendar units on naive wall times: the start of a unit, and so many units further."""

from __future__ import annotations

from calendar import monthrange
from datetime import datetime, timedelta
from typing import Final

from bot.times.reading import Grain

_FIXED: Final = {
    "second": timedelta(seconds=1),
    "minute": timedelta(minutes=1),
    "hour": timedelta(hours=1),
    "day": timedelta(days=1),
    "week": timedelta(weeks=1),
}
_MONTHS: Final = {"month": 1, "quarter": 3, "year": 12}
_ORDER: Final[tuple[Grain, ...]] = ("second", "minute", "hour", "day", "week", "month", "quarter", "year")


def is_clock(grain: Grain) -> bool:
    """Whether the unit is shorter than a day."""
    return _ORDER.index(grain) < 3


def finer(one: Grain, other: Grain) -> Grain:
    """The shorter of two units."""
    return min(one, other, key=_ORDER.index)


def length(grain: Grain) -> timedelta:
    """How long a unit up to the week lasts on the wall clock."""
    return _FIXED[grain]


def floor(wall: datetime, grain: Grain) -> datetime:
    """The start of the unit that contains the wall time; weeks start on Monday."""
    if is_clock(grain):
        return wall.replace(
            minute=0 if grain == "hour" else wall.minute, second=0 if grain != "second" else wall.second, microsecond=0
        )
    midnight = wall.replace(hour=0, minute=0, second=0, microsecond=0, fold=0)
    if grain == "day":
        return midnight
    if grain == "week":
        return midnight - timedelta(days=midnight.weekday())
    step = _MONTHS[grain]
    return midnight.replace(day=1, month=(midnight.month - 1) // step * step + 1)


def shift(wall: datetime, amount: float, grain: Grain) -> datetime:
    """The wall time so many units further; the 31st becomes the last day of a shorter month; half a month is 15 days.

    Raises OverflowError beyond the years 1 to 9999.
    """
    if grain in _FIXED:
        return wall + amount * _FIXED[grain]
    months = amount * _MONTHS[grain]
    moved = _shift_months(wall, int(months))
    return moved + timedelta(days=round((months - int(months)) * 30))


def _shift_months(wall: datetime, months: int) -> datetime:
    year, month = divmod(wall.year * 12 + wall.month - 1 + months, 12)
    if not 1 <= year <= 9999:
        raise OverflowError(year)
    return wall.replace(year=year, month=month + 1, day=min(wall.day, monthrange(year, month + 1)[1]))
