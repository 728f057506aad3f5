"""Rules for how long: amounts of units, halves and quarters, one unit after a longer one."""

from __future__ import annotations

from typing import Final

from bot.times.chart import Pattern, rule
from bot.times.clockface import Length

MULTIPLES: Final = {"octave": (8, "day"), "fortnight": (2, "week"), "semester": (6, "month"), "decade": (10, "year")}
_IN_FINER: Final = {("hour", "minute"): 60, ("week", "day"): 7, ("year", "month"): 12, ("minute", "second"): 60}


def length(amount: float, unit: str) -> Length | None:
    """A duration; fortnights, half-years and decades in plainer units."""
    many, grain = MULTIPLES.get(unit, (1, unit))
    total = amount * many
    if total != int(total) and grain in {"week", "year", "day"}:
        total, grain = (total * 12, "month") if grain == "year" else (total * (7 if grain == "week" else 1), "day")
    return Length(int(total) if total == int(total) else total, grain) if amount > 0 else None  # type: ignore[arg-type]


def length_and(amount: float, unit: str, fraction: float) -> Length | None:
    """ "une heure et demie"."""
    return length(amount + fraction, unit)


def length_and_before(amount: float, fraction: float, unit: str) -> Length | None:
    """ "two and a half hours"."""
    return length(amount + fraction, unit)


def lengths(first: Length, second: Length) -> Length | None:
    """ "2 heures et 15 minutes"."""
    many = _IN_FINER.get((first.grain, second.grain))
    return Length(first.amount * many + second.amount, second.grain) if many else None


RULES: Final[tuple[tuple[Pattern, ...], ...]] = (
    rule(
        "amount",
        """
        number
        fraction
        """,
        lambda amount: amount,
    ),
    rule("length", "amount unit", length),
    rule("length", "amount unit plus_fraction", length_and),
    rule("length", "amount plus_fraction unit", length_and_before),
    rule("length", "length AND? length", lengths),
)
