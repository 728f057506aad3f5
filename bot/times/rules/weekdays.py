"""Rules for weekdays: the coming one, the next, the last, a week later."""

from __future__ import annotations

from typing import Final

from bot.times.chart import Options, Pattern, rule
from bot.times.clockface import Length
from bot.times.meaning import Weekday


def weekday(number: int) -> Options:
    """The coming one, never today; on that very weekday, today is the other reading."""
    return Options((Weekday(number), Weekday(number, today=True)))


def next_weekday(number: int) -> Options:
    """ "jeudi prochain": the coming one; the one after it is the other reading."""
    return Options((Weekday(number), Weekday(number, 1)))


def this_weekday(number: int) -> Options:
    """ "ce jeudi"."""
    return weekday(number)


def last_weekday(number: int) -> Weekday:
    """ "jeudi dernier"."""
    return Weekday(number, -1)


def weekday_in_eight(number: int) -> Weekday:
    """ "lundi en huit": a week after the coming one."""
    return Weekday(number, 1)


def weekday_in_fifteen(number: int) -> Weekday:
    """ "lundi en quinze"."""
    return Weekday(number, 2)


def weekday_week(number: int, unit: str) -> Weekday | None:
    """ "Monday week"."""
    return Weekday(number, 1) if unit == "week" else None


def weeks_on(ahead: Length, number: int) -> Weekday | None:
    """ "a week on Tuesday"."""
    return Weekday(number, int(ahead.amount)) if ahead.grain == "week" and ahead.amount == int(ahead.amount) else None


RULES: Final[tuple[tuple[Pattern, ...], ...]] = (
    rule("date", "weekday", weekday),
    rule(
        "date",
        """
        NEXT weekday
        weekday NEXT
        """,
        next_weekday,
    ),
    rule("date", "THIS weekday CI?", this_weekday),
    rule(
        "date",
        """
        LAST weekday
        weekday LAST
        """,
        last_weekday,
    ),
    rule(
        "date",
        """
        weekday FOLLOWING_WEEK
        weekday AFTER_NEXT
        """,
        weekday_in_eight,
    ),
    rule("date", "weekday FOLLOWING_FORTNIGHT", weekday_in_fifteen),
    rule("date", "weekday unit", weekday_week),
    rule("date", "length ON weekday", weeks_on),
)
