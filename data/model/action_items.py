"""What was promised, what holds it up, and what others ask of the network."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from data.model.words import Language

ActionItemState = Literal["open", "blocked", "done", "dropped"]


@dataclass(frozen=True, slots=True)
class ActionItem:
    """What somebody promised, in the words in which it was said; its `id` is the number people know it by (#41).

    An owner is a person of the directory, or a member who stands in no directory; while neither is known, the item
    has a visible question instead.
    """

    id: int
    text: str
    """Verbatim, without the word that introduced it."""
    said_at: datetime
    chat_id: int
    """Where it was said, by the chat's number at Telegram."""
    state: ActionItemState = "open"
    message_id: int | None = None
    line: int = 0
    """Which item of that message it is, counted from 0: an edited message is read again."""
    asker_member_id: int | None = None
    """The member who said it; None for one who is no member, or was erased."""
    owner_person_id: int | None = None
    owner_member_id: int | None = None
    accepted_at: datetime | None = None
    """When the owner agreed; None while nobody has confirmed."""
    proposed_person_id: int | None = None
    """Who shall take it over; the owner keeps it until then."""
    proposed_member_id: int | None = None
    due: datetime | None = None
    """Naive wall time in `zone`; None for an item without a date."""
    zone: str = "UTC"
    """The owner's zone when the date was set, as an IANA name."""
    rrule: str | None = None
    """An RFC 5545 rule on wall time: when this one is done, or its date is past, the next one appears."""
    previous_id: int | None = None
    """The item of the same rule before this one."""
    meeting_id: int | None = None
    meeting_original: datetime | None = None
    """The date of that meeting, as naive wall time of its rule."""
    done_at: datetime | None = None
    done_by: int | None = None
    """The member who closed it."""
    version: int = 1
    """Counts up with every change."""
    helper_person_ids: tuple[int, ...] = ()
    """Who else takes part; the owner alone answers for it."""
    helper_member_ids: tuple[int, ...] = ()
    place_ids: tuple[int, ...] = ()
    organisation_ids: tuple[int, ...] = ()
    partnership_ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Blockage:
    """What holds an action item, or a partnership, up: since when, until when it rests, how it was solved."""

    id: int
    reason: str
    since: datetime
    action_item_id: int | None = None
    partnership_id: int | None = None
    review_on: date | None = None
    """The day on which somebody looks at it again."""
    could_help: str | None = None
    """Who could help, in the words of whoever told."""
    solved_at: datetime | None = None
    solution: str | None = None
    said_by: int | None = None
    """The member who told it."""


RequestState = Literal["open", "forwarded", "answered", "closed"]


@dataclass(frozen=True, slots=True)
class Request:
    """What somebody outside the network asks of it; its `id` is the number they are given."""

    id: int
    user_id: int | None
    """Who asks, by their number at Telegram; None once erased."""
    name: str
    language: Language
    text: str
    asked_at: datetime
    state: RequestState = "open"
    place_id: int | None = None
    owner_person_id: int | None = None
    owner_member_id: int | None = None
    closed_at: datetime | None = None
    escalated: int = 0
    """How many times silence has been told to the next one up."""


@dataclass(frozen=True, slots=True)
class RequestStep:
    """Something that happened to a request, told to whoever asked."""

    id: int
    request_id: int
    at: datetime
    kind: Literal["received", "forwarded", "message", "answer", "escalated", "closed"]
    text: str = ""
    member_id: int | None = None
