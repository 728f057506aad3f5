"""Folding: case, accents, apostrophes, hyphens and ligatures do not tell names apart."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

# Letters that Unicode does not take apart by itself.
_LETTERS = {"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ŋ": "n"}
_SPECIAL = re.compile(f"[{''.join(_LETTERS)}]")
# A chunk with a letter that is not Latin takes a slower way, and only that chunk does.
_CHUNK = 500
_MARK = "\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufe0f"
_MARKS = re.compile(f"[{_MARK}]+")
_NEITHER_ASCII_NOR_MARK = re.compile(f"[^\x00-\x7f{_MARK}]")
_ASCII_SEPARATORS = {code: " " for code in range(128) if not chr(code).isalnum() and chr(code) != "\n"}
_RUNS = re.compile(" {2,}")
_SEPARATORS = re.compile(r"(?:[^\w\n]|_)+")
# Begins with a fixed letter, so that it is looked for much faster.
_MAYBE_ACRONYM = re.compile(r"\.[^\W\d_](?!\w)")
_ACRONYM = re.compile(r"(?<!\w)(?:[^\W\d_]\.){2,}(?:[^\W\d_](?!\w))?")
_TOKEN = re.compile(rf"{_ACRONYM.pattern}|[^\W_]+")


@dataclass(frozen=True, slots=True)
class Word:
    """A folded word and where it stood: offsets in the text as given, half open."""

    text: str
    start: int
    end: int


def fold(text: str) -> str:
    """Give the text as names are compared: lower case, no accents, single spaces between words.

    >>> fold("  L’Haÿ-les-Roses (CHILOÉ) ")
    'l hay les roses chiloe'
    """
    return fold_many([text])[0]


def fold_many(texts: Iterable[str]) -> list[str]:
    """Fold many texts at once, many times faster than one by one."""
    remaining = iter(texts)
    folded: list[str] = []
    while chunk := list(islice(remaining, _CHUNK)):
        lines = "\n".join(chunk)
        if lines.count("\n") >= len(chunk):
            lines = "\n".join([text.replace("\n", " ") for text in chunk])
        folded += map(str.strip, _spaced(_letters(lines)).split("\n"))
    return folded


def words(text: str) -> tuple[Word, ...]:
    """Give the folded words of the text with their places in it; joined by spaces they are `fold(text)`."""
    parts = [_letter(letter) for letter in text]
    folded = "".join(parts)
    origin = [place for place, part in enumerate(parts) for _ in part]
    return tuple(_word(found, origin) for found in _TOKEN.finditer(folded))


def _word(found: re.Match[str], origin: list[int]) -> Word:
    return Word(found[0].replace(".", ""), origin[found.start()], origin[found.end() - 1] + 1)


@lru_cache(maxsize=4096)
def _letter(letter: str) -> str:
    return " " if letter == "\n" else _letters(letter)


def _letters(text: str) -> str:
    text = text.casefold()
    if text.isascii():
        return text
    apart = unicodedata.normalize("NFKD", _SPECIAL.sub(lambda letter: _LETTERS[letter[0]], text))
    if _NEITHER_ASCII_NOR_MARK.search(apart):
        return _MARKS.sub("", apart)
    return apart.encode("ascii", "ignore").decode("ascii")


def _spaced(letters: str) -> str:
    if _MAYBE_ACRONYM.search(letters):
        letters = _ACRONYM.sub(lambda acronym: acronym[0].replace(".", "") + " ", letters)
    if letters.isascii():
        return _RUNS.sub(" ", letters.translate(_ASCII_SEPARATORS))
    return _SEPARATORS.sub(" ", letters)
