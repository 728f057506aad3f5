"""Longer stretches resolved: parts of months and years, weeks, weekends, seasons."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from bot.times import meaning as means
from bot.times.parts import SEASONS
from bot.times.reckoning import DAY, Reference, Span, midnight_of, span_of, unit_span
from bot.times.units import floor, shift
from bot.times.zones import is_southern


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
        return start, start + 10 * DAY, start + 20 * DAY, end
    if whole.grain == "week":
        return start, start + 2 * DAY, start + 4 * DAY, end
    if whole.grain == "year":
        return start, shift(start, 4, "month"), shift(start, 8, "month"), end
    return start, shift(start, 1, "month"), shift(start, 2, "month"), end


@span_of.register
def _(node: means.WeekOf, ref: Reference) -> Span | None:
    day = span_of(node.day, ref)
    return unit_span(day.start, "week") if day else None


@span_of.register
def _(node: means.WeekNumber, ref: Reference) -> Span | None:
    """The coming week of that number: weeks run from Monday, the first holds 4 January (ISO 8601)."""
    this = floor(ref.base, "week")
    for year in [node.year] if node.year else [ref.base.year, ref.base.year + 1, ref.base.year + 2]:
        start = midnight_of(date.fromisocalendar(year, min(node.number, 52), 1)) + timedelta(
            weeks=max(0, node.number - 52)
        )
        if node.year or start >= this:
            return unit_span(start, "week")
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
    begin = today.replace(year=node.year, month=first, day=1) if node.year else _season_start(first, today, node.offset)
    start = begin + timedelta(days=20)
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
def _(node: means.Decade, _ref: Reference) -> Span | None:
    start = datetime(node.start, 1, 1)  # noqa: DTZ001
    return Span(start, shift(start, 10, "year"), "year", period=True)
