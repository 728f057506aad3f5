"""Rules for working days that are counted: "dans 5 jours ouvrés", "3 días hábiles antes del 12 de octubre"."""

from __future__ import annotations

from typing import Final

from bot.times.chart import Pattern, rule
from bot.times.meaning import Node, Open, Workdays


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
    rule("open", "BY|WITHIN number workdays", by, cost=1),
)
