"""The world: who and what there is, and how to find it."""

from collections.abc import Callable, Iterator
from typing import Any

from playground.world import identifiers
from playground.world.accounts import Account, Bot, Person
from playground.world.chats import Chat, Group, Membership, PrivateChat
from playground.world.clock import SimulatedClock
from playground.world.errors import UnknownError, WorldError
from playground.world.feed import Feed
from playground.world.files import FileStore
from playground.world.happenings import Happening


class World:
    """Accounts by id, bots by token, groups by id, private chats by bot and person; one clock, one feed of changes."""

    def __init__(self, *, messages_kept: int = 2000) -> None:
        self.clock = SimulatedClock()
        self.feed = Feed()
        self.files = FileStore()
        self.accounts: dict[int, Account] = {}
        self.people: dict[str, Person] = {}
        self.bots: dict[str, Bot] = {}
        self.groups: dict[int, Group] = {}
        self.private: dict[tuple[int, int], PrivateChat] = {}
        self.usernames: dict[str, Account] = {}
        self.listeners: list[Callable[[Happening], None]] = []
        self.messages_kept = messages_kept
        self.last_key = 0

    def __getstate__(self) -> dict[str, Any]:
        return {**self.__dict__, "listeners": []}

    def announce(self, happening: Happening) -> None:
        """Tell all who listen."""
        for listener in self.listeners:
            listener(happening)

    def next_key(self) -> int:
        """The number of the next message of the world."""
        self.last_key += 1
        return self.last_key

    def add_person(self, person: Person) -> Person:
        """Let a person exist; their id follows from the key unless it is given."""
        if not person.key or person.key in self.people:
            raise WorldError(f"a person needs a key of their own: {person.key!r}")
        person.id = person.id or identifiers.user_id_from(person.key)
        self._register(person)
        self.people[person.key] = person
        for bot in self.bots.values():
            self._open_private(bot, person)
        self.feed.touch("people")
        return person

    def add_bot(self, bot: Bot) -> Bot:
        """Let a bot exist, with a private chat (not started) for every person."""
        if bot.token in self.bots:
            raise WorldError("there is a bot with this token")
        bot.id = bot.id or identifiers.bot_id_from(bot.token)
        self._register(bot)
        self.bots[bot.token] = bot
        for person in self.people.values():
            self._open_private(bot, person)
        self.feed.touch("people")
        return bot

    def add_group(
        self, key: str, title: str, kind: str = "supergroup", *, group_id: int = 0, forum: bool = False
    ) -> Group:
        """Let an empty group exist."""
        if kind not in {"group", "supergroup"} or any(group.key == key for group in self.groups.values()):
            raise WorldError("a group needs a key of its own and is a group or a supergroup")
        made = identifiers.supergroup_id_from(key) if kind == "supergroup" else identifiers.group_id_from(key)
        group = Group(group_id or made, key, kind, title=title, forum=forum)
        self.groups[group.id] = group
        self.feed.touch("chats", key)
        return group

    def _register(self, account: Account) -> None:
        name = (account.username or "").lower()
        if account.id in self.accounts or (name and name in self.usernames):
            raise WorldError(f"there is an account with the id {account.id} or the name @{name}")
        self.accounts[account.id] = account
        if name:
            self.usernames[name] = account

    def _open_private(self, bot: Bot, person: Person) -> None:
        chat = PrivateChat(person.id, f"{person.key}@{bot.username}", "private", person=person, bot=bot)
        self.private[bot.id, person.id] = chat

    def person(self, key: str) -> Person:
        """By key, @username or id."""
        found = self.people.get(key) or self.usernames.get(key.removeprefix("@").lower())
        if found is None and key.isdigit():
            found = self.accounts.get(int(key))
        if not isinstance(found, Person):
            raise UnknownError(f"there is no person {key!r}")
        return found

    def bot(self, name: str = "") -> Bot:
        """By username, @username, id or token; without a name (or a bare @), the only bot or the first."""
        if name in {"", "@"} and self.bots:
            return next(iter(self.bots.values()))
        found = self.bots.get(name) or self.usernames.get(name.removeprefix("@").lower())
        if found is None and name.isdigit():
            found = self.accounts.get(int(name))
        if not isinstance(found, Bot):
            raise UnknownError(f"there is no bot {name!r}")
        return found

    def account(self, name: str) -> Account:
        """A person or a bot."""
        try:
            return self.person(name)
        except UnknownError:
            return self.bot(name) if name else self.person(name)

    def group(self, name: str) -> Group:
        """By key, id or @username; a migrated group gives the supergroup it became."""
        for group in self.groups.values():
            if name in {group.key, str(group.id), f"@{group.username}"} and group.migrated_to is None:
                return group
        if name.lstrip("-").isdigit() and (known := self.groups.get(int(name))) is not None:
            return self.groups[known.migrated_to] if known.migrated_to else known
        raise UnknownError(f"there is no group {name!r}")

    def chat(self, name: str, person: Person) -> Chat:
        """A group by its name; a person's private chat by the bot's name or, when empty, with the first bot."""
        try:
            return self.group(name)
        except UnknownError:
            return self.private[self.bot(name).id, person.id]

    def chats_of(self, person: Person) -> Iterator[Chat]:
        """The chats a person sees: their groups, then private chats."""
        yield from (group for group in self.groups.values() if group.has(person) and not group.migrated_to)
        yield from (self.private[bot.id, person.id] for bot in self.bots.values())

    def enroll(
        self, group: Group, account: Account, status: str = "member", rights: frozenset[str] = frozenset()
    ) -> None:
        """Put somebody into a group without a word: how a world begins."""
        group.members[account.id] = Membership(account, status, rights)
