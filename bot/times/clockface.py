"""Times of day and durations, the smallest meanings there are."""

from __future__ import annotations

from dataclasses import dataclass

from bot.times.reading import Grain


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day. `twelve`: the hour may also be meant twelve hours later. Hour 24 is the next midnight."""

    hour: int
    minute: int = 0
    second: int = 0
    grain: Grain = "hour"
    twelve: bool = False


@dataclass(frozen=True, slots=True)
class DayPart:
    """A part of the day from one hour to another; past 24 it runs into the next day."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ClockRange:
    """From one time of day to another, perhaps past midnight."""

    start: Clock
    end: Clock


@dataclass(frozen=True, slots=True)
class Length:
    """A duration: an amount of one unit."""

    amount: float
    grain: Grain
