"""A text charted in one language: all edges that its words and the grammar give."""

from __future__ import annotations

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


def charted(text: Text, words: Lexicon) -> list[Edge]:
    """Every edge over the text; none when no word of it speaks of time."""
    begin = seeds(text, words)
    if not any(_speaks_of_time(edge.category) for edge in begin):
        return []
    known = frozenset(edge.start for edge in begin if not edge.category.isupper())
    chart = Chart(grammar(), skips(text), counted(text, words, known))
    edges = chart.read(begin)
    far = offsets(edges, text, words)
    return list(chart.read(far)) if far else list(edges)


def _speaks_of_time(category: str) -> bool:
    return category in _SIGNS_OF_TIME if category.isupper() else category not in _NUMBERS
