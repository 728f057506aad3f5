"""From a meaning to wall time: each kind of meaning resolved against now, in naive local time of one zone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import singledispatch
from zoneinfo import ZoneInfo

from bot.times import meaning as means
from bot.times.feasts import feast
from bot.times.parts import SEASONS
from bot.times.reading import Grain
from bot.times.units import finer, floor, is_clock, length, shift
from bot.times.zones import at_wall, is_southern

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Reference:
    """Where "now" is: the instant, its wall time in `zone`, where a search begins, and the events known by name.

    `base` is now, unless a second date is sought after a first; `inclusive` lets a search find the day of `base` itself.
    """

    instant: datetime
    zone: ZoneInfo
    events: Mapping[str, datetime]
    base: datetime
    inclusive: bool = False

    @property
    def now(self) -> datetime:
        """The naive wall time of the instant in the zone."""
        return self.instant.astimezone(self.zone).replace(tzinfo=None)


@dataclass(frozen=True, slots=True)
class Span:
    """Wall time from `start` to `end`, exclusive; `period` when it is meant as an interval and not as one unit."""

    start: datetime
    end: datetime
    grain: Grain
    period: bool = False


def reference(instant: datetime, zone: ZoneInfo, events: Mapping[str, datetime]) -> Reference:
    """The reference of an aware instant seen from a zone."""
    wall = instant.astimezone(zone).replace(tzinfo=None)
    return Reference(instant, zone, events, wall)


def resolve(node: means.Node, ref: Reference) -> Span | None:
    """The wall time that a meaning has at the reference; None when there is none, as with 31 June."""
    try:
        return span_of(node, ref)
    except (OverflowError, ValueError):
        return None


@singledispatch
def span_of(node: object, ref: Reference) -> Span | None:
    """The wall time of one kind of meaning; may raise ValueError or OverflowError for dates that do not exist."""
    raise TypeError(node)


def _unit(wall: datetime, grain: Grain) -> Span:
    start = floor(wall, grain)
    return Span(start, shift(start, 1, grain), grain)


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day)  # noqa: DTZ001 - a wall time; its zone comes last


@span_of.register
def _(node: means.Fields, ref: Reference) -> Span | None:
    today = floor(ref.base, "day")
    if node.day is None and node.month is None:
        return _unit(datetime(node.year, 1, 1), "year") if node.year else None  # noqa: DTZ001
    if node.day is None:
        return _month(node, today)
    return next((_unit(day, "day") for day in _days(node, today) if _fits(node, day, today)), None)


def _month(node: means.Fields, today: datetime) -> Span:
    month = node.month or 1
    if node.year:
        return _unit(datetime(node.year, month, 1), "month")  # noqa: DTZ001
    year = today.year - (month >= today.month) if node.past else today.year + (month < today.month)
    return _unit(today.replace(year=year, month=month, day=1), "month")


def _days(node: means.Fields, today: datetime) -> list[datetime]:
    """The days that the numbers allow, the likeliest first."""
    day = node.day or 1
    if node.month and node.year:
        return [datetime(node.year, node.month, day)]  # noqa: DTZ001
    if node.month:
        years = range(today.year - 8, today.year + 1)[::-1] if node.past else range(today.year, today.year + 9)
        return [found for year in years if (found := _existing(year, node.month, day))]
    months = [shift(today.replace(day=1), ahead, "month") for ahead in range(49)]
    return [found for first in months if (found := _existing(first.year, first.month, day))]


def _existing(year: int, month: int, day: int) -> datetime | None:
    try:
        return datetime(year, month, day)  # noqa: DTZ001
    except ValueError:
        return None


def _fits(node: means.Fields, day: datetime, today: datetime) -> bool:
    """Whether the day lies on the side that is meant. A date said with its month is believed over its weekday."""
    if node.year is None and (day >= today if node.past else day < today):
        return False
    return node.weekday is None or node.month is not None or day.weekday() == node.weekday


@span_of.register
def _(node: means.Weekday, ref: Reference) -> Span | None:
    today = floor(ref.base, "day")
    ahead = (node.weekday - today.weekday()) % 7
    if node.weeks < 0:
        return _unit(today + timedelta(days=ahead - 7), "day")
    if ahead == 0 and not (node.today or ref.inclusive):
        ahead = 7
    return _unit(today + timedelta(days=ahead + 7 * node.weeks), "day")


@span_of.register
def _(node: means.Cycle, ref: Reference) -> Span | None:
    return _unit(shift(floor(ref.now, node.grain), node.offset, node.grain), node.grain)


@span_of.register
def _(node: means.Following, ref: Reference) -> Span | None:
    now = ref.now
    if is_clock(node.grain):
        here = floor(now, "second" if node.grain == "second" else "minute")
        ends = sorted((here, shift(here, node.count, node.grain)))
    else:
        here = floor(now, node.grain)
        ends = (
            [shift(here, 1, node.grain), shift(here, 1 + node.count, node.grain)]
            if node.count > 0
            else [shift(here, node.count, node.grain), here]
        )
    return Span(ends[0], ends[1], node.grain, period=True)


@span_of.register
def _(node: means.Nth, ref: Reference) -> Span | None:
    container = span_of(node.container or means.Cycle("month"), ref)
    if container is None:
        return None
    found = _nth_in(node, container)
    if found and found.end <= ref.base and isinstance(node.container, means.Cycle) and node.container.offset == 0:
        return span_of(replace(node, container=replace(node.container, offset=1)), ref)
    ahead = isinstance(node.container, means.Fields) and node.container.year is None and not node.container.past
    if ahead and found and found.end <= ref.base and isinstance(node.container, means.Fields):
        later = replace(node.container, year=container.start.year + 1)
        return span_of(replace(node, container=later), ref)
    return found


def _nth_in(node: means.Nth, container: Span) -> Span | None:
    if isinstance(node.of, means.Weekday):
        start = _nth_weekday(node.of.weekday, node.n, container)
        grain: Grain = "day"
    else:
        grain = node.of
        start = _nth_unit(grain, node.n, container)
    return _unit(start, grain) if container.start <= start < container.end else None


def _nth_weekday(weekday: int, n: int, container: Span) -> datetime:
    if n > 0:
        return container.start + timedelta(days=(weekday - container.start.weekday()) % 7 + 7 * (n - 1))
    last = container.end - _DAY
    return last - timedelta(days=(last.weekday() - weekday) % 7 + 7 * (-n - 1))


def _nth_unit(grain: Grain, n: int, container: Span) -> datetime:
    """The nth unit that begins in the container: weeks count from its first Monday."""
    if n < 0:
        return shift(floor(container.end - timedelta(seconds=1), grain), n + 1, grain)
    first = floor(container.start, grain)
    return shift(first, n - (1 if first >= container.start else 0), grain)


@span_of.register
def _(node: means.Portion, ref: Reference) -> Span | None:
    whole = span_of(node.of, ref)
    if whole is None:
        return None
    cuts = _thirds(whole)
    place = ("early", "mid", "late").index(node.third)
    return Span(cuts[place], cuts[place + 1], "month" if whole.grain in {"year", "quarter"} else "day", period=True)


def _thirds(whole: Span) -> tuple[datetime, ...]:
    """Days 1, 11 and 21 of a month; a week's Monday, Wednesday and Friday; a year's January, May and September."""
    start, end = whole.start, whole.end
    if whole.grain == "month":
        return start, start + 10 * _DAY, start + 20 * _DAY, end
    if whole.grain == "week":
        return start, start + 2 * _DAY, start + 4 * _DAY, end
    if whole.grain == "year":
        return start, shift(start, 4, "month"), shift(start, 8, "month"), end
    return start, shift(start, 1, "month"), shift(start, 2, "month"), end


@span_of.register
def _(node: means.Moved, ref: Reference) -> Span | None:
    if node.origin is None:
        return _from_now(node, ref)
    origin = span_of(node.origin, ref)
    if origin is None:
        return None
    if is_clock(node.grain):
        wall = _elapse(origin.start, node, ref)
        return Span(wall, wall + length("minute"), "second" if node.grain == "second" else "minute")
    start = shift(origin.start, node.amount, node.grain)
    grain: Grain = origin.grain if is_clock(origin.grain) and not origin.period else "day"
    return _unit(start, grain) if grain != "day" else _unit(floor(start, "day"), "day")


def _from_now(node: means.Moved, ref: Reference) -> Span:
    if not is_clock(node.grain):
        return _unit(shift(floor(ref.now, "day"), node.amount, node.grain), "day")
    grain: Grain = "second" if node.grain == "second" else "minute"
    passed = ref.instant.astimezone(UTC) + node.amount * length(node.grain)
    wall = floor(passed.astimezone(ref.zone).replace(tzinfo=None), grain)
    fold = passed.astimezone(ref.zone).fold
    return Span(wall.replace(fold=fold), wall + length(grain), grain)


def _elapse(wall: datetime, node: means.Moved, ref: Reference) -> datetime:
    """Hours pass in absolute time: across a change of the clock, two hours are two hours."""
    passed = at_wall(wall, ref.zone)[0].astimezone(UTC) + node.amount * length(node.grain)
    return passed.astimezone(ref.zone).replace(tzinfo=None)


@span_of.register
def _(node: means.Within, ref: Reference) -> Span | None:
    outer = span_of(node.outer, ref)
    if outer is None:
        return None
    inner = span_of(node.inner, replace(ref, base=outer.start, inclusive=True))
    return inner if inner and outer.start <= inner.start < outer.end else None


@span_of.register
def _(node: means.WeekOf, ref: Reference) -> Span | None:
    day = span_of(node.day, ref)
    return _unit(day.start, "week") if day else None


@span_of.register
def _(node: means.WeekNumber, ref: Reference) -> Span | None:
    """The coming week of that number: weeks run from Monday, the first holds 4 January (ISO 8601)."""
    this = floor(ref.base, "week")
    for year in [node.year] if node.year else [ref.base.year, ref.base.year + 1, ref.base.year + 2]:
        start = _midnight(date.fromisocalendar(year, min(node.number, 52), 1)) + timedelta(
            weeks=max(0, node.number - 52)
        )
        if node.year or start >= this:
            return _unit(start, "week")
    return None


@span_of.register
def _(node: means.Weekend, ref: Reference) -> Span | None:
    origin = span_of(node.of, ref) if node.of else None
    if node.of and origin is None:
        return None
    monday = floor(_weekend_day(origin, ref), "week") + timedelta(weeks=1 + node.offset)
    if node.offset < 0 and ref.now.weekday() >= 5 and origin is None:
        monday = floor(ref.now, "week")
    return Span(monday - timedelta(hours=54), monday, "hour", period=True)


def _weekend_day(origin: Span | None, ref: Reference) -> datetime:
    """The day whose week's end is meant; a holiday early in the week has its weekend before it."""
    if origin is None:
        return ref.base
    early = origin.grain == "day" and origin.start.weekday() <= 1
    return origin.start - timedelta(days=3) if early else origin.start


