"""Who may do what, by whichever way they ask: role × command × chat × kind of update, through the whole mind.

`python -m benchmarks.granted`: a stranger, somebody who has left, a reader, an editor and a coordinator write each
command in each of its words (alone, with words after it, edited, as a pressed button that carries what it means, typed
after @minga) in private, in a group that is served and in one that is not. Whatever is answered rather than refused
must stand in the table of tests/test_access_rules.py.
"""

import argparse
import itertools
import json
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from benchmarks.fuzz import BEGINNING, SHARED
from bot import answering
from bot.answers import answer
from bot.answers.talk import Say, Talk
from bot.assistant import Assistant
from bot.events import ButtonPressed, Event, InlineAsked, MessageSaid, Sender, Where
from bot.intents import Intent
from bot.packing import pack
from bot.understanding.commands import commands
from data.memory import Memory, Store, open_memory
from data.model import NEW_ID, Chat, Member, PressableButton, Role
from tests.test_access_rules import GRANTED

WHO: dict[str, Sender] = {
    who: Sender(21 + number, who.capitalize(), language_code="en")
    for number, who in enumerate(("stranger", "left", "reader", "editor", "coordinator"))
}
WHERE = {"bound group": Where(-21, "supergroup", "Served"), "unbound group": Where(-22, "supergroup", "Not served")}
WAYS = ("message", "edited message", "button", "inline")
WORDS = ("", "Somebody tomorrow 15:00")
Answered = list[tuple[str, str, str]]
"""Who, in which kind of chat, was answered which intent."""


class Watch:
    """What is answered, and for whom."""

    def __init__(self) -> None:
        self.answered: list[Intent] = []

    @contextmanager
    def on(self) -> Iterator[None]:
        """While it watches."""

        def noted(intent: Intent, talk: Talk) -> Say:
            self.answered.append(intent)
            return answer(intent, talk)

        with patch.object(answering, "answer", noted):
            yield

    def taken(self) -> list[Intent]:
        """What has been answered since it was last asked."""
        taken, self.answered = self.answered, []
        return taken


def let_in(store: Store) -> None:
    """Everybody but the stranger, who has never been here."""
    with store.begin() as memory:
        memory.settings.set("me", {"user_id": 7, "username": "minga_bot", "sees_everything": True})
        for who, sender in WHO.items():
            if who != "stranger":
                role: Role = "coordinator" if who == "left" else who  # type: ignore[assignment]
                gone = BEGINNING if who == "left" else None
                memory.members.add(Member(NEW_ID, sender.user_id, who, role, "en", joined_at=BEGINNING, left_at=gone))
        for name, where in WHERE.items():
            bound = BEGINNING if name == "bound group" else None
            memory.chats.keep(Chat(where.id, where.kind, name, bound_at=bound, sees_everything=True))


def event_of(way: str, sender: Sender, where: Where, said: tuple[str, str], number: int = 1) -> Event:
    """A command that comes one of the ways; a button is made by whoever may have seen it."""
    command, words = said
    edited = BEGINNING + timedelta(minutes=1) if way == "edited message" else None
    if way == "inline":
        return InlineAsked(number, sender, "q", f"/{command} {words}")
    if way == "button":
        return ButtonPressed(number, where, sender, "q", f"b{command}", 1)
    return MessageSaid(number, where, sender, number, BEGINNING, words, command, to_me=True, edited_at=edited)


def meant(mind: Assistant, memory: Memory, watch: Watch, said: tuple[str, str]) -> list[Intent | None]:
    """What a command means when a coordinator writes it, in private and in a group that is served."""
    her = WHO["coordinator"]
    for where in (Where(her.user_id, "private"), WHERE["bound group"]):
        mind.hear(event_of("message", her, where, said), memory, BEGINNING)
    return [*watch.taken()]


def ask_everything(store: Store, mind: Assistant) -> tuple[int, Counter[str], Answered]:
    """How much was asked, how much of it was answered in each kind of chat, and what nobody had granted."""
    asked, answered, wrong, watch = 0, Counter[str](), list[tuple[str, str, str]](), Watch()
    spoken = sorted({word for one in commands() for words in one.words.values() for word in words})
    with watch.on():
        for said in itertools.product(spoken, WORDS):
            with undone(store) as memory:
                carried = meant(mind, memory, watch, said)
            for way, (who, chat) in itertools.product(WAYS, GRANTED):
                for intent in carried if way == "button" else (None,):
                    where = WHERE.get(chat) or Where(WHO[who].user_id, "private")
                    with undone(store) as memory:
                        keep(memory, intent, said[0], where)
                        mind.hear(event_of(way, WHO[who], where, said, 2), memory, BEGINNING)
                    found = {type(one).__name__ for one in watch.taken()}
                    asked, answered[f"{who}, {chat}"] = asked + 1, answered[f"{who}, {chat}"] + bool(found)
                    wrong += [(who, chat, name) for name in found - GRANTED[who, chat]]
    return asked, answered, wrong


@contextmanager
def undone(store: Store) -> Iterator[Memory]:
    """A memory of which nothing is kept: who asked before must not matter."""
    with store.engine.connect() as connection:
        connection.begin()
        yield Memory(connection)
        connection.rollback()


def keep(memory: Memory, intent: Intent | None, command: str, where: Where) -> None:
    """The button that carries what is meant, for whoever may be in that chat."""
    if intent is not None:
        memory.buttons.keep(PressableButton(f"b{command}", where.id, pack(intent), BEGINNING + timedelta(days=1)))


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.parse_args()
    began = time.monotonic()
    with (
        TemporaryDirectory(dir=SHARED if SHARED.is_dir() else None) as folder,
        closing(open_memory(Path(folder) / "granted.db")) as store,
    ):
        let_in(store)
        asked, answered, wrong = ask_everything(store, Assistant("fr", "Europe/Paris"))
    for place, number in sorted(answered.items()):
        print(f"{place:30}{number:7} answered")
    print(json.dumps({"asked": asked, "wrong grants": len(wrong), "seconds": round(time.monotonic() - began)}))
    print(*sorted(set(wrong)), sep="\n")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
