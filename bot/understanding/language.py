"""In which language a sentence is written, when its words tell; else the one that is spoken with its author."""

import tomllib
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

from bot.names import fold, words
from data.model import LANGUAGES, Language

FOLDERS = ("vocabulary", "meetings", "reminders", "action_items/words", "../times/words")
"""Where the words of a language are written down, beside this file: everything that is understood tells it."""
LONGEST_TELLING = 1000
"""Characters that tell the language of a message."""
OPENING_SIGNS: Mapping[str, Language] = {"¿": "es", "¡": "es"}
"""Signs that only one language writes."""


def language_told(text: str, spoken: Language, names: Collection[tuple[int, int]] = ()) -> Language:
    """Give the language that more of the words are of than of any other; `spoken` when there is none.

    `names` are the stretches of the text, half open, that are names: "Los Lagos" is no Spanish sentence.
    """
    begun = text[:LONGEST_TELLING]
    signs = [language for sign, language in OPENING_SIGNS.items() if sign in begun]
    if signs:
        return signs[0]
    said = [one.text for one in words(begun) if not any(start <= one.start < end for start, end in names)]
    known = {language: sum(word in lexicon(language) for word in said) for language in LANGUAGES}
    best = [language for language in LANGUAGES if known[language] == max(known.values())]
    return best[0] if len(best) == 1 else spoken


@cache
def lexicon(language: Language) -> frozenset[str]:
    """Give every folded word by which anything is understood in a language; figures are of none."""
    folder = Path(__file__).parent
    written = (tomllib.loads((folder / one / f"{language}.toml").read_text()) for one in FOLDERS)
    return frozenset(word for text in _texts(written) for word in fold(text).split() if word.isalpha())


def _texts(written: object) -> Iterator[str]:
    """Every string in what a file holds, however deep."""
    match written:
        case str():
            yield written
        case Mapping():
            yield from _texts(written.values())
        case Iterable():
            for one in written:
                yield from _texts(one)
