"""When a meeting takes place: its rule counts wall time in the zone that owns it; daylight saving never moves it.

What was changed about a single date (`OccurrenceChange`: moved, cancelled, another link) goes before the rule.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.times import recurrence
from bot.times.zones import Oddity, at_wall
from data.memory import Memory
from data.model import Meeting, OccurrenceChange

HORIZON = timedelta(days=400)
"""How far ahead the next occurrence is looked for: a yearly meeting must be found."""
EVER = timedelta(days=366 * 30)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A meeting on one day; `starts` and `ends` are aware, in the zone that owns the meeting."""

    meeting: Meeting
    starts: datetime
    ends: datetime
    original: datetime
    """Naive wall time at which the rule has it: what names this date, even after it was moved."""
    change: OccurrenceChange | None = None
    """What is different about this date."""
    oddity: Oddity | None = None
    """Whether its local time does not exist (`gap`) or comes twice (`fold`) on that day."""

    @property
    def zone(self) -> ZoneInfo:
        """The zone that owns the meeting."""
        return ZoneInfo(self.meeting.zone)

    @property
    def link(self) -> str | None:
        """Where one meets on this date."""
        return (self.change.link if self.change else None) or self.meeting.link

    @property
    def minutes(self) -> int:
        """How long it lasts on this date."""
        return (self.change.minutes if self.change else None) or self.meeting.minutes

    @property
    def date_version(self) -> int:
        """Counts up whenever this one date is changed; 0 as long as it stands as the rule has it."""
        return self.change.version if self.change else 0

    @property
    def version(self) -> int:
        """Counts up whenever the time of this date changes, whether the meeting's or its own."""
        return self.meeting.version + self.date_version


def occurrences(
    meeting: Meeting, after: datetime, until: datetime, changes: Iterable[OccurrenceChange] = ()
) -> Iterator[Occurrence]:
    """Give the occurrences that end after `after` and start before `until` (both aware), in order.

    `changes` are those of this meeting; a cancelled date is left out, a moved one stands where it was moved to.
    """
    changed = {one.original: one for one in changes}
    regular = _regular(meeting, after, until, frozenset(changed))
    special = (
        date_at(meeting, one.original, one)
        for one in changed.values()
        if not one.cancelled and is_date(meeting, one.original)
    )
    found = [one for one in special if one.ends > after and one.starts < until]
    return _merged(regular, sorted(found, key=lambda one: one.starts.astimezone(UTC)))


def dates(memory: Memory, meeting: Meeting, after: datetime, until: datetime) -> Iterator[Occurrence]:
    """Give the occurrences of a meeting as the memory has them now, changed dates included; see `occurrences`."""
    return occurrences(meeting, after, until, memory.occurrence_changes.of(meeting.id))


def date_of(memory: Memory, meeting: Meeting, original: datetime) -> Occurrence | None:
    """Give the occurrence that the rule has at `original` (naive wall time); None when it is cancelled or none."""
    change = memory.occurrence_changes.at(meeting.id, original)
    if not is_date(meeting, original) or (change and change.cancelled):
        return None
    return date_at(meeting, original, change)


def is_date(meeting: Meeting, original: datetime) -> bool:
    """Whether the rule has a date at that naive wall time; a changed date of an older rule is none any more."""
    if meeting.rrule is None:
        return original == meeting.starts
    rule = recurrence.naive_rule(meeting.rrule, meeting.starts, ZoneInfo(meeting.zone))
    return next(iter(rule.xafter(original, count=1, inc=True)), None) == original


def next_occurrence(meetings: Iterable[Meeting], now: datetime, memory: Memory | None = None) -> Occurrence | None:
    """Give the first occurrence of any meeting that has not ended yet, or None within `HORIZON`.

    With a `memory`, dates that were changed count as they are now.
    """
    firsts = [next(iter(_ahead(meeting, now, memory)), None) for meeting in meetings]
    return min((one for one in firsts if one), key=lambda one: one.starts.astimezone(UTC), default=None)


def _ahead(meeting: Meeting, now: datetime, memory: Memory | None) -> Iterator[Occurrence]:
    changes = memory.occurrence_changes.of(meeting.id) if memory else ()
    return occurrences(meeting, now, now + (HORIZON if meeting.rrule else EVER), changes)


def _regular(meeting: Meeting, after: datetime, until: datetime, changed: frozenset[datetime]) -> Iterator[Occurrence]:
    for original in _originals(meeting, after - timedelta(minutes=meeting.minutes), until):
        if original not in changed:
            one = date_at(meeting, original)
            if one.ends > after and one.starts < until:
                yield one


def _merged(regular: Iterator[Occurrence], special: list[Occurrence]) -> Iterator[Occurrence]:
    for one in regular:
        while special and special[0].starts < one.starts:
            yield special.pop(0)
        yield one
    yield from special


def date_at(meeting: Meeting, original: datetime, change: OccurrenceChange | None = None) -> Occurrence:
    """Give the occurrence that the rule has at `original` (naive wall time), with what was changed about it."""
    zone = ZoneInfo(meeting.zone)
    starts, oddity = at_wall((change.starts if change else None) or original, zone)
    minutes = (change.minutes if change else None) or meeting.minutes
    ends = (starts.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(zone)
    return Occurrence(meeting, starts, ends, original, change, oddity)


def _originals(meeting: Meeting, after: datetime, until: datetime) -> Iterator[datetime]:
    if meeting.rrule is None:
        yield meeting.starts
        return
    for one in recurrence.occurrences(meeting.rrule, meeting.starts, meeting.zone, after, until):
        yield one.wall
