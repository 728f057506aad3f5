"""A text becomes tokens: case and accents folded away, every character still in its place."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple


class Token(NamedTuple):
    """A word, number or sign: folded, with its place in the text."""

    text: str
    start: int
    end: int


_MARKS = {code: unicodedata.normalize("NFD", chr(code))[0] for code in range(0xC0, 0x180)}
_SIGNS = {"’": "'", "ʼ": "'", "`": "'", "´": "'", "–": "-", "—": "-", "−": "-", "‑": "-", "‐": "-", "⁄": "/", "：": ":"}
_SPACES = dict.fromkeys("\u00a0\u202f\u2009\t", " ")
_FOLD = str.maketrans({**{chr(code): base for code, base in _MARKS.items()}, **_SIGNS, **_SPACES})

# The apostrophe stays with what it elides ("d'ici"), except in the English possessive, a token of its own.
_TOKEN = re.compile(r"\d+|'s\b|[^\W\d_]+(?:'(?!s\b)(?=[^\W\d_]))?|\S")


def fold(text: str) -> str:
    """The text in lower case without accents, as long as it was: offsets remain valid."""
    folded = text.translate(_FOLD)
    lowered = folded.lower()
    return lowered if len(lowered) == len(folded) else "".join(letter.lower()[:1] for letter in folded)


def tokens_of(folded: str) -> tuple[Token, ...]:
    """The tokens of a folded text, in order."""
    return tuple(Token(found.group(), found.start(), found.end()) for found in _TOKEN.finditer(folded))
