"""By when: days on the calendar of whoever says it, hours on the clock of whoever owns it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from bot.following.workdays import on_or_before
from bot.intents import Doubt
from bot.times import Reading, understand
from bot.times.folding import fold
from bot.times.zones import at_wall, country_of
from bot.understanding.action_items.calendar_days import impossible_day
from bot.understanding.action_items.words import wording

CLOSE = time(18)
"""The hour of a day for which none was said."""
PARTS = {4: time(9), 12: time(14), 18: time(19)}
"""The hour of a part of the day, by the hour at which it begins: morning, afternoon, evening."""
ONE_DAY, ONE_WEEK = timedelta(days=1), timedelta(days=7)
LONG_AHEAD = timedelta(days=305)
"""A date without its year that far ahead has just passed: one asks."""
EXACT = ("hour", "minute")
MONTHS = {"month": 1, "quarter": 3, "year": 12}


@dataclass(frozen=True, slots=True)
class Deadline:
    """When something is due: naive wall times in the zone it was asked for, and what one has to ask."""

    due: datetime | None = None
    has_hour: bool = False
    included: datetime | None = None
    rrule: str | None = None
    doubt: Doubt | None = None


@dataclass(frozen=True)
class Calendar:
    """The calendar of whoever speaks, at the instant of speaking."""

    said_at: datetime
    """Aware."""
    zone: ZoneInfo
    events: Mapping[str, datetime]
    """Aware instants by the words that name them: "la réunion"."""

    def times(self, text: str) -> tuple[Reading, ...]:
        """Give the times in a text that say until when, not those of a thing ("l'acte du 4 juillet")."""
        found = understand(text, now=self.said_at, zone=self.zone, events=self.events)
        return tuple(one for one in found.times if self._counts(one, found.text))

    def deadline(self, text: str, zone: ZoneInfo) -> Deadline:
        """Give what a text says of the date, for an owner who lives in `zone`."""
        if missing := impossible_day(text):
            return Deadline(doubt=Doubt("due", missing))
        times = self.times(text)
        if not times:
            return self._without_a_meeting(text)
        bounds = [one for one in times if one.kind == "recurrence"] or [one for one in times if one.kind == "open"]
        rivals = [self._read(one, text, zone) for one in bounds or times]
        dues = tuple(dict.fromkeys(one.due for one in rivals if one.due))
        if len(dues) > 1:
            return Deadline(doubt=Doubt("due", _said(times[0], text), dues=dues))
        return rivals[0]

    def _counts(self, one: Reading, text: str) -> bool:
        said, before = fold(_said(one, text)), fold(text[: (one.span or (0, 0))[0]])
        if one.kind == "none" or one.direction == "after" or one.grain == "second" or said.strip() in self.events:
            return False
        bound = one.kind in {"open", "recurrence"}
        return bound or not (_belonging().match(said) or _belonging_before().search(before))

    def _without_a_meeting(self, text: str) -> Deadline:
        """ "Before the meeting", when no meeting is known."""
        found = None if self.events else _before_meeting().search(fold(text))
        return Deadline(doubt=Doubt("due", text[found.start() : found.end()])) if found else Deadline()

    def _read(self, one: Reading, text: str, zone: ZoneInfo) -> Deadline:
        said = _said(one, text)
        found, due = self._resolved(one, text, zone)
        if one.kind != "recurrence" and self._is_today(one, said):
            by = one.direction == "until" or _for_day(text, one)
            return self._this_or_next(found, due, zone, by=by)
        if self._is_past(one, due, said, zone):
            return replace(found, doubt=self._doubt(found, due, said))
        return replace(found, due=due)

    def _resolved(self, one: Reading, text: str, zone: ZoneInfo) -> tuple[Deadline, datetime]:
        """The date, and apart from it all that is said of it."""
        if one.grain in EXACT and not (one.kind == "interval" and one.start and one.start.hour in PARTS):
            return self._at_hour(one, text, zone)
        day, included = self._day(one, zone, _said(one, text))
        if one.grain in EXACT and one.start:
            return Deadline(has_hour=True), datetime.combine(day, PARTS[one.start.hour])
        return Deadline(included=included, rrule=one.rrule), datetime.combine(day, CLOSE)

    def _at_hour(self, one: Reading, text: str, zone: ZoneInfo) -> tuple[Deadline, datetime]:
        start, said = (one.end if one.kind == "interval" else one.start) or self.said_at, fold(_said(one, text))
        named = any(name in said for name in self.events)
        if named and _in_days(said):
            return Deadline(), datetime.combine(start.astimezone(zone).date(), CLOSE)
        wall = start.replace(tzinfo=None)
        if named or one.tz != self.zone.key or self._is_absolute(one, text, zone):
            wall = start.astimezone(zone).replace(tzinfo=None)
        return Deadline(has_hour=True, rrule=one.rrule), wall.replace(second=0, microsecond=0)

    def _is_absolute(self, one: Reading, text: str, zone: ZoneInfo) -> bool:
        """Whether it is the same instant wherever it is said: "in two hours"."""
        there = understand(text, now=self.said_at, zone=zone, events=self.events)
        return any(other.start == one.start and other.span == one.span for other in there.times)

    def _day(self, one: Reading, zone: ZoneInfo, said: str) -> tuple[date, datetime | None]:
        start, country = (one.start or self.said_at).date(), country_of(zone) or ""
        if one.direction == "before":
            ended = _ends().search(fold(said)) is not None or one.grain != "day"
            included = None if ended else datetime.combine(start, CLOSE)
            return on_or_before(start - ONE_DAY, country), included
        if one.kind == "interval" and one.end and _within().match(fold(said)):
            return one.end.date(), None
        end = _end(one, start, said)
        return (on_or_before(end, country) if end else start), None

    def _is_today(self, one: Reading, said: str) -> bool:
        """Whether a weekday was said on that very weekday, and neither "next" nor a date."""
        today = self.said_at.astimezone(self.zone).date()
        if one.direction == "before" or one.start is None or one.start.date() != today + ONE_WEEK:
            return False
        before = understand(said, now=self.said_at - ONE_DAY, zone=self.zone).best
        return before.start is not None and before.start.date() == today and not _next().search(fold(said))

    def _this_or_next(self, found: Deadline, due: datetime, zone: ZoneInfo, *, by: bool) -> Deadline:
        today = due - ONE_WEEK
        ahead = at_wall(today, zone)[0] > self.said_at
        if ahead and (by or found.has_hour):
            return replace(found, due=today)
        return replace(found, doubt=Doubt("due", dues=(today, due) if ahead else (due,)))

    def _is_past(self, one: Reading, due: datetime, said: str, zone: ZoneInfo) -> bool:
        instant = at_wall(due, zone)[0]
        yearless = one.grain in {"day", "month"} and not _with_year().search(fold(said))
        return instant <= self.said_at or (yearless and instant - self.said_at > LONG_AHEAD)

    def _doubt(self, found: Deadline, due: datetime, said: str) -> Doubt:
        said_at = self.said_at.astimezone(self.zone).replace(tzinfo=None)
        return Doubt("due", said, dues=tuple(one for one in (due, found.included) if one and one > said_at))


def _said(one: Reading, text: str) -> str:
    return text[slice(*one.span)] if one.span else ""


def _end(one: Reading, start: date, said: str) -> date | None:
    """The last day of a period; None for a day."""
    if one.direction == "until" and _ends().search(fold(said)):
        return start
    if one.kind == "interval" and one.end and one.grain not in EXACT:
        return one.end.date() - ONE_DAY
    if one.grain == "week":
        return start + ONE_WEEK - ONE_DAY
    return _months_later(start, MONTHS[one.grain]) - ONE_DAY if one.grain in MONTHS else None


def _months_later(first: date, months: int) -> date:
    years, month = divmod(first.month - 1 + months, 12)
    return first.replace(year=first.year + years, month=month + 1, day=1)


def _for_day(text: str, one: Reading) -> bool:
    """Whether "for" stands before a day, or belongs to it."""
    start, _ = one.span or (0, 0)
    before, said = fold(text[:start]), fold(_said(one, text))
    return re.search(rf"\b{wording('due', 'for')}\s*$", before) is not None or bool(
        re.match(wording("due", "for"), said)
    )


@cache
def _belonging() -> re.Pattern[str]:
    return re.compile(rf"{wording('due', 'attributive')}")


@cache
def _belonging_before() -> re.Pattern[str]:
    return re.compile(rf"\b{wording('due', 'attributive')}\s*$")


@cache
def _ends() -> re.Pattern[str]:
    return re.compile(rf"\b{wording('due', 'ends')}")


@cache
def _within() -> re.Pattern[str]:
    return re.compile(wording("due", "within"))


@cache
def _next() -> re.Pattern[str]:
    return re.compile(rf"\b{wording('due', 'next')}")


@cache
def _before_meeting() -> re.Pattern[str]:
    return re.compile(rf"\b{wording('due', 'before_meeting')}\s*{wording('due', 'meeting')}")


def _in_days(said: str) -> bool:
    """Whether an offset is counted in days: then the day counts, not the hour."""
    return re.search(rf"\b{wording('due', 'days')}", fold(said)) is not None


@cache
def _with_year() -> re.Pattern[str]:
    return re.compile(rf"\d{{4}}|/\d\d$|\b{wording('due', 'years')}")
