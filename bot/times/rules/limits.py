"""Rules for when what repeats takes place, from when, until when or how often, and except when."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from bot.times.chart import Pattern, rule
from bot.times.clockface import Clock, ClockRange, DayPart, Length
from bot.times.meaning import At, Fields, Holiday, Node, Open, Range, Rule, Weekday, Zoned
from bot.times.parts import in_part, range_in_part
from bot.times.rules.repeating import DAYS


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
    if not isinstance(said.clock, DayPart) or isinstance(clock, DayPart):
        return None
    meant = range_in_part(clock, said.clock) if isinstance(clock, ClockRange) else in_part(clock, said.clock)
    return replace(said, clock=meant) if meant else None


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


def _core(said: Any) -> Any:
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
        or (core.frequency == "MONTHLY" and not core.byday and not core.bymonthday)
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


def and_but_weekday(said: Any, number: int) -> Any:
    """ "tous les jours sauf le mardi et le jeudi"."""
    return but_weekday(said, number) if _core(said).except_days else None


def but_weekend(said: Any, _: int) -> Any:
    """ "tous les jours sauf le week-end"."""
    return _inside(said, except_days=(*_core(said).except_days, "SA", "SU"))


def but_date(said: Any, node: Node) -> Any:
    """ "sauf le 15 août"."""
    core = _core(said)
    is_day = isinstance(node, Holiday | Range) or (isinstance(node, Fields) and node.day is not None)
    return _inside(said, except_dates=(*core.except_dates, node)) if is_day and node not in core.except_dates else None


RULES: Final[tuple[tuple[Pattern, ...], ...]] = (
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
    rule("rule", "rule AND THE|ON? weekday|weekdays", and_but_weekday),
    rule("rule", "rule EXCEPT THE|ON|IN|AT? weekend|weekends", but_weekend),
    rule("rule", "rule EXCEPT THE|ON? date|range", but_date),
)
