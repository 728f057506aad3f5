"""Commands: /who, /qui and /quien are one; what stands behind them becomes an intent."""

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bot.intents import (
    BeQuiet,
    BindGroup,
    Enter,
    ForgetMe,
    Help,
    Intent,
    Invite,
    LeaveRequest,
    ListRequests,
    LiveInZone,
    NextMeeting,
    ShowGaps,
    ShowMembers,
    ShowMyData,
    ShowReminders,
    ShowSettings,
    SpeakAgain,
    SpeakLanguage,
    SpeakLanguages,
    UnbindGroup,
)
from bot.names import fold
from bot.understanding.agreeing import means_oneself
from data.model import LANGUAGES, Language, Role

FILE = Path(__file__).parent / "commands.toml"
ROLE_WORDS: Mapping[str, Role] = {
    **dict.fromkeys(("coordinator", "coordinateur", "coordinatrice", "coordinador", "coordinadora"), "coordinator"),
    **dict.fromkeys(("coordination", "coordinacion"), "coordinator"),
    **dict.fromkeys(("editor", "editeur", "editrice", "editora"), "editor"),
}
LANGUAGE_WORDS: Mapping[str, Language] = {
    **dict.fromkeys(("fr", "francais", "frances", "french"), "fr"),
    **dict.fromkeys(("es", "espanol", "espagnol", "castellano", "spanish"), "es"),
    **dict.fromkeys(("en", "anglais", "ingles", "english"), "en"),
}


@dataclass(frozen=True, slots=True)
class Command:
    """A command with its word in each language; `where` is both, private, group, coordinator or nowhere."""

    name: str
    words: Mapping[Language, tuple[str, ...]]
    where: str


@cache
def commands() -> tuple[Command, ...]:
    """Read the commands."""
    with FILE.open("rb") as file:
        written = tomllib.load(file)
    return tuple(
        Command(name, {language: tuple(entry[language]) for language in LANGUAGES}, entry["where"])
        for name, entry in written.items()
    )


def name_of(word: str) -> str | None:
    """Give the name of the command that a word is in any language; None when no command is called so."""
    return next((one.name for one in commands() for words in one.words.values() if word in words), None)


def language_of(word: str) -> Language | None:
    """Give the language of a command's word, when it is the word of one language only."""
    known = commands()
    found = {language for one in known for language, words in one.words.items() if word in words}
    return found.pop() if len(found) == 1 else None


def intent_of(name: str, arguments: str) -> Intent | None:
    """Give the intent of a command by its name; None where what stands behind it has to be understood."""
    make = INTENTS.get(name)
    return make(arguments.strip()) if make else None


def _invite(arguments: str) -> Intent:
    first, _, rest = arguments.partition(" ")
    role = ROLE_WORDS.get(fold(first))
    listed = rest if role else arguments
    names = tuple(name.strip() for name in re.split(r"[,;\n]", listed) if name.strip())
    return Invite(names, role or "reader")


def _languages(words: str) -> tuple[Language, ...]:
    named = (LANGUAGE_WORDS.get(word) for word in fold(words).split())
    return tuple(dict.fromkeys(one for one in named if one))


INTENTS: Mapping[str, Callable[[str], Intent]] = {
    "next": lambda _: NextMeeting(),
    "help": lambda _: Help(asked=True),
    "start": lambda token: Enter(token.split()[0] if token else None),
    "language": lambda word: SpeakLanguage(LANGUAGE_WORDS.get(fold(word))),
    "zone": lambda town: LiveInZone(town or None),
    "reminders": lambda _: ShowReminders(),
    "settings": lambda _: ShowSettings(),
    "languages": lambda words: SpeakLanguages(_languages(words)),
    "stop": lambda _: BeQuiet(),
    "resume": lambda _: SpeakAgain(),
    "mydata": lambda _: ShowMyData(),
    "forget": lambda words: ForgetMe(name="" if means_oneself(words) else words),
    "request": LeaveRequest,
    "requests": lambda _: ListRequests(),
    "invite": _invite,
    "members": lambda _: ShowMembers(),
    "gaps": lambda _: ShowGaps(),
    "bind": lambda _: BindGroup(),
    "unbind": lambda _: UnbindGroup(),
}
"""What every command but "who" means; what is understood of a town's name for "zone" is for the assistant."""
