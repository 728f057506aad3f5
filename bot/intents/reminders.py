"""What one says about being reminded: of anything, at a time of one's own; which reminders one wants, and when none."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Literal

from data.model import Language

Later = Literal["minutes", "hour", "morning"]
"""In ten minutes, in an hour, or tomorrow at nine."""


@dataclass(frozen=True, slots=True)
class RemindMe:
    """Tell me, or this group, something at a time; without a time, or with one that has passed, ask for it."""

    text: str
    """What is to be said, in the words of whoever asked."""
    starts: datetime | None = None
    """Naive wall time in `zone`: once, or the first time."""
    zone: str = "UTC"
    rrule: str | None = None
    for_group: bool = False
    message_id: int | None = None
    """The message that asks; the reminder follows its edits."""
    reminder_id: int | None = None
    """The reminder that gets these words and this time; None for a new one."""
    oddity: Literal["gap", "fold"] | None = None
    """Whether the local time that was said does not exist, or comes twice."""
    zone_said: bool = False
    """Whether what is repeated stays in its zone, wherever its chat lives later."""


@dataclass(frozen=True, slots=True)
class ShowReminders:
    """Which reminders are to come here."""


@dataclass(frozen=True, slots=True)
class DeleteReminder:
    """Do not remind me of this; without a number, by words that are in it."""

    reminder_id: int | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class MoveReminder:
    """Ask for another time for a reminder."""

    reminder_id: int


@dataclass(frozen=True, slots=True)
class FinishReminder:
    """What a reminder was for is done."""

    reminder_id: int
    due: datetime
    """The time at which it was said, in UTC."""


@dataclass(frozen=True, slots=True)
class SnoozeReminder:
    """Say a reminder again later, to whoever pressed."""

    reminder_id: int
    later: Later


@dataclass(frozen=True, slots=True)
class SnoozeMeeting:
    """Remind me of this date of a meeting again later, but before it begins; None asks when."""

    meeting_id: int
    original: datetime
    """Naive wall time at which the meeting's rule has the date."""
    later: Later | None = None


@dataclass(frozen=True, slots=True)
class ShowSettings:
    """How I am reminded, with buttons to change it."""


@dataclass(frozen=True, slots=True)
class SetMoments:
    """Remind me of meetings at these moments only (bot/reminding/moments.py)."""

    moments: tuple[str, ...] = ()
    usual: bool = False
    """At the usual ones."""


@dataclass(frozen=True, slots=True)
class SwitchMoment:
    """Remind me at this moment too, or no longer."""

    moment: str


@dataclass(frozen=True, slots=True)
class SetQuietHours:
    """Make no sound between these hours of mine; None leaves one as it is. Without either, ask."""

    begins: time | None = None
    ends: time | None = None


@dataclass(frozen=True, slots=True)
class PauseUntil:
    """Send me nothing unasked before this day on my calendar; from `since` on, or at once."""

    until: date
    since: date | None = None
    own_too: bool = False
    """Whether reminders that I asked for myself wait as well."""
    hour: time | None = None
    """The wall time of that last day at which the silence ends; as the day begins when none is said."""


@dataclass(frozen=True, slots=True)
class WantCopies:
    """Send me in private what the group is reminded of, or no longer."""

    wanted: bool


@dataclass(frozen=True, slots=True)
class MuteMeeting:
    """Do not remind me of this meeting, or do so again."""

    meeting_id: int
    muted: bool = True


@dataclass(frozen=True, slots=True)
class SpeakLanguages:
    """Say the reminders in this group in these languages, all in one message; none asks which."""

    languages: tuple[Language, ...] = ()


RemindersIntent = (
    RemindMe
    | ShowReminders
    | DeleteReminder
    | MoveReminder
    | FinishReminder
    | SnoozeReminder
    | SnoozeMeeting
    | ShowSettings
    | SetMoments
    | SwitchMoment
    | SetQuietHours
    | PauseUntil
    | WantCopies
    | MuteMeeting
    | SpeakLanguages
)
