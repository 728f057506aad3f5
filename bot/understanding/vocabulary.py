"""The words by which requests are known, one file per language: vocabulary/<language>.toml."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bot.names import fold
from data.model import LANGUAGES, Language

FOLDER = Path(__file__).parent / "vocabulary"

Phrase = tuple[str, ...]
"""Folded words in a row."""


@dataclass(frozen=True)
class Vocabulary:
    """One language: the phrases that ask for something, and the words that only hold a sentence together."""

    language: Language
    requests: Mapping[Phrase, tuple[str, ...]]
    """Which requests a phrase makes; most make one, "c'est qui" two."""
    common: frozenset[str]
    """Words that name nothing; those of the two sets below are among them."""
    telling: frozenset[str]
    """Words of somebody who tells something and asks nothing: "j'ai vu", "nous avons reçu"."""
    joining: frozenset[str]
    """Articles, prepositions, conjunctions: all that may stand around a bare name."""
    longest: int
    """How many words the longest phrase has."""


@cache
def vocabulary(language: Language) -> Vocabulary:
    """Read the vocabulary of a language."""
    with (FOLDER / f"{language}.toml").open("rb") as file:
        written = tomllib.load(file)
    requests: dict[Phrase, tuple[str, ...]] = {}
    for request, phrases in written["requests"].items():
        for phrase in phrases:
            key = tuple(fold(phrase).split())
            requests[key] = (*requests.get(key, ()), request)
    common, telling, joining = (_folded(written["words"][kind]) for kind in ("common", "telling", "joining"))
    return Vocabulary(language, requests, common | telling | joining, telling, joining, max(map(len, requests)))


@cache
def common_words() -> frozenset[str]:
    """Give the words of all languages that name nothing by themselves."""
    return frozenset().union(*(vocabulary(language).common for language in LANGUAGES))


def _folded(listed: str) -> frozenset[str]:
    return frozenset(fold(listed.replace("\n", " ")).split())
