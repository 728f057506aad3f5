"""Whether a sentence tells that a post changes hands, or that somebody is away and who is there instead."""

import tomllib
from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Final, Literal
from zoneinfo import ZoneInfo

from bot.intents import TellChange
from bot.names import Word, fold, words
from bot.times import understand
from bot.understanding.vocabulary import joining_words

FILE = Path(__file__).parent / "handing_over.toml"
LONGEST = 400
"""Characters. Who tells such a thing needs a sentence or two."""
MOST_BEFORE = 7
"""Words that may stand before "has left": a name, and perhaps a post."""
Kind = Literal["left", "taken", "replaced", "away"]
KINDS: Final[tuple[Kind, ...]] = ("taken", "away", "left", "replaced")

Phrase = tuple[str, ...]


def change_told(text: str, now: datetime, zone: ZoneInfo) -> TellChange | None:
    """Give the change of persons that a sentence tells; None when it asks, or tells something else.

    Days are counted on the calendar of `zone`.
    """
    if len(text) > LONGEST or "?" in text:
        return None
    said = words(text)
    kind = next((one for one in KINDS if _tells(one, said, text)), None)
    if kind is None:
        return None
    since, until = _days(text, now, zone) if kind == "away" else (None, None)
    return TellChange(kind, " ".join(text.split()), since, until)


def _tells(kind: Kind, said: tuple[Word, ...], text: str) -> bool:
    folded = [word.text for word in said]
    place = _place(kind, folded)
    if place is None or _place("meetings", folded) is not None:
        return False
    start, end = place
    if start > MOST_BEFORE or _place("asking", folded[:start]) is not None:
        return False
    if kind == "away":
        return _place("instead", folded[end:]) is not None
    if kind == "taken":
        return end < len(said)
    return (kind == "left" or end < len(said)) and any(_is_name(word, text) for word in said[:start])


def _is_name(word: Word, text: str) -> bool:
    return text[word.start].isupper() and word.text not in joining_words()


def _days(text: str, now: datetime, zone: ZoneInfo) -> tuple[date | None, date | None]:
    found = understand(text, now=now, zone=zone).best
    if found.kind != "interval" or found.start is None or found.end is None:
        return None, None
    return found.start.date(), found.end.date()


def _place(kind: str, said: list[str]) -> tuple[int, int] | None:
    """Where the first phrase of a kind stands, half open, counted in words."""
    known = _phrases()[kind]
    for start in range(len(said)):
        for size in range(min(max(map(len, known)), len(said) - start), 0, -1):
            if tuple(said[start : start + size]) in known:
                return start, start + size
    return None


@cache
def _phrases() -> Mapping[str, frozenset[Phrase]]:
    written = tomllib.loads(FILE.read_text())
    return {kind: frozenset(tuple(fold(one).split()) for one in listed) for kind, listed in written.items()}
