"""A sentence as the index sees it: folded words, and which of them may name something."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from enum import IntEnum
from typing import Self

from bot.names.common_words import COMMON_WORDS, FUNCTION_WORDS
from bot.names.folding import Word, words

# No sentence that somebody types is longer; what follows a pasted page names nothing.
_MOST_WORDS = 80
_LONGEST_NAME = 10
# What may stand between two words of one name.
_CONNECTING = frozenset(
    [
        "de",
        "du",
        "des",
        "d",
        "del",
        "la",
        "las",
        "los",
        "el",
        "le",
        "les",
        "l",
        "sur",
        "sous",
        "lez",
        "aux",
        "au",
        "of",
        "the",
    ]
)
_MOST_CONNECTING = 2
_BREAK = re.compile(r"[,;:?!()/¿¡…+&]|\.\s")
_ABBREVIATIONS = {"st": "saint", "ste": "sainte", "sts": "saints", "sta": "santa", "sto": "santo", "gral": "general"}


class Role(IntEnum):
    """What a word can do: join a name that needs it, be part of one, or point to one by itself."""

    FUNCTION = 0
    COMMON = 1
    NAME = 2


@dataclass(frozen=True, slots=True)
class Sentence:
    """The words of a sentence, the role of each, and whether each is written with a capital."""

    text: str
    words: tuple[Word, ...]
    roles: tuple[Role, ...]
    capitals: tuple[bool, ...]

    @classmethod
    def of(cls, text: str, ignore: Collection[str] = ()) -> Self:
        """Read a sentence; `ignore` are folded words that name nothing in it."""
        spoken = words(text)[:_MOST_WORDS]
        roles = tuple(_role(word.text, ignore) for word in spoken)
        return cls(text, spoken, roles, tuple(text[word.start].isupper() for word in spoken))

    @classmethod
    def of_name(cls, text: str) -> Self:
        """Read a bare name: every word belongs to it."""
        spoken = words(text)[:_MOST_WORDS]
        roles = tuple(Role.FUNCTION if word.text in FUNCTION_WORDS else Role.NAME for word in spoken)
        if Role.NAME not in roles:
            roles = (Role.NAME,) * len(spoken)
        return cls(text, spoken, roles, tuple(text[word.start].isupper() for word in spoken))

    def spans(self) -> list[tuple[int, int]]:
        """Give every stretch of words, (first, last), that may be a whole name."""
        count = len(self.words)
        return [(first, last) for first in range(count) for last in range(first, min(count, first + _LONGEST_NAME))]

    def said(self, first: int, last: int) -> str:
        """Give the folded words of a stretch."""
        return " ".join([word.text for word in self.words[first : last + 1]])

    def spelt_out(self, first: int, last: int) -> str:
        """Give the folded words of a stretch with abbreviations in full."""
        return " ".join([_ABBREVIATIONS.get(word.text, word.text) for word in self.words[first : last + 1]])

    def place(self, first: int, last: int) -> tuple[int, int]:
        """Give the offsets of a stretch in the text, half open."""
        return self.words[first].start, self.words[last].end

    def stands_out(self, first: int, last: int) -> bool:
        """Tell whether the stretch is written with capitals where the sentence is not: "la Réunion", "Grand Port"."""
        telling = [at for at in range(max(first, 1), last + 1) if self.roles[at] is not Role.FUNCTION]
        return bool(telling) and all(self.capitals[at] for at in telling) and not self.text.isupper()

    def connected(self, left: int, right: int) -> bool:
        """Tell whether nothing but "de la" and the like, or hyphens, stands between two words."""
        gap = self.text[self.words[left].end : self.words[right].start]
        if _BREAK.search(gap):
            return False
        between = [word.text for word in self.words[left + 1 : right]]
        return not gap.count(" ") or (len(between) <= _MOST_CONNECTING and _CONNECTING.issuperset(between))

    def spaced(self, left: int, right: int) -> bool:
        """Tell whether nothing but spaces stands between two words."""
        return self.text[self.words[left].end : self.words[right].start].isspace()

    def name_like(self, at: int) -> bool:
        """Tell whether a word may be of a name: it is no everyday word, or has a capital within the sentence."""
        common = self.roles[at] is Role.COMMON and at > 0 and self.capitals[at] and not self.text.isupper()
        return self.roles[at] is Role.NAME or common

    def name_like_before(self, at: int) -> int | None:
        """Give the word before this one, if both may be of one name."""
        return self._name_like(at, -1)

    def name_like_after(self, at: int) -> int | None:
        """Give the word after this one, if both may be of one name."""
        return self._name_like(at, 1)

    def _name_like(self, at: int, step: int) -> int | None:
        other = at + step
        while (
            0 <= other < len(self.words) and self.roles[other] is Role.FUNCTION and abs(other - at) <= _MOST_CONNECTING
        ):
            other += step
        if not 0 <= other < len(self.words) or not self.connected(min(at, other), max(at, other)):
            return None
        alike = self.capitals[at] == self.capitals[other] or (other == 0 and not self.capitals[at])
        return other if alike and self.name_like(other) else None

    def begun_after(self, at: int) -> str:
        """Give what follows a word and may begin the next of its name, folded; nothing otherwise."""
        after = at + 1
        if after >= len(self.words) or _BREAK.search(self.text[self.words[at].end : self.words[after].start]):
            return ""
        begun = self.words[after].text
        last = after == len(self.words) - 1
        return begun if last or self.roles[after] is not Role.FUNCTION else ""

    def written(self, first: int, last: int) -> str:
        """Give a stretch as it was written."""
        start, end = self.place(first, last)
        return self.text[start:end]


def spelt_out(word: str) -> str:
    """Give the word that an abbreviation stands for, or the word itself.

    >>> spelt_out("ste")
    'sainte'
    """
    return _ABBREVIATIONS.get(word, word)


def _role(word: str, ignore: Collection[str]) -> Role:
    if word in FUNCTION_WORDS or word in ignore:
        return Role.FUNCTION
    return Role.COMMON if word in COMMON_WORDS or word.isnumeric() else Role.NAME
