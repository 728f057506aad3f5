"""Yes, no, never mind: short answers, and which of the buttons that were offered says the same."""

import tomllib
from collections.abc import Collection, Mapping
from functools import cache
from pathlib import Path

from bot.names import words

FILE = Path(__file__).parent / "agreeing.toml"


def cancels(text: str) -> bool:
    """Whether a text says nothing but that what was begun is not wanted any more."""
    return _folded(text) in _words()["cancel"]


def declines(text: str) -> bool:
    """Whether a text says nothing but no."""
    return cancels(text) or _folded(text) in _words()["no"]


def means_oneself(text: str) -> bool:
    """Whether a text, said of whom to forget, is whoever says it: nobody named, or "me", "my data", "please"."""
    said = _folded(text)
    return not said or said in _words()["myself"]


def says_whole(text: str, label: str) -> bool:
    """Whether a typed text is all that stands on a button (folded words), and not only an agreement."""
    return _folded(text) == label


def meant_button(text: str, labels: Collection[str]) -> str | None:
    """Give which label, of those that stand on buttons (folded words), a typed text says; None for none or several."""
    said = _folded(text)
    if said in labels:
        return said
    for kind in ("yes", "cancel", "no"):
        if said in _words()[kind]:
            fitting = [label for label in labels if _says(kind, label)]
            return fitting[0] if len(fitting) == 1 else None
    return None


def _says(kind: str, label: str) -> bool:
    """Whether a label says it, alone or before what it says more: "yes forget me"."""
    known = _words()[kind]
    return label in known or label.split(maxsplit=1)[0] in known & _openers()


@cache
def _openers() -> frozenset[str]:
    """What opens a longer label: "yes, serve this group", and not "ya"."""
    return frozenset({one for kind in ("yes", "no") for one in _words()[kind] if " " not in one} - {"ya", "right"})


@cache
def _words() -> Mapping[str, frozenset[str]]:
    written = tomllib.loads(FILE.read_text())
    return {kind: frozenset(_folded(one) for one in listed) for kind, listed in written.items()}


def _folded(text: str) -> str:
    return " ".join(word.text for word in words(text))
