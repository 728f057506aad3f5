"""Rules for dates: days of months, months, years, weekdays, ordinals, parts of months and years, weeks, holidays."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from bot.times.chart import Options, Pattern, rule
from bot.times.meaning import (
    Cycle,
    Decade,
    Fields,
    Holiday,
    Moved,
    Node,
    Nth,
    Part,
    Portion,
    Range,
    Season,
    Weekday,
    Weekend,
    WeekNumber,
    WeekOf,
    Within,
)
from bot.times.rules.clocks import same

_SIZES: Final = {"quarter": 3, "semester": 6}


def is_coarse(node: Node) -> bool:
    """Whether the node is longer than a day, so that something may lie within it."""
    match node:
        case Fields():
            return node.day is None and node.weekday is None
        case Cycle():
            return node.grain in {"week", "month", "quarter", "year"}
        case WeekOf() | WeekNumber() | Season() | Part() | Portion() | Weekend() | Decade():
            return True
        case Nth():
            return not isinstance(node.of, Weekday) and node.of != "day"
        case Within():
            return is_coarse(node.inner)
    return False


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


def decade(start: int) -> Decade | None:
    """ "the 90s", "les années 90", "los años noventa"."""
    if start < 100:
        start += 1900 if start >= 30 else 2000
    return Decade(start) if start % 10 == 0 else None


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


def portion(third: Any, node: Node) -> Portion | None:
    """ "fin juillet", "début de l'année prochaine"."""
    return Portion(third, node) if is_coarse(node) and not isinstance(node, Portion) else None


def portion_of_unit(third: Any, unit: str) -> Portion | None:
    """ "fin du mois"."""
    return Portion(third, Cycle(unit)) if unit in {"week", "month", "quarter", "year"} else None  # type: ignore[arg-type]


def end_of(unit: Any) -> Portion | Cycle:
    """ "EOM": the end of a unit said in one word."""
    return Cycle("day") if unit == "day" else Portion("late", Cycle(unit))


def end_of_day(unit: str, day: Node) -> Node | None:
    """ "end of day tomorrow"."""
    return day if unit == "day" and not is_coarse(day) else None


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


def week_of(day: Node) -> WeekOf:
    """ "la semaine du 4 août"."""
    return WeekOf(day)


def week_number(number: int) -> WeekNumber | None:
    """ "semaine 32"."""
    return WeekNumber(number) if 1 <= number <= 53 else None


def weekend_of(_: int, day: Node) -> Weekend:
    """ "le week-end du 14 juillet"."""
    return Weekend(of=day)


def nth_weekend(n: int, _: int, container: Node) -> Weekend | None:
    """ "the first weekend of October": that of its first Saturday."""
    return Weekend(of=Nth(n, Weekday(5), container)) if is_coarse(container) and n <= 5 else None


def weekend(_: int) -> Weekend:
    """The coming weekend."""
    return Weekend()


def next_weekend(_: int) -> Options:
    """ "le week-end prochain": the coming one; the one after it is the other reading."""
    return Options((Weekend(), Weekend(1)))


def last_weekend(_: int) -> Weekend:
    """ "le week-end dernier"."""
    return Weekend(-1)


def season(name: str) -> Season:
    """ "cet été"."""
    return Season(name)


def next_season(name: str) -> Season:
    """ "l'été prochain"."""
    return Season(name, 1)


def last_season(name: str) -> Season:
    """ "l'été dernier"."""
    return Season(name, -1)


def season_year(name: str, number: int) -> Season:
    """ "été 2015"."""
    return Season(name, year=number)


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
    rule("fields", "number|ordinal OF? month", day_month),
    rule("fields", "month THE? ordinal|figure", month_day, closed=True, cost=1),
    rule("fields", "ON_DAY figure", day_of_month, closed=True, cost=1),
    rule("fields", "THE|ON|ON_DAY? ordinal_figure", day_of_month, closed=True, cost=2),
    rule("fields", "DAY_WORD number", day_of_month, closed=True, cost=1),
    rule("fields", "fields OF? year", with_year),
    rule("fields", "fields figure", with_short_year, closed=True, cost=3),
    rule("fields", "weekday ON|THE|ON_DAY? fields", with_weekday),
    rule("fields", "weekday DAY_WORD? figure|ordinal\nweekday THE|ON_DAY ordinal|figure", weekday_and_day, closed=True),
    rule("fields", "ON|THE|ON_DAY fields", same),
    rule("date", "fields", same),
    rule("date", "ON date\nTHE date", same, cost=1),
    rule("date", "month\nIN month\nTHIS month\nNEXT month\nmonth NEXT", month),
    rule("date", "month LAST\nLAST month", past_month),
    rule("date", "month OF? year\nIN month OF? year", month_year),
    rule("date", "YEAR_IN|YEAR_WORD|IN year\nIN YEAR_WORD year", year),
    rule("date", "DECADE_OF number|figure\nDECADE_OF? decade", decade),
    rule("date", "weekday", weekday),
    rule("date", "NEXT weekday\nweekday NEXT", next_weekday),
    rule("date", "THIS weekday CI?", this_weekday),
    rule("date", "LAST weekday\nweekday LAST", last_weekday),
    rule("date", "weekday FOLLOWING_WEEK\nweekday AFTER_NEXT", weekday_in_eight),
    rule("date", "weekday FOLLOWING_FORTNIGHT", weekday_in_fifteen),
    rule("date", "weekday unit", weekday_week),
    rule("date", "AT|IN? third THE? date", portion, cost=1),
    rule("date", "AT|IN? third OF|THE? unit", portion_of_unit),
    rule("date", "end_of", end_of),
    rule("date", "end_of OF? date", end_of_day),
    rule("date", "WHOLE THE|ON? date", same, cost=1),
    rule("date", "AT|IN? third OF? year", lambda third, number: Portion(third, Fields(number))),
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
    rule("date", "ordinal unit OF? year", part_year),
    rule("date", "weekday OF|THE|IN? date", weekday_within),
    rule("date", "date ON|THE? weekday", within_weekday),
    rule("date", "number|ordinal OF|THE date", day_within),
    rule("date", "ON_DAY number OF unit\nTHE|ON|ON_DAY ordinal OF|THE unit", day_of_this, cost=1),
    rule("date", "month OF|THE? date", month_within),
    rule("date", "fields OF|THE? date", fields_within),
    rule("date", "WEEK_OF date\nWEEK_OF THE date", week_of),
    rule("date", "WEEK_OF number", lambda number: week_of(Fields(day=number)) if 1 <= number <= 31 else None, cost=1),
    rule(
        "date",
        "WEEK_WORD number OF? year",
        lambda number, year: WeekNumber(number, year) if 1 <= number <= 53 else None,
    ),
    rule("date", "WEEK_WORD number", week_number, closed=True, cost=2),
    rule("date", "weekend OF date", weekend_of),
    rule("date", "THIS|THE|IN|ON? weekend", weekend),
    rule("date", "NEXT weekend\nweekend NEXT", next_weekend),
    rule("date", "LAST weekend\nweekend LAST", last_weekend),
    rule("date", "THIS|IN|THE? season", season),
    rule("date", "NEXT season\nseason NEXT", next_season),
    rule("date", "LAST season\nseason LAST", last_season),
    rule("date", "IN? season OF? year", season_year),
    rule("date", "THE|ON|AT|THIS|NEXT? feast\nfeast NEXT", feast),
    rule("date", "feast OF? year", feast_year),
    rule("date", "LAST feast\nfeast LAST", last_feast),
    rule("date", "DAY_BEFORE OF|THE? date", day_before),
    rule("date", "DAY_AFTER OF|THE? date", day_after),
)
