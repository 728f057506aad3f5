"""The words by which requests are known, one file per language: vocabulary/<language>.toml."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bot.names import fold
from data.model import LANGUAGES, Language

FOLDER = Path(__file__).parent / "vocabulary"

KINDS = ("comuna", "province", "department", "region")

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
    being: frozenset[str]
    """Those of the telling words that ask, too, in a question: "c'est bien … ?"."""
    joining: frozenset[str]
    """Articles, prepositions, conjunctions: all that may stand around a bare name."""
    inside: frozenset[str]
    """Prepositions before the country in which somebody is looked for."""
    linking: frozenset[str]
    """Conjunctions between the names of a list."""
    binding: frozenset[str]
    """Prepositions that bind two words into one name, as others do not: "de"."""
    opening: frozenset[str]
    """Words that make a question without its mark when they begin it: "has anyone …"."""
    indefinite: frozenset[str]
    """Articles of what is one among many: "un", "some"."""
    kinds: Mapping[str, frozenset[str]]
    """The words that say which kind of place is meant: comuna (a commune too), province, department, region."""
    longest: int
    """How many words the longest phrase has."""


@cache
def vocabulary(language: Language) -> Vocabulary:
    """Read the vocabulary of a language."""
    with (FOLDER / f"{language}.toml").open("rb") as file:
        written = tomllib.load(file)
    requests: dict[Phrase, tuple[str, ...]] = {}
    for request, phrases in written["requests"].items():
        for key in dict.fromkeys(spelling for phrase in phrases for spelling in _spellings(phrase)):
            requests[key] = (*requests.get(key, ()), request)
    words = {kind: _folded(listed) for kind, listed in written["words"].items()}
    return Vocabulary(
        language,
        requests,
        common=frozenset().union(*words.values()),
        telling=words["telling"],
        being=words["being"],
        joining=words["joining"] | words["inside"] | words["linking"],
        inside=words["inside"],
        linking=words["linking"],
        binding=words["binding"],
        opening=words["opening"],
        indefinite=words["indefinite"],
        kinds={kind: words[kind] for kind in KINDS},
        longest=max(map(len, requests)),
    )


@cache
def common_words() -> frozenset[str]:
    """Give the words of all languages that name nothing by themselves."""
    return frozenset().union(*(vocabulary(language).common for language in LANGUAGES))


@cache
def joining_words() -> frozenset[str]:
    """Give the articles, prepositions and conjunctions of all languages."""
    return frozenset().union(*(vocabulary(language).joining for language in LANGUAGES))


@cache
def linking_words() -> frozenset[str]:
    """Give the conjunctions of all languages that stand between the names of a list."""
    return frozenset().union(*(vocabulary(language).linking for language in LANGUAGES))


def _spellings(phrase: str) -> tuple[Phrase, ...]:
    """A phrase as it is written, and as it is typed in a hurry: without its apostrophes and hyphens."""
    hurried = phrase.replace("'", "").replace("-", "")
    return tuple(fold(phrase).split()), tuple(fold(hurried).split())


def _folded(listed: str) -> frozenset[str]:
    return frozenset(fold(listed.replace("\n", " ")).split())
