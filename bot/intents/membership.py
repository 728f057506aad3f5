"""Coming in, letting in, what one wants to hear and how, going."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from data.model import Language, Role


@dataclass(frozen=True, slots=True)
class Enter:
    """Come in: at the first contact, with a one-time code or invitation, or without one."""

    token: str | None = None


@dataclass(frozen=True, slots=True)
class Invite:
    """Let others in: one single-use link for each name, or one link for nobody in particular."""

    names: tuple[str, ...] = ()
    role: Role = "reader"


@dataclass(frozen=True, slots=True)
class BindGroup:
    """Serve the group in which this is said."""


@dataclass(frozen=True, slots=True)
class UnbindGroup:
    """Serve the group in which this is said no longer."""


@dataclass(frozen=True, slots=True)
class SpeakLanguage:
    """Speak this language with me, or in this group; None asks which."""

    language: Language | None = None


@dataclass(frozen=True, slots=True)
class LiveInZone:
    """Count the hours by the clocks of this IANA zone for me, or in this group; None asks which."""

    zone: str | None = None
    """An IANA name, or, from a command, the name of a town that is still to be looked up."""
    choices: tuple[str, ...] = ()
    """IANA names to choose from, when a country with several zones was named."""
    for_now: bool = False
    """Whether it was said to be for some time only."""


@dataclass(frozen=True, slots=True)
class BeQuiet:
    """Send me nothing unasked."""


@dataclass(frozen=True, slots=True)
class SpeakAgain:
    """Send me reminders again."""


@dataclass(frozen=True, slots=True)
class ShowMyData:
    """What is kept about me."""


@dataclass(frozen=True, slots=True)
class ForgetMe:
    """Erase what is kept about me; unless `sure`, ask first."""

    sure: bool = False
    name: str = ""
    """Whom to forget, when that was said: nobody can have somebody else forgotten."""


@dataclass(frozen=True, slots=True)
class TellChange:
    """Somebody has left, takes over, replaces somebody, or is away with somebody to turn to instead."""

    kind: Literal["left", "taken", "replaced", "away"]
    words: str
    """As it was said."""
    since: date | None = None
    """Of an absence: its first day, when one was said."""
    until: date | None = None
    """The first day on which whoever was away is back."""


@dataclass(frozen=True, slots=True)
class ShowMembers:
    """Who has been let in, and who cannot be reached."""


MembershipIntent = (
    Enter
    | Invite
    | BindGroup
    | UnbindGroup
    | SpeakLanguage
    | LiveInZone
    | BeQuiet
    | SpeakAgain
    | ShowMyData
    | ForgetMe
    | TellChange
    | ShowMembers
)
