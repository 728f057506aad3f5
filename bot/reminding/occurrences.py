"""When a meeting takes place: its rule counts wall time in the zone that owns it; daylight saving never moves it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from dateutil.rrule import rrulestr

from bot.times.zones import at_wall
from data.model import Meeting

HORIZON = timedelta(days=400)
"""How far ahead the next occurrence is looked for: a yearly meeting must be found."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A meeting on one day; `starts` and `ends` are aware, in the zone that owns the meeting."""

    meeting: Meeting
    starts: datetime
    ends: datetime

    @property
    def zone(self) -> ZoneInfo:
        """The zone that owns the meeting."""
        return ZoneInfo(self.meeting.zone)


def occurrences(meeting: Meeting, after: datetime, until: datetime) -> Iterator[Occurrence]:
    """Give the occurrences that end after `after` and start before `until` (both aware), in order."""
    zone = ZoneInfo(meeting.zone)
    length = timedelta(minutes=meeting.minutes)
    for wall in _walls(meeting, after.astimezone(zone).replace(tzinfo=None) - length, until, zone):
        starts, _ = at_wall(wall, zone)
        ends = (starts.astimezone(ZoneInfo("UTC")) + length).astimezone(zone)
        if ends > after and starts < until:
            yield Occurrence(meeting, starts, ends)


def next_occurrence(meetings: Iterable[Meeting], now: datetime) -> Occurrence | None:
    """Give the first occurrence of any meeting that has not ended yet, or None within `HORIZON`."""
    firsts = [next(occurrences(meeting, now, now + HORIZON), None) for meeting in meetings]
    return min((one for one in firsts if one), key=lambda one: one.starts, default=None)


def _walls(meeting: Meeting, low: datetime, until: datetime, zone: ZoneInfo) -> Iterable[datetime]:
    # A day more on both sides: the clocks may change in between. What does not belong is left out above.
    day = timedelta(days=1)
    high = until.astimezone(zone).replace(tzinfo=None) + day
    if meeting.rrule is None:
        return [meeting.starts] if low - day <= meeting.starts <= high else []
    rule = rrulestr(meeting.rrule, dtstart=meeting.starts)
    found: list[datetime] = rule.between(low - day, high, inc=True)
    return found
