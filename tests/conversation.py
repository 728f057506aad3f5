"""Conversations with the mind on the shipped network: said, heard, without Telegram and without a process."""

import html
import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.assistant import Assistant
from bot.events import ButtonPressed, Document, InlineAsked, MessageSaid, PresenceChanged, Replied, Sender, Where
from bot.replies import Heard, InlineCard, Utterance
from data.memory import Memory, Store
from data.model import NEW_ID, Action, Chat, Member

GROUP = Where(-1001, "supergroup", "Groupe-pays")
PEOPLE = {
    "coordinator": Sender(11, "Claire", "Coordinatrice", language_code="fr"),
    "anna": Sender(12, "Anna", "Calvez", language_code="fr"),
    "gonzalo": Sender(13, "Gonzalo", "Duran", language_code="es"),
    "mary": Sender(14, "Mary", language_code="en"),
    "stranger": Sender(99, "Alex", language_code="en"),
}


@dataclass(frozen=True)
class Message:
    """What somebody receives."""

    chat_id: int
    action: Action
    card: str | None
    utterance: Utterance

    @property
    def text(self) -> str:
        return html.unescape(re.sub(r"<[^>]+>", "", self.utterance.html)).replace("\u00a0", " ")

    @property
    def labels(self) -> list[str]:
        return list(self.utterance.labels)


@dataclass
class Conversation:
    """One memory, one mind, a clock that stands still unless moved."""

    store: Store
    now: datetime
    assistant: Assistant = field(default_factory=lambda: Assistant("fr", "Europe/Paris"))
    numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1000))
    toast: str | None = None
    """The short answer to the last pressed button."""
    start: str | None = None
    last: list[Message] = field(default_factory=list)

    def let_everybody_in(self) -> None:
        with self.store.begin() as memory:
            for name, sender in PEOPLE.items():
                if name != "stranger":
                    role = "coordinator" if name == "coordinator" else "reader"
                    language = sender.language_code
                    memory.members.add(
                        Member(NEW_ID, sender.user_id, sender.name, role, language, joined_at=self.now)  # type: ignore[arg-type]
                    )
            memory.chats.keep(Chat(GROUP.id, GROUP.kind, GROUP.title, bound_at=self.now, sees_everything=True))

    def say(
        self,
        text: str,
        by: str = "anna",
        where: Where | None = None,
        *,
        to_me: bool = True,
        replying_to: str | None = None,
        editing: int | None = None,
        document: Document | None = None,
    ) -> list[Message]:
        """Say something; gives what comes of it, for everybody. `editing` is the number of the message edited."""
        sender = PEOPLE[by]
        found = re.match(r"/(\w+)(?:@\w+)?\s*(.*)", text, re.DOTALL)
        command, words = (found[1].lower(), found[2]) if found else (None, text)
        number = next(self.numbers)
        event = MessageSaid(
            update_id=number,
            where=where or Where(sender.user_id, "private"),
            sender=sender,
            message_id=editing or number,
            at=self.now,
            text=words,
            command=command,
            to_me=to_me,
            edited_at=self.now + timedelta(minutes=1) if editing else None,
            replied=Replied(1, replying_to, mine=True) if replying_to is not None else None,
            document=document,
        )
        return self._hear(event)

    def press(self, label: str, by: str = "anna", where: Where | None = None) -> list[Message]:
        """Press the button with that label, or one that contains it, under the last messages."""
        keys = [key for message in self.last for row in message.utterance.keys for key in row if label in key.label]
        assert keys, f"no button {label!r} among {[message.labels for message in self.last]}"
        sender = PEOPLE[by]
        if keys[0].start:
            return self.say(f"/start {keys[0].start}", by)
        where = where or Where(sender.user_id, "private")
        return self._hear(ButtonPressed(next(self.numbers), where, sender, "q", keys[0].token or "", 1))

    def ask_inline(self, text: str, by: str = "anna") -> tuple[InlineCard, ...]:
        with self.store.begin() as memory:
            heard = self.assistant.hear(InlineAsked(next(self.numbers), PEOPLE[by], "q", text), memory, self.now)
        assert heard.inline is not None
        return heard.inline

    def presence(
        self, by: str, *, present: bool = True, administrator: bool = False, where: Where = GROUP
    ) -> list[Message]:
        event = PresenceChanged(next(self.numbers), where, PEOPLE[by], present, administrator, self.now)
        return self._hear(event)

    def _hear(self, event: MessageSaid | ButtonPressed | PresenceChanged) -> list[Message]:
        with self.store.begin() as memory:
            heard = self.assistant.hear(event, memory, self.now)
            for outgoing in heard.outgoing:
                assert memory.outbox.put(outgoing), "said twice under one key"
            self.toast, self.start = heard.toast, heard.start
            self.last = list(self._rendered(heard, memory))
        return self.last

    def _rendered(self, heard: Heard, memory: Memory) -> Iterator[Message]:
        for outgoing in heard.outgoing:
            if outgoing.due_at > self.now:
                continue
            utterance = self.assistant.render(outgoing, memory, self.now)
            assert utterance is not None
            yield Message(outgoing.chat_id, outgoing.action, outgoing.card, utterance)
