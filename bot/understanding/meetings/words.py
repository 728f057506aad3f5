"""The words of meetings, one file per language beside this one, and what a sentence holds of them."""

import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bot.names import Word, fold, words
from bot.understanding.phrases import Request, phrasings
from data.model import LANGUAGES, Language

FOLDER = Path(__file__).parent

Phrase = tuple[str, ...]


@dataclass(frozen=True)
class MeetingWords:
    """One language: the phrases that ask for something, and the small words around them."""

    language: Language
    requests: Mapping[Phrase, tuple[str, ...]]
    small: Mapping[str, frozenset[str]]
    """Words by what they are for: towards, with, through, edges, yes."""
    longest: int


@dataclass(frozen=True)
class Said:
    """A sentence as one language hears it when it is about meetings."""

    language: Language
    text: str
    words: tuple[Word, ...]
    requests: tuple[Request, ...]

    def has(self, *names: str) -> bool:
        """Whether the sentence holds a phrase of one of these requests."""
        return any(request.name in names for request in self.requests)

    def spans(self, *names: str) -> tuple[tuple[int, int], ...]:
        """Where the phrases of these requests stand in the text, half open, in order."""
        found = {(one.span[0], one.span[1]) for one in self.requests if one.name in names}
        return tuple((self.words[start].start, self.words[end - 1].end) for start, end in sorted(found))

    def first(self, *names: str) -> int | None:
        """The place of the first word of such a phrase; None when there is none."""
        return min((one.span[0] for one in self.requests if one.name in names), default=None)

    def covered(self, names: Collection[str]) -> frozenset[int]:
        """The places of the words that belong to phrases of these requests."""
        return frozenset(place for one in self.requests if one.name in names for place in range(*one.span))

    def small(self, kind: str) -> frozenset[str]:
        """The small words of a kind in this language."""
        return meeting_words(self.language).small[kind]

    def without(self, *names: str) -> str:
        """The text without the phrases of these requests."""
        return cut_out(self.text, self.spans(*names))


@cache
def meeting_words(language: Language) -> MeetingWords:
    """Read the words of a language."""
    with (FOLDER / f"{language}.toml").open("rb") as file:
        written = tomllib.load(file)
    requests: dict[Phrase, tuple[str, ...]] = {}
    for request, phrases in written["requests"].items():
        for key in dict.fromkeys(spelling for phrase in phrases for spelling in _spellings(phrase)):
            requests[key] = (*requests.get(key, ()), request)
    small = {kind: frozenset(fold(listed).split()) for kind, listed in written["words"].items()}
    return MeetingWords(language, requests, small, max(map(len, requests)))


@cache
def platforms() -> Mapping[Phrase, str]:
    """Give what people talk through, by its folded words."""
    with (FOLDER / "platforms.toml").open("rb") as file:
        written = tomllib.load(file)["platforms"]
    return {tuple(fold(typed).split()): name for name, listed in written.items() for typed in listed}


def said_in(text: str, language: Language) -> Said:
    """Give a sentence as a language hears it."""
    known, found = meeting_words(language), words(text)
    return Said(language, text, found, tuple(_requests([word.text for word in found], known)))


def said(text: str, preferred: Language) -> Said:
    """Give a sentence in the language that has most of its words; a tie goes to the `preferred` one.

    A language that hears nothing about meetings comes after one that does.
    """
    weights = {one.language: one.weight for one in phrasings(text)}
    heard = {language: said_in(text, language) for language in LANGUAGES}

    def fitness(language: Language) -> tuple[int, bool]:
        phrases = len(heard[language].covered({one.name for one in heard[language].requests}))
        return weights[language] + 2 * phrases, language == preferred

    return heard[max(LANGUAGES, key=fitness)]


def cut_out(text: str, spans: Collection[tuple[int, int]]) -> str:
    """Give the text without these stretches."""
    kept, place = [], 0
    for start, end in sorted(spans):
        kept.append(text[place:start])
        place = max(place, end)
    return " ".join("".join([*kept, text[place:]]).split())


def _requests(folded: list[str], known: MeetingWords) -> list[Request]:
    found: list[Request] = []
    place = 0
    while place < len(folded):
        length = next((size for size in _sizes(folded, place, known)), 0)
        names = known.requests.get(tuple(folded[place : place + length]), ())
        found += [Request(name, (place, place + length)) for name in names]
        place += max(length, 1)
    return found


def _sizes(folded: list[str], place: int, known: MeetingWords) -> list[int]:
    longest = min(known.longest, len(folded) - place)
    return [size for size in range(longest, 0, -1) if tuple(folded[place : place + size]) in known.requests]


def _spellings(phrase: str) -> tuple[Phrase, ...]:
    hurried = phrase.replace("'", "").replace("-", "")
    return tuple(fold(phrase).split()), tuple(fold(hurried).split())
