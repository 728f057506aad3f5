"""Promises in a conversation: intents are carried out, rows of the outbox leave and arrive, buttons are pressed."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.answering import carry_out
from bot.assistant import Assistant
from bot.directory import Directory
from bot.events import Event, MessageSaid, Where
from bot.intents import AddActionItems, Intent, ItemSaid, Party
from bot.sayings import Envelope
from data.memory import Memory, Store
from data.model import ActionItem, Member, OutboxRow
from tests.conversation import GROUP, PEOPLE, Conversation, Message

MONDAY = datetime(2026, 9, 21, 14, 0, tzinfo=UTC)
THURSDAY_18 = datetime(2026, 9, 24, 18, 0)  # noqa: DTZ001  # wall time
FRIDAY_18 = datetime(2026, 9, 25, 18, 0)  # noqa: DTZ001


@dataclass
class Promises(Conversation):
    """A conversation whose messages arrive: what stands in a chat can be edited and pressed."""

    shown: dict[tuple[int, int], Message] = field(default_factory=dict)
    """What stands in the chats now, by chat and message."""
    arrived: list[Message] = field(default_factory=list)
    """What arrived because of the last thing that happened, in order."""

    def do(self, intent: Intent, by: str = "anna", where: Where = GROUP) -> list[Message]:
        """Carry an intent out as if its words had been understood."""
        sender, number = PEOPLE[by], next(self.numbers)
        with self.store.begin() as memory:
            talk = self.assistant.talk(where, sender, memory, self.now)
            heard = carry_out(intent, talk, Envelope(f"answer:{number}", where.id, f"answer:{where.id}:{number}"))
            for outgoing in heard.outgoing:
                assert memory.outbox.put(outgoing), f"said twice under one key: {outgoing.key}"
        return self.deliver()

    def promise(
        self, *items: ItemSaid, by: str = "coordinator", where: Where = GROUP, at: datetime | None = None
    ) -> int:
        """Say items in one message; gives the number of the first."""
        message = next(self.numbers)
        with self.store.look() as memory:
            member = memory.members.by_user(PEOPLE[by].user_id)
        self.do(AddActionItems(items, at or self.now, message, member.id if member else None), by, where)
        with self.store.look() as memory:
            found = memory.action_items.of_message(where.id, message)
        return found[0].id if found else 0

    def deliver(self) -> list[Message]:
        """Let everything leave that is due; gives what arrived."""
        self.arrived = list(self._delivered())
        return self.arrived

    def pass_time(self, length: timedelta) -> list[Message]:
        """Move the clock, plan as every night, and let leave what is due."""
        self.now += length
        self.plan()
        return self.deliver()

    def plan(self) -> None:
        """What happens every night."""
        with self.store.begin() as memory:
            self.assistant.plan(memory, self.now)

    def item(self, number: int) -> ActionItem:
        with self.store.look() as memory:
            found = memory.action_items.get(number)
        assert found is not None
        return found

    def member(self, name: str) -> Member:
        with self.store.look() as memory:
            found = memory.members.by_user(PEOPLE[name].user_id)
        assert found is not None
        return found

    def party(self, name: str) -> Party:
        """Give somebody of `PEOPLE`, as the person of the directory that they are, if they are one."""
        member = self.member(name)
        with self.store.look() as memory:
            person = memory.people.get(member.person_id) if member.person_id else None
        return Party(person.full_name if person else member.name, member.person_id, member.id)

    def card(self, number: int, where: Where | int = GROUP) -> Message:
        """Give the card of an item as it stands in a chat now."""
        chat = where if isinstance(where, int) else where.id
        with self.store.look() as memory:
            message = memory.outbox.card_message(f"item:{number}", chat)
        assert message is not None, f"no card of #{number} in {chat}"
        return self.shown[chat, message]

    def told(self, name: str) -> list[Message]:
        """What arrived in somebody's private chat because of the last thing that happened."""
        return [one for one in self.arrived if one.chat_id == PEOPLE[name].user_id]

    def touch(self, label: str, by: str, message: Message) -> list[Message]:
        """Press a button under a certain message; what comes of it arrives."""
        self.last = [message]
        self.press(label, by, self._where(message.chat_id))
        return self.deliver()

    def _hear(self, event: Event) -> list[Message]:
        with self.store.begin() as memory:
            heard = self.assistant.hear(event, memory, self.now)
            for outgoing in heard.outgoing:
                assert memory.outbox.put(outgoing), f"said twice under one key: {outgoing.key}"
            self.toast, self.start = heard.toast, heard.start
        if isinstance(event, MessageSaid):
            self.last = self.deliver()
            return self.last
        return []

    def _where(self, chat_id: int) -> Where:
        return GROUP if chat_id == GROUP.id else Where(chat_id, "private")

    def _delivered(self) -> Iterator[Message]:
        with self.store.begin() as memory:
            while rows := memory.outbox.due(self.now):
                for row in rows:
                    message = self._one(row, memory)
                    if message is not None:
                        yield message

    def _one(self, row: OutboxRow, memory: Memory) -> Message | None:
        outgoing = row.outgoing
        utterance = self.assistant.render(outgoing, memory, self.now)
        if utterance is None:
            memory.outbox.cancel(keys=[outgoing.key])
            return None
        if memory.outbox.claim(row.id, "tests", self.now) is None:
            memory.outbox.expire(self.now)
            return None
        number = row.message_id if outgoing.action == "edit" and row.message_id else next(self.numbers)
        memory.outbox.sent(row.id, number, self.now)
        message = Message(outgoing.chat_id, outgoing.action, outgoing.card, utterance)
        self.shown[outgoing.chat_id, number] = message
        return message


@pytest.fixture
def promises(shipped: Store, shipped_directory: Directory) -> Promises:
    """Anna is the Anna of the directory; the coordinator and Mary stand in no directory."""
    conversation = Promises(shipped, MONDAY, Assistant("fr", "Europe/Paris", shipped_directory))
    conversation.let_everybody_in()
    be(conversation, "anna", "Anna Calvez")
    be(conversation, "gonzalo", "Gonzalo Duran")
    return conversation


def be(conversation: Promises, name: str, person: str) -> None:
    with conversation.store.begin() as memory:
        member = memory.members.by_user(PEOPLE[name].user_id)
        (number,) = [one.id for one in memory.directory.names() if one.kind == "person" and one.name == person]
        assert member is not None
        memory.members.update(replace(member, person_id=number))


def letter(promises: Promises, **other: object) -> ItemSaid:
    owners = (promises.party("anna"),)
    said = {"owners": owners, "due": THURSDAY_18, "zone": "Europe/Paris", "has_hour": False, **other}
    return ItemSaid("Envoyer la convention à l'ACHM", **said)  # type: ignore[arg-type]
