"""Whatever happens in whatever order: no item is lost, none is without an owner or a visible question, no reminder
comes after the end, no number comes twice.

Bounded in ordinary runs; MINGA_TEST_SEQUENCES=10000 runs all that docs/measures.md tells of, MINGA_TEST_FIRST_SEQUENCE
begins with another one.
"""

import os
import random
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import event

from bot import intents
from bot.answers.action_items.cards import item_words
from bot.assistant import Assistant
from bot.events import MemberLeft
from bot.following.parties import owner_of
from bot.intents import ItemSaid
from data.erasing import erase_member
from data.memory import Memory, open_memory
from data.model import ActionItem, Member
from tests.conversation import GROUP, PEOPLE
from tests.promises import MONDAY, THURSDAY_18, Promises

SEQUENCES = int(os.environ.get("MINGA_TEST_SEQUENCES", "12"))
FIRST = int(os.environ.get("MINGA_TEST_FIRST_SEQUENCE", "0"))
LIVES_TOGETHER = 25
"""Lives of one memory: in a memory that grows and grows each step takes longer."""
STEPS = 12
MOST_OF_A_LIFE = 60
"""Items: more than so many steps can make."""
NAMES = ("coordinator", "anna", "gonzalo", "mary")
MOVES = ("say", "say", "edit", "reassign", "accept", "decline", "done", "undo", "reopen", "drop", "block", "unblock",
         "date", "thumb", "leave", "erase", "time")  # fmt: skip


@dataclass
class Life:
    """One random life of a few items. What did not change is not looked at again, but at the end."""

    promises: Promises
    chance: random.Random
    erased: set[str] = field(default_factory=set)
    numbers: set[int] = field(default_factory=set)
    versions: dict[int, int] = field(default_factory=dict)
    """The version in which each item was looked at."""
    first: int = 1
    """The number of its first item."""

    def step(self) -> None:
        move = self.chance.choice(MOVES)
        if move == "erase" and self.chance.random() > 0.1:
            move = "say"
        getattr(self, move)()
        if move in {"leave", "erase", "time"}:
            self.versions.clear()
        self.check()

    def say(self) -> None:
        here = [one for one in NAMES if one not in self.erased]
        owners = (self.promises.party(self.chance.choice(here)),) if here and self.chance.random() < 0.7 else ()
        rule = "FREQ=WEEKLY" if self.chance.random() < 0.2 else None
        text = f"Dossier {self.chance.randrange(10**9)}"
        due = THURSDAY_18 + timedelta(days=self.chance.randrange(20)) if self.chance.random() < 0.8 else None
        said = ItemSaid(text, owners=owners, due=due, zone="Europe/Paris", rrule=rule if due else None)
        self.promises.promise(said, by=self.speaker())

    def edit(self) -> None:
        item = self.item()
        if item is not None and item.message_id is not None:
            owner = (self.promises.party(self.speaker()),)
            said = ItemSaid(f"{item.text} bis", owners=owner, due=item.due, zone=item.zone)
            self.do(intents.RereadActionItems((said,), item.said_at, item.message_id, item.asker_member_id))

    def reassign(self) -> None:
        item, to = (
            self.item(),
            self.promises.party(self.chance.choice([one for one in NAMES if one not in self.erased])),
        )
        if item is not None:
            self.do(intents.Reassign(item.id, to))

    def date(self) -> None:
        item = self.item()
        if item is not None:
            due = self.promises.now.replace(tzinfo=None, microsecond=0) + timedelta(days=self.chance.randrange(1, 9))
            self.do(intents.ChangeDue(item.id, due, "Europe/Paris"))

    def accept(self) -> None:
        self.with_item(intents.AcceptItem)

    def decline(self) -> None:
        self.with_item(intents.DeclineItem)

    def undo(self) -> None:
        self.with_item(intents.UndoItem)

    def reopen(self) -> None:
        self.with_item(intents.Reopen)

    def drop(self) -> None:
        self.with_item(intents.DropItem)

    def thumb(self) -> None:
        self.with_item(intents.AcceptOrFinish)

    def done(self) -> None:
        item = self.item()
        if item is not None:
            self.do(intents.MarkDone((item.id,)))

    def block(self) -> None:
        item = self.item()
        if item is not None:
            self.do(intents.Block(item.id, "attend une signature"))

    def unblock(self) -> None:
        self.with_item(intents.Unblock)

    def leave(self) -> None:
        gone = self.speaker()
        self.promises._hear(MemberLeft(next(self.promises.numbers), GROUP, PEOPLE[gone]))
        if self.chance.random() < 0.3 and gone != "coordinator":
            with self.promises.store.begin() as memory:
                memory.members.update(replace(self.promises.member(gone), left_at=self.promises.now))

    def erase(self) -> None:
        gone = self.chance.choice(NAMES[1:])
        if gone not in self.erased:
            with self.promises.store.begin() as memory:
                erase_member(memory, self.promises.member(gone))
            self.erased.add(gone)

    def time(self) -> None:
        self.promises.pass_time(timedelta(hours=self.chance.choice((1, 20, 24, 72, 300))))
        self.no_reminder_after_the_end()

    def do(self, intent: intents.Intent) -> None:
        self.promises.do(intent, self.speaker())

    def with_item(self, kind: type) -> None:
        item = self.item()
        if item is not None:
            self.do(kind(item.id))

    def speaker(self) -> str:
        return self.chance.choice([one for one in NAMES if one not in self.erased])

    def item(self) -> ActionItem | None:
        with self.promises.store.look() as memory:
            found = memory.action_items.by_ids(sorted(self.numbers))
        return self.chance.choice(found) if found else None

    def check(self) -> None:
        with self.promises.store.look() as memory:
            items = memory.action_items.by_ids(range(self.first, self.first + MOST_OF_A_LIFE))
            found = {one.id for one in items}
            assert self.numbers <= found, "an item is lost"
            assert found == set(range(self.first, self.first + len(found))), "a number was left out or came twice"
            self.numbers = found
            for item in items:
                if self.versions.get(item.id) != item.version:
                    self.owned_or_asked(item, memory)
                    self.versions[item.id] = item.version

    def check_all(self) -> None:
        self.versions.clear()
        self.check()

    def owned_or_asked(self, item: ActionItem, memory: Memory) -> None:
        if item.state not in {"open", "blocked"}:
            return
        talk = self.promises.assistant.talk(GROUP, PEOPLE["coordinator"], memory, self.promises.now)
        asked = "❓" in item_words(item, talk)
        assert (owner_of(item, memory) is not None) != asked, "neither an owner nor a question"
        blockages = [one for one in memory.blockages.of_item(item.id) if one.solved_at is None]
        assert (item.state == "blocked") == bool(blockages), "state and register of blockages differ"

    def no_reminder_after_the_end(self) -> None:
        with self.promises.store.look() as memory:
            items = memory.action_items.by_ids(sorted(self.numbers))
            closed = {one.id for one in items if one.state in {"done", "dropped"}}
        for message in self.promises.arrived:
            if message.text.startswith("☀️"):
                named = {int(label[1:]) for label in message.labels if label.startswith("#") and label[1:].isdigit()}
                assert not named & closed, "a reminder after the end"


