"""Wall time: where now is, what a meaning comes to, and how its kinds are resolved one by one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import singledispatch
from typing import Final
from zoneinfo import ZoneInfo

from bot.times import meaning as means
from bot.times.reading import Grain
from bot.times.units import floor, shift

DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Reference:
    """Where "now" is: the instant, its wall time in `zone`, where a search begins, and the events by name.

    `base` is now, unless a second date is sought after a first; `inclusive` lets a search find the day of `base`.
    """

    instant: datetime
    zone: ZoneInfo
    events: Mapping[str, datetime]
    base: datetime
    inclusive: bool = False

    @property
    def now(self) -> datetime:
        """The naive wall time of the instant in the zone."""
        return self.instant.astimezone(self.zone).replace(tzinfo=None)


@dataclass(frozen=True, slots=True)
class Span:
    """Wall time from `start` to `end`, exclusive; `period` when it is meant as an interval and not as one unit."""

    start: datetime
    end: datetime
    grain: Grain
    period: bool = False


def reference(instant: datetime, zone: ZoneInfo, events: Mapping[str, datetime]) -> Reference:
    """The reference of an aware instant seen from a zone."""
    wall = instant.astimezone(zone).replace(tzinfo=None)
    return Reference(instant, zone, events, wall)


def resolve(node: means.Node, ref: Reference) -> Span | None:
    """The wall time that a meaning has at the reference; None when there is none, as with 31 June."""
    try:
        return span_of(node, ref)
    except (OverflowError, ValueError):
        return None


@singledispatch
def span_of(node: object, ref: Reference) -> Span | None:
    """The wall time of one kind of meaning; may raise ValueError or OverflowError for dates that do not exist."""
    raise TypeError(node, ref.zone)


def unit_span(wall: datetime, grain: Grain) -> Span:
    """The unit that contains a wall time."""
    start = floor(wall, grain)
    return Span(start, shift(start, 1, grain), grain)


def midnight_of(day: date) -> datetime:
    """The naive wall time at which a day begins."""
    return datetime(day.year, day.month, day.day)  # noqa: DTZ001 - a wall time; its zone comes last