@span_of.register
def _(node: means.Season, ref: Reference) -> Span | None:
    first = (SEASONS[node.name] + (6 if is_southern(ref.zone) else 0) - 1) % 12 + 1
    today = floor(ref.base, "day")
    if node.year:
        start = today.replace(year=node.year, month=first, day=1)
    else:
        start = _season_start(first, today, node.offset)
    start += timedelta(days=20)
    return Span(start, shift(start, 3, "month"), "day", period=True)


def _season_start(first: int, today: datetime, offset: int) -> datetime:
    """The current season or the coming one; "next" is never the current one, "last" is over."""
    starts = [shift(datetime(today.year + years, first, 1), 0, "month") for years in range(-2, 3)]  # noqa: DTZ001
    ends = [shift(start, 3, "month") + timedelta(days=20) for start in starts]
    if offset < 0:
        return max(start for start, end in zip(starts, ends, strict=True) if end <= today)
    if offset > 0:
        return min(start for start in starts if start + timedelta(days=20) > today)
    return min(start for start, end in zip(starts, ends, strict=True) if end > today)


@span_of.register
def _(node: means.Part, ref: Reference) -> Span | None:
    month = (node.number - 1) * node.size + 1
    year = node.year or ref.base.year
    start = datetime(year, month, 1)  # noqa: DTZ001
    end = shift(start, node.size, "month")
    if node.year is None and end <= ref.base:
        start, end = shift(start, 1, "year"), shift(end, 1, "year")
    return Span(start, end, "quarter" if node.size == 3 else "month", period=node.size != 3)


