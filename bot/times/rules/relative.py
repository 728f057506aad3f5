"""Rules for what is counted from now or from another moment: units, durations, offsets, this and next and last."""

from __future__ import annotations

from typing import Any, Final

from bot.times.chart import Pattern, rule
from bot.times.clockface import Clock, Length
from bot.times.meaning import At, Cycle, Following, Lasting, Moved, Node, Now, Open
from bot.times.rules.lengths import MULTIPLES, length

_CYCLES: Final = frozenset({"day", "week", "month", "quarter", "year", "hour", "minute", "second"})


def from_now(ahead: Length) -> Moved:
    """ "dans 15 jours"."""
    return Moved(ahead.amount, ahead.grain)


def one_from_now(unit: str) -> Moved | None:
    """ "sous huitaine", "sous quinzaine"."""
    ahead = length(1, unit) if unit in {"octave", "fortnight"} else None
    return from_now(ahead) if ahead else None


def ago(behind: Length) -> Moved:
    """ "il y a trois jours"."""
    return Moved(-behind.amount, behind.grain)


def within_length(ahead: Length) -> Lasting:
    """ "within 2 weeks": from now to then."""
    return Lasting(Now(), ahead.amount, ahead.grain)


def this_unit_from_now(unit: str) -> Lasting | None:
    """ "dans l'heure"."""
    return Lasting(Now(), 1, "hour") if unit == "hour" else None


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


def second_last_unit(nth: int, unit: str) -> Node | None:
    """ "l'avant-dernière semaine"."""
    return cycle(unit, -2) if nth == -2 else None


def unit_after_next(unit: str) -> Node | None:
    """ "the week after next"."""
    return cycle(unit, 2)


def cycle(unit: Any, offset: int) -> Node | None:
    """A unit so many steps away; a next fortnight is the coming fourteen days."""
    if unit in _CYCLES:
        return Cycle(unit, offset)
    many, grain = MULTIPLES[unit]
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
    rule("date", "IN_LENGTH unit", one_from_now),
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
    rule("date", "relative_day FOLLOWING_WEEK", lambda offset: Cycle("day", offset + 7)),
    rule("date", "relative_day FOLLOWING_FORTNIGHT", lambda offset: Cycle("day", offset + 14)),
    rule("date", "relative_day unit", lambda day, unit: Cycle("day", day + 7) if unit == "week" else None),
    rule("range", "WITHIN THE unit", this_unit_from_now),
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
    rule("date", "THE? ordinal_last unit", second_last_unit),
    rule("moment", "NOW", now),
)
