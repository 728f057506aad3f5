"""The records that the mind sees: frozen, plain, free of SQL.

Every record that the memory hands out or takes in is here. Instants are aware datetimes in UTC; what lies ahead and
must follow a clock on a wall is a naive wall time beside the name of its IANA zone. `id` is the memory's own number.
The words are those of docs/glossary.md.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal

Language = Literal["fr", "es", "en"]
LANGUAGES: tuple[Language, ...] = ("fr", "es", "en")

Localised = Mapping[Language, str]
"""A text that people read, once per language; keys are those of `LANGUAGES`."""

Json = Mapping[str, Any]

NEW_ID = 0
"""The `id` of a record that the memory has not numbered yet; `add` hands it back with its number."""

SubjectKind = Literal["place", "organisation", "person", "post", "theme", "partnership"]
PlaceKind = Literal["country", "region", "department", "province", "commune", "comuna"]
PartnershipStatus = Literal["seeking", "forming", "active", "asleep", "ended"]
Role = Literal["reader", "editor", "coordinator"]


@dataclass(frozen=True, slots=True)
class Source:
    """Where facts come from: a report, a message, a person, an import."""

    id: int
    key: str
    kind: str
    title: Localised
    on: date


@dataclass(frozen=True, slots=True)
class Alias:
    """Another name of a thing: an acronym, an old name, a numeral, another language's word."""

    name: str
    language: Language | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class DirectoryName:
    """One thing in the directory with every name it answers to; what the name index is built from."""

    kind: SubjectKind
    id: int
    name: str
    aliases: tuple[str, ...] = ()
    exact_only: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """A country, region, province, département, commune or comuna, by official code."""

    id: int
    code: str
    kind: PlaceKind
    name: str
    parent_id: int | None
    time_zone: str
    latitude: float | None = None
    longitude: float | None = None
    population: int | None = None
    exact_only: bool = False
    former: bool = False
    successor_id: int | None = None


@dataclass(frozen=True, slots=True)
class Organisation:
    """A local authority, association, ministry, embassy or representation office."""

    id: int
    key: str
    name: str
    kind: str
    country_code: str
    """The shore it stands on: the code of a country in the gazetteer, as "FR" or "CL"."""
    place_id: int | None = None
    parent_id: int | None = None
    successor_id: int | None = None
    description: Localised | None = None
    acronym: str | None = None
    source_id: int | None = None
    note: Localised | None = None
    """What is uncertain about it, as in every record that has a note."""


@dataclass(frozen=True, slots=True)
class Theme:
    """A subject that organisations cooperate on: water, education …"""

    id: int
    key: str
    name: Localised
    source_id: int | None = None
    note: Localised | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """A human being, who holds posts and is never a column of an organisation."""

    id: int
    key: str
    given_name: str
    family_name: str
    source_id: int | None = None
    note: Localised | None = None

    @property
    def full_name(self) -> str:
        """Given name, then family name."""
        return f"{self.given_name} {self.family_name}".strip()


@dataclass(frozen=True, slots=True)
class Post:
    """A function in an organisation. The post answers, not the person."""

    id: int
    key: str
    organisation_id: int
    title: Localised
    place_ids: tuple[int, ...] = ()
    theme_ids: tuple[int, ...] = ()
    rank: int = 0
    """Whom to ask first among the posts of one organisation: the smallest first."""
    relay: bool = False
    """One to turn to when nobody else is known."""
    source_id: int | None = None
    note: Localised | None = None


@dataclass(frozen=True, slots=True)
class Tenure:
    """A person holds a post from … to …; `person_id` None says that the source names nobody."""

    id: int
    post_id: int
    person_id: int | None
    source_id: int
    as_of: date
    """The day for which the source attests it."""
    since: date | None = None
    until: date | None = None
    confirmed_on: date | None = None
    """When somebody last said that it is still right; None for what only a document says."""
    stand_in: bool = False
    note: Localised | None = None
    erased: bool = False
    """Held by somebody who asked to be forgotten; `person_id` is None."""


