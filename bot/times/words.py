"""The word tables: `words/*.toml` read once into immutable lexicons. A new language is a new file."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from bot.times.folding import Token, fold, tokens_of

LANGUAGES = ("fr", "es", "en")
_FOLDER = Path(__file__).parent / "words"
_SETTINGS = frozenset({"weak", "names", "subject", "hints", "counts", "SIGNS"})


class Meaning(NamedTuple):
    """A category of the grammar and the value of a phrase in it."""

    category: str
    value: Any


class Phrase(NamedTuple):
    """The folded words of a phrase, and what they may mean."""

    words: tuple[str, ...]
    meanings: tuple[Meaning, ...]


class Found(NamedTuple):
    """A phrase met in a text: from which token up to which, and what it may mean."""

    start: int
    end: int
    meanings: tuple[Meaning, ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of one language about time."""

    language: str
    phrases: Mapping[str, tuple[Phrase, ...]]
    weak: frozenset[str]
    determined: frozenset[str]
    determiners: frozenset[str]
    heads: frozenset[tuple[str, ...]]
    streets: frozenset[tuple[str, ...]]
    tails: frozenset[tuple[str, ...]]
    naming: tuple[str, ...]
    links: frozenset[str]
    articles: frozenset[str]
    believed: frozenset[str]
    pointing: frozenset[str]
    copulas: frozenset[str]
    hour_words: frozenset[str]
    skipped: frozenset[str]
    contracted: Mapping[str, str]
    greetings: frozenset[str]
    idioms: Mapping[str, tuple[tuple[str, ...], ...]]
    lead: tuple[tuple[str, ...], ...]
    labels: frozenset[str]
    open: frozenset[str]
    close: frozenset[tuple[str, ...]]
    joining: frozenset[str]
    hints: frozenset[str]
    plural: re.Pattern[str]
    not_counts: frozenset[str]
    nouns: frozenset[str]

    def find(self, tokens: tuple[Token, ...]) -> Iterator[Found]:
        """Every phrase of the lexicon in the tokens, however they overlap."""
        for start, token in enumerate(tokens):
            for phrase in self.phrases.get(token.text, ()):
                end = match(tokens, start, phrase.words)
                if end:
                    yield Found(start, end, phrase.meanings)


def match(tokens: tuple[Token, ...], start: int, words: tuple[str, ...]) -> int:
    """Where the words end that begin at `start`, a hyphen between them not counting; 0 when they are not there."""
    place = start
    for word in words:
        if place > start and place < len(tokens) and tokens[place].text == "-" and word != "-":
            place += 1
        if place >= len(tokens) or tokens[place].text != word:
            return 0
        place += 1
    return place


def words_of(phrase: str) -> tuple[str, ...]:
    """The folded words of a phrase, hyphens between letters dropped; a final apostrophe stays with its word."""
    if phrase.endswith("'"):
        return words_of(f"{phrase}x")[:-1]
    tokens = tokens_of(fold(phrase))
    return tuple(token.text for token in tokens if token.text != "-" or len(tokens) == 1)


@lru_cache(maxsize=len(LANGUAGES))
def lexicon(language: str) -> Lexicon:
    """The lexicon of a language of LANGUAGES; raises FileNotFoundError for any other."""
    table = tomllib.loads((_FOLDER / f"{language}.toml").read_text(encoding="utf-8"))
    names, subject, counts = table["names"], table["subject"], table["counts"]
    return Lexicon(
        language,
        _phrases(_meanings(table)),
        frozenset(" ".join(words_of(word)) for word in table["weak"]["words"]),
        _folded(table["weak"]["determined"]),
        _folded(table["weak"]["determiners"]),
        frozenset(map(words_of, names["heads"])),
        frozenset(map(words_of, names["streets"])),
        frozenset(map(words_of, names["tails"])),
        tuple(" ".join(words_of(phrase)) for phrase in names["naming"]),
        _folded(names["links"]),
        _folded(names["articles"]),
        _folded(names["believed"]),
        _folded(names["pointing"]),
        _folded(names["copulas"]),
        _folded(names["hour_words"]),
        _folded(names["skipped"]),
        MappingProxyType(dict(names["contracted"])),
        _folded(names["greetings"]),
        _by_first(map(words_of, names["idioms"])),
        tuple(sorted(map(words_of, subject["lead"]), key=len, reverse=True)),
        _folded(subject["labels"]),
        _folded(subject["open"]),
        frozenset(map(words_of, subject["close"])),
        _folded(subject["joining"]),
        _folded(table["hints"]["words"]),
        re.compile(counts["plural"]),
        _folded(counts["not_counts"]),
        _folded(counts["nouns"]),
    )


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(map(fold, words))


@lru_cache(maxsize=1)
def places() -> Mapping[str, tuple[Phrase, ...]]:
    """Zones by the places and signs that name them, in every language."""
    table = tomllib.loads((_FOLDER / "zones.toml").read_text(encoding="utf-8"))
    return _phrases(
        (phrase, Meaning(category, zone))
        for category in table
        for zone in table[category]
        for phrase in table[category][zone]
    )


def _meanings(table: Mapping[str, Any]) -> Iterator[tuple[str, Meaning]]:
    for category, values in table.items():
        if category not in _SETTINGS:
            for key, phrases in values.items():
                yield from ((phrase, Meaning(category, _value(key))) for phrase in phrases)
    for sign, phrases in table["SIGNS"].items():
        yield from ((phrase, Meaning(sign, None)) for phrase in phrases)
    yield from _compound_numbers(table)


def _compound_numbers(table: Mapping[str, Any]) -> Iterator[tuple[str, Meaning]]:
    """Twenty-one to ninety-nine, and the years that are said as thousands."""
    numbers = [(phrase, int(key)) for key, phrases in table["number"].items() for phrase in phrases]
    for key, phrases in table["tens"].items():
        for ten in phrases:
            numbers.append((ten, int(key)))
            yield ten, Meaning("number", int(key))
            for digit, words in table["digit"].items():
                numbers += [(f"{ten} {word}", int(key) + int(digit)) for word in words]
                yield from ((f"{ten} {word}", Meaning("number", int(key) + int(digit))) for word in words)
    for key, phrases in table["thousands"].items():
        for thousand in phrases:
            yield thousand, Meaning("year", int(key))
            yield from ((f"{thousand} {word}", Meaning("year", int(key) + value)) for word, value in numbers if value)


def _by_first(phrases: Iterable[tuple[str, ...]]) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    by_first: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
    for words in phrases:
        by_first[words[0]].append(words)
    return MappingProxyType({first: tuple(group) for first, group in by_first.items()})


def _value(key: str) -> int | float | str:
    for kind in (int, float):
        try:
            return kind(key)
        except ValueError:
            continue
    return key


def _phrases(pairs: Iterable[tuple[str, Meaning]]) -> Mapping[str, tuple[Phrase, ...]]:
    meanings: defaultdict[tuple[str, ...], dict[Meaning, None]] = defaultdict(dict)
    for phrase, meaning in pairs:
        meanings[words_of(phrase)][meaning] = None
    by_first: defaultdict[str, list[Phrase]] = defaultdict(list)
    for words, found in meanings.items():
        by_first[words[0]].append(Phrase(words, tuple(found)))
    return MappingProxyType({first: tuple(phrases) for first, phrases in by_first.items()})
