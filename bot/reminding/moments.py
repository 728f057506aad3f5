"""The moments at which a meeting is spoken of: those with a name, and those that somebody has set for themselves."""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.reminding.occurrences import Occurrence
from bot.times.holidays import is_working_day
from bot.times.zones import at_wall

NOTICE = "notice"
WEEK_BEFORE = "week_before"
CLOCK_CHANGE = "clock_change"
"""In the place of the one before, for those who do not want it, when the hour moves on their clocks."""
ASK = "ask"
DAY_BEFORE = "day_before"
HOUR_BEFORE = "hour_before"
START = "start"
STARTED = "started"
"""The edit that takes the buttons off the reminder of the last hour."""
AFTER = "after"

USUAL: tuple[str, ...] = (WEEK_BEFORE, DAY_BEFORE, HOUR_BEFORE, START)
"""When people are told who have not said otherwise."""
MORNING, LATER_IN_THE_MORNING = time(9), time(10)
AFTER_THE_END = timedelta(minutes=30)
ASKED_AFTERWARDS_FOR = timedelta(days=1)
LONGEST_AHEAD: Mapping[str, int] = {"m": 7 * 24 * 60, "d": 14}
"""How many minutes, or days, ahead somebody may want to be told."""
_OWN = re.compile(r"(\d+)([md])")


def minutes_before(minutes: int) -> str:
    """Give the moment so many minutes before the start; the name of the usual one when there is one."""
    return {0: START, 60: HOUR_BEFORE, 24 * 60: DAY_BEFORE}.get(minutes, f"{minutes}m")


def days_before(days: int) -> str:
    """Give the moment on the morning so many days before; the name of the usual one when there is one."""
    return {1: DAY_BEFORE, 7: WEEK_BEFORE}.get(days, f"{days}d")


def own_moment(moment: str) -> tuple[int, str] | None:
    """Give how many of which unit ("m" for minutes, "d" for days) a moment lies ahead; None for one with a name."""
    found = _OWN.fullmatch(moment)
    return (int(found[1]), found[2]) if found else None


def is_moment(moment: str) -> bool:
    """Whether somebody may want to be told then."""
    own = own_moment(moment)
    return moment in USUAL if own is None else 0 < own[0] <= LONGEST_AHEAD[own[1]]


def due_at(moment: str, occurrence: Occurrence, zone: ZoneInfo, country: str) -> datetime:
    """Say when a moment comes, in UTC, for somebody who lives by a zone and by the working days of a country.

    Mornings are theirs: seven days before, and two and one working days before. Raises KeyError for no such moment.
    """
    starts, ends = occurrence.starts.astimezone(UTC), occurrence.ends.astimezone(UTC)
    instants = {HOUR_BEFORE: starts - timedelta(hours=1), START: starts, STARTED: starts, AFTER: ends + AFTER_THE_END}
    own = own_moment(moment)
    if moment in instants:
        return instants[moment]
    if own and own[1] == "m":
        return starts - timedelta(minutes=own[0])
    day = occurrence.starts.astimezone(zone).date()
    return _morning(moment, own, day, zone, country)


def _morning(moment: str, own: tuple[int, str] | None, day: date, zone: ZoneInfo, country: str) -> datetime:
    if own:
        return _at(day - timedelta(days=own[0]), MORNING, zone)
    if moment == DAY_BEFORE:
        return _at(_working_day_before(day, country), MORNING, zone)
    if moment == ASK:
        return _at(_working_day_before(_working_day_before(day, country), country), LATER_IN_THE_MORNING, zone)
    return _at(day - timedelta(days={WEEK_BEFORE: 7, CLOCK_CHANGE: 7}[moment]), MORNING, zone)


def useful_until(moment: str, occurrence: Occurrence) -> datetime:
    """Say until when a moment's reminder may still be said, in UTC: while the meeting has not begun, or ended."""
    ends = occurrence.ends.astimezone(UTC)
    if moment == AFTER:
        return ends + AFTER_THE_END + ASKED_AFTERWARDS_FOR
    return ends if moment in {HOUR_BEFORE, START, STARTED} else occurrence.starts.astimezone(UTC)


def _at(day: date, hour: time, zone: ZoneInfo) -> datetime:
    return at_wall(datetime.combine(day, hour), zone)[0].astimezone(UTC)


def _working_day_before(day: date, country: str) -> date:
    """The last working day strictly before the day; where the holidays are not known, the last weekday."""
    earlier = day - timedelta(days=1)
    while not (is_working_day(earlier, country) if country else earlier.weekday() < 5):
        earlier -= timedelta(days=1)
    return earlier
