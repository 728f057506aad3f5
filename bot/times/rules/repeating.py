"""Rules for what repeats: every so often, on which days, from when, until when or how often, and except when."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from bot.times.chart import Pattern, rule
from bot.times.feasts import month_and_day
from bot.times.meaning import (
    At,
    Clock,
    ClockRange,
    DayPart,
    Fields,
    Holiday,
    Length,
    Node,
    Nth,
    Open,
    Range,
    Rule,
    Weekday,
    Zoned,
)
from bot.times.parts import PARTS, in_part

DAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_WORKDAYS: Final = DAYS[:5]
_FREQUENCIES: Final = {
    "second": ("SECONDLY", 1),
    "minute": ("MINUTELY", 1),
    "hour": ("HOURLY", 1),
    "day": ("DAILY", 1),
    "week": ("WEEKLY", 1),
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
    frequency, interval = _FREQUENCIES[unit]
    return Rule(frequency, interval)


def every_n(number: int, unit: str) -> Rule | None:
    """ "tous les trois mois"; a French or Spanish fortnight has fifteen days, a week eight."""
    if number < 1:
        return None
    if unit == "day" and number in {8, 15}:
        return Rule("WEEKLY", number // 7)
    frequency, interval = _FREQUENCIES[unit]
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
    return Rule("WEEKLY", byday=_WORKDAYS)


def weekends(_: int) -> Rule:
    """ "tous les week-ends"."""
    return Rule("WEEKLY", byday=DAYS[5:])


def every_part(part: str) -> Rule:
    """ "chaque matin"."""
    return Rule("DAILY", clock=PARTS[part])


def weekday_every_part(number: int, part: str) -> Rule:
    """ "every Monday morning"."""
    return Rule("WEEKLY", byday=(DAYS[number],), clock=PARTS[part])


def nth_weekday(n: int, number: int, unit: str) -> Rule | None:
    """ "le premier mardi de chaque mois"."""
    if unit not in {"month", "year"} or n > 5:
        return None
    return Rule(_FREQUENCIES[unit][0], byday=(f"{n}{DAYS[number]}",))


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
    return Rule("MONTHLY", byday=_WORKDAYS, bysetpos=n) if unit == "month" else None


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
    if not isinstance(said, Rule) or said.clock:
        return None
    match said.frequency, node:
        case "YEARLY", Fields() if not said.bymonth:
            return year_day(node)
        case "YEARLY", Nth(of=Weekday(weekday=number), n=n, container=Fields(month=int(month))):
            return nth_of_month(n, number, month)
        case "YEARLY", Holiday() if not said.bymonth:
            return every_feast(node.name)
        case "MONTHLY", Fields(day=int(day), month=None, weekday=None):
            return replace(said, bymonthday=(day,))
        case "WEEKLY" | "DAILY", Weekday(weekday=number) if said.frequency == "WEEKLY" and not said.byday:
            return replace(said, byday=(DAYS[number],))
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


def with_clock(said: Any, clock: Clock | ClockRange | DayPart) -> Any:
    """The time of day of what repeats."""
    if isinstance(said, Zoned):
        inner = with_clock(said.node, clock)
        return Zoned(inner, said.zone) if inner else None
    if said.clock is not None:
        return part_clock(said, clock)
    return replace(said, clock=clock) if said.frequency not in {"HOURLY", "MINUTELY", "SECONDLY"} else None


def part_clock(said: Rule, clock: Any) -> Rule | None:
    """ "every morning at 8"."""
    if isinstance(said.clock, DayPart) and isinstance(clock, Clock):
        meant = in_part(clock, said.clock)
        return replace(said, clock=meant) if meant else None
    return None


def with_clock_before(clock: Clock | ClockRange | DayPart, said: Any) -> Any:
    """ "à 9h tous les lundis"."""
    return with_clock(said, clock)


def with_moment(said: Any, moment: Any) -> Any:
    """ "tous les lundis, 15h heure de Paris": the zone was said with the hour."""
    if (
        not isinstance(moment, Zoned)
        or not isinstance(moment.node, At)
        or moment.node.day is not None
        or isinstance(said, Zoned)
    ):
        return None
    inner = with_clock(said, moment.node.clock)
    return Zoned(inner, moment.zone) if inner else None


def with_moment_before(moment: Any, said: Any) -> Any:
    """ "15h heure de Paris tous les lundis"."""
    return with_moment(said, moment)


def _inside(said: Any, **changes: Any) -> Any:
    if isinstance(said, Zoned):
        return Zoned(_inside(said.node, **changes), said.zone)
    return replace(said, **changes)


def _core(said: Any) -> Rule:
    return said.node if isinstance(said, Zoned) else said


def with_bound(said: Any, bound: Any) -> Any:
    """ "à partir de septembre", "jusqu'en décembre"."""
    if not isinstance(bound, Open):
        return None
    if bound.direction == "after":
        return _inside(said, start=bound.bound) if _core(said).start is None else None
    return _inside(said, until=bound) if _core(said).until is None else None


def with_bound_before(bound: Any, said: Any) -> Any:
    """ "à partir de septembre, tous les lundis"."""
    return with_bound(said, bound)


def with_range(said: Any, span: Any) -> Any:
    """ "tous les lundis de septembre à décembre"."""
    if not isinstance(span, Range) or isinstance(span.start, Weekday) or _core(said).start or _core(said).until:
        return None
    return _inside(said, start=span.start, until=Open("until", span.end))


def with_range_before(span: Any, said: Any) -> Any:
    """ "du 1er septembre au 15 décembre, tous les lundis"."""
    return with_range(said, span)


def with_count(said: Any, number: int) -> Any:
    """ "8 fois"."""
    return _inside(said, count=number) if _core(said).count is None and number > 0 else None


def with_length(said: Any, long: Length) -> Any:
    """ "pendant 3 mois"."""
    return _inside(said, lasting=long) if _core(said).lasting is None and _core(said).until is None else None


def in_period(said: Any, node: Node) -> Any:
    """ "every Monday in September", "tous les mardis d'août"."""
    core = _core(said)
    if (
        not isinstance(node, Fields)
        or node.day
        or node.month is None
        or core.start
        or core.bymonth
        or core.frequency == "YEARLY"
    ):
        return None
    return _inside(said, start=node, until=Open("until", node))


def but_months(said: Any, number: int) -> Any:
    """ "sauf en août"."""
    core = _core(said)
    return None if number in core.except_months else _inside(said, except_months=(*core.except_months, number))


def and_month(said: Any, number: int) -> Any:
    """ "sauf en juillet et août"."""
    return but_months(said, number) if _core(said).except_months else None


def but_weekday(said: Any, number: int) -> Any:
    """ "todos los días menos el domingo"."""
    core = _core(said)
    return None if DAYS[number] in core.except_days else _inside(said, except_days=(*core.except_days, DAYS[number]))


def but_weekend(said: Any, _: int) -> Any:
    """ "tous les jours sauf le week-end"."""
    return _inside(said, except_days=(*_core(said).except_days, "SA", "SU"))


def but_date(said: Any, node: Node) -> Any:
    """ "sauf le 15 août"."""
    core = _core(said)
    is_day = isinstance(node, Holiday | Range) or (isinstance(node, Fields) and node.day is not None)
    return _inside(said, except_dates=(*core.except_dates, node)) if is_day and node not in core.except_dates else None


RULES: Final[tuple[tuple[Pattern, ...], ...]] = (
    rule("rule", "EVERY unit\nper", every),
    rule("adverbial", "adverb", every),
    rule("rule", "EVERY number unit", every_n),
    rule("rule", "EVERY OTHER unit\nEVERY unit ALTERNATING\nunit ALTERNATING\nTHE? unit ONE_IN_TWO", every_other),
    rule("rule", "unit ONE_IN_THREE", every_third),
    rule("rule", "EVERY weekday\nweekdays", on_weekday),
    rule("rule", "EVERY OTHER weekday\nEVERY? weekday ALTERNATING\nweekday ONE_IN_TWO", other_weekday),
    rule("rule", "number weekday ONE_IN_TWO|ALTERNATING", lambda one, day: other_weekday(day) if one == 1 else None),
    rule("rule", "number unit ONE_IN_TWO|ALTERNATING", lambda one, unit: every_other(unit) if one == 1 else None),
    rule("rule", "number weekday ONE_IN_THREE", lambda one, day: third_weekday(day) if one == 1 else None),
    rule("rule", "number unit ONE_IN_THREE", lambda one, unit: every_third(unit) if one == 1 else None),
    rule("rule", "EVERY number weekday", n_weekdays),
    rule("rule", "number? weekday EACH_OF unit", lambda *said: fortnight_weekday(said[-2], said[-1])),
    rule("rule", "rule AND weekday\nrule weekday", and_weekday),
    rule("rule", "EVERY weekday THROUGH|DASH|HYPHEN weekday", weekdays_through),
    rule("rule", "START|ON? weekday THROUGH|DASH|HYPHEN weekday", weekdays_through, cost=3),
    rule("rule", "EVERY workdays\nTHE|ON? workdays", workdays),
    rule("rule", "EVERY weekend\nweekends", weekends),
    rule("rule", "EVERY part", every_part),
    rule("rule", "EVERY weekday THE|IN_PART? part", weekday_every_part),
    rule(
        "rule",
        "EVERY? ordinal|ordinal_last weekday EACH_OF unit\nordinal|ordinal_last weekday OF EVERY unit\nEVERY ordinal|ordinal_last weekday OF|THE unit",
        nth_weekday,
    ),
    rule("rule", "THE ordinal|ordinal_last weekday OF|THE unit", nth_weekday, cost=2),
    rule("rule", "EVERY ordinal|ordinal_last weekday", nth_weekday_alone, cost=1),
    rule(
        "rule",
        "EVERY? LAST weekday EACH_OF unit\nLAST weekday OF EVERY unit\nEVERY LAST weekday OF|THE unit",
        last_weekday,
    ),
    rule(
        "rule",
        "ordinal AND THE? ordinal|ordinal_last weekday EACH_OF unit\nordinal AND THE? ordinal|ordinal_last weekday OF EVERY unit",
        nth_and_nth,
    ),
    rule(
        "rule", "ordinal|ordinal_last workdays EACH_OF unit\nordinal|ordinal_last workdays OF EVERY unit", nth_workday
    ),
    rule(
        "rule",
        "ordinal|ordinal_last unit EACH_OF unit\nordinal|ordinal_last unit OF EVERY unit\nEVERY ordinal|ordinal_last unit OF|THE unit",
        nth_day,
    ),
    rule("rule", "LAST unit OF EVERY unit", last_day),
    rule(
        "rule",
        "ON_DAY|DAY_WORD|THE|ON? number|ordinal EACH_OF|EVERY unit\nON_DAY|DAY_WORD|THE|ON? number|ordinal OF EVERY unit\nEVERY number|ordinal OF unit",
        month_day,
    ),
    rule(
        "rule",
        "number|ordinal AND ON_DAY|THE? number|ordinal EACH_OF unit\nnumber|ordinal AND ON_DAY|THE? number|ordinal OF EVERY unit",
        month_days,
    ),
    rule("rule", "EVERY fields", year_day),
    rule("rule", "EVERY month", every_month, cost=1),
    rule("rule", "EVERY ordinal|ordinal_last weekday OF month", nth_of_month),
    rule("rule", "EVERY feast", every_feast),
    rule("rule", "rule|adverbial IN|ON|THE|ON_DAY? date", in_month_rule),
    rule("rule", "date OF|THE|EACH_OF? rule|adverbial", in_month_rule_before),
    rule("rule", "rule|adverbial ON? weekdays", lambda said, number: in_month_rule(said, Weekday(number))),
    rule("rule", "rule|adverbial ON|THE|ON_DAY? ordinal|ordinal_last weekday", weekly_nth),
    rule("rule", "ordinal|ordinal_last weekday rule|adverbial", weekly_nth_before),
    rule("rule", "THE|ON|ON_DAY|IN rule", lambda said: said),
    rule("rule", "rule|adverbial clock|clock_range|bare_range|day_part", with_clock),
    rule("rule", "clock|clock_range|bare_range|day_part rule|adverbial", with_clock_before),
    rule("rule", "rule|adverbial moment", with_moment),
    rule("rule", "moment rule", with_moment_before),
    rule("rule", "rule open", with_bound),
    rule("rule", "open rule", with_bound_before),
    rule("rule", "rule range", with_range),
    rule("rule", "range rule", with_range_before),
    rule("rule", "rule number TIMES", with_count),
    rule("rule", "number TIMES rule", lambda number, said: with_count(said, number)),
    rule("rule", "rule FOR_LENGTH length", with_length),
    rule("rule", "rule OF|IN? date", in_period, cost=1),
    rule("rule", "rule EXCEPT IN? month", but_months),
    rule("rule", "rule AND IN? month", and_month),
    rule("rule", "rule EXCEPT THE|ON? weekday|weekdays", but_weekday),
    rule("rule", "rule EXCEPT THE|ON|IN|AT? weekend|weekends", but_weekend),
    rule("rule", "rule EXCEPT THE|ON? date|range", but_date),
)
