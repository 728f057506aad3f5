"""The words of reminders, one file per language beside this one, and where they stand in a sentence."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bot.names import Word, fold, words
from data.model import LANGUAGES, Language

FOLDER = Path(__file__).parent

Phrase = tuple[str, ...]


@dataclass(frozen=True)
class Sentence:
    """A sentence as one language hears it."""

    text: str
    words: tuple[Word, ...]
    language: Language

    def find(self, kind: str, begin: int = 0) -> tuple[int, int] | None:
        """Give where the first, longest phrase of a kind stands, counted in words and half open."""
        known = reminder_words(self.language)[kind]
        said = tuple(word.text for word in self.words)
        longest = max(map(len, known))
        for start in range(begin, len(said)):
            for size in range(min(longest, len(said) - start), 0, -1):
                if said[start : start + size] in known:
                    return start, start + size
        return None

    def opens_with(self, kind: str) -> tuple[int, int] | None:
        """Give where a phrase of a kind stands that only polite words come before."""
        found = self.find(kind)
        return found if found and self.only(0, found[0], "polite") else None

    def is_only(self, kind: str) -> bool:
        """Whether the sentence is a phrase of a kind, and polite words."""
        found = self.opens_with(kind)
        return found is not None and self.only(found[1], len(self.words), "polite")

    def only(self, begin: int, end: int, kind: str) -> bool:
        """Whether the words from `begin` to `end` are all of a kind."""
        known = reminder_words(self.language)[kind]
        return all((word.text,) in known for word in self.words[begin:end])

    def after(self, place: int) -> str:
        """Give the text from the word at a place on, as it was written."""
        return self.text[self.words[place].start :] if place < len(self.words) else ""


def sentences(text: str, first: Language) -> tuple[Sentence, ...]:
    """Hear a text in every language, the one that is spoken with its author first."""
    said = words(text)
    return tuple(Sentence(text, said, language) for language in dict.fromkeys((first, *LANGUAGES)))


@cache
def reminder_words(language: Language) -> Mapping[str, frozenset[Phrase]]:
    """Read the words of a language, folded, by what they are for; each also as it is typed in a hurry."""
    with (FOLDER / f"{language}.toml").open("rb") as file:
        written = tomllib.load(file)
    return {
        kind: frozenset(_spelt(one) for phrase in said for one in _hurried(phrase)) for kind, said in written.items()
    }


def _hurried(phrase: str) -> tuple[str, str]:
    return phrase, phrase.replace("'", "").replace("-", "")


def _spelt(phrase: str) -> Phrase:
    return tuple(fold(phrase).split())