@contextmanager
def people(template: Path, file: Path) -> Iterator[Promises]:
    """A few people and nothing else, in a memory that need not outlive the machine."""
    store = open_memory(shutil.copy(template, file))
    event.listen(store.engine, "connect", lambda connection, _: connection.execute("PRAGMA synchronous=OFF"))
    lives = Promises(store, MONDAY, Assistant("fr", "Europe/Paris"))
    lives.let_everybody_in()
    yield lives
    store.close()


def test_nothing_is_lost_whatever_happens(
    sqlite_template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The numbers are as long as Telegram's: whoever is erased is struck out of every text that holds theirs."""
    for name in NAMES:
        monkeypatch.setitem(PEOPLE, name, replace(PEOPLE[name], user_id=7_000_000_000 + PEOPLE[name].user_id))
    for begin in range(FIRST, FIRST + SEQUENCES, LIVES_TOGETHER):
        with people(sqlite_template, tmp_path / f"{begin}.db") as promises:
            live(promises, range(begin, min(begin + LIVES_TOGETHER, FIRST + SEQUENCES)))
        (tmp_path / f"{begin}.db").unlink()


def live(promises: Promises, seeds: range) -> None:
    first = 1
    for seed in seeds:
        life = Life(promises, random.Random(seed), first=first)
        for name in NAMES:
            back(promises, name)
        for _ in range(STEPS):
            life.step()
        life.check_all()
        first += len(life.numbers)
        buried(promises)


def buried(promises: Promises) -> None:
    """What is left of one life does not slow the next one down."""
    with promises.store.begin() as memory:
        for item in memory.action_items.alive():
            memory.action_items.update(replace(item, state="dropped"))


def back(promises: Promises, name: str) -> None:
    """Whoever left or was erased in an earlier life is let in again."""
    with promises.store.begin() as memory:
        member = memory.members.by_user(PEOPLE[name].user_id)
        if member is None:
            role = "coordinator" if name == "coordinator" else "reader"
            sender = PEOPLE[name]
            memory.members.add(Member(0, sender.user_id, sender.name, role, "fr", joined_at=promises.now))  # type: ignore[arg-type]
        elif member.left_at is not None:
            memory.members.update(replace(member, left_at=None))
