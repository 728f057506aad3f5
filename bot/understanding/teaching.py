"""Sentences by which somebody teaches a name: "alias CUF = Cités Unies France", "Maule, c'est la Bourgogne"."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bot.names import fold

FILE = Path(__file__).parent / "teaching.toml"
LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class Lesson:
    """A name, and the words that say what it means."""

    name: str
    meaning: str
    explicit: bool
    """Said with "alias" or "=", which nobody says by chance."""


def lesson_in(text: str) -> Lesson | None:
    """Give what a sentence teaches, if it has the form of a lesson."""
    for pattern, explicit in _patterns():
        found = pattern.fullmatch(text.strip())
        if found and fold(found["name"]) and fold(found["meaning"]) and len(found["name"]) <= LONGEST_NAME:
            return Lesson(found["name"].strip(" «»“”\"'"), found["meaning"].strip(), explicit)
    return None


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], bool], ...]:
    with FILE.open("rb") as file:
        words = tomllib.load(file)
    meaning = "|".join(re.escape(word) for word in sorted(words["means"], key=len, reverse=True))
    alias = "|".join(re.escape(word) for word in words["alias"])
    said = (
        (rf"/?(?:{alias})\s+(?P<name>[^=\n]+?)\s*=\s*(?P<meaning>[^=\n]+)", True),
        (r"(?P<name>[^=\n]+?)\s*=\s*(?P<meaning>[^=\n]+)", True),
        (rf"(?P<name>[^,?\n]+?)\s*,?\s+(?:{meaning})\s+(?P<meaning>[^?\n]+?)[.!]*", False),
    )
    return tuple((re.compile(pattern, re.IGNORECASE), explicit) for pattern, explicit in said)
