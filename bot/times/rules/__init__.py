"""The grammar: one set of rules over word categories for every language."""

from __future__ import annotations

from functools import lru_cache

from bot.times.chart import State, grammar_of
from bot.times.rules import (
    bounds,
    clocks,
    dates,
    hours,
    lengths,
    limits,
    moments,
    monthly,
    ordinals,
    periods,
    relative,
    repeating,
    several,
    spans,
    weekdays,
    workdays,
    zoned,
)

_FAMILIES = (
    clocks,
    hours,
    moments,
    dates,
    weekdays,
    ordinals,
    periods,
    lengths,
    relative,
    spans,
    bounds,
    zoned,
    repeating,
    several,
    workdays,
    monthly,
    limits,
)


@lru_cache(maxsize=1)
def grammar() -> State:
    """All rules, as one tree."""
    return grammar_of(patterns for family in _FAMILIES for patterns in family.RULES)
