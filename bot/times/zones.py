"""Zones: how far apart two shores are, when a clock next moves, what a missing or repeated wall time means."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

Oddity = Literal["gap", "fold"]
_SOUTHERN = frozenset({"America/Santiago", "America/Punta_Arenas", "America/Coyhaique", "Pacific/Easter"})
_STEP = timedelta(days=7)


def zone_of(zone: ZoneInfo | str) -> ZoneInfo:
    """The zone of that IANA key; raises ZoneInfoNotFoundError when there is none."""
    return zone if isinstance(zone, ZoneInfo) else ZoneInfo(zone)


def is_southern(zone: ZoneInfo) -> bool:
    """Whether January is summer there: Chile's zones, and those of Australia and New Zealand."""
    key = zone.key
    return (
        key in _SOUTHERN
        or key.startswith(("Australia/", "Antarctica/", "America/Argentina"))
        or key == "Pacific/Auckland"
    )


def country_of(zone: ZoneInfo) -> str | None:
    """The country whose public holidays hold in a zone, as ISO 3166-1; None where they are not known."""
    if zone.key in _SOUTHERN:
        return "CL"
    return "FR" if zone.key == "Europe/Paris" else None


def at_wall(wall: datetime, zone: ZoneInfo) -> tuple[datetime, Oddity | None]:
    """The instant of a naive wall time, and what is odd about it.

    A missing local time gives the first valid minute after it; a repeated one its first occurrence, unless the wall
    time itself carries fold=1 (PEP 495).
    """
    local = wall.replace(tzinfo=zone)
    before, after = (local.replace(fold=fold).utcoffset() or timedelta() for fold in (0, 1))
    if before == after:
        return local, None
    if before > after:
        return local, "fold"
    low = local.replace(fold=1).astimezone(UTC)
    return _change(zone, low, local.replace(fold=0).astimezone(UTC)).astimezone(zone), "gap"


def gap_between(zone_a: ZoneInfo | str, zone_b: ZoneInfo | str, instant: datetime) -> timedelta:
    """How much later zone_a's clock shows than zone_b's at an aware instant: Paris than Santiago, 4 to 6 hours."""
    first, second = (instant.astimezone(zone_of(zone)).utcoffset() for zone in (zone_a, zone_b))
    return (first or timedelta()) - (second or timedelta())


def next_transition(zone: ZoneInfo | str, after: datetime, until: datetime) -> datetime | None:
    """The first instant after `after`, up to `until`, at which the zone's offset changes, in UTC; None if none."""
    place, low, end = zone_of(zone), after.astimezone(UTC), until.astimezone(UTC)
    while low < end:
        high = min(low + _STEP, end)
        if _offset(place, low) != _offset(place, high):
            return _change(place, low, high)
        low = high
    return None


def _offset(zone: ZoneInfo, instant: datetime) -> timedelta | None:
    return instant.astimezone(zone).utcoffset()


def _change(zone: ZoneInfo, low: datetime, high: datetime) -> datetime:
    """The second between two UTC instants from which the later offset holds."""
    before = _offset(zone, low)
    while high - low > timedelta(seconds=1):
        middle = low + (high - low) // 2
        low, high = (middle, high) if _offset(zone, middle) == before else (low, middle)
    return high.replace(microsecond=0)
