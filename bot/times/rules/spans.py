"""Rules for what has two ends: intervals and what lasts."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from bot.times.chart import Pattern, rule
from bot.times.clockface import Clock, ClockRange, Length
from bot.times.meaning import At, Cycle, Fields, Holiday, Lasting, Node, Range, Weekday, Zoned
from bot.times.rules.bounds import as_node


def span(start: Node, end: Node) -> Range | None:
    """From one date through another; what only the second says (month, year) holds for the first."""
    if isinstance(start, Fields) and isinstance(end, Fields):
        if start.day and not start.month and end.day is None:
            return None
        start = replace(
            start,
            month=start.month if start.month or start.day is None else end.month,
            year=start.year or (end.year if end.year and (start.month or start.day) else None),
        )
    last = end.node if isinstance(end, Zoned) else end
    if isinstance(start, Weekday) and isinstance(last, At) and isinstance(last.day, Weekday):
        return None
    if start == end or (isinstance(last, At) and (last.day is None or isinstance(last.clock, ClockRange))):
        return None
    return Range(start, end)


def day_to_fields(day: int, end: Fields) -> Range | None:
    """ "du 1er au 5 août"."""
    if not 1 <= day <= 31 or end.day is None or (end.month is None and end.weekday is not None):
        return None
    return span(Fields(day=day), replace(end, weekday=None))


def fields_to_day(start: Fields, day: int) -> Range | None:
    """ "July 13-15"."""
    if not 1 <= day <= 31 or start.day is None or start.month is None or day <= start.day:
        return None
    return Range(start, replace(start, day=day, weekday=None))


def fields_to_day_year(start: Fields, day: int, year: int) -> Range | None:
    """ "October 5 to 9, 2026"."""
    return fields_to_day(replace(start, year=year), day) if start.year is None else None


def days_of_month(start: int, end: int) -> Range | None:
    """ "du 15 au 20"."""
    return Range(Fields(day=start), Fields(day=end)) if 1 <= start < end <= 31 else None


def month_to_fields(start: int, end: Node) -> Range | None:
    """ "de mars à mai"."""
    return span(Fields(month=start), end)


def years(start: int, end: int) -> Range | None:
    """ "de 2014 à 2016"."""
    return Range(Fields(start), Fields(end)) if start < end else None


def weekday_to(start: int, end: int) -> Range:
    """ "du lundi au vendredi"."""
    return Range(Weekday(start), Weekday(end))


def holy_week(_: int) -> Range:
    """From Palm Sunday through Easter."""
    return Range(Holiday("palm_sunday"), Holiday("easter"))


def rest_of(unit: Any) -> Range | None:
    """ "the rest of the week": from today to its end."""
    return Range(Cycle("day"), Cycle(unit)) if unit in {"week", "month", "quarter", "year"} else None


def to_clock(start: Node, end: Clock) -> Range | None:
    """ "de lundi 9h à 17h"."""
    return Range(start, At(None, end)) if isinstance(start, At) and isinstance(start.clock, Clock) else None


def lasting(start: Node, long: Length) -> Lasting:
    """ "demain à 15h pendant 2h"."""
    return Lasting(start, long.amount, long.grain)


def lasting_first(long: Length, start: Node) -> Lasting:
    """ "for 10 days from 18 December"."""
    return Lasting(start, long.amount, long.grain)


def clock_lasting(clock: Clock, long: Length) -> Lasting | None:
    """ "à 15h pendant 2h"."""
    return Lasting(as_node(clock), long.amount, long.grain) if long.grain in {"hour", "minute"} else None


RULES: Final[tuple[tuple[Pattern, ...], ...]] = (
    rule("range", "THE|IN|ON|AT|THIS|NEXT? holy_week", holy_week),
    rule("range", "REST THE|THIS? unit", rest_of),
    rule(
        "range",
        """
        START? date|moment TO date|moment
        date|moment DASH date|moment
        BETWEEN date|moment AND date|moment
        """,
        span,
    ),
    rule(
        "range",
        """
        START|ON_DAY|THE? number|ordinal TO|DASH ON_DAY|THE? fields
        BETWEEN number|ordinal AND ON_DAY|THE? fields
        """,
        day_to_fields,
    ),
    rule("range", "ON_DAY|WEEK_OF figure TO ON_DAY|THE? figure", days_of_month, closed=True, cost=1),
    rule("range", "range INCLUSIVE", lambda span: span),
    rule(
        "range",
        """
        START? fields DAY_TO|DASH ON_DAY? number|ordinal|figure
        BETWEEN fields AND THE? number|ordinal|figure
        """,
        fields_to_day,
        closed=True,
    ),
    rule(
        "range",
        """
        START? fields DAY_TO|DASH ON_DAY? number|ordinal|figure OF? year
        BETWEEN fields AND THE? number|ordinal|figure OF? year
        """,
        fields_to_day_year,
    ),
    rule(
        "range",
        """
        START month TO|DASH date
        month DASH|HYPHEN date
        BETWEEN month AND date
        """,
        month_to_fields,
    ),
    rule(
        "range",
        """
        START|IN year TO|DASH year
        BETWEEN year AND year
        """,
        years,
    ),
    rule(
        "range",
        """
        START? weekday TO|DASH|HYPHEN THE? weekday
        BETWEEN weekday AND THE? weekday
        """,
        weekday_to,
    ),
    rule(
        "range",
        """
        START? weekday number TO|DASH weekday fields
        BETWEEN weekday number AND weekday fields
        """,
        lambda _, first, __, fields: day_to_fields(first, fields),
    ),
    rule(
        "range",
        """
        START? moment TO clock
        moment DASH clock
        BETWEEN moment AND clock
        """,
        to_clock,
    ),
    rule("range", "START|FROM|ON? date|moment FOR_LENGTH length", lasting),
    rule("range", "FOR_LENGTH length FROM|START|AFTER|ON date|moment", lasting_first),
    rule("range", "START|FROM? clock FOR_LENGTH length", clock_lasting),
)