@span_of.register
def _(node: means.Decade, ref: Reference) -> Span | None:
    start = datetime(node.start, 1, 1)  # noqa: DTZ001
    return Span(start, shift(start, 10, "year"), "year", period=True)


@span_of.register
def _(node: means.Holiday, ref: Reference) -> Span | None:
    today = floor(ref.base, "day")
    years = [node.year] if node.year else [today.year - 1, today.year] if node.past else [today.year, today.year + 1]
    days = [_midnight(feast(node.name, year)) for year in years]
    if node.past:
        return next((_unit(day, "day") for day in reversed(days) if day < today), None)
    return next((_unit(day, "day") for day in days if node.year or day >= today), None)


@span_of.register
def _(node: means.Event, ref: Reference) -> Span | None:
    wall = ref.events[node.name].astimezone(ref.zone).replace(tzinfo=None)
    return _unit(wall, "minute" if wall.minute or wall.hour else "day")


@span_of.register
def _(node: means.Now, ref: Reference) -> Span | None:
    return _unit(ref.now, "second")


@span_of.register
def _(node: means.At, ref: Reference) -> Span | None:
    if node.day is None:
        return _next_time(node.clock, ref)
    day = span_of(node.day, ref)
    if day is None or day.grain != "day" or (day.period and day.end - day.start > _DAY):
        return None
    return _on(day.start, node.clock)


