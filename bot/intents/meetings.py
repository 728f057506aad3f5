"""What one asks and says about meetings.

Wherever an intent names `dates`: none means that no such meeting is known, one is the date that is meant, several make
Minga ask which one. `original` is the naive wall time at which the meeting's rule has a date, even after it was moved.
"""

from dataclasses import dataclass
from datetime import datetime, time
from typing import Literal

from bot.intents.meeting_changes import MeetingChange
from bot.intents.meeting_drafts import Draft, MeetingDate
from data.model import AttendanceAnswer, MeetingNoteKind

DraftPart = Literal["day", "hour", "time", "zone", "title"]


@dataclass(frozen=True, slots=True)
class NextMeeting:
    """When the network meets next."""


@dataclass(frozen=True, slots=True)
class CallMeeting:
    """Call a meeting: ask for what is missing, then show it; it exists only after `AddMeeting`."""

    draft: Draft


@dataclass(frozen=True, slots=True)
class AskDraft:
    """Say another time, zone or title for a meeting that is being called."""

    draft: Draft
    part: DraftPart


@dataclass(frozen=True, slots=True)
class AddMeeting:
    """The meeting that was shown is right: keep it."""

    draft: Draft


@dataclass(frozen=True, slots=True)
class DropDraft:
    """The meeting that was shown is not wanted."""

    author: int | None = None


@dataclass(frozen=True, slots=True)
class ShowMeeting:
    """One date of a meeting: when, where, who comes, what is on the agenda."""

    dates: tuple[MeetingDate, ...] = ()


@dataclass(frozen=True, slots=True)
class ListMeetings:
    """The meetings of a stretch of time, or with words in their title, or of somebody, somewhere."""

    after: datetime | None = None
    until: datetime | None = None
    words: str = ""
    past: bool = False
    person_ids: tuple[int, ...] = ()
    place_ids: tuple[int, ...] = ()
    organisation_ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Attend:
    """Say whether one comes to one date of a meeting."""

    answer: AttendanceAnswer
    dates: tuple[MeetingDate, ...] = ()
    stand_in: str = ""
    """Who comes instead; empty asks, when the answer is a stand-in."""


@dataclass(frozen=True, slots=True)
class ShowAttendance:
    """Who comes, by name: for whoever called the meeting."""

    dates: tuple[MeetingDate, ...] = ()


@dataclass(frozen=True, slots=True)
class NoteMeeting:
    """Put lines on the agenda, into the minutes or among the decisions of a meeting; no lines ask for them."""

    kind: MeetingNoteKind
    dates: tuple[MeetingDate, ...] = ()
    texts: tuple[str, ...] = ()
    sure: bool = True
    """Whether it is clear that this is a note, and of which meeting; else that is asked first."""


@dataclass(frozen=True, slots=True)
class ShowNotes:
    """The agenda, the decisions or the minutes of a meeting."""

    kind: MeetingNoteKind
    dates: tuple[MeetingDate, ...] = ()


@dataclass(frozen=True, slots=True)
class LastDecisions:
    """What was decided at the last meeting that decided anything."""


@dataclass(frozen=True, slots=True)
class SearchDecisions:
    """What was decided about something; without words, the latest decisions."""

    words: str = ""


@dataclass(frozen=True, slots=True)
class FindSlot:
    """Find hours that suit both shores, or the zones of those who are named."""

    after: datetime | None = None
    until: datetime | None = None
    minutes: int | None = None
    title: str = ""
    person_ids: tuple[int, ...] = ()
    post_ids: tuple[int, ...] = ()
    organisation_ids: tuple[int, ...] = ()
    place_ids: tuple[int, ...] = ()
    earliest: time | None = None
    """By the sender's clock, when a part of the day was said."""
    latest: time | None = None
    """By which it shall be over."""


@dataclass(frozen=True, slots=True)
class BrokenInvitation:
    """A calendar file that cannot be read, or holds nothing to meet for; `reason` names what is wrong with it."""

    reason: Literal["broken", "large", "empty"] = "broken"


MeetingsIntent = (
    NextMeeting
    | CallMeeting
    | AskDraft
    | AddMeeting
    | DropDraft
    | ShowMeeting
    | ListMeetings
    | MeetingChange
    | Attend
    | ShowAttendance
    | NoteMeeting
    | ShowNotes
    | LastDecisions
    | SearchDecisions
    | FindSlot
    | BrokenInvitation
)
