"""The grammar: one set of rules over word categories for every language."""

from __future__ import annotations

from functools import lru_cache

from bot.times.chart import State, grammar_of
from bot.times.rules import clocks, dates, relative, repeating, spans


@lru_cache(maxsize=1)
def grammar() -> State:
    """All rules, as one tree."""
    return grammar_of((*clocks.RULES, *dates.RULES, *relative.RULES, *spans.RULES, *repeating.RULES))
