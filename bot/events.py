"""What reaches Minga: a message, a pressed button, a coming or going; free of Telegram's own types."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

ChatKind = Literal["private", "group", "supergroup", "channel"]


@dataclass(frozen=True, slots=True)
class Where:
    """The chat in which something happened; `id` is the chat's number at Telegram."""

    id: int
    kind: ChatKind
    title: str = ""

    @property
    def private(self) -> bool:
        """Whether nobody else reads along."""
        return self.kind == "private"


@dataclass(frozen=True, slots=True)
class Sender:
    """Who did something, as Telegram names them."""

    user_id: int
    first_name: str
    last_name: str | None = None
    username: str | None = None
    language_code: str | None = None

    @property
    def name(self) -> str:
        """The name that other people in the chat see."""
        return f"{self.first_name} {self.last_name or ''}".strip()


@dataclass(frozen=True, slots=True)
class Replied:
    """The message that a message answers."""

    message_id: int
    text: str
    mine: bool
    """True when Minga herself had written it."""


@dataclass(frozen=True, slots=True)
class MessageSaid:
    """Somebody wrote something, or edited what they wrote."""

    update_id: int
    where: Where
    sender: Sender
    message_id: int
    at: datetime
    """When it was written (for an edit: first written), by Telegram's clock."""
    text: str
    """The words without the command and without the mention of Minga; empty for a picture, a sticker …"""
    command: str | None = None
    """The command in lower case without its slash, when one addressed to Minga starts the message."""
    to_me: bool = False
    """A reply to Minga, a mention of her, or a command for her."""
    edited_at: datetime | None = None
    replied: Replied | None = None


@dataclass(frozen=True, slots=True)
class ButtonPressed:
    """Somebody pressed a button under a message of Minga's."""

    update_id: int
    where: Where
    sender: Sender
    query_id: str
    token: str
    message_id: int | None = None


@dataclass(frozen=True, slots=True)
class InlineAsked:
    """Somebody typed @minga … in any chat."""

    update_id: int
    sender: Sender
    query_id: str
    text: str


@dataclass(frozen=True, slots=True)
class PresenceChanged:
    """Minga was put into a chat, made administrator there, blocked or removed."""

    update_id: int
    where: Where
    sender: Sender
    present: bool
    administrator: bool = False
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ChatMoved:
    """A group became a supergroup and has a new number."""

    update_id: int
    where: Where
    """The chat under its old number."""
    new_id: int


Event = MessageSaid | ButtonPressed | InlineAsked | PresenceChanged | ChatMoved
