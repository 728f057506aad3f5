"""A text charted in one language: all edges that its words and the grammar give."""

from __future__ import annotations

from dataclasses import dataclass

from bot.times.chart import Chart, Edge
from bot.times.offsets import offsets
from bot.times.rules import grammar
from bot.times.seeding import Text, counted, seeds, skips
from bot.times.words import Lexicon

_NUMBERS = frozenset({"number", "figure", "digit", "tens", "ordinal", "fraction", "amount", "plus_fraction", "place"})
_SIGNS_OF_TIME = frozenset(
    {
        "ON_DAY",
        "DAY_WORD",
        "HOUR_AT",
        "OCLOCK",
        "WEEK_WORD",
        "DECADE_OF",
        "NOW",
        "HALF_PAST",
        "PAST_HOUR",
        "HOUR_THE",
        "FOR_HOUR",
        "PLUS_BARE",
        "DAY_BEFORE",
        "DAY_AFTER",
    }
)


_TO_THE_END = frozenset({"BEFORE", "AFTER"})  # what follows may be the name of an event


@dataclass(frozen=True, slots=True)
class Outline:
    """A text before it is charted in one language: its words' edges, how well the language fits, and at best could.

    `most` is no less than the characters that times in the text can cover; `hints` counts words of the language.
    """

    words: Lexicon
    begin: tuple[Edge, ...]
    most: int
    hints: int


def outlined(text: Text, words: Lexicon) -> Outline:
    """The outline of a text; without edges when no word of it speaks of time."""
    begin = tuple(seeds(text, words))
    hints = sum(token.text in words.hints for token in text.tokens)
    if not any(_speaks_of_time(edge.category) for edge in begin):
        return Outline(words, (), 0, hints)
    to_the_end = any(edge.category in _TO_THE_END for edge in begin)
    last = len(text.tokens) if to_the_end else max(edge.end for edge in begin)
    first = min(edge.start for edge in begin)
    return Outline(words, begin, text.tokens[last - 1].end - text.tokens[first].start, hints)


def charted(text: Text, outline: Outline) -> list[Edge]:
    """Every edge over the text in the language of the outline."""
    words, begin = outline.words, outline.begin
    if not begin:
        return []
    known = frozenset(edge.start for edge in begin if not edge.category.isupper())
    chart = Chart(grammar(), skips(text), counted(text, words, known))
    edges = chart.read(begin)
    far = offsets(edges, text, words)
    return list(chart.read(far)) if far else list(edges)


def _speaks_of_time(category: str) -> bool:
    return category in _SIGNS_OF_TIME if category.isupper() else category not in _NUMBERS
