"""What a meeting is called with: when it shall be, for whom, through what; and how one of its dates is named."""

from dataclasses import dataclass
from datetime import date, datetime, time


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


NOT_SAID = When()


@dataclass(frozen=True, slots=True)
class ChangedDate:
    """One date of a series that is not as the rule has it; wall times in the zone of the meeting."""

    original: datetime
    """Naive: when the rule has it."""
    starts: datetime | None = None
    """Naive: when it is instead."""
    minutes: int | None = None
    cancelled: bool = False


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
    sequence: int = 0
    """The SEQUENCE of that file: which of several states of the invitation it is."""
    changed: tuple[ChangedDate, ...] = ()
    """Dates of the rule that the file holds elsewhere, or cancels."""
    twice: bool = False
    """It was said that this is another one than the meeting of the same name and time."""
