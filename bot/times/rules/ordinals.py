"""Rules for what is counted within something longer: the second Tuesday of March, the last day, the third quarter."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from bot.times.chart import Pattern, rule
from bot.times.meaning import Cycle, Fields, Moved, Node, Nth, Part, Range, Weekday, Weekend, WeekNumber, WeekOf, Within
from bot.times.rules.coarse import is_coarse
from bot.times.rules.dates import day_of_month

_SIZES: Final = {"quarter": 3, "semester": 6}


def nth_weekday(n: int, number: int, container: Node) -> Nth | None:
    """ "le deuxième mardi de mars"."""
    return Nth(n, Weekday(number), container) if is_coarse(container) and n <= 5 else None


def nth_weekday_of_unit(n: int, number: int, unit: Any) -> Nth | None:
    """ "le dernier vendredi du mois"."""
    return nth_weekday(n, number, Cycle(unit)) if unit in {"month", "year", "quarter"} else None


def last_weekday_of(number: int, container: Node) -> Nth | None:
    """ "the last Friday of July"."""
    return nth_weekday(-1, number, container)


def last_weekday_of_unit(number: int, unit: Any) -> Nth | None:
    """ "the last Friday of the month"."""
    return nth_weekday_of_unit(-1, number, unit)


def nth_after(n: int, number: int, origin: Node) -> Within:
    """ "le premier lundi après le 15 octobre"."""
    return Within(Weekday(number, n - 1), Range(Moved(1, "day", origin), Moved(7 * n, "day", origin)))


def weekday_after(number: int, origin: Node) -> Within:
    """ "the Friday after Easter"."""
    return nth_after(1, number, origin)


def weekday_before(number: int, origin: Node) -> Within:
    """ "the Monday before Christmas"."""
    return Within(Weekday(number), Range(Moved(-7, "day", origin), Moved(-1, "day", origin)))


def nth_unit(n: int, unit: Any, container: Node) -> Node | None:
    """ "first week of October", "last day of the year", "third quarter of 2014"."""
    if unit in _SIZES:
        return nth_part(n, unit, container)
    if unit not in {"day", "week", "month"} or not is_coarse(container):
        return None
    return Nth(n, unit, container)


def nth_unit_of_unit(n: int, unit: Any, outer: Any) -> Node | None:
    """ "le dernier jour du mois"."""
    return nth_unit(n, unit, Cycle(outer)) if outer in {"week", "month", "quarter", "year"} and outer != unit else None


def last_unit(unit: Any, container: Node) -> Node | None:
    """ "the last day of February"."""
    return nth_unit(-1, unit, container)


def last_unit_of_unit(unit: Any, outer: Any) -> Node | None:
    """ "the last day of the month"."""
    return nth_unit_of_unit(-1, unit, outer)


def nth_part(n: int, unit: str, container: Node) -> Node | None:
    """A quarter or half of a year said with its year."""
    size = _SIZES[unit]
    number = n if n > 0 else 12 // size + 1 + n
    if not 1 <= number <= 12 // size:
        return None
    if isinstance(container, Fields) and container.month is None:
        return Part(number, size, container.year)
    return Within(Part(number, size), container)


def half_of(n: int, container: Node) -> Node | None:
    """ "the second half of 2027"."""
    if n not in {1, 2} or not isinstance(container, Fields | Cycle) or not is_coarse(container):
        return None
    whole_month = isinstance(container, Fields) and container.month is not None
    if whole_month or (isinstance(container, Cycle) and container.grain == "month"):
        return _fortnight(n, container)
    return nth_part(n, "semester", container) if isinstance(container, Fields) or container.grain == "year" else None


def _fortnight(n: int, month: Node) -> Range:
    """The first fifteen days of a month, or the others."""
    first, last = (1, 15) if n == 1 else (16, -1)
    return Range(Nth(first, "day", month), Nth(last, "day", month))


def fortnight_of(n: int, unit: str, month: Node) -> Node | None:
    """ "la première quinzaine d'octobre"."""
    return half_of(n, month) if unit == "fortnight" else None


def bare_part(n: int, unit: str) -> Part | None:
    """ "le troisième trimestre", "primer semestre"."""
    return Part(n, _SIZES[unit]) if unit in _SIZES and 1 <= n <= 12 // _SIZES[unit] else None


def in_part_of_year(part: Node) -> Part | None:
    """ "in Q1 2027"."""
    return part if isinstance(part, Part) else None


def part_year(n: int, unit: str, number: int) -> Part | None:
    """ "primer semestre 2015"."""
    part = bare_part(n, unit)
    return replace(part, year=number) if part else None


def within(inner: Node, outer: Node) -> Within | None:
    """ "mardi de la semaine prochaine"."""
    return (
        Within(inner, outer)
        if is_coarse(outer) and isinstance(outer, Cycle | WeekOf | WeekNumber | Within | Fields)
        else None
    )


def weekday_within(number: int, outer: Node) -> Within | None:
    """A weekday of a week or weekend."""
    return (
        within(Weekday(number, today=True), outer)
        if isinstance(outer, Cycle | WeekOf | WeekNumber) and _weekly(outer)
        else None
    )


def _weekly(outer: Node) -> bool:
    return not isinstance(outer, Cycle) or outer.grain == "week"


def within_weekday(outer: Node, number: int) -> Within | None:
    """ "la semaine prochaine, mardi"; "in three weeks, on Tuesday"."""
    if isinstance(outer, Moved) and outer.grain == "week" and outer.origin is None:
        return Within(Weekday(number, today=True), WeekOf(outer))
    return weekday_within(number, outer)


def day_within(day: int, outer: Node) -> Within | None:
    """ "le 5 du mois prochain"."""
    fits = isinstance(outer, Cycle) and outer.grain == "month" and 1 <= day <= 31
    return within(Fields(day=day), outer) if fits else None


def day_of_this(day: int, unit: str) -> Fields | None:
    """ "le 20 du mois"."""
    return day_of_month(day) if unit == "month" else None


def month_within(number: int, outer: Node) -> Within | None:
    """ "mars de l'année prochaine"."""
    return within(Fields(month=number), outer) if isinstance(outer, Cycle) and outer.grain == "year" else None


def fields_within(fields: Fields, outer: Node) -> Within | None:
    """ "le 5 août de l'année prochaine"."""
    return within(fields, outer) if isinstance(outer, Cycle) and outer.grain == "year" and fields.year is None else None


def nth_weekend(n: int, _: int, container: Node) -> Weekend | None:
    """ "the first weekend of October": that of its first Saturday."""
    return Weekend(of=Nth(n, Weekday(5), container)) if is_coarse(container) and n <= 5 else None


RULES: Final[tuple[tuple[Pattern, ...], ...]] = (
    rule("date", "THE|ON|ON_DAY? ordinal weekday AFTER THE|ON|ON_DAY? date", nth_after),
    rule("date", "THE|ON|ON_DAY? weekday AFTER THE|ON|ON_DAY? date", weekday_after),
    rule("date", "THE|ON|ON_DAY? weekday BEFORE THE|ON|ON_DAY? date", weekday_before),
    rule("date", "ordinal|ordinal_last weekday OF date", nth_weekday),
    rule("date", "ordinal|ordinal_last weekday OF|THE unit", nth_weekday_of_unit),
    rule("date", "ordinal|ordinal_last weekday OF? year", lambda n, number, year: nth_weekday(n, number, Fields(year))),
    rule("date", "ordinal|ordinal_last weekend OF date", nth_weekend),
    rule("date", "LAST weekday OF date", last_weekday_of),
    rule("date", "LAST weekday OF|THE unit", last_weekday_of_unit),
    rule("date", "ordinal|ordinal_last unit OF|THE? date", nth_unit),
    rule("date", "ordinal|ordinal_last unit OF|THE unit", nth_unit_of_unit),
    rule("date", "LAST unit OF date", last_unit),
    rule("date", "LAST unit OF|THE unit", last_unit_of_unit),
    rule("range", "IN|THE|ON? ordinal HALF OF date", half_of),
    rule("range", "IN|THE|ON|AT? ordinal unit OF date", fortnight_of),
    rule("date", "IN|THE? ordinal HALF OF? year", lambda n, number: part_year(n, "semester", number)),
    rule("date", "ordinal unit", bare_part),
    rule("date", "IN date", in_part_of_year),
    rule("date", "ordinal unit OF? year", part_year),
    rule("date", "ordinal_last unit OF? year", lambda n, unit, number: nth_unit(n, unit, Fields(number))),
    rule("date", "weekday OF|THE|IN? date", weekday_within),
    rule("date", "date ON|THE? weekday", within_weekday),
    rule("date", "number|ordinal OF|THE date", day_within),
    rule(
        "date",
        """
        ON_DAY number OF unit
        THE|ON|ON_DAY ordinal OF|THE unit
        """,
        day_of_this,
        cost=1,
    ),
    rule("date", "month OF|THE? date", month_within),
    rule("date", "fields OF|THE? date", fields_within),
)
