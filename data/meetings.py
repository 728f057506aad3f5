"""Meetings, single ones and series."""

from dataclasses import replace

from sqlalchemy import select

from data.errors import NoSuchRecord
from data.model import Meeting
from data.repository import Repository
from data.tables import meetings


class Meetings(Repository[Meeting]):
    """What people agreed to meet for; its occurrences follow from wall time, zone and rule."""

    table = meetings
    record = Meeting

    def all(self) -> tuple[Meeting, ...]:
        """Every meeting, in the order in which they were added."""
        return self._records(select(meetings).order_by(meetings.c.id))

    def update(self, record: Meeting) -> Meeting:
        """Keep what is new about a meeting; its version counts up when its time changed. Raises NoSuchRecord."""
        before = self.get(record.id)
        if before is None:
            raise NoSuchRecord(table=meetings.name, id=record.id)
        moved = _time_of(before) != _time_of(record)
        return super().update(replace(record, version=before.version + moved))


def _time_of(meeting: Meeting) -> tuple[object, ...]:
    return meeting.starts, meeting.zone, meeting.minutes, meeting.rrule
