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


CALENDAR_TYPES = frozenset({"text/calendar", "application/ics", "text/x-vcalendar"})


@dataclass(frozen=True, slots=True)
class Document:
    """A file that somebody sent. `content` is there only for kinds that are read, and was fetched beforehand."""

    file_id: str
    name: str = ""
    mime: str = ""
    size: int = 0
    """Bytes, as Telegram says; 0 when it does not say."""
    content: bytes | None = None

    @property
    def calendar(self) -> bool:
        """Whether it says of itself that it is a calendar file."""
        return self.mime in CALENDAR_TYPES or self.name.lower().endswith(".ics")


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
    document: Document | None = None
    mentioned: tuple[tuple[str, int], ...] = ()
    """People without a @username who are mentioned: the words, and the user's number at Telegram."""


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
class Reacted:
    """Somebody put a sign under a message; Telegram tells administrators only."""

    update_id: int
    where: Where
    sender: Sender
    message_id: int
    emojis: tuple[str, ...]
    """What was added, not what stood there before."""


@dataclass(frozen=True, slots=True)
class MemberLeft:
    """Somebody is no longer in a group."""

    update_id: int
    where: Where
    sender: Sender
    """Whoever left, of their own accord or not."""


@dataclass(frozen=True, slots=True)
class ChatMoved:
    """A group became a supergroup and has a new number."""

    update_id: int
    where: Where
    """The chat under its old number."""
    new_id: int


Event = MessageSaid | ButtonPressed | InlineAsked | PresenceChanged | Reacted | MemberLeft | ChatMoved
