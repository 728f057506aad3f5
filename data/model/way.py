"""What came in and what must go out."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from data.model.words import Json

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
