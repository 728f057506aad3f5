"""When clocks change: whose hour of a coming meeting moves, by daylight saving or because the zone data changed."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.reminding.occurrences import Occurrence, occurrences
from data.memory import Memory
from data.model import Json

EARLIER = timedelta(days=62)
"""How far back the date before is looked for: a monthly meeting has one."""
KEPT = "planned hours"
"""Under which the memory keeps the hours that were planned with, and by which zone data."""
WATCHED = timedelta(days=120)
"""How far ahead hours are watched for a change of the zone data."""

Hours = Mapping[str, str]
"""By the name of a zone, the local time at which an occurrence begins there, as YYYY-MM-DD HH:MM."""


def hour_moves(occurrence: Occurrence, zone: ZoneInfo) -> tuple[time, time] | None:
    """Give the hour of the date before and of this one by a zone's clock, when daylight saving moves it there.

    None when it stays, when the owner's own hour differs too, and for a single meeting.
    """
    if occurrence.meeting.rrule is None or occurrence.change is not None:
        return None
    start = occurrence.starts
    earlier = [one for one in occurrences(occurrence.meeting, start - EARLIER, start) if one.starts < start]
    if not earlier or _hour(earlier[-1].starts, occurrence.zone) != _hour(start, occurrence.zone):
        return None
    before, now = _hour(earlier[-1].starts, zone), _hour(start, zone)
    return (before, now) if before != now else None


@dataclass(frozen=True, slots=True)
class Shifted:
    """An occurrence whose hour is another one since the zone data changed, and the hours that were planned."""

    occurrence: Occurrence
    planned: Hours

    def moved_in(self, zone: ZoneInfo) -> bool:
        """Whether it is another hour by that zone's clock; a zone that nobody lived by before has no earlier one."""
        planned = self.planned.get(zone.key)
        return planned is not None and planned != _shown(self.occurrence.starts, zone)


def shifted(coming: Iterable[Occurrence], zones: Iterable[ZoneInfo], memory: Memory, version: str) -> list[Shifted]:
    """Give the coming occurrences whose hour moved with the zone data, and keep what is planned with now.

    `version` is that of the IANA data in use; while it stays, nothing can have moved.
    """
    kept = memory.settings.get(KEPT)
    dates, watched = list(coming), tuple(dict.fromkeys(zones))
    hours = {_name(one): {zone.key: _shown(one.starts, zone) for zone in watched} for one in dates}
    fresh = {"version": version, "hours": hours}
    if kept != fresh:
        memory.settings.set(KEPT, fresh)
    return list(_differing(dates, watched, kept)) if kept and kept["version"] != version else []


def _differing(dates: list[Occurrence], zones: tuple[ZoneInfo, ...], kept: Json) -> Iterator[Shifted]:
    planned: Mapping[str, Any] = kept["hours"]
    for one in dates:
        found = Shifted(one, planned.get(_name(one), {}))
        if any(found.moved_in(zone) for zone in zones):
            yield found


def _name(occurrence: Occurrence) -> str:
    return f"{occurrence.meeting.id}:{occurrence.version}:{occurrence.original:%Y%m%dT%H%M}"


def _hour(instant: datetime, zone: ZoneInfo) -> time:
    return instant.astimezone(zone).time().replace(tzinfo=None)


def _shown(instant: datetime, zone: ZoneInfo) -> str:
    return f"{instant.astimezone(zone):%Y-%m-%d %H:%M}"
