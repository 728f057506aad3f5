"""From what a sentence says about time to when a meeting shall be: day, hour, zone, rule, length; what was not said."""

from dataclasses import dataclass, field, replace
from datetime import datetime, time, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

from bot.answers.talk import Talk
from bot.intents import When
from bot.times import Reading, Understood, durations
from bot.times.bearable import too_often
from bot.times.memo import TimesRead
from bot.times.zones import at_wall
from bot.understanding.meetings.shores import author_zone
from data.model import Language

HOURS = frozenset({"hour", "minute", "second"})
ONE_DAY = timedelta(hours=25)
"""And not less: a day on which a clock is put back is longer."""
LONGEST = timedelta(hours=12)
LONGEST_MINUTES = 12 * 60
ELSEWHERE = ("Asia/Tokyo", "America/Los_Angeles")
"""Two zones in which nobody of the network lives: what is read alike in both had its zone said."""


@dataclass(frozen=True)
class Timed:
    """All that a text says about when."""

    text: str
    now: datetime
    zone: ZoneInfo
    """The clock of whoever speaks; it holds where no other is said."""
    language: Language | None = None
    read: TimesRead = field(default_factory=TimesRead, repr=False)
    """What was read of this message already."""

    def at(self, now: datetime) -> "Timed":
        """The same text as if it had been said at another instant."""
        return replace(self, now=now)

    def of(self, text: str) -> "Timed":
        """Another text, said at the same moment."""
        return replace(self, text=text)

    @cached_property
    def _understood(self) -> Understood:
        return self.read.understand(self.text, now=self.now, zone=self.zone, language=self.language)

    @property
    def best(self) -> Reading:
        """The likeliest reading."""
        return self._understood.best

    @property
    def times(self) -> tuple[Reading, ...]:
        """Every time said."""
        return self._understood.times

    @property
    def period(self) -> Reading:
        """The stretch of time that is meant, where "for the week of …" may also be read as "until then"."""
        whole = (one for one in self._understood.others if one.kind in {"point", "interval"})
        return next(whole, self.best) if self.best.kind == "open" else self.best

    @property
    def when(self) -> When:
        """The likeliest reading as day, hour, zone and rule, each None where it was not said."""
        return self._when(self.best)

    @property
    def rivals(self) -> tuple[When, ...]:
        """Other readings that may be meant as well."""
        found = (self._when(reading) for reading in self._understood.others if self._may_be_meant(reading))
        # A rule that only ends sooner is no other answer: the echo shows its dates.
        others = (one for one in found if one != self.when and not (one.rrule and _kernel(one) == _kernel(self.when)))
        return tuple(dict.fromkeys(others))

    @property
    def minutes(self) -> int | None:
        """How long, in minutes, when it was said: by both ends, or as a length."""
        reading = self.best
        if reading.start and reading.end and _is_session(reading) and not self._is_part_of_day:
            return round((reading.end - reading.start).total_seconds() / 60)
        return self.length

    @property
    def length(self) -> int | None:
        """The length said apart from the time, in minutes."""
        start, end = self.best.span or (0, 0)
        for one in durations(self.text, self.language):
            apart = one.span[1] <= start or one.span[0] >= end
            minutes = _in_minutes(one.amount, one.grain)
            if apart and one.side is None and minutes:
                return minutes
        return None

    @property
    def length_spans(self) -> tuple[tuple[int, int], ...]:
        """Where lengths stand that are no part of the time."""
        start, end = self.best.span or (0, 0)
        found = (one for one in durations(self.text, self.language) if _in_minutes(one.amount, one.grain))
        return tuple(one.span for one in found if one.side is None and (one.span[1] <= start or one.span[0] >= end))

    @property
    def says_zone(self) -> bool:
        """Whether a zone, or a place that has one, was said."""
        one, other = (
            self.read.understand(self.text, now=self.now, zone=ZoneInfo(zone), language=self.language).best
            for zone in ELSEWHERE
        )
        return one.tz is not None and one.tz == other.tz

    def _when(self, reading: Reading) -> When:
        start = reading.start
        if start is None or not _tells_a_day_or_hour(reading):
            return When()
        zone = reading.tz if self.says_zone else None
        has_hour = reading.grain in HOURS and not self._is_part_of_day
        day = None if has_hour and reading is self.best and self._is_without_day else start.date()
        hour = start.time().replace(tzinfo=None) if has_hour else None
        # Nobody meets every five minutes: what such words name is one time.
        rule = None if too_often(reading.rrule, daily=True) else reading.rrule
        return When(day, hour, zone, rule, reading.exceptions if rule else ())

    def _may_be_meant(self, reading: Reading) -> bool:
        """Where a weekday and its number agree, the number is no hour: "el martes 13 a las 10"."""
        best = self.best
        said = _figures(self.text[slice(*(best.span or (0, 0)))])
        dated = best.kind == "point" and best.start is not None and str(best.start.day) in said[:1]
        return _tells_a_day_or_hour(reading) and not (dated and reading.kind == "interval")

    @cached_property
    def _is_part_of_day(self) -> bool:
        """Whether the hour is only that of a part of the day: "Tuesday afternoon" is no time to meet at yet."""
        reading = self.best
        if reading.kind != "interval" or reading.start is None:
            return False
        # "mardi 13 octobre après-midi" begins at 12 and says no 12.
        figures = _figures(self.text[slice(*(reading.span or (0, 0)))])
        said = {str(reading.start.hour), str(reading.start.hour % 12)} & set(figures)
        return not said or not _is_session(reading)

    @cached_property
    def _is_without_day(self) -> bool:
        """Whether an hour was said and no day: then it is today or tomorrow, as the hour of speaking will have it."""
        start = self.best.start
        if start is None or self.best.kind == "recurrence" or self.best.span is None:
            return False
        said = self.text[slice(*self.best.span)]
        midnight = datetime.combine(self.now.astimezone(self.zone).date(), time(0, 0))
        early, late = (
            self.at(at_wall(moment, self.zone)[0]).of(said).best.start
            for moment in (midnight, midnight + timedelta(hours=23, minutes=59))
        )
        if early is None or late is None:
            return False
        return early.time() == late.time() and late.date() - early.date() == timedelta(days=1) and self._is_near(early)

    def _is_near(self, early: datetime) -> bool:
        return abs(early.date() - self.now.astimezone(early.tzinfo).date()) <= timedelta(days=1)


