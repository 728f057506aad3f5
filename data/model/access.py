"""Who was let in and where, what a chat is about, what could not be answered, who changed what."""

from dataclasses import dataclass, field
from datetime import datetime, time
from typing import Literal

from data.model.words import Json, Language, Role


@dataclass(frozen=True, slots=True)
class Member:
    """A Telegram user who has been let in."""

    id: int
    user_id: int
    """The user's number at Telegram; also the number of the private chat."""
    name: str
    role: Role
    language: Language | None = None
    zone: str | None = None
    person_id: int | None = None
    joined_at: datetime | None = None
    left_at: datetime | None = None
    paused: bool = False
    """Asked for silence: nothing is sent unasked."""
    reachable: bool = True
    """False once Telegram says that this person cannot be written to."""
    moments: tuple[str, ...] | None = None
    """The moments before a meeting at which this member wants to be told (bot/reminding); None for the usual ones."""
    quiet_from: time | None = None
    """When the night begins by the member's own clock; None for the usual hour."""
    quiet_until: time | None = None
    private_copies: bool = False
    """Wants the group's reminders in private too."""


@dataclass(frozen=True, slots=True)
class Chat:
    """A private chat, or a group that a coordinator has bound."""

    id: int
    """The chat's number at Telegram."""
    kind: Literal["private", "group", "supergroup", "channel"]
    title: str
    language: Language | None = None
    """What was last spoken or chosen there."""
    zone: str | None = None
    bound_at: datetime | None = None
    bound_by: int | None = None
    """The member who bound this group; a group without is answered by nobody."""
    present: bool = True
    """False once the bot has been removed."""
    sees_everything: bool = False
    """True where Telegram passes on every message: the bot is an administrator, or privacy mode is off."""
    languages: tuple[Language, ...] = ()
    """What reminders are said in there, one message in all of them; none means `language`."""


@dataclass(frozen=True, slots=True)
class Invitation:
    """A one-time, expiring way in; only a digest of its token is kept."""

    id: int
    digest: str
    role: Role
    expires_at: datetime
    created_by: int | None = None
    """The member who invited; None for the code printed at the first start."""
    name: str | None = None
    """Whom it was made for, when somebody said so."""
    person_id: int | None = None
    used_by: int | None = None
    used_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class PressableButton:
    """A button that was shown: the intention it carries, who may press it, until when."""

    token: str
    chat_id: int | None
    """The chat it was shown in; None for one that may be used anywhere, as a deep link."""
    intent: Json
    expires_at: datetime
    user_id: int | None = None
    """The only user who may press it; None when it is harmless."""


@dataclass(frozen=True, slots=True)
class Recollection:
    """What a chat was about a moment ago: for follow-ups ("et Maule ?") and for choices made by button."""

    chat_id: int
    user_id: int
    topic: str
    value: Json
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Gap:
    """A question that nobody could answer."""

    id: int
    question: str
    wanted: str
    """The folded words that named nothing; what gaps are grouped by."""
    language: Language
    asked_at: datetime
    asked_by: int | None = None
    times: int = 1
    closed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """Who changed what, when, from what to what."""

    id: int
    at: datetime
    subject_kind: str
    subject_id: int
    before: Json = field(default_factory=dict)
    after: Json = field(default_factory=dict)
    member_id: int | None = None
