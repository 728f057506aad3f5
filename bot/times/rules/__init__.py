"""The grammar: one set of rules over word categories for every language."""

from __future__ import annotations

from functools import lru_cache

from bot.times.chart import State, grammar_of
from bot.times.rules import bounds, clocks, dates, limits, moments, ordinals, periods, relative, repeating, spans, zoned


@lru_cache(maxsize=1)
def grammar() -> State:
    """All rules, as one tree."""
    families = (clocks, moments, dates, ordinals, periods, relative, spans, bounds, zoned, repeating, limits)
    return grammar_of(patterns for family in families for patterns in family.RULES)