def _on(midnight: datetime, clock: means.Clock | means.DayPart | means.ClockRange) -> Span:
    match clock:
        case means.DayPart():
            return Span(
                midnight + timedelta(hours=clock.start), midnight + timedelta(hours=clock.end), "hour", period=True
            )
        case means.ClockRange():
            start, end = _on(midnight, clock.start), _on(midnight, clock.end)
            later = _DAY if end.start <= start.start else timedelta()
            return Span(start.start, end.start + later, finer(start.grain, end.grain), period=True)
    start = midnight + timedelta(hours=clock.hour, minutes=clock.minute, seconds=clock.second)
    return Span(start, start + length(clock.grain), clock.grain)


def _next_time(clock: means.Clock | means.DayPart | means.ClockRange, ref: Reference) -> Span:
    """The next time it comes: a part of the day or a range that is still going on counts."""
    midnight = floor(ref.base, "day")
    spans = [_on(midnight + days * _DAY, clock) for days in (0, 1, 2)]
    return next(span for span in spans if (span.end if span.period else span.start) > ref.base)


@span_of.register
def _(node: means.Range, ref: Reference) -> Span | None:
    start = span_of(node.start, ref)
    if start is None:
        return None
    end = span_of(node.end, replace(ref, base=start.start, inclusive=True))
    if end is None or end.end <= start.start:
        return None
    until = end.start if is_clock(end.grain) and not end.period else end.end
    return Span(start.start, until, finer(start.grain, end.grain), period=True)


@span_of.register
def _(node: means.Lasting, ref: Reference) -> Span | None:
    start = span_of(node.start, ref)
    if start is None:
        return None
    if isinstance(node.start, means.Now):
        start = _unit(ref.now, "minute" if is_clock(node.grain) else "day")
    end = shift(start.start, node.amount, node.grain)
    return Span(start.start, end, finer(start.grain, node.grain), period=True)


@span_of.register
def _(node: means.Open, ref: Reference) -> Span | None:
    bound = span_of(node.bound, ref)
    if bound is None:
        return None
    if isinstance(node.bound, means.Portion) and node.bound.third == "late" and node.direction != "after":
        return _unit(bound.end - _DAY if node.direction == "until" else bound.end, "day")
    return bound
