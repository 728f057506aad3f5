"""The instants of reminders at every change of the clock from 2025 to 2030, against dateutil's reading of the zones."""

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from dateutil import tz

from bot.reminding.moments import due_at
from bot.reminding.occurrences import occurrences
from data.model import Meeting

ZONES = ("Europe/Paris", "America/Santiago", "America/Punta_Arenas", "America/Coyhaique", "Pacific/Easter")
HOURS = (time(0, 30), time(2, 30), time(9), time(15), time(23, 30))
BEGIN, END = datetime(2025, 1, 1, tzinfo=UTC), datetime(2031, 1, 1, tzinfo=UTC)


@cache
def changes(name: str) -> list[datetime]:
    """The days on which a zone's clock changes, found in steps of six hours with dateutil; as naive midnights."""
    zone = tz.gettz(name)
    hours = [BEGIN + timedelta(hours=6 * number) for number in range(int((END - BEGIN) / timedelta(hours=6)))]
    offsets = [(hour, hour.astimezone(zone)) for hour in hours]
    found = [late for (_, early), (_, late) in pairwise(offsets) if early.utcoffset() != late.utcoffset()]
    return [datetime.combine(each.date(), time(0)) for each in found]


def instant(wall: datetime, name: str) -> datetime:
    """The instant of a wall time by dateutil: the first of two, and the end of a gap for one that does not exist."""
    zone = tz.gettz(name)
    local = wall.replace(tzinfo=zone)
    while not tz.datetime_exists(local):
        wall += timedelta(minutes=1)
        local = wall.replace(tzinfo=zone)
    return tz.resolve_imaginary(local).astimezone(UTC)


# Whose meeting, who is told: every pair of zones, around every change on either side.
PAIRS = [(owner, told) for owner in ZONES for told in ZONES]


@pytest.mark.parametrize(("owner", "told"), PAIRS)
def test_reminders_come_at_the_right_instant_around_every_change_of_the_clock(owner: str, told: str) -> None:
    for day in sorted({*changes(owner), *changes(told)}):
        for shift in (-1, 0, 1, 7, 8):
            for hour in HOURS:
                check(datetime.combine((day + timedelta(days=shift)).date(), hour), owner, told)


def check(wall: datetime, owner: str, told: str) -> None:
    meeting = Meeting(1, "m", {"en": "M"}, wall, owner, 60)
    (occurrence,) = occurrences(meeting, BEGIN - timedelta(days=9), END + timedelta(days=9))
    start = instant(wall, owner)
    day = start.astimezone(tz.gettz(told)).date()
    zone = ZoneInfo(told)
    wanted = {
        "start": start,
        "hour_before": start - timedelta(hours=1),
        "after": start + timedelta(minutes=90),
        "30m": start - timedelta(minutes=30),
        "week_before": instant(datetime.combine(day - timedelta(days=7), time(9)), told),
        "2d": instant(datetime.combine(day - timedelta(days=2), time(9)), told),
        "day_before": instant(datetime.combine(weekday_before(day), time(9)), told),
    }
    found = {moment: due_at(moment, occurrence, zone, "") for moment in wanted}
    assert found == wanted, (wall, owner, told)


def weekday_before(day: date) -> date:
    earlier = day - timedelta(days=1)
    while earlier.isoweekday() > 5:
        earlier -= timedelta(days=1)
    return earlier


def test_each_of_the_zones_that_change_changes_twice_a_year() -> None:
    counts = {name: len(changes(name)) for name in ZONES}
    assert counts["Europe/Paris"] == counts["America/Santiago"] == counts["Pacific/Easter"] == 12
    assert counts["America/Punta_Arenas"] == 0
    assert counts["America/Coyhaique"] <= 1
