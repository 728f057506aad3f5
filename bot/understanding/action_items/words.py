"""The words by which action items are known: words/<language>.toml, heard all at once, for people mix languages."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from bot.times.folding import fold
from data.model import LANGUAGES

FOLDER = Path(__file__).parent / "words"


@cache
def phrases(table: str, name: str, *, folded: bool = True) -> tuple[str, ...]:
    """Give the phrases of all languages under a name, the longest first."""
    listed = [phrase for language in LANGUAGES for phrase in _written(language)[table].get(name, ())]
    said = {fold(phrase) if folded else phrase for phrase in listed}
    return tuple(sorted(said, key=lambda phrase: (-len(phrase), phrase)))


@cache
def wording(table: str, *names: str) -> str:
    """Give a regular expression for any of the phrases under these names, in a folded text."""
    return any_of(phrase for name in names for phrase in phrases(table, name))


def any_of(listed: Iterable[str]) -> str:
    """Give a regular expression for whole folded phrases, the longest first; an elided one runs into the next word."""
    ordered = sorted(set(listed), key=lambda phrase: (-len(phrase), phrase))
    return "(?:" + "|".join(_pattern(phrase) for phrase in ordered) + ")"


def _pattern(phrase: str) -> str:
    spaced = re.escape(phrase).replace(r"\ ", r"[\s-]+").replace(r"\-", r"[\s-]?")
    return spaced if phrase.endswith("'") else spaced + r"(?![\w'])"


@cache
def _written(language: str) -> Mapping[str, Mapping[str, list[str]]]:
    with (FOLDER / f"{language}.toml").open("rb") as file:
        return tomllib.load(file)
