"""Meetings, single ones and series; what is different about one date; who comes; what was noted."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import ClassVar

from sqlalchemy import Table, select

from data.errors import NoSuchRecord
from data.model import Attendance, Meeting, MeetingNote, MeetingNoteKind, OccurrenceChange
from data.repository import Repository
from data.tables import (
    attendances,
    meeting_notes,
    meeting_people,
    meeting_posts,
    meetings,
    occurrence_changes,
)


class Meetings(Repository[Meeting]):
    """What people agreed to meet for; its occurrences follow from wall time, zone, rule and changed dates."""

    table = meetings
    record = Meeting
    links: ClassVar[Mapping[str, Table]] = {"post_ids": meeting_posts, "person_ids": meeting_people}

    def all(self) -> tuple[Meeting, ...]:
        """Every meeting that takes place, in the order in which they were added."""
        return self._records(select(meetings).where(meetings.c.cancelled_at.is_(None)).order_by(meetings.c.id))

    def ever(self) -> tuple[Meeting, ...]:
        """Every meeting, cancelled ones included."""
        return self._records(select(meetings).order_by(meetings.c.id))

    def update(self, record: Meeting) -> Meeting:
        """Keep what is new about a meeting; its version counts up when its time changed. Raises NoSuchRecord."""
        before = self.get(record.id)
        if before is None:
            raise NoSuchRecord(table=meetings.name, id=record.id)
        moved = _time_of(before) != _time_of(record)
        return super().update(replace(record, version=before.version + moved))

    def moved_chat(self, old: int, new: int) -> None:
        """A group has a new number."""
        for one in self.ever():
            if old in one.chat_ids:
                super().update(replace(one, chat_ids=tuple(new if each == old else each for each in one.chat_ids)))


class OccurrenceChanges(Repository[OccurrenceChange]):
    """What is different about single dates."""

    table = occurrence_changes
    record = OccurrenceChange

    def of(self, meeting_id: int) -> tuple[OccurrenceChange, ...]:
        """The changed dates of a meeting, in order."""
        this = occurrence_changes.c.meeting_id == meeting_id
        return self._records(select(occurrence_changes).where(this).order_by(occurrence_changes.c.original))

    def at(self, meeting_id: int, original: datetime) -> OccurrenceChange | None:
        """What is different about the date that the rule has at `original` (naive wall time); None when nothing is."""
        this = (occurrence_changes.c.meeting_id == meeting_id) & (occurrence_changes.c.original == original)
        return self._first(select(occurrence_changes).where(this))


class Attendances(Repository[Attendance]):
    """Who comes."""

    table = attendances
    record = Attendance

    def of(self, meeting_id: int, original: datetime) -> tuple[Attendance, ...]:
        """The answers for the date that the rule has at `original` (naive wall time), in order."""
        this = (attendances.c.meeting_id == meeting_id) & (attendances.c.original == original)
        return self._records(select(attendances).where(this).order_by(attendances.c.id))

    def answer(self, answered: Attendance) -> Attendance:
        """Keep an answer, in the place of the one that the member gave for this date before."""
        before = next((one for one in self.of(answered.meeting_id, answered.original) if _same(one, answered)), None)
        return self.update(replace(answered, id=before.id)) if before else self.add(answered)


class MeetingNotes(Repository[MeetingNote]):
    """Agenda, decisions, minutes."""

    table = meeting_notes
    record = MeetingNote

    def of(self, meeting_id: int, kind: MeetingNoteKind | None = None) -> tuple[MeetingNote, ...]:
        """The notes of a meeting, in the order in which they were said."""
        statement = select(meeting_notes).where(meeting_notes.c.meeting_id == meeting_id)
        if kind:
            statement = statement.where(meeting_notes.c.kind == kind)
        return self._records(statement.order_by(meeting_notes.c.id))

    def all(self, kind: MeetingNoteKind) -> tuple[MeetingNote, ...]:
        """Every note of a kind, the latest first."""
        this = meeting_notes.c.kind == kind
        return self._records(select(meeting_notes).where(this).order_by(meeting_notes.c.id.desc()))


def _same(one: Attendance, other: Attendance) -> bool:
    return one.member_id == other.member_id


def _time_of(meeting: Meeting) -> tuple[object, ...]:
    return meeting.starts, meeting.zone, meeting.minutes, meeting.rrule, meeting.cancelled_at
