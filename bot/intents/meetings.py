"""What one asks and says about meetings.

Wherever an intent names `dates`: none means that no such meeting is known, one is the date that is meant, several make
Minga ask which one. `original` is the naive wall time at which the meeting's rule has a date, even after it was moved.
"""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Literal

from data.model import AttendanceAnswer, MeetingNoteKind

DraftPart = Literal["day", "hour", "time", "zone", "title"]
MeetingPart = Literal["link", "title", "minutes"]


@dataclass(frozen=True, slots=True)
class MeetingDate:
    """One date of one meeting."""

    meeting_id: int
    original: datetime


@dataclass(frozen=True, slots=True)
class When:
    """When a meeting shall be, as far as it was said; wall time in `zone`."""

    day: date | None = None
    hour: time | None = None
    zone: str | None = None
    """An IANA name; None when nobody said one and it is not clear."""
    rrule: str | None = None
    exceptions: tuple[date, ...] = ()
    """Dates of the rule on which it does not take place."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A meeting that somebody calls, as far as it has been said; it does not exist yet."""

    title: str = ""
    """In the words of whoever calls it; empty for just a meeting."""
    when: When = When()
    rivals: tuple[When, ...] = ()
    """Other readings of what was said, to be asked about together with `when`."""
    minutes: int | None = None
    link: str | None = None
    """An address, or the name of what people talk through."""
    chat_ids: tuple[int, ...] = ()
    post_ids: tuple[int, ...] = ()
    person_ids: tuple[int, ...] = ()
    organisation_ids: tuple[int, ...] = ()
    shore_hour: str | None = None
    """Said for the other shore and not the same instant: what was said there, to be pointed out."""
    gap: bool = False
    """The hour that was said does not exist on that day; `when` has the first one after it."""
    uid: str | None = None
    """The UID of the invitation file it comes from."""
    text: str = ""
    """What the invitation file tells about it."""
    author: int | None = None
    """The Telegram number of whoever calls it."""
    twice: bool = False
    """It was said that this is another one than the meeting of the same name and time."""


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
class MoveMeeting:
    """Hold a meeting at another time. `every`: the whole series, or this date only; None asks."""

    dates: tuple[MeetingDate, ...] = ()
    when: When = When()
    """What is not said stays as it is."""
    shift: int | None = None
    """Minutes by which it is put off, negative for earlier, where no time was said."""
    every: bool | None = None
    rivals: tuple[When, ...] = ()
    sure: bool = False


@dataclass(frozen=True, slots=True)
class CancelMeeting:
    """Do not hold a meeting. `every`: the whole series, or this date only; None asks."""

    dates: tuple[MeetingDate, ...] = ()
    every: bool | None = None
    sure: bool = False


@dataclass(frozen=True, slots=True)
class RestoreMeeting:
    """Hold a cancelled meeting after all."""

    dates: tuple[MeetingDate, ...] = ()


@dataclass(frozen=True, slots=True)
class UndoMeetingChange:
    """Take back a change of a meeting by its number in the account of changes."""

    change_id: int


@dataclass(frozen=True, slots=True)
class AmendMeeting:
    """Change the link, the title or the length of a meeting; an empty value asks for it."""

    part: MeetingPart
    dates: tuple[MeetingDate, ...] = ()
    value: str = ""
    """For the length: minutes in figures."""
    every: bool | None = None


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


@dataclass(frozen=True, slots=True)
class ShowNotes:
    """The agenda, the decisions or the minutes of a meeting."""

    kind: MeetingNoteKind
    dates: tuple[MeetingDate, ...] = ()


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
    | MoveMeeting
    | CancelMeeting
    | RestoreMeeting
    | UndoMeetingChange
    | AmendMeeting
    | Attend
    | ShowAttendance
    | NoteMeeting
    | ShowNotes
    | SearchDecisions
    | FindSlot
    | BrokenInvitation
)
