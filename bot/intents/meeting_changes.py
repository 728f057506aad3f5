"""What one wants to be different about a meeting that exists, and what whoever may decide says to it."""

from dataclasses import dataclass
from typing import Literal

from bot.intents.meeting_drafts import NOT_SAID, Draft, MeetingDate, When

MeetingPart = Literal["link", "title", "minutes"]


@dataclass(frozen=True, slots=True)
class MoveMeeting:
    """Hold a meeting at another time. `every`: the whole series, or this date only; None asks."""

    dates: tuple[MeetingDate, ...] = ()
    when: When = NOT_SAID
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
class UpdateMeeting:
    """Take over what a newer invitation file says of a meeting that came from an earlier one."""

    dates: tuple[MeetingDate, ...]
    draft: Draft
    """The meeting as the file has it."""
    sure: bool = False


@dataclass(frozen=True, slots=True)
class ProposeChange:
    """Pass on what somebody would like to change to whoever may change it; one of the four is given."""

    move: MoveMeeting | None = None
    cancel: CancelMeeting | None = None
    restore: RestoreMeeting | None = None
    amend: AmendMeeting | None = None


@dataclass(frozen=True, slots=True)
class DeclineProposal:
    """Leave a meeting as it is, and tell whoever had proposed to change it."""

    date: MeetingDate
    member_id: int
    """Who had proposed it."""


@dataclass(frozen=True, slots=True)
class LeaveMeeting:
    """What was asked about a meeting shall not be done."""


MeetingChange = (
    MoveMeeting
    | CancelMeeting
    | RestoreMeeting
    | UndoMeetingChange
    | AmendMeeting
    | UpdateMeeting
    | ProposeChange
    | DeclineProposal
    | LeaveMeeting
)