def times_in(text: str, talk: Talk, language: Language | None = None) -> Timed:
    """Give what a text says about when, by the sender's clock; the same words of one message are read once."""
    return Timed(text, talk.now, author_zone(talk), language, talk.times)


def merged(before: When, said: When) -> When:
    """Give what was known, with what is said now in its place."""
    if said.rrule or (said.day and said.hour):
        return replace(said, zone=said.zone or before.zone)
    day, hour, zone = said.day or before.day, said.hour or before.hour, said.zone or before.zone
    return replace(before, day=day, hour=hour, zone=zone)


def starts_of(when: When) -> datetime | None:
    """Give the naive wall time of a when that is complete; None for another one."""
    return datetime.combine(when.day, when.hour) if when.day and when.hour is not None else None


def instant_of(when: When, zone: ZoneInfo) -> datetime | None:
    """Give the aware instant of a when that is complete, in its own zone or else in `zone`."""
    wall = starts_of(when)
    return at_wall(wall, ZoneInfo(when.zone) if when.zone else zone)[0] if wall else None


def _kernel(when: When) -> str:
    """A rule without its end."""
    return ";".join(part for part in (when.rrule or "").split(";") if not part.startswith("UNTIL="))


def _tells_a_day_or_hour(reading: Reading) -> bool:
    if reading.kind == "recurrence":
        return True
    if reading.start and reading.end and reading.grain == "day" and reading.end - reading.start > ONE_DAY:
        return False
    return reading.kind in {"point", "interval"} and reading.grain in HOURS | {"day"}


def _is_session(reading: Reading) -> bool:
    return bool(reading.start and reading.end and reading.end - reading.start <= LONGEST and reading.grain in HOURS)


def _in_minutes(amount: float, grain: str) -> int | None:
    per = {"minute": 1, "hour": 60}.get(grain)
    minutes = round(amount * per) if per else 0
    return minutes if 0 < minutes <= LONGEST_MINUTES else None


def _figures(text: str) -> list[str]:
    digits = "".join(sign if sign.isdigit() else " " for sign in text)
    return [figure.lstrip("0") or "0" for figure in digits.split()]
