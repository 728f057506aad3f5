"""When a meeting takes place: its rule counts wall time in the zone that owns it; daylight saving never moves it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.times import recurrence
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
    for starts in _starts(meeting, after - length, until):
        ends = starts.astimezone(UTC) + length
        if ends > after and starts < until:
            yield Occurrence(meeting, starts, ends.astimezone(zone))


def next_occurrence(meetings: Iterable[Meeting], now: datetime) -> Occurrence | None:
    """Give the first occurrence of any meeting that has not ended yet, or None within `HORIZON`."""
    firsts = [next(occurrences(meeting, now, now + HORIZON), None) for meeting in meetings]
    return min((one for one in firsts if one), key=lambda one: one.starts, default=None)


def _starts(meeting: Meeting, after: datetime, until: datetime) -> Iterator[datetime]:
    if meeting.rrule is None:
        yield at_wall(meeting.starts, ZoneInfo(meeting.zone))[0]
        return
    for one in recurrence.occurrences(meeting.rrule, meeting.starts, meeting.zone, after, until):
        yield one.instant
