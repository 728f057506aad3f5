"""The sentences of tests/corpora/action_items_*.yaml, and how they are read on the shipped network."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast
from zoneinfo import ZoneInfo

import yaml

from bot.answers.talk import Talk
from bot.directory import Directory
from bot.events import MessageSaid, Replied, Sender, Where
from bot.intents import AddActionItems, Intent, ItemSaid
from bot.speech import Voice
from bot.understanding.action_items.hearing import heard_about_items, told_by_command
from data.memory import Memory
from data.model import Chat, Language, Member

CORPORA = Path(__file__).parent / "corpora"
SPEAKERS = {"fr": "Eric Recoura", "es": "Gonzalo Duran", "en": "Eric Recoura"}
MONDAY = {
    "fr": datetime(2026, 9, 21, 9, tzinfo=UTC),
    "es": datetime(2026, 9, 21, 14, tzinfo=UTC),
    "en": datetime(2026, 9, 21, 9, tzinfo=UTC),
}
ASKED = "?"


@dataclass(frozen=True)
class Expected:
    """One item as it shall be understood; None asks nothing and has nothing, "?" asks."""

    text: str
    owners: tuple[str, ...] | str
    due: str | None
    rrule: str | None = None


@dataclass(frozen=True)
class Said:
    """A message of the corpus."""

    language: str
    text: str
    items: tuple[Expected, ...]
    by: str
    now: datetime
    replied: str | None = None


def corpus(language: str, name: str = "action_items") -> Iterator[Said]:
    """Give the messages of a language with what is expected of them."""
    for entry in yaml.safe_load((CORPORA / f"{name}_{language}.yaml").read_text(encoding="utf-8")):
        row: Mapping[str, Any] = {"said": entry[0], "items": [entry[1:]]} if isinstance(entry, list) else entry
        items = tuple(_expected(*item) for item in row["items"])
        now = datetime.fromisoformat(row["now"]) if "now" in row else MONDAY[language]
        yield Said(language, row["said"], items, row.get("by", SPEAKERS[language]), now, row.get("replied"))


def negatives(language: str) -> list[str]:
    """Give the messages of a language in which nothing is promised."""
    written = yaml.safe_load((CORPORA / "action_items_none.yaml").read_text(encoding="utf-8"))
    return list(written[language])


def _expected(text: str, who: str | None, due: str | None, rrule: str | None = None) -> Expected:
    owners = ASKED if who in {None, ASKED} else tuple((who or "").split("+"))
    return Expected(text, owners, str(due) if due else None, rrule)


def talk_of(said: str, memory: Memory, directory: Directory, now: datetime, language: str = "fr") -> Talk:
    """Give a moment in a bound group in which somebody of the network speaks."""
    number = directory.index.look_up(said, prefer={"person": 9.0}).candidates[0].thing.key
    where, spoken = Where(-1, "supergroup", ""), cast("Language", language)
    member = Member(0, 1, said, "reader", spoken, None, number)
    chat = Chat(-1, "supergroup", "", spoken, bound_at=now)
    sender = Sender(1, said.split(maxsplit=1)[0])
    return Talk(memory, directory, now, Voice(spoken), where, sender, member, chat, ZoneInfo("Europe/Paris"))


def heard(said: str, talk: Talk, replied: Replied | None = None, *, addressed: bool = True) -> Intent | None:
    """Give what a message says about items, heard at the talk's instant."""
    command, words = ("action", said.removeprefix("/action").strip()) if said.startswith("/action") else (None, said)
    message = MessageSaid(1, talk.where, talk.sender, 1, talk.now, words, command, addressed, replied=replied)
    if command:
        return told_by_command(message, talk).intent
    found = heard_about_items(message, talk, addressed=addressed)
    return found.intent if found else None


def items_of(said: Said, memory: Memory, directory: Directory) -> tuple[ItemSaid, ...]:
    """Give the items of a message of the corpus."""
    talk = talk_of(said.by, memory, directory, said.now, said.language)
    replied = Replied(5, said.replied, mine=False) if said.replied else None
    intent = heard(said.text, talk, replied)
    return intent.items if isinstance(intent, AddActionItems) else ()


def as_expected(item: ItemSaid, year: int = 2026) -> Expected:
    """Give an item in the words of the corpus."""
    asked = {doubt.kind for doubt in item.doubts}
    owners = ASKED if "owner" in asked else tuple(party.name.split()[0] for party in item.owners)
    return Expected(item.text, owners, ASKED if "due" in asked else _short(item.due, year), item.rrule)


def _short(due: datetime | None, year: int) -> str | None:
    if due is None:
        return None
    day = f"{due:%m-%d}" if due.year == year else f"{due:%Y-%m-%d}"
    return day if (due.hour, due.minute) == (18, 0) else f"{day} {due:%H:%M}"


def like(expected: Expected) -> Expected:
    """Give an expectation without the hour that is understood anyway."""
    return replace(expected, due=expected.due.removesuffix(" 18:00") if expected.due else None)
