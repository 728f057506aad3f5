"""Rules for several days at once, and for how often within a longer unit: "lundi et mercredi", "twice a week"."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from bot.times.chart import Options, Pattern, rule
from bot.times.meaning import Cycle, Fields, Moved, Node, Range, Rule, WeekNumber, WeekOf
from bot.times.rules.repeating import DAYS, WORKDAYS, and_weekday

# So many times a week, spread over it; so many times a month, the days on which they begin.
_IN_A_WEEK: Final = (("MO", "TH"), ("MO", "WE", "FR"), ("MO", "TU", "TH", "FR"), WORKDAYS, DAYS[:6], DAYS)
_IN_A_MONTH: Final = ((1, 15), (1, 11, 21), (1, 8, 15, 22))
_PARTS_OF: Final = {"day": ("HOURLY", 24), "year": ("MONTHLY", 12)}


def two_weekdays(first: int, second: int) -> frozenset[int] | None:
    """ "lundi et mercredi"."""
    return frozenset({first, second}) if first != second else None


def one_more(number: int, others: frozenset[int]) -> frozenset[int] | None:
    """ "lundi, mercredi et vendredi"."""
    return others | {number} if number not in others else None


def each_once(days: frozenset[int]) -> Options:
    """Each of the coming weekdays once; or every week."""
    weekly = Rule("WEEKLY", byday=tuple(DAYS[day] for day in sorted(days)))
    return Options((replace(weekly, count=len(days), start=Moved(1, "day")), weekly))


def in_that_week(days: frozenset[int], week: Node) -> Rule | None:
    """ "lundi et mardi de la semaine prochaine"."""
    fits = isinstance(week, WeekOf | WeekNumber) or (isinstance(week, Cycle) and week.grain == "week")
    once: Rule = each_once(days)[0]
    return replace(once, start=week) if fits else None


def one_weekday_per(number: int, day: int, unit: str) -> Rule | None:
    """ "un samedi par mois": which one is not said, so the first is taken."""
    if number != 1 or unit not in {"week", "month"}:
        return None
    if unit == "week":
        return Rule("WEEKLY", byday=(DAYS[day],))
    return Rule("MONTHLY", byday=(f"1{DAYS[day]}",), approximate=True)


def times_per(number: int, unit: str) -> Rule | None:
    """ "trois fois par mois": on which days is not said, so they are spread evenly."""
    if unit == "week" and 2 <= number <= len(_IN_A_WEEK) + 1:
        return Rule("WEEKLY", byday=_IN_A_WEEK[number - 2], approximate=True)
    if unit == "month" and 2 <= number <= len(_IN_A_MONTH) + 1:
        return Rule("MONTHLY", bymonthday=_IN_A_MONTH[number - 2], approximate=True)
    frequency, whole = _PARTS_OF.get(unit, ("", 0))
    if number < 2 or not whole or whole % number or number > whole // 2:
        return None
    return Rule(frequency, whole // number, approximate=True)


def and_weekdays(every_day: Any, number: int) -> Any:
    """ "Mondays and Wednesdays"."""
    return and_weekday(every_day, number)


def either(one: Node, other: Node) -> Options | None:
    """ "mardi ou jeudi": the first, and the second as the other reading."""
    return Options((one, other)) if one != other else None


def either_day(day: int, other: Fields) -> Options | None:
    """ "le 5 ou le 6 novembre"."""
    fits = 1 <= day <= 31 and other.day is not None and other.month is not None
    return either(replace(other, day=day, weekday=None), other) if fits else None


def last_of_days(day: int, fields: Fields) -> tuple[Fields, ...] | None:
    """The last two of several days of one month: "12 et 19 novembre"."""
    if fields.month is None or fields.day is None:
        return None
    return one_day_before(day, (replace(fields, weekday=None),))


def one_day_before(day: int, others: tuple[Fields, ...]) -> tuple[Fields, ...] | None:
    """One day more at the beginning: "5, 12 et 19 novembre"."""
    first = others[0]
    return (replace(first, day=day), *others) if 1 <= day < (first.day or 0) else None


def days_in_a_row(days: tuple[Fields, ...]) -> Range | None:
    """ "les 12, 13 et 14 novembre"."""
    numbers = [fields.day or 0 for fields in days]
    return Range(days[0], days[-1]) if numbers == list(range(numbers[0], numbers[-1] + 1)) else None


def days_apart(days: tuple[Fields, ...]) -> Rule | None:
    """ "les 5, 12 et 19 novembre"."""
    if days_in_a_row(days):
        return None
    numbers = tuple(fields.day or 0 for fields in days)
    months = (days[0].month or 0,)
    return Rule("YEARLY", bymonth=months, bymonthday=numbers, start=days[0], count=len(days))


RULES: Final[tuple[tuple[Pattern, ...], ...]] = (
    rule("days", "weekday TOGETHER weekday", two_weekdays),
    rule("days", "weekday days", one_more),
    rule("rule", "THE|ON|ON_DAY? days", each_once, cost=1),
    rule("rule", "THE|ON|ON_DAY? days OF|THE|IN? date", in_that_week),
    rule("date", "date OR date", either, cost=1),
    rule("date", "ON_DAY|THE|ON? number|ordinal OR fields", either_day, cost=1),
    rule("numbers", "number|ordinal TOGETHER ON_DAY|THE? fields", last_of_days),
    rule("numbers", "number|ordinal numbers", one_day_before),
    rule("range", "THE|ON_DAY|ON? numbers", days_in_a_row),
    rule("rule", "THE|ON_DAY|ON? numbers", days_apart),
    rule("rule", "number weekday EACH_OF|PER unit", one_weekday_per),
    rule("rule", "number TIMES EACH_OF|PER unit", times_per),
    rule("rule", "often PER|EACH_OF unit", times_per),
    rule("rule", "rule TOGETHER weekdays", and_weekdays),
)