@dataclass(frozen=True, slots=True)
class Partnership:
    """Two or more organisations that cooperate, or one that seeks a partner, over places and themes."""

    id: int
    key: str
    name: Localised
    status: PartnershipStatus
    as_of: date
    source_id: int
    organisation_ids: tuple[int, ...] = ()
    place_ids: tuple[int, ...] = ()
    theme_ids: tuple[int, ...] = ()
    note: Localised | None = None
    associate_ids: tuple[int, ...] = ()
    """Organisations that take part without being partners."""
    instruments: tuple[Localised, ...] = ()
    """The agreements and conventions that it rests on."""


@dataclass(frozen=True, slots=True)
class Relay:
    """Whom to turn to in a country, or part of one, when no partnership covers a place."""

    id: int
    organisation_id: int
    place_id: int
    """The place covered, often a whole country."""
    use: Localised
    """In which case one turns to it."""
    source_id: int
    rank: int = 0
    note: Localised | None = None


@dataclass(frozen=True, slots=True)
class Interaction:
    """A contact between the two shores: a meeting, a call, a letter, a visit, a training."""

    id: int
    key: str
    kind: str
    title: Localised
    starts_on: date
    ends_on: date
    source_id: int
    summary: Localised | None = None
    organisation_ids: tuple[int, ...] = ()
    person_ids: tuple[int, ...] = ()
    place_ids: tuple[int, ...] = ()
    partnership_ids: tuple[int, ...] = ()
    theme_ids: tuple[int, ...] = ()
    zone: str | None = None
    """The zone of the days, as an IANA name; None when nobody said."""
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    venue: Localised | None = None
    note: Localised | None = None


RemarkKind = Literal["blockage", "proposal", "offer", "need"]


@dataclass(frozen=True, slots=True)
class Remark:
    """A blockage, a proposal, an offer or a need that somebody told."""

    id: int
    key: str
    kind: RemarkKind
    told_on: date
    summary: Localised
    source_id: int
    organisation_ids: tuple[int, ...] = ()
    partnership_ids: tuple[int, ...] = ()
    open: bool = True
    title: Localised | None = None
    theme_ids: tuple[int, ...] = ()
    person_id: int | None = None
    """Who told it, when the source says so."""
    seeks_country: str | None = None
    """Of an offer: the shore on which a counterpart is sought."""
    note: Localised | None = None


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


InboxState = Literal["new", "done", "failed"]


@dataclass(frozen=True, slots=True)
class InboxUpdate:
    """An update as Telegram sent it, kept before it was acknowledged."""

    update_id: int
    queue: int
    """Updates of one queue are handled in order: the chat's number, or the user's where there is no chat."""
    payload: Json
    received_at: datetime
    state: InboxState = "new"
    attempts: int = 0
    error: str | None = None
    retry_at: datetime | None = None
    """After a failure: the next attempt is not made before."""
    handled_at: datetime | None = None


OutboxState = Literal["pending", "sending", "sent", "failed", "expired", "cancelled"]
Action = Literal["send", "edit", "delete", "document", "photo"]
OutboxClass = Literal["answer", "reminder", "broadcast"]


@dataclass(frozen=True, slots=True)
class Outgoing:
    """Something to be said, before it has a number. `key` makes it unique: to put it twice is to put it once."""

    key: str
    chat_id: int
    action: Action
    kind: OutboxClass
    due_at: datetime
    content: Json
    """What to render when it leaves (bot/sayings.py), never a finished text that could be out of date."""
    not_after: datetime | None = None
    """Once this instant has passed it is of no use and expires."""
    card: str | None = None
    """The lasting identity of a message that will be edited; an edit finds its message through it."""
    reply_to: int | None = None
    """The number of the message that this one answers."""


@dataclass(frozen=True, slots=True)
class OutboxRow:
    """An `Outgoing` in the outbox, with what has become of it."""

    id: int
    outgoing: Outgoing
    state: OutboxState
    attempts: int = 0
    ambiguous: bool = False
    """True when an earlier attempt may have arrived although no answer came back."""
    message_id: int | None = None
    """The message at Telegram: of this row once sent, of its card when it is an edit."""
    error: str | None = None
    sent_at: datetime | None = None
    claimed_by: str | None = None


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
