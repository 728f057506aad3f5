"""Rules for working days that are counted: "dans 5 jours ouvrés", "3 días hábiles antes del 12 de octubre"."""

from __future__ import annotations

from typing import Any, Final

from bot.times.chart import Pattern, rule
from bot.times.meaning import Cycle, Moved, Node, Nth, Open, Workdays
from bot.times.rules.coarse import is_coarse


def from_now(number: int, _: int) -> Workdays | None:
    """ "dans 5 jours ouvrés"."""
    return Workdays(number) if number > 0 else None


def after(number: int, _: int, day: Node) -> Workdays | None:
    """ "three working days after 1 May"."""
    return Workdays(number, day) if number > 0 else None


def before(number: int, _: int, day: Node) -> Workdays | None:
    """ "3 días hábiles antes del 12 de octubre"."""
    return Workdays(-number, day) if number > 0 else None


def by(number: int, _: int) -> Open | None:
    """ "sous 5 jours ouvrés"."""
    return Open("until", Workdays(number)) if number > 0 else None


def nth_of(n: int, _: int, container: Node) -> Workdays | None:
    """ "le premier jour ouvré de novembre", "el último día hábil de octubre"."""
    if not is_coarse(container):
        return None
    way = 1 if n > 0 else -1
    return Workdays(n, Moved(-way, "day", Nth(way, "day", container)))


def nth_of_unit(n: int, _: int, unit: Any) -> Workdays | None:
    """ "le dernier jour ouvré du mois"."""
    return nth_of(n, 1, Cycle(unit)) if unit in {"month", "year", "quarter", "week"} else None


RULES: Final[tuple[tuple[Pattern, ...], ...]] = (
    rule(
        "date",
        """
        IN_LENGTH number workdays
        number workdays LATER
        """,
        from_now,
    ),
    rule("date", "number workdays AFTER|FROM THE|ON? date", after),
    rule("date", "number workdays BEFORE THE|ON? date", before),
    rule("date", "ordinal|ordinal_last workdays OF date", nth_of),
    rule("date", "ordinal|ordinal_last workdays OF|THE unit", nth_of_unit),
    rule("date", "LAST workdays OF date", lambda _, container: nth_of(-1, 1, container)),
    rule("date", "LAST workdays OF|THE unit", lambda _, unit: nth_of_unit(-1, 1, unit)),
    rule("open", "BY|WITHIN number workdays", by, cost=1),
)
