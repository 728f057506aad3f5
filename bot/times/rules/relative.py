"""Rules for what is counted from now or from another moment: units, durations, offsets, this and next and last."""

from __future__ import annotations

from typing import Any, Final

from bot.times.chart import Pattern, rule
from bot.times.clockface import Clock, Length
from bot.times.meaning import At, Cycle, Following, Lasting, Moved, Node, Now, Open

_MULTIPLES: Final = {"fortnight": (2, "week"), "semester": (6, "month"), "decade": (10, "year")}
_IN_FINER: Final = {("hour", "minute"): 60, ("week", "day"): 7, ("year", "month"): 12, ("minute", "second"): 60}
_CYCLES: Final = frozenset({"day", "week", "month", "quarter", "year", "hour", "minute", "second"})


def length(amount: float, unit: str) -> Length | None:
    """A duration; fortnights, half-years and decades in plainer units."""
    many, grain = _MULTIPLES.get(unit, (1, unit))
    total = amount * many
    if total != int(total) and grain in {"week", "year", "day"}:
        total, grain = (total * 12, "month") if grain == "year" else (total * (7 if grain == "week" else 1), "day")
    return Length(int(total) if total == int(total) else total, grain) if amount > 0 else None  # type: ignore[arg-type]


def one(unit: str) -> Length | None:
    """ "en una hora", said without the number."""
    return length(1, unit)


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


def from_now(ahead: Length) -> Moved:
    """ "dans 15 jours"."""
    return Moved(ahead.amount, ahead.grain)


def ago(behind: Length) -> Moved:
    """ "il y a trois jours"."""
    return Moved(-behind.amount, behind.grain)


def within_length(ahead: Length) -> Lasting:
    """ "within 2 weeks": from now to then."""
    return Lasting(Now(), ahead.amount, ahead.grain)


def by_length(ahead: Length) -> Open:
    """ "d'ici 3 jours"."""
    return Open("until", from_now(ahead))


def since_length(behind: Length) -> Open:
    """ "desde hace 3 días"."""
    return Open("after", ago(behind))


def moved_after(ahead: Length, origin: Node) -> Node | None:
    """ "deux semaines après Noël", "a week from Monday"."""
    return moved(ahead.amount, ahead, origin)


def moved_before(behind: Length, origin: Node) -> Node | None:
    """ "2 jours avant le 1er août"."""
    return moved(-behind.amount, behind, origin)


def moved(amount: float, by: Length, origin: Node) -> Node | None:
    """An offset from a moment; days before a time of day keep that time."""
    if isinstance(origin, Now):
        return None
    if isinstance(origin, At) and by.grain in {"day", "week", "month", "year"} and origin.day is not None:
        return At(Moved(amount, by.grain, origin.day), origin.clock)
    return Moved(amount, by.grain, origin)


def moved_clock_before(behind: Length, clock: Clock) -> Moved | None:
    """ "20 minutes before noon"."""
    return Moved(-behind.amount, behind.grain, At(None, clock)) if behind.grain in {"hour", "minute"} else None


def moved_clock_after(ahead: Length, clock: Clock) -> Moved | None:
    """ "an hour after midnight"."""
    return Moved(ahead.amount, ahead.grain, At(None, clock)) if ahead.grain in {"hour", "minute"} else None


def relative_day(offset: int) -> Cycle:
    """ "demain"."""
    return Cycle("day", offset)


def this_unit(unit: str) -> Node | None:
    """ "cette semaine"."""
    return cycle(unit, 0)


def during_unit(unit: str) -> Node | None:
    """ "dans la semaine"."""
    return cycle(unit, 0) if unit == "week" else None


def next_unit(unit: str) -> Node | None:
    """ "la semaine prochaine"."""
    return cycle(unit, 1)


def last_unit(unit: str) -> Node | None:
    """ "le mois dernier"."""
    return cycle(unit, -1)


def unit_before_last(unit: str) -> Node | None:
    """ "la semana antepasada"."""
    return cycle(unit, -2)


def unit_after_next(unit: str) -> Node | None:
    """ "the week after next"."""
    return cycle(unit, 2)


def cycle(unit: Any, offset: int) -> Node | None:
    """A unit so many steps away; a next fortnight is the coming fourteen days."""
    if unit in _CYCLES:
        return Cycle(unit, offset)
    many, grain = _MULTIPLES[unit]
    return Following(grain, many * offset) if offset else None  # type: ignore[arg-type]


def next_units(amount: float, unit: str) -> Following | None:
    """ "les trois prochains jours"."""
    ahead = length(amount, unit)
    return Following(ahead.grain, int(ahead.amount)) if ahead and amount == int(amount) else None


def last_units(amount: float, unit: str) -> Following | None:
    """ "the past 2 weeks"."""
    behind = next_units(amount, unit)
    return Following(behind.grain, -behind.count) if behind else None


def last_length(behind: Length) -> Following | None:
    """ "over the last 3 days"."""
    return Following(behind.grain, -int(behind.amount)) if behind.amount == int(behind.amount) else None


def now() -> Now:
    """ "maintenant"."""
    return Now()


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
    rule(
        "date",
        """
        IN_LENGTH length TIME_WORD?
        length LATER
        """,
        from_now,
    ),
    rule(
        "date",
        """
        AGO_BEFORE length
        length AGO
        """,
        ago,
    ),
    rule("range", "WITHIN length", within_length),
    rule("range", "SINCE_LENGTH length", last_length, cost=1),
    rule("open", "SINCE_AGO length", since_length),
    rule("date", "IN_PART unit", during_unit, cost=2),
    rule("open", "BY length", by_length),
    rule("date", "length AFTER|FROM|LATER THE? date|moment", moved_after),
    rule("date", "length AGO date", lambda behind, day: Moved(-behind.amount, behind.grain, day)),
    rule("date", "length BEFORE THE? date|moment", moved_before),
    rule("date", "length BEFORE clock", moved_clock_before),
    rule("date", "length AFTER clock", moved_clock_after, cost=1),
    rule("date", "relative_day", relative_day),
    rule("date", "THIS unit CI?", this_unit),
    rule(
        "date",
        """
        THE? NEXT unit
        THE? unit NEXT
        """,
        next_unit,
    ),
    rule(
        "date",
        """
        THE? LAST unit
        THE? unit LAST
        """,
        last_unit,
    ),
    rule(
        "date",
        """
        THE? unit AFTER_NEXT
        THE? unit FOLLOWING_WEEK
        """,
        unit_after_next,
    ),
    rule(
        "range",
        """
        THE|THIS|IN|WITHIN? number NEXT unit
        THE|IN? NEXT number unit
        THE? number unit NEXT
        """,
        next_units,
    ),
    rule(
        "range",
        """
        THE|THIS? number LAST unit
        THE|IN? LAST number unit
        THE? number unit LAST
        """,
        last_units,
    ),
    rule("date", "THE? unit BEFORE_LAST", unit_before_last),
    rule("moment", "NOW", now),
)
