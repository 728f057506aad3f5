"""Rules for what repeats by months and years: the first Tuesday of each month, the 10th, every 14 July."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from bot.times.chart import Pattern, rule
from bot.times.feasts import month_and_day
from bot.times.meaning import (
    Fields,
    Holiday,
    Nth,
    Rule,
    Weekday,
)
from bot.times.rules.repeating import DAYS, FREQUENCIES, WORKDAYS


def nth_weekday(n: int, number: int, unit: str) -> Rule | None:
    """ "le premier mardi de chaque mois"."""
    if unit not in {"month", "year"} or n > 5:
        return None
    return Rule(FREQUENCIES[unit][0], byday=(f"{n}{DAYS[number]}",))


def nth_weekday_alone(n: int, number: int) -> Rule | None:
    """ "chaque premier mardi"."""
    return nth_weekday(n, number, "month")


def last_weekday(number: int, unit: str) -> Rule | None:
    """ "every last Friday of the month"."""
    return nth_weekday(-1, number, unit)


def nth_and_nth(first: int, second: int, number: int, unit: str) -> Rule | None:
    """ "the first and third Monday of each month"."""
    return Rule("MONTHLY", byday=(f"{first}{DAYS[number]}", f"{second}{DAYS[number]}")) if unit == "month" else None


def nth_workday(n: int, _: int, unit: str) -> Rule | None:
    """ "le dernier jour ouvré de chaque mois"."""
    return Rule("MONTHLY", byday=WORKDAYS, bysetpos=n) if unit == "month" else None


def nth_day(n: int, day: str, unit: str) -> Rule | None:
    """ "el último día de cada mes"."""
    return Rule("MONTHLY", bymonthday=(n,)) if day == "day" and unit == "month" else None


def last_day(day: str, unit: str) -> Rule | None:
    """ "the last day of every month"."""
    return nth_day(-1, day, unit)


def month_day(number: int, unit: str) -> Rule | None:
    """ "le 10 de chaque mois"."""
    return Rule("MONTHLY", bymonthday=(number,)) if 1 <= number <= 31 and unit == "month" else None


def month_days(first: int, second: int, unit: str) -> Rule | None:
    """ "le 1er et le 15 de chaque mois"."""
    fits = 1 <= first < second <= 31 and unit == "month"
    return Rule("MONTHLY", bymonthday=(first, second)) if fits else None


def year_day(fields: Any) -> Rule | None:
    """ "chaque 14 juillet"."""
    if not isinstance(fields, Fields) or fields.year or fields.month is None or fields.weekday is not None:
        return None
    days = () if fields.day is None else (fields.day,)
    return Rule("YEARLY", bymonth=(fields.month,), bymonthday=days)


def every_month(number: int) -> Rule:
    """ "chaque mois d'août"."""
    return Rule("YEARLY", bymonth=(number,))


def nth_of_month(n: int, number: int, month: int) -> Rule | None:
    """ "chaque premier lundi de septembre"."""
    return Rule("YEARLY", bymonth=(month,), byday=(f"{n}{DAYS[number]}",)) if n <= 5 else None


def in_month_rule(said: Any, node: Any) -> Any:
    """ "every year in March", "tous les ans le 14 juillet", "every week on Monday", "each month on the 5th"."""
    if not isinstance(said, Rule) or said.clock or said.bymonth:
        return None
    match said.frequency, node:
        case "YEARLY", _:
            return _in_year(node)
        case "MONTHLY", Fields(day=int(day), month=None, weekday=None):
            return replace(said, bymonthday=(day,))
        case "MONTHLY", Fields(day=None, month=int(month)) if not said.byday and not said.bymonthday:
            return every_month(month)
        case "WEEKLY", Weekday(weekday=number) if not said.byday:
            return replace(said, byday=(DAYS[number],))
    return None


def _in_year(node: Any) -> Rule | None:
    match node:
        case Fields():
            return year_day(node)
        case Nth(of=Weekday(weekday=number), n=n, container=Fields(month=int(month))):
            return nth_of_month(n, number, month)
        case Holiday():
            return every_feast(node.name)
    return None


def in_month_rule_before(node: Any, said: Any) -> Any:
    """ "le 14 juillet de chaque année"."""
    return in_month_rule(said, node)


def weekly_nth(said: Any, n: int, number: int) -> Any:
    """ "mensuel, le premier mardi"."""
    fits = isinstance(said, Rule) and said.frequency == "MONTHLY" and not said.byday and not said.bymonthday and n <= 5
    return replace(said, byday=(f"{n}{DAYS[number]}",)) if fits else None


def weekly_nth_before(n: int, number: int, said: Any) -> Any:
    """ "el primer martes, mensualmente"."""
    return weekly_nth(said, n, number)


def every_feast(name: str) -> Rule | None:
    """ "chaque Noël", where the holiday keeps its date."""
    fixed = month_and_day(name)
    return Rule("YEARLY", bymonth=fixed[:1], bymonthday=fixed[1:]) if fixed else None


RULES: Final[tuple[tuple[Pattern, ...], ...]] = (
    rule(
        "rule",
        """
        EVERY? ordinal|ordinal_last weekday EACH_OF unit
        ordinal|ordinal_last weekday OF EVERY unit
        EVERY ordinal|ordinal_last weekday OF|THE unit
        """,
        nth_weekday,
    ),
    rule("rule", "THE ordinal|ordinal_last weekday OF|THE unit", nth_weekday, cost=2),
    rule("rule", "EVERY ordinal|ordinal_last weekday", nth_weekday_alone, cost=1),
    rule(
        "rule",
        """
        EVERY? LAST weekday EACH_OF unit
        LAST weekday OF EVERY unit
        EVERY LAST weekday OF|THE unit
        """,
        last_weekday,
    ),
    rule(
        "rule",
        """
        ordinal AND THE? ordinal|ordinal_last weekday EACH_OF unit
        ordinal AND THE? ordinal|ordinal_last weekday OF EVERY unit
        """,
        nth_and_nth,
    ),
    rule(
        "rule",
        """
        ordinal|ordinal_last workdays EACH_OF unit
        ordinal|ordinal_last workdays OF EVERY unit
        EVERY ordinal|ordinal_last workdays OF|THE unit
        """,
        nth_workday,
    ),
    rule(
        "rule",
        """
        ordinal|ordinal_last unit EACH_OF unit
        ordinal|ordinal_last unit OF EVERY unit
        EVERY ordinal|ordinal_last unit OF|THE unit
        """,
        nth_day,
    ),
    rule("rule", "LAST unit OF EVERY unit", last_day),
    rule(
        "rule",
        """
        ON_DAY|DAY_WORD|THE|ON? number|ordinal EACH_OF|EVERY unit
        ON_DAY|DAY_WORD|THE|ON? number|ordinal OF EVERY unit
        EVERY number|ordinal OF unit
        """,
        month_day,
    ),
    rule(
        "rule",
        """
        number|ordinal AND ON_DAY|THE? number|ordinal EACH_OF unit
        number|ordinal AND ON_DAY|THE? number|ordinal OF EVERY unit
        """,
        month_days,
    ),
    rule("rule", "EVERY ordinal_figure", lambda number: month_day(number, "month"), closed=True, cost=2),
    rule("rule", "EVERY fields", year_day),
    rule("rule", "EVERY month", every_month, cost=1),
    rule("rule", "EVERY ordinal|ordinal_last weekday OF month", nth_of_month),
    rule("rule", "EVERY feast", every_feast),
    rule("rule", "rule|adverbial IN|ON|THE|ON_DAY|OF? date", in_month_rule),
    rule("rule", "date OF|THE|EACH_OF? rule|adverbial", in_month_rule_before),
    rule("rule", "rule|adverbial ON? weekdays", lambda said, number: in_month_rule(said, Weekday(number))),
    rule("rule", "rule|adverbial ON|THE|ON_DAY? ordinal|ordinal_last weekday", weekly_nth),
    rule("rule", "ordinal|ordinal_last weekday rule|adverbial", weekly_nth_before),
)
