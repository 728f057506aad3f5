"""Meetings, what becomes of their single dates, who comes, what was noted; and reminders of anything else."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from data.model.words import Localised


@dataclass(frozen=True, slots=True)
class Meeting:
    """A series of meetings, or a single one, in the wall time of the zone that owns it."""

    id: int
    key: str
    title: Localised
    starts: datetime
    """Naive wall time in `zone`: the single occurrence, or the first of the series."""
    zone: str
    minutes: int
    rrule: str | None = None
    """An RFC 5545 recurrence rule on wall time, without DTSTART; None for a single meeting."""
    link: str | None = None
    example: bool = False
    """Made for demonstration; never shown as a real appointment."""
    version: int = 1
    """Counts up whenever the time changes; also the SEQUENCE of its .ics."""
    organisation_id: int | None = None
    """Who calls the meeting."""
    source_id: int | None = None
    note: Localised | None = None
    chat_ids: tuple[int, ...] = ()
    """The groups that meet, by their numbers at Telegram; none means every bound group."""
    post_ids: tuple[int, ...] = ()
    """The posts that are invited, whoever holds them on the day."""
    person_ids: tuple[int, ...] = ()
    """Persons who are invited for themselves, not for a post."""
    made_by: int | None = None
    """The member who called it; None for what was shipped."""
    made_at: datetime | None = None
    cancelled_at: datetime | None = None
    """Since when the whole meeting, all of a series included, does not take place."""


@dataclass(frozen=True, slots=True)
class OccurrenceChange:
    """What is different about one date of a meeting: moved, cancelled, another link; the series stands."""

    id: int
    meeting_id: int
    original: datetime
    """Naive wall time at which the rule has it, in the meeting's zone; also its RECURRENCE-ID."""
    starts: datetime | None = None
    """Naive wall time to which it was moved; None when it stays."""
    minutes: int | None = None
    link: str | None = None
    cancelled: bool = False
    version: int = 1
    """Counts up whenever this date is moved, cancelled or restored."""


AttendanceAnswer = Literal["yes", "no", "maybe", "stand_in"]


@dataclass(frozen=True, slots=True)
class Attendance:
    """What a member answered to the invitation to one date of a meeting."""

    id: int
    meeting_id: int
    original: datetime
    """Naive wall time at which the rule has the date."""
    member_id: int
    answer: AttendanceAnswer
    version: int
    """The date's version when this was answered: after a move people are asked again."""
    answered_at: datetime
    stand_in: str | None = None
    """Who comes instead, in the member's words."""


MeetingNoteKind = Literal["agenda", "decision", "minutes"]


@dataclass(frozen=True, slots=True)
class MeetingNote:
    """A line of a meeting's agenda, a decision taken there, or a line of its minutes; verbatim."""

    id: int
    meeting_id: int
    kind: MeetingNoteKind
    text: str
    said_at: datetime
    original: datetime | None = None
    """The date it belongs to, as naive wall time of the rule; None for every date of the series."""
    said_by: int | None = None
    """The member who said it; None once that member was erased."""
    chat_id: int | None = None


@dataclass(frozen=True, slots=True)
class Reminder:
    """Something that a member, or a group, wants to be told at a time of their own."""

    id: int
    chat_id: int
    """Where it is said."""
    text: str
    starts: datetime
    """Naive wall time in `zone`: once, or the first time."""
    zone: str
    made_at: datetime
    rrule: str | None = None
    member_id: int | None = None
    """Who asked for it; None once that member was erased."""
    message_id: int | None = None
    """The message that asked for it: when it is edited, the reminder changes."""
    version: int = 1
    cancelled_at: datetime | None = None
