"""What one says about action items: what somebody shall do, what became of it, and which ones there are."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

DoubtKind = Literal["owner", "due", "text"]
ItemState = Literal["alive", "overdue", "unassigned", "undated", "blocked", "done"]
ItemDetail = Literal["due", "owner", "blockage", "solution"]


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody who can own an item: a person of the directory, else a member who stands in no directory."""

    name: str
    """The full name, as people read it."""
    person_id: int | None = None
    member_id: int | None = None


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something about an item that has to be asked, with what may be meant, the likeliest first."""

    kind: DoubtKind
    said: str = ""
    """The words that were not clear; empty when nothing was said about it."""
    parties: tuple[Party, ...] = ()
    """For the doubt "owner"."""
    dues: tuple[datetime, ...] = ()
    """For the doubt "due": naive wall times in the item's zone."""


@dataclass(frozen=True, slots=True)
class ItemSaid:
    """One item as it was understood."""

    text: str
    """What is to be done, in the words in which it was said, without the mark, and without owner and date set apart."""
    verbatim: str = ""
    """The whole line, or lines, with all that was said, without the mark only."""
    owners: tuple[Party, ...] = ()
    """The first owns it, the others help; empty when one has to ask."""
    due: datetime | None = None
    """Naive wall time in `zone`; None without a date, and while one has to ask."""
    zone: str = "UTC"
    """The owner's zone as an IANA name; the author's while nobody owns it."""
    has_hour: bool = False
    """Whether an hour was said; 18:00 is understood otherwise."""
    included: datetime | None = None
    """Where "before" moved it to the working day before: the same with that day itself included."""
    rrule: str | None = None
    """An RFC 5545 rule on wall time; `due` is its first date."""
    doubts: tuple[Doubt, ...] = ()
    place_ids: tuple[int, ...] = ()
    organisation_ids: tuple[int, ...] = ()
    partnership_ids: tuple[int, ...] = ()
    meeting_id: int | None = None
    meeting_original: datetime | None = None
    """The date of that meeting, as naive wall time of its rule."""
    line: int = 0
    """Which item of its message it is, counted from 0."""


@dataclass(frozen=True, slots=True)
class AddActionItems:
    """Somebody said what is to be done, by whom, by when."""

    items: tuple[ItemSaid, ...]
    said_at: datetime
    """Aware: when the message was first written."""
    message_id: int | None = None
    """The message that said it, in the chat where this is carried out."""
    said_by: int | None = None
    """The member who said it; None for somebody who is no member."""
    anyway: bool = False
    """Whether it is wanted although the same was said a short while ago."""


@dataclass(frozen=True, slots=True)
class OfferActionItems:
    """Lines that look like items, and that nothing calls so: ask."""

    items: AddActionItems


@dataclass(frozen=True, slots=True)
class RereadActionItems:
    """A message with items was edited: these are its items now; none when it holds none any more."""

    items: tuple[ItemSaid, ...]
    said_at: datetime
    message_id: int
    said_by: int | None = None


@dataclass(frozen=True, slots=True)
class AcceptItem:
    """The owner agrees."""

    number: int


@dataclass(frozen=True, slots=True)
class AcceptOrFinish:
    """ "Listo", a thumb: agreed, for an item that nobody has accepted yet; done, for one that was accepted."""

    number: int


@dataclass(frozen=True, slots=True)
class DeclineItem:
    """Not I: it returns to whoever asked, or goes to `to`."""

    number: int
    to: Party | None = None
    said: str = ""
    """The name that was said, when it was not clear who is meant; `choices` are those whom it fits."""
    choices: tuple[Party, ...] = ()


@dataclass(frozen=True, slots=True)
class ChangeDue:
    """Another date: offered by the owner before accepting, set afterwards."""

    number: int
    due: datetime | None = None
    """Naive wall time in `zone`; None takes the date away, or asks when there is a doubt."""
    zone: str = "UTC"
    has_hour: bool = False
    included: datetime | None = None
    rrule: str | None = None
    doubt: Doubt | None = None


@dataclass(frozen=True, slots=True)
class Reassign:
    """Somebody else shall own it; it stays with the first owner until they accept. Without `to` one has to ask."""

    number: int
    to: Party | None = None
    said: str = ""
    choices: tuple[Party, ...] = ()


@dataclass(frozen=True, slots=True)
class MarkDone:
    """These are done."""

    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Reopen:
    """It is not done, or not dropped, after all."""

    number: int


@dataclass(frozen=True, slots=True)
class UndoItem:
    """Take back the last change to an item; without a number the last one of whoever says it."""

    number: int | None = None


@dataclass(frozen=True, slots=True)
class CancelItem:
    """ "Cancel", said of an item: take back its last change, or drop it; ask where both may be meant."""

    number: int


@dataclass(frozen=True, slots=True)
class Block:
    """Something holds it up; an empty reason asks for one."""

    number: int
    reason: str = ""
    review_on: date | None = None
    could_help: str | None = None
    """Who could help, in the words of whoever told."""


@dataclass(frozen=True, slots=True)
class Unblock:
    """What held it up is solved."""

    number: int
    solution: str = ""


@dataclass(frozen=True, slots=True)
class DropItem:
    """Nobody wants it any more."""

    number: int


@dataclass(frozen=True, slots=True)
class KeepItem:
    """It is old, and is still wanted."""

    number: int


@dataclass(frozen=True, slots=True)
class AskItemDetail:
    """Ask for the date, the owner … of an item; the next message answers."""

    number: int
    detail: ItemDetail


@dataclass(frozen=True, slots=True)
class WhichItem:
    """Said about several items at once: ask which one. `intents` names the intent for the one that is chosen."""

    numbers: tuple[int, ...]
    intent: Literal["AcceptItem", "AcceptOrFinish", "DeclineItem", "MarkDone", "Reopen", "Block", "DropItem"]


@dataclass(frozen=True, slots=True)
class ListItems:
    """The items that fit everything that is said here; nothing said means all of them."""

    mine: bool = False
    asked_by_me: bool = False
    """What the one who asks asked of others."""
    of: Party | None = None
    said: str = ""
    """The name that was said, when it was not clear who is meant; `choices` are those whom it fits."""
    choices: tuple[Party, ...] = ()
    meeting_id: int | None = None
    meeting_on: date | None = None
    """The day of a meeting, on the calendar of whoever asks; the day on which an item was said counts too."""
    partnership_id: int | None = None
    organisation_id: int | None = None
    place_id: int | None = None
    chat_id: int | None = None
    """The group in which they were said."""
    state: ItemState = "alive"
    page: int = 0


@dataclass(frozen=True, slots=True)
class ItemTable:
    """The same as a table to download."""

    items: ListItems = ListItems()


@dataclass(frozen=True, slots=True)
class ShowItem:
    """Everything about one item."""

    number: int


@dataclass(frozen=True, slots=True)
class ItemHistory:
    """Who changed what about an item, and when."""

    number: int


ActionItemsIntent = (
    AddActionItems
    | OfferActionItems
    | CancelItem
    | RereadActionItems
    | AcceptItem
    | AcceptOrFinish
    | DeclineItem
    | ChangeDue
    | Reassign
    | MarkDone
    | Reopen
    | UndoItem
    | Block
    | Unblock
    | DropItem
    | KeepItem
    | AskItemDetail
    | WhichItem
    | ListItems
    | ItemTable
    | ShowItem
    | ItemHistory
)
