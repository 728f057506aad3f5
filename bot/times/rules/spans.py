"""Rules for what has two ends or one: intervals, open bounds; and for zones said in words, on one shore or both."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from bot.times.chart import Pattern, rule
from bot.times.meaning import (
    At,
    Clock,
    ClockRange,
    Cycle,
    Fields,
    Holiday,
    Lasting,
    Length,
    Node,
    Open,
    Range,
    Shores,
    Weekday,
    Zoned,
)
from bot.times.rules.clocks import afternoon


def span(start: Node, end: Node) -> Range | None:
    """From one date through another; what only the second says (month, year) holds for the first."""
    if isinstance(start, Fields) and isinstance(end, Fields):
        start = replace(
            start,
            month=start.month if start.month or start.day is None else end.month,
            year=start.year or (end.year if end.year and (start.month or start.day) else None),
        )
    last = end.node if isinstance(end, Zoned) else end
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


def two_days(day: int, end: Fields) -> Range | None:
    """ "les 5 et 6 août": an interval when the days are neighbours."""
    return day_to_fields(day, end) if end.day == day + 1 else None


def month_to_fields(start: int, end: Node) -> Range | None:
    """ "de mars à mai"."""
    return span(Fields(month=start), end)


def years(start: int, end: int) -> Range | None:
    """ "de 2014 à 2016"."""
    return Range(Fields(start), Fields(end)) if start < end else None


def weekday_to(start: int, end: int) -> Range:
    """ "du lundi au vendredi"."""
    return Range(Weekday(start), Weekday(end))


def weekday_day_to(start: int, first: int, end: int, fields: Fields) -> Range | None:
    """ "del lunes 4 al viernes 8 de agosto"."""
    return day_to_fields(first, fields) if fields.day else None


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
    return Lasting(_node(clock), long.amount, long.grain) if long.grain in {"hour", "minute"} else None


def before(bound: Any) -> Open:
    """ "avant vendredi": without it."""
    return Open("before", _node(bound))


def until(bound: Any) -> Open:
    """ "d'ici vendredi", "hasta el viernes": with it."""
    return Open("until", _node(bound))


def after(bound: Any) -> Open:
    """ "à partir de septembre", "after 31 July"."""
    return Open("after", _node(bound))


def on_bound(day: Node, bound: Any) -> Open | None:
    """ "tomorrow after 5pm"."""
    if isinstance(bound, Open) and isinstance(bound.bound, At) and bound.bound.day is None:
        return Open(bound.direction, At(day, bound.bound.clock))
    return None


def since(bound: Any) -> Open | None:
    """ "depuis lundi": looking back."""
    match bound:
        case Weekday():
            return Open("after", Weekday(bound.weekday, -1))
        case Fields() if bound.year is None and (bound.month or bound.day):
            return Open("after", replace(bound, past=True))
        case Holiday() if bound.year is None:
            return Open("after", replace(bound, past=True))
        case Clock():
            return None
    return Open("after", bound)


def _node(bound: Any) -> Node:
    if isinstance(bound, Clock):
        return At(None, afternoon(bound) if bound.twelve and 1 <= bound.hour <= 6 else bound)
    return bound


def zoned(value: Any, zone: str) -> Zoned | None:
    """A time with its zone."""
    return None if isinstance(value, Zoned) else Zoned(_node_of_clock(value), zone)


def _node_of_clock(value: Any) -> Node:
    return At(None, value) if isinstance(value, ClockRange) else _node(value)


def shores(first: Any, second: Any) -> Shores | None:
    """ "15h Paris / 10h Santiago"."""
    both = isinstance(first, Zoned) and isinstance(second, Zoned) and first.zone != second.zone
    points = both and all(isinstance(each.node, At) and isinstance(each.node.clock, Clock) for each in (first, second))
    return Shores(first, second) if points else None


def shores_on(pair: Shores, day: Node) -> Shores | None:
    """ "15h Paris / 10h Santiago, le 13 octobre"."""
    first = pair.first.node
    return (
        Shores(Zoned(At(day, first.clock), pair.first.zone), pair.second)
        if isinstance(first, At) and first.day is None
        else None
    )


def on_shores(day: Node, pair: Shores) -> Shores | None:
    """ "le 13 octobre : 15h Paris / 10h Santiago"."""
    return shores_on(pair, day)


RULES: Final[tuple[tuple[Pattern, ...], ...]] = (
    rule("range", "THE|IN|ON|AT|THIS|NEXT? holy_week", holy_week),
    rule("range", "REST THE|THIS? unit", rest_of),
    rule(
        "range",
        "START? date|moment TO date|moment\ndate|moment DASH date|moment\nBETWEEN date|moment AND date|moment",
        span,
    ),
    rule(
        "range",
        "START|ON_DAY|THE? number|ordinal TO|DASH ON_DAY|THE? fields\nBETWEEN number|ordinal AND ON_DAY|THE? fields",
        day_to_fields,
    ),
    rule("range", "ON_DAY figure TO ON_DAY|THE? figure", days_of_month, closed=True, cost=1),
    rule("range", "range INCLUSIVE", lambda span: span),
    rule("range", "THE number|ordinal AND fields", two_days, cost=1),
    rule(
        "range",
        "START? fields TO|DASH THE? number|ordinal|figure\nBETWEEN fields AND THE? number|ordinal|figure",
        fields_to_day,
        closed=True,
    ),
    rule(
        "range",
        "START? fields TO|DASH THE? number|ordinal|figure OF? year\nBETWEEN fields AND THE? number|ordinal|figure OF? year",
        fields_to_day_year,
    ),
    rule("range", "START month TO|DASH date\nmonth DASH|HYPHEN date\nBETWEEN month AND date", month_to_fields),
    rule("range", "START|IN year TO|DASH year\nBETWEEN year AND year", years),
    rule("range", "START? weekday TO|DASH|HYPHEN THE? weekday\nBETWEEN weekday AND THE? weekday", weekday_to),
    rule(
        "range",
        "START? weekday number TO|DASH weekday fields\nBETWEEN weekday number AND weekday fields",
        lambda _, first, __, end: day_to_fields(first, end),
    ),
    rule("range", "START? moment TO clock\nmoment DASH clock\nBETWEEN moment AND clock", to_clock),
    rule("range", "START|FROM|ON? date|moment FOR_LENGTH length", lasting),
    rule("range", "FOR_LENGTH length FROM|START|AFTER|ON date|moment", lasting_first),
    rule("range", "clock FOR_LENGTH length", clock_lasting),
    rule("open", "BEFORE THE|ON? date|moment|clock|the_clock|event", before),
    rule(
        "open",
        "UNTIL|BY THE|ON? date|moment|clock|the_clock|event\ndate|moment|clock AT_LATEST\nAT_LATEST THE|ON? date|moment|clock",
        until,
    ),
    rule("open", "SINCE THE|ON? date|moment|clock|event", since),
    rule(
        "open",
        "AFTER|FROM THE|ON? date|moment|clock|the_clock|event\nFROM? date|moment|clock ONWARDS\nFROM date|moment|clock ON_AND_ON",
        after,
        cost=1,
    ),
    rule("open", "BEFORE YEAR_WORD? year", lambda number: before(Fields(number))),
    rule("open", "UNTIL|BY YEAR_WORD? year", lambda number: until(Fields(number))),
    rule("open", "AFTER|FROM|SINCE YEAR_WORD? year", lambda number: after(Fields(number))),
    rule("open", "date open", on_bound),
    rule(
        "zone",
        "time_zone_word place|sign|zone\nplace|sign time_zone_word",
        lambda *said: next(each for each in said if "/" in each or each.isupper()),
    ),
    rule("zone", "IN|THE zone", lambda zone: zone),
    rule("moment", "moment|clock zone|sign|shore\nclock ON shore", zoned),
    rule("range", "range|clock_range zone|sign|shore", zoned),
    rule("open", "open zone|sign|shore", zoned),
    rule("rule", "rule zone|sign", zoned),
    rule("placed", "moment|clock IN|PLACED shore", zoned),
    rule("shores", "moment SEPARATOR? moment\nplaced SEPARATOR? placed", shores),
    rule("shores", "shores ON? date", shores_on),
    rule("shores", "date shores", on_shores),
)
