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

MISSPELT = frozenset(
    {"who_handles", "who_is", "what_does", "theme", "contact_word", "history", "counterpart_of", "counterpart_in"}
)
"""Requests whose phrases are understood with a slip in a word."""
SHORTEST_MISSPELT = 5
"""Letters of a word that is recognised when it is misspelt."""

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
    plain: frozenset[str]
    """Those of them that neither wish nor ask for anything, so that a phrase beside them is all there is."""
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
    moods: Mapping[str, frozenset[str]]
    """Words that tell how something is meant where no phrase is known; two are of endings, as they are written."""
    spellings: tuple[str, ...]
    """Words of phrases that ask that are long enough to be recognised when misspelt."""
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
    common = frozenset().union(*words.values())
    moods = {mood: _folded(listed) for mood, listed in written["moods"].items()}
    moods["verb_endings"] = frozenset(written["moods"]["verb_endings"].split())
    return Vocabulary(
        language,
        requests,
        common=common | moods["informing"] | moods["wanting"] | moods["knowing"],
        plain=common,
        telling=words["telling"],
        being=words["being"],
        joining=words["joining"] | words["inside"] | words["linking"],
        inside=words["inside"],
        linking=words["linking"],
        binding=words["binding"],
        opening=words["opening"],
        indefinite=words["indefinite"],
        kinds={kind: words[kind] for kind in KINDS},
        moods=moods,
        spellings=_spellings_known(requests, moods["informing"]),
        longest=max(map(len, requests)),
    )


@cache
def common_words() -> frozenset[str]:
    """Give the words of all languages that name nothing by themselves."""
    return frozenset().union(*(vocabulary(language).common for language in LANGUAGES))


def asks_to_reach(text: str) -> bool:
    """Whether an e-mail address, a telephone number or another way to reach somebody is spoken of, in any language."""
    said = set(fold(text).split())
    return any(said & vocabulary(language).moods["reaching"] for language in LANGUAGES)


@cache
def phrase_words() -> frozenset[str]:
    """Give the words of all phrases of all languages."""
    return frozenset(word for language in LANGUAGES for phrase in vocabulary(language).requests for word in phrase)


@cache
def joining_words() -> frozenset[str]:
    """Give the articles, prepositions and conjunctions of all languages."""
    return frozenset().union(*(vocabulary(language).joining for language in LANGUAGES))


@cache
def linking_words() -> frozenset[str]:
    """Give the conjunctions of all languages that stand between the names of a list."""
    return frozenset().union(*(vocabulary(language).linking for language in LANGUAGES))


def _spellings_known(requests: Mapping[Phrase, tuple[str, ...]], informing: frozenset[str]) -> tuple[str, ...]:
    words = informing.union(word for phrase, names in requests.items() if set(names) <= MISSPELT for word in phrase)
    return tuple(sorted(word for word in words if len(word) >= SHORTEST_MISSPELT))


def _spellings(phrase: str) -> tuple[Phrase, ...]:
    """A phrase as it is written, and as it is typed in a hurry: without its apostrophes and hyphens."""
    hurried = phrase.replace("'", "").replace("-", "")
    return tuple(fold(phrase).split()), tuple(fold(hurried).split())


def _folded(listed: str) -> frozenset[str]:
    return frozenset(fold(listed.replace("\n", " ")).split())
