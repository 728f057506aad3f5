"""Rules for dates: days of months, months, years, weekdays, holidays."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bot.times.chart import Pattern, rule
from bot.times.meaning import Fields, Holiday, Moved, Node
from bot.times.rules.clocks import same


def day_month(day: int, month: int) -> Fields | None:
    """ "5 août"."""
    return Fields(month=month, day=day) if 1 <= day <= 31 else None


def month_day(month: int, day: int) -> Fields | None:
    """ "August 5th"."""
    return day_month(day, month)


def day_of_month(day: int) -> Fields | None:
    """ "le 13"."""
    return Fields(day=day) if 1 <= day <= 31 else None


def with_year(fields: Fields, year: int) -> Fields | None:
    """A date, then its year."""
    return replace(fields, year=year) if fields.year is None else None


def past_fields(fields: Fields) -> Fields | None:
    """ "le 14 juillet dernier"."""
    return replace(fields, past=True) if fields.year is None else None


def with_short_year(fields: Fields, year: int) -> Fields | None:
    """ "le 5 janvier 27": two figures that can be no hour."""
    return with_year(fields, 2000 + year) if 24 < year < 50 and fields.month else None


def with_weekday(weekday: int, fields: Fields) -> Fields | None:
    """A weekday, then its date."""
    return replace(fields, weekday=weekday) if fields.weekday is None and fields.day else None


def weekday_and_day(weekday: int, day: int) -> Fields | None:
    """ "vendredi 13"."""
    return Fields(day=day, weekday=weekday) if 1 <= day <= 31 else None


def month(number: int) -> Fields:
    """A month, the coming one."""
    return Fields(month=number)


def past_month(number: int) -> Fields:
    """ "mars dernier"."""
    return Fields(month=number, past=True)


def month_year(number: int, year: int) -> Fields:
    """ "mars 2015"."""
    return Fields(year, number)


def year(number: int) -> Fields:
    """ "en 2015"."""
    return Fields(number)


def feast(name: str) -> Holiday:
    """A holiday, the coming one."""
    return Holiday(name)


def feast_year(name: str, number: int) -> Holiday:
    """ "Pâques 2015"."""
    return Holiday(name, number)


def last_feast(name: str) -> Holiday:
    """ "Noël dernier"."""
    return Holiday(name, past=True)


def day_before(node: Node) -> Moved:
    """ "la veille de Noël"."""
    return Moved(-1, "day", node)


def day_after(node: Node) -> Moved:
    """ "le lendemain de Noël"."""
    return Moved(1, "day", node)


RULES: Final[tuple[tuple[Pattern, ...], ...]] = (
    rule("date", "year month", Fields, cost=2),
    rule("fields", "number|ordinal OF? month", day_month),
    rule("fields", "month THE? ordinal|figure", month_day, closed=True, cost=1),
    rule("fields", "ON_DAY figure", day_of_month, closed=True, cost=1),
    rule("fields", "THE|ON|ON_DAY? ordinal_figure", day_of_month, closed=True, cost=2),
    rule("fields", "DAY_WORD number", day_of_month, closed=True, cost=1),
    rule("fields", "fields OF? year", with_year),
    rule("fields", "fields NEXT", same),
    rule("fields", "THE? NEXT fields", same, cost=1),
    rule("fields", "fields LAST", past_fields),
    rule("fields", "THE? LAST fields", past_fields, cost=1),
    rule("fields", "fields figure", with_short_year, closed=True, cost=3),
    rule("fields", "weekday ON|THE|ON_DAY? fields", with_weekday),
    rule(
        "fields",
        """
        weekday DAY_WORD? figure|ordinal
        weekday THE|ON_DAY ordinal|figure
        """,
        weekday_and_day,
        closed=True,
    ),
    rule("fields", "ON|THE|ON_DAY fields", same),
    rule("date", "fields", same),
    rule(
        "date",
        """
        ON date
        THE date
        """,
        same,
        cost=1,
    ),
    rule(
        "date",
        """
        month
        IN month
        THIS month
        NEXT month
        month NEXT
        """,
        month,
    ),
    rule(
        "date",
        """
        month LAST
        LAST month
        """,
        past_month,
    ),
    rule(
        "date",
        """
        month OF? year
        IN month OF? year
        """,
        month_year,
    ),
    rule(
        "date",
        """
        YEAR_IN|YEAR_WORD|IN year
        IN YEAR_WORD year
        """,
        year,
    ),
    rule("date", "WHOLE THE|ON? date", same, cost=1),
    rule(
        "date",
        """
        THE|ON|AT|THIS|NEXT? feast
        feast NEXT
        """,
        feast,
    ),
    rule("date", "feast OF? year", feast_year),
    rule(
        "date",
        """
        LAST feast
        feast LAST
        """,
        last_feast,
    ),
    rule("date", "DAY_BEFORE OF|THE? date", day_before),
    rule("date", "DAY_AFTER OF|THE? date", day_after),
)
