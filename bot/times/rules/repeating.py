"""Rules for what repeats by days and weeks."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from bot.times.chart import Pattern, rule
from bot.times.meaning import (
    Rule,
)
from bot.times.parts import PARTS

DAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")

WORKDAYS: Final = DAYS[:5]

FREQUENCIES: Final = {
    "second": ("SECONDLY", 1),
    "minute": ("MINUTELY", 1),
    "hour": ("HOURLY", 1),
    "day": ("DAILY", 1),
    "week": ("WEEKLY", 1),
    "octave": ("WEEKLY", 1),
    "fortnight": ("WEEKLY", 2),
    "month": ("MONTHLY", 1),
    "quarter": ("MONTHLY", 3),
    "semester": ("MONTHLY", 6),
    "year": ("YEARLY", 1),
    "decade": ("YEARLY", 10),
    "hourly": ("HOURLY", 1),
    "daily": ("DAILY", 1),
    "weekly": ("WEEKLY", 1),
    "fortnightly": ("WEEKLY", 2),
    "monthly": ("MONTHLY", 1),
    "bimonthly": ("MONTHLY", 2),
    "quarterly": ("MONTHLY", 3),
    "semiannually": ("MONTHLY", 6),
    "yearly": ("YEARLY", 1),
}


def every(unit: str) -> Rule:
    """ "chaque semaine"."""
    frequency, interval = FREQUENCIES[unit]
    return Rule(frequency, interval)


def every_n(number: int, unit: str) -> Rule | None:
    """ "tous les trois mois"; a French or Spanish fortnight has fifteen days, a week eight."""
    if number < 1:
        return None
    if unit == "day" and number in {8, 15}:
        return Rule("WEEKLY", number // 7)
    frequency, interval = FREQUENCIES[unit]
    return Rule(frequency, interval * number)


def every_other(unit: str) -> Rule | None:
    """ "every other week"."""
    return every_n(2, unit)


def every_third(unit: str) -> Rule | None:
    """ "une semaine sur trois"."""
    return every_n(3, unit)


def on_weekday(number: int) -> Rule:
    """ "tous les lundis"."""
    return Rule("WEEKLY", byday=(DAYS[number],))


def other_weekday(number: int) -> Rule:
    """ "un lundi sur deux"."""
    return Rule("WEEKLY", 2, byday=(DAYS[number],))


def n_weekdays(n: int, number: int) -> Rule | None:
    """ "every third Friday" without a month; "cada dos lunes"."""
    return Rule("WEEKLY", n, byday=(DAYS[number],)) if 2 <= n <= 8 else None


def third_weekday(number: int) -> Rule:
    """ "un lundi sur trois"."""
    return Rule("WEEKLY", 3, byday=(DAYS[number],))


def fortnight_weekday(number: int, unit: str) -> Rule | None:
    """ "un lundi par quinzaine"."""
    return other_weekday(number) if unit == "fortnight" else None


def and_weekday(every_day: Any, number: int) -> Any:
    """ "tous les lundis et jeudis"."""
    if not isinstance(every_day, Rule) or every_day.frequency != "WEEKLY" or not every_day.byday or every_day.clock:
        return None
    days = {*every_day.byday, DAYS[number]}
    return replace(every_day, byday=tuple(day for day in DAYS if day in days))


def weekdays_through(start: int, end: int) -> Rule | None:
    """ "every Monday to Friday"."""
    return Rule("WEEKLY", byday=DAYS[start : end + 1]) if start < end else None


def workdays(_: int) -> Rule:
    """ "les jours ouvrés"."""
    return Rule("WEEKLY", byday=WORKDAYS)


def weekends(_: int) -> Rule:
    """ "tous les week-ends"."""
    return Rule("WEEKLY", byday=DAYS[5:])


def every_part(part: str) -> Rule:
    """ "chaque matin"."""
    return Rule("DAILY", clock=PARTS[part])


def weekday_every_part(number: int, part: str) -> Rule:
    """ "every Monday morning"."""
    return Rule("WEEKLY", byday=(DAYS[number],), clock=PARTS[part])


RULES: Final[tuple[tuple[Pattern, ...], ...]] = (
    rule(
        "rule",
        """
        EVERY unit
        per
        """,
        every,
    ),
    rule("adverbial", "adverb", every),
    rule("rule", "EVERY number unit", every_n),
    rule(
        "rule",
        """
        EVERY OTHER unit
        EVERY unit ALTERNATING
        unit ALTERNATING
        THE? unit ONE_IN_TWO
        """,
        every_other,
    ),
    rule("rule", "unit ONE_IN_THREE", every_third),
    rule(
        "rule",
        """
        EVERY weekday
        weekdays
        """,
        on_weekday,
    ),
    rule(
        "rule",
        """
        EVERY OTHER weekday
        EVERY? weekday ALTERNATING
        weekday ONE_IN_TWO
        """,
        other_weekday,
    ),
    rule("rule", "number weekday ONE_IN_TWO|ALTERNATING", lambda one, day: other_weekday(day) if one == 1 else None),
    rule("rule", "number unit ONE_IN_TWO|ALTERNATING", lambda one, unit: every_other(unit) if one == 1 else None),
    rule("rule", "number weekday ONE_IN_THREE", lambda one, day: third_weekday(day) if one == 1 else None),
    rule("rule", "number unit ONE_IN_THREE", lambda one, unit: every_third(unit) if one == 1 else None),
    rule("rule", "EVERY number weekday", n_weekdays),
    rule("rule", "number? weekday EACH_OF unit", lambda *said: fortnight_weekday(said[-2], said[-1])),
    rule(
        "rule",
        """
        rule AND weekday
        rule weekday
        """,
        and_weekday,
    ),
    rule("rule", "EVERY weekday THROUGH|DASH|HYPHEN weekday", weekdays_through),
    rule("rule", "START|ON? weekday THROUGH|DASH|HYPHEN weekday", weekdays_through, cost=3),
    rule(
        "rule",
        """
        EVERY workdays
        THE|ON? workdays
        """,
        workdays,
    ),
    rule(
        "rule",
        """
        EVERY weekend
        weekends
        """,
        weekends,
    ),
    rule("rule", "EVERY part", every_part),
    rule("rule", "EVERY weekday THE|IN_PART? part", weekday_every_part),
    rule("rule", "THE|ON|ON_DAY|IN rule", lambda said: said),
)
