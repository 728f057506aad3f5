"""What can happen in the world. Whoever listens (the bots' update queues) decides what to make of it."""

from dataclasses import dataclass

from playground.world.accounts import Account, Bot, Person
from playground.world.chats import Chat, Group, Membership, PrivateChat
from playground.world.contents import Location, Poll
from playground.world.messages import Message


@dataclass(frozen=True, slots=True)
class Posted:
    """A message was written."""

    chat: Chat
    message: Message


@dataclass(frozen=True, slots=True)
class Edited:
    """A message was changed by its author."""

    chat: Chat
    message: Message


@dataclass(frozen=True, slots=True)
class Pressed:
    """Somebody pressed a callback button; `message` is None for one sent through inline mode."""

    id: str
    bot: Bot
    person: Person
    chat: Chat
    message: Message
    data: str


@dataclass(frozen=True, slots=True)
class Reacted:
    """Somebody's reactions to a message changed."""

    chat: Chat
    message: Message
    person: Person
    old: tuple[str, ...]
    new: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MembershipChanged:
    """Somebody came, left, was promoted … in a group."""

    chat: Group
    by: Account
    old: Membership
    new: Membership


@dataclass(frozen=True, slots=True)
class BlockChanged:
    """A person blocked or unblocked a bot."""

    chat: PrivateChat
    blocked: bool


@dataclass(frozen=True, slots=True)
class InlineAsked:
    """Somebody is typing @bot and a query, in a chat."""

    id: str
    bot: Bot
    person: Person
    chat: Chat
    query: str
    offset: str = ""


@dataclass(frozen=True, slots=True)
class InlineChosen:
    """Somebody sent an inline result."""

    bot: Bot
    person: Person
    result_id: str
    query: str
    inline_id: str | None
    location: Location | None = None


@dataclass(frozen=True, slots=True)
class PollChanged:
    """A poll sent by a bot was voted on or stopped."""

    bot: Bot
    poll: Poll


@dataclass(frozen=True, slots=True)
class Voted:
    """Somebody voted in a poll that is not anonymous."""

    bot: Bot
    poll: Poll
    person: Person


Happening = (
    Posted
    | Edited
    | Pressed
    | Reacted
    | MembershipChanged
    | BlockChanged
    | InlineAsked
    | InlineChosen
    | PollChanged
    | Voted
)
