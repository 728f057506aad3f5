"""From what was said to repeat to an RRULE, its first occurrence after now, and the dates left out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from bot.times.clockface import Clock, ClockRange, DayPart
from bot.times.meaning import At, Open, Rule
from bot.times.reading import Grain
from bot.times.recurrence import naive_rule
from bot.times.resolving import Reference, Span, resolve
from bot.times.units import finer, floor, is_clock, length, shift
from bot.times.zones import at_wall

_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_UNITS: dict[str, Grain] = {
    "SECONDLY": "second",
    "MINUTELY": "minute",
    "HOURLY": "hour",
    "DAILY": "day",
    "WEEKLY": "day",
    "MONTHLY": "day",
    "YEARLY": "day",
}
_STEPS: dict[str, Grain] = {**_UNITS, "WEEKLY": "week", "MONTHLY": "month", "YEARLY": "year"}


@dataclass(frozen=True, slots=True)
class Repetition:
    """An RRULE, its first occurrence as naive wall time, and the dates on which it does not take place."""

    rrule: str
    first: Span
    exceptions: tuple[date, ...]
    ends: bool


def repetition(rule: Rule, ref: Reference) -> Repetition | None:
    """The rule resolved at the reference; None when it has no occurrence ahead."""
    rule = _without(rule)
    exceptions = tuple(sorted(day for node in rule.except_dates for day in _days(resolve(node, ref))))
    begin = _begin(rule, ref)
    if begin is None:
        return None
    try:
        plain = naive_rule(_text(replace(rule, interval=1 if _anchored(rule) else rule.interval)), begin, ref.zone)
    except ValueError:
        return None  # "every 30 February"
    first = next(
        (
            wall
            for wall in plain.xafter(_just_before(begin, rule, ref), inc=True, count=400)
            if wall.date() not in exceptions
        ),
        None,
    )
    if first is None:
        return None
    until = _until(rule, first, ref)
    text = _text(rule) + (f";COUNT={rule.count}" if rule.count else "") + (f";UNTIL={until}" if until else "")
    return Repetition(text, _span(first, rule), exceptions, isinstance(rule.clock, ClockRange | DayPart))


def _without(rule: Rule) -> Rule:
    """Months and weekdays left out become those that remain."""
    if rule.except_months:
        months = rule.bymonth or tuple(range(1, 13))
        rule = replace(rule, bymonth=tuple(month for month in months if month not in rule.except_months))
    if rule.except_days:
        days = tuple(day for day in (rule.byday or _DAYS) if day not in rule.except_days)
        rule = replace(
            rule, byday=days, frequency="WEEKLY" if rule.frequency == "DAILY" and rule.interval == 1 else rule.frequency
        )
    return rule


def _days(span: Span | None) -> list[date]:
    if span is None:
        return []
    return [
        (span.start + timedelta(days=ahead)).date() for ahead in range(max(1, min((span.end - span.start).days, 366)))
    ]


def _anchored(rule: Rule) -> bool:
    """Whether the days themselves say where a rule with an interval begins: its first real occurrence."""
    return bool(rule.byday or rule.bymonthday or rule.bymonth)


def _begin(rule: Rule, ref: Reference) -> datetime | None:
    """Where the rule is laid: at its start, or today, or one step from today when nothing anchors it."""
    origin = resolve(rule.start, ref) if rule.start else None
    if rule.start and origin is None:
        return None
    base = max(origin.start, floor(ref.now, "day")) if origin else ref.now
    if is_clock(_UNITS[rule.frequency]):
        return origin.start if origin else shift(floor(base, "minute"), rule.interval, _STEPS[rule.frequency])
    monthly = rule.bymonth and not rule.bymonthday and not rule.byday
    day = floor(base, "month" if monthly else "day")
    begin = day + _hour(rule, origin)
    if not _anchored(rule) and origin is None and (rule.interval > 1 or rule.frequency != "DAILY"):
        return shift(begin, rule.interval, _STEPS[rule.frequency]) if begin <= ref.now or rule.clock is None else begin
    return begin


def _hour(rule: Rule, origin: Span | None) -> timedelta:
    clock = rule.clock.start if isinstance(rule.clock, ClockRange) else rule.clock
    match clock:
        case Clock():
            return timedelta(hours=clock.hour % 24, minutes=clock.minute, seconds=clock.second)
        case DayPart():
            return timedelta(hours=clock.start)
    if origin and is_clock(origin.grain):
        return origin.start - floor(origin.start, "day")
    return timedelta()


def _just_before(begin: datetime, rule: Rule, ref: Reference) -> datetime:
    """The first wall time that is still ahead: now itself is not."""
    del rule
    return max(begin, ref.now + timedelta(microseconds=1))


def _text(rule: Rule) -> str:
    parts = [f"FREQ={rule.frequency}"]
    if rule.interval > 1:
        parts.append(f"INTERVAL={rule.interval}")
    for name, values in (("BYMONTH", rule.bymonth), ("BYMONTHDAY", rule.bymonthday), ("BYDAY", rule.byday)):
        if values:
            parts.append(f"{name}={','.join(map(str, values))}")
    if rule.bysetpos is not None:
        parts.append(f"BYSETPOS={rule.bysetpos}")
    return ";".join(parts)


def _until(rule: Rule, first: datetime, ref: Reference) -> str | None:
    """The end as RFC 5545 wants it: a date for days, an instant in UTC for times of day."""
    last = _last(rule, first, ref)
    if last is None:
        return None
    if rule.clock is None and not is_clock(_UNITS[rule.frequency]):
        return f"{last:%Y%m%d}"
    return f"{at_wall(last, ref.zone)[0].astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _last(rule: Rule, first: datetime, ref: Reference) -> datetime | None:
    """The last second at which an occurrence may begin."""
    second = timedelta(seconds=1)
    if rule.lasting:
        return shift(first, rule.lasting.amount, rule.lasting.grain) - second
    bound = rule.until
    if not isinstance(bound, Open):
        return None
    base = replace(ref, base=first, inclusive=True)
    span = resolve(bound.bound, base)
    if span is None:
        return None
    timed = isinstance(bound.bound, At) and is_clock(span.grain)
    return span.start - second if bound.direction == "before" else span.start if timed else span.end - second


def _span(first: datetime, rule: Rule) -> Span:
    match rule.clock:
        case DayPart():
            return Span(first, first + timedelta(hours=rule.clock.end - rule.clock.start), "hour", period=True)
        case ClockRange():
            return Span(
                first, _end(first, rule.clock), finer(rule.clock.start.grain, rule.clock.end.grain), period=True
            )
        case Clock():
            return Span(first, first + length(rule.clock.grain), rule.clock.grain)
    grain = _UNITS[rule.frequency]
    return Span(first, shift(first, 1, grain), grain)


def _end(first: datetime, hours: ClockRange) -> datetime:
    end = floor(first, "day") + timedelta(hours=hours.end.hour, minutes=hours.end.minute)
    return end if end > first else end + timedelta(days=1)
