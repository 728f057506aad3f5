"""Chats: private ones, basic groups and supergroups."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from playground.world.accounts import Account, Bot, Person
from playground.world.messages import Message

INSIDE = frozenset({"creator", "administrator", "member", "restricted"})
BOT_ADMINISTRATOR_RIGHTS = (
    "can_manage_chat", "can_delete_messages", "can_manage_video_chats", "can_restrict_members", "can_promote_members",
    "can_change_info", "can_invite_users", "can_post_stories", "can_edit_stories", "can_delete_stories",
    "can_send_welcome_messages", "can_pin_messages", "can_manage_topics", "can_manage_tags",
)  # fmt: skip


@dataclass(slots=True)
class Membership:
    """How somebody belongs to a group."""

    account: Account
    status: str = "member"
    rights: frozenset[str] = frozenset()
    title: str | None = None
    until: int = 0

    @property
    def inside(self) -> bool:
        """Whether they are in the group now."""
        return self.status in INSIDE

    @property
    def administers(self) -> bool:
        """Whether they are its owner or an administrator."""
        return self.status in {"creator", "administrator"}


@dataclass(slots=True)
class Topic:
    """A topic of a forum; its id is the number of the message that opened it."""

    id: int
    name: str
    icon_color: int = 0x6FB9F0
    closed: bool = False
    implicit_name: bool = False


@dataclass(slots=True, eq=False)
class Chat:
    """What all chats have: messages by owner and number (see `Message.numbers`), the newest last.

    The last deleted ones are remembered, because somebody may still see them and press their buttons.
    """

    id: int
    key: str
    type: str
    boxes: dict[int, dict[int, Message]] = field(default_factory=dict)
    messages: dict[int, Message] = field(default_factory=dict)
    gone: deque[tuple[int, int]] = field(default_factory=lambda: deque(maxlen=1000))
    deleted: dict[int, Message] = field(default_factory=dict)
    pinned: list[Message] = field(default_factory=list)
    read_until: dict[int, int] = field(default_factory=dict)
    keyboards: dict[int, Message] = field(default_factory=dict)

    def __getstate__(self) -> dict[str, Any]:
        return {**{name: getattr(self, name) for name in self.__dataclass_fields__}, "boxes": {}}

    def __setstate__(self, state: dict[str, Any]) -> None:
        for name, value in state.items():
            setattr(self, name, value)

    def bots(self) -> Iterator[Bot]:
        """The bots that are in it."""
        return (account for account in self.accounts() if isinstance(account, Bot))

    def people(self) -> Iterator[Person]:
        """The people who are in it."""
        return (account for account in self.accounts() if isinstance(account, Person))

    def accounts(self) -> Iterator[Account]:
        """Everybody who is in it."""
        raise NotImplementedError

    def find(self, number: int, bot_id: int) -> Message | None:
        """The message that a bot knows by this message_id."""
        return self.boxes.get(0 if self.type == "supergroup" else bot_id, {}).get(number)


@dataclass(slots=True, eq=False)
class PrivateChat(Chat):
    """A person and a bot; to the bot, the chat's id is the person's."""

    person: Person = field(kw_only=True)
    bot: Bot = field(kw_only=True)
    started: bool = False
    blocked: bool = False

    def accounts(self) -> Iterator[Account]:
        """The two."""
        return iter((self.person, self.bot))


@dataclass(slots=True, eq=False)
class Group(Chat):
    """A basic group or a supergroup."""

    title: str = ""
    username: str | None = None
    description: str | None = None
    members: dict[int, Membership] = field(default_factory=dict)
    topics: dict[int, Topic] = field(default_factory=dict)
    forum: bool = False
    last_number: int = 0
    last_bot: int | None = None
    migrated_to: int | None = None
    migrated_from: int | None = None
    dissolved: bool = False

    def accounts(self) -> Iterator[Account]:
        """Those who are in it now."""
        return (member.account for member in self.members.values() if member.inside)

    def membership(self, account_id: int) -> Membership | None:
        """How this account belongs to it; None when it never did."""
        return self.members.get(account_id)

    def has(self, account: Account) -> bool:
        """Whether the account is in it now."""
        member = self.members.get(account.id)
        return member is not None and member.inside
