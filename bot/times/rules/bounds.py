"""Rules for what has one end only: before, until, after, since."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from bot.times.chart import Pattern, rule
from bot.times.clockface import Clock, ClockRange, DayPart
from bot.times.meaning import At, Cycle, Fields, Holiday, Node, Open, Weekday
from bot.times.parts import in_part
from bot.times.reading import Direction
from bot.times.rules.clocks import afternoon, may_be_afternoon


def before(bound: Any) -> Open | None:
    """ "avant vendredi": without it."""
    return _open("before", bound)


def until(bound: Any) -> Open | None:
    """ "d'ici vendredi", "hasta el viernes": with it."""
    return _open("until", bound)


def after(bound: Any) -> Open | None:
    """ "à partir de septembre", "after 31 July"."""
    return _open("after", bound)


def _open(direction: Direction, bound: Any) -> Open | None:
    """A bound is a moment: an interval of hours is none."""
    if isinstance(bound, At) and isinstance(bound.clock, ClockRange):
        return None
    return Open(direction, as_node(bound))


def on_bound(day: Node, bound: Any) -> Open | None:
    """ "tomorrow after 5pm"."""
    if isinstance(bound, Open) and isinstance(bound.bound, At) and bound.bound.day is None:
        return Open(bound.direction, At(day, bound.bound.clock))
    return None


def in_part_bound(moment: Any, bound: Any) -> Open | None:
    """ "tonight before 8"."""
    match moment, bound:
        case At(day=day, clock=DayPart() as part), Open(bound=At(day=None, clock=Clock() as clock)) if day:
            meant = in_part(clock, part)
            return Open(bound.direction, At(day, meant)) if meant else None
    return None


def since(bound: Any) -> Open | None:
    """ "depuis lundi": looking back."""
    match bound:
        case Weekday():
            return Open("after", Weekday(bound.weekday, -1))
        case Fields() if bound.year is None and (bound.month or bound.day):
            return Open("after", replace(bound, past=True))
        case Holiday() if bound.year is None:
            return Open("after", replace(bound, past=True))
        case Clock():
            return Open("after", At(Cycle("day"), bound))
    return Open("after", bound)


def as_node(bound: Any) -> Any:
    """A clock time by itself as the next time it comes; anything else as it is."""
    if isinstance(bound, Clock):
        return At(None, afternoon(bound) if may_be_afternoon(bound) else bound)
    return bound


RULES: Final[tuple[tuple[Pattern, ...], ...]] = (
    rule("open", "BEFORE THE|ON? date|moment|clock|the_clock|event", before),
    rule(
        "open",
        """
        UNTIL|BY THE|ON? date|moment|clock|the_clock|event
        date|moment|clock AT_LATEST
        AT_LATEST THE|ON? date|moment|clock
        """,
        until,
    ),
    rule("open", "SINCE THE|ON? date|moment|clock|event", since),
    rule(
        "open",
        """
        AFTER|FROM THE|ON? date|moment|clock|the_clock|event
        FROM? date|moment|clock ONWARDS
        FROM date|moment|clock ON_AND_ON
        """,
        after,
        cost=1,
    ),
    rule("open", "BEFORE YEAR_WORD? year", lambda number: before(Fields(number))),
    rule("open", "UNTIL|BY YEAR_WORD? year", lambda number: until(Fields(number))),
    rule("open", "AFTER|FROM|SINCE YEAR_WORD? year", lambda number: after(Fields(number))),
    rule("open", "date open", on_bound),
    rule("open", "moment open", in_part_bound),
)
