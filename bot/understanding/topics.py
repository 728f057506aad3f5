"""What help is asked about, and what a message that was not understood is perhaps about, by the words in it."""

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, get_args

from rapidfuzz import fuzz, process

from bot.intents.talking import Topic
from bot.names import words

FILE = Path(__file__).parent / "helping.toml"
LIKENESS = 85
"""From 0 to 100: how like one of its words a word must be, so that a slip of the pen does not matter."""
LONG = 5
"""Letters. Shorter words are too like each other to be misspelt."""
MOST_WORDS = 4
"""Behind "help about": more words tell a story, and ask for nothing."""


def topic_of(text: str) -> Topic | None:
    """Give what a message is perhaps about: the topic of the first word that belongs to one."""
    for word in words(text):
        for topic in get_args(Topic):
            if _belongs(word.text, _topics()[topic]):
                return topic  # type: ignore[no-any-return]
    return None


def help_asked_about(text: str) -> Topic | None:
    """Give the topic that help is asked about: "aide sur les actions"; None when a text says anything else."""
    said = [word.text for word in words(text)]
    opening = next((one for one in _openings() if said[: len(one)] == list(one)), None)
    if opening is None or not 0 < len(said) - len(opening) <= MOST_WORDS:
        return None
    return topic_of(" ".join(said[len(opening) :]))


def _belongs(word: str, listed: Sequence[str]) -> bool:
    if word in listed or len(word) < LONG:
        return word in listed
    return process.extractOne(word, listed, scorer=fuzz.ratio, score_cutoff=LIKENESS) is not None


@cache
def _openings() -> tuple[tuple[str, ...], ...]:
    found = {tuple(word.text for word in words(one)) for one in _written()["opening"]}
    return tuple(sorted(found, key=lambda one: (-len(one), one)))


@cache
def _topics() -> Mapping[str, tuple[str, ...]]:
    return {
        topic: tuple(" ".join(word.text for word in words(one)) for one in listed)
        for topic, listed in _written()["topics"].items()
    }


@cache
def _written() -> Mapping[str, Any]:
    return tomllib.loads(FILE.read_text(encoding="utf-8"))
