"""Questions on the terminal: one sentence in, one answer out, as text or as one JSON object a line."""

import html
import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.answering import respond
from bot.answers import CHANGING
from bot.answers.talk import Say, Talk
from bot.assistant import Assistant
from bot.events import MessageSaid, Sender, Where
from bot.intents import AddActionItems, Intent, ItemSaid, Unknown
from bot.listening import Listener
from bot.names import Mention
from bot.packing import pack
from bot.refusing import only_understood
from bot.speech import Voice
from bot.times import as_json, understand
from bot.times.zones import at_wall
from bot.understanding import Understood
from data.memory import Memory, Store
from data.model import Chat, Language, Member
from handlers.errors import BorderError

NOBODY = 0
"""The number of the terminal's own chat and coordinator: no user at Telegram has it."""


class NoSuchPersonError(BorderError):
    """Nobody in the directory has exactly that name."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How the terminal asks: as whom, where, when and in which language by default."""

    now: datetime
    zone: str
    language: Language
    as_person: str | None = None
    group: bool = False
    own_zone: bool = False
    """Whether no zone was said: somebody of the directory then lives by the clock of their organisation's place."""


@dataclass(frozen=True)
class Terminal:
    """Answers sentences from the terminal; each is a conversation of its own and leaves nothing but gaps behind."""

    assistant: Assistant
    store: Store
    manner: Manner

    def ask(self, question: str) -> dict[str, Any]:
        """Answer a question: its keys are those of docs/terminal.md, always all of them."""
        with self.store.begin() as memory:
            talk, understood = self._understand(question, memory)
            voice = Voice(understood.language)
            say, verdict = _answer(understood.intent, replace(talk, voice=voice))
            _forget(talk)
        return {
            "question": question,
            "language": understood.language,
            "intent": type(understood.intent).__name__,
            "verdict": verdict,
            "text": plain(say.html or say.toast or ""),
            "buttons": [button.label for row in say.buttons for button in row],
            "attachments": [attachment.name for attachment in say.attachments],
        }

    def explain(self, text: str) -> dict[str, Any]:
        """Show how a sentence is understood: names and times, and how sure."""
        with self.store.begin() as memory:
            talk, understood = self._understand(text, memory)
            _forget(talk)
        return {
            "text": text,
            "language": understood.language,
            "intent": _intent(understood.intent),
            "names": [_name(mention) for mention in understood.mentions],
            "times": [time for time in [understood_time(text, self.manner)] if time["kind"] != "none"],
            "confidence": round(understood.confidence, 3),
        }

    def _understand(self, text: str, memory: Memory) -> tuple[Talk, Understood]:
        talk = self._talk(memory)
        command, words = split_command(text)
        said = MessageSaid(NOBODY, talk.where, talk.sender, 1, self.manner.now, words, command, to_me=True)
        return talk, Listener(said, talk).understand()

    def _talk(self, memory: Memory) -> Talk:
        manner = self.manner
        name = manner.as_person or "terminal"
        person = _person_called(name, memory) if manner.as_person else None
        role = "reader" if manner.as_person else "coordinator"
        zone = None if person and manner.own_zone else manner.zone
        member = Member(NOBODY, NOBODY, name, role, manner.language, zone, person)  # type: ignore[arg-type]
        where = Where(NOBODY, "supergroup" if manner.group else "private", "")
        chat = Chat(NOBODY, where.kind, "", manner.language, manner.zone, bound_at=manner.now)
        talk = self.assistant.talk(where, Sender(NOBODY, manner.as_person or ""), memory, manner.now)
        return replace(talk, member=member, chat=chat, voice=Voice(manner.language))


def understood_time(text: str, manner: Manner) -> dict[str, Any]:
    """Show how a time is understood; its keys are those of docs/terminal.md."""
    return dict(as_json(understand(text, now=manner.now, zone=manner.zone)))


def split_command(text: str) -> tuple[str | None, str]:
    """Take a command off the beginning of a sentence: "/who Paris" is ("who", "Paris")."""
    found = re.match(r"/(\w+)(?:@\w+)?\s*(.*)", text, re.DOTALL)
    return (found[1].lower(), found[2]) if found else (None, text)


def plain(text: str) -> str:
    """Give Telegram's HTML as plain text."""
    return html.unescape(re.sub(r"<[^>]+>", "", text))


def answer_lines(
    work: Callable[[str], dict[str, Any]], sentences: Iterable[str], as_json_lines: bool, show: Callable[[str], None]
) -> None:
    """Work on sentences in order; show each result, as one JSON object a line or for people."""
    for sentence in sentences:
        result = work(sentence.rstrip("\r\n").replace("\\n", "\n"))
        show(json.dumps(result, ensure_ascii=False) if as_json_lines else for_people(result))


def for_people(result: dict[str, Any]) -> str:
    """Give a result as a person reads it: an answer as it is said, anything else as indented JSON."""
    if "verdict" not in result:
        return json.dumps(result, ensure_ascii=False, indent=2)
    buttons = "  ".join(f"[{label}]" for label in result["buttons"])
    files = "  ".join(f"📎 {name}" for name in result["attachments"])
    return "\n".join(part for part in (result["text"], buttons, files) if part) + "\n"


def _answer(intent: Intent, talk: Talk) -> tuple[Say, str]:
    if type(intent) in CHANGING:
        return only_understood(talk), "would_do"
    say = respond(intent, talk)
    verdict = "unknown" if isinstance(intent, Unknown) else say.verdict
    return say, verdict


def _forget(talk: Talk) -> None:
    talk.memory.recollections.forget(NOBODY, NOBODY)


def _person_called(name: str, memory: Memory) -> int:
    found = [one.id for one in memory.directory.names() if one.kind == "person" and name in (one.name, *one.aliases)]
    if len(found) != 1:
        raise NoSuchPersonError(f"Nobody in the directory is called exactly {name!r}.")
    return found[0]


def _intent(intent: Intent) -> dict[str, Any]:
    """Give an intent with its fields as JSON; action items with what one would ask about them."""
    packed = dict(pack(intent))
    name = packed.pop("intent")
    if isinstance(intent, AddActionItems):
        packed["items"] = [{**item, **_item(said)} for item, said in zip(packed["items"], intent.items, strict=True)]
    return {"name": name, **packed}


def _item(said: ItemSaid) -> dict[str, Any]:
    due = at_wall(said.due, ZoneInfo(said.zone))[0].isoformat() if said.due else None
    owners = [party.name for party in said.owners]
    return {
        "text": said.text,
        "owners": owners,
        "due": due,
        "rrule": said.rrule,
        "doubts": [one.kind for one in said.doubts],
    }


def _name(mention: Mention) -> dict[str, Any]:
    return {
        "span": list(mention.span),
        "verdict": mention.verdict,
        "candidates": [
            {"kind": one.thing.kind, "name": one.thing.name, "score": round(one.score, 3)} for one in mention.candidates
        ],
    }
