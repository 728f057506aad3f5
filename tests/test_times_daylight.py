"""Every change of the clock on both shores, 2014 to 2035, against an oracle that only goes from UTC to the wall."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

import pytest

from bot.times import understand
from bot.times.recurrence import occurrences
from bot.times.zones import at_wall, gap_between, next_transition

ZONES = ("Europe/Paris", "America/Santiago", "America/Punta_Arenas", "America/Coyhaique", "Pacific/Easter")
FIRST, LAST = datetime(2014, 1, 1, tzinfo=UTC), datetime(2036, 1, 1, tzinfo=UTC)
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


def wall_at(instant: datetime, zone: str) -> datetime:
    return instant.astimezone(ZoneInfo(zone)).replace(tzinfo=None, fold=0)


@lru_cache(maxsize=8)
def changes(zone: str) -> tuple[datetime, ...]:
    """The instants at which the wall jumps, to the minute, by walking every hour of every year."""
    found, instant = [], FIRST
    while instant < LAST:
        if wall_at(instant + HOUR, zone) - wall_at(instant, zone) != HOUR:
            found += [instant + MINUTE * n for n in range(60) if _jumps(instant + MINUTE * n, zone)]
        instant += HOUR
    return tuple(found)


def _jumps(instant: datetime, zone: str) -> bool:
    return wall_at(instant + MINUTE, zone) - wall_at(instant, zone) != MINUTE


def oracle(wall: datetime, around: datetime, zone: str) -> tuple[datetime, str | None]:
    """The instant of a wall time: the first that shows it, or else the first that shows a later one."""
    shown = clock_around(around, zone)
    showing = [instant for instant, shows in shown if shows == wall]
    if showing:
        return showing[0], "fold" if len(showing) > 1 else None
    return next(instant for instant, shows in shown if shows > wall), "gap"


@lru_cache(maxsize=4)
def clock_around(around: datetime, zone: str) -> tuple[tuple[datetime, datetime], ...]:
    """Every minute for ten hours on either side, and what the wall shows then."""
    return tuple((around + MINUTE * n, wall_at(around + MINUTE * n, zone)) for n in range(-600, 600))


EVERY = [pytest.param(zone, change, id=f"{zone} {change:%Y-%m-%d}") for zone in ZONES for change in changes(zone)]


def test_the_years_hold_the_changes_that_the_shores_know() -> None:
    counts = {zone: len(changes(zone)) for zone in ZONES}
    assert counts["Europe/Paris"] == 44
    assert counts["America/Punta_Arenas"] < 10, "Magallanes gave up winter time in 2016"
    assert counts["America/Coyhaique"] < 30, "Aysén gave up winter time in 2025"
    assert counts["America/Santiago"] == counts["Pacific/Easter"]


@pytest.mark.parametrize(("zone", "change"), EVERY)
def test_every_wall_time_near_a_change_is_the_instant_that_the_oracle_says(zone: str, change: datetime) -> None:
    middle = wall_at(change, zone)
    for quarters in range(-12, 13):
        wall = middle.replace(minute=0) + 15 * quarters * MINUTE
        instant, oddity = at_wall(wall, ZoneInfo(zone))
        assert (instant.astimezone(UTC), oddity) == oracle(wall, change, zone), wall


@pytest.mark.parametrize(("zone", "change"), EVERY)
def test_an_hour_said_near_a_change_is_understood_and_flagged(zone: str, change: datetime) -> None:
    middle = wall_at(change, zone)
    for hours in (-1, 0, 1):
        wall = (middle + hours * HOUR).replace(minute=30)
        text = f"le {wall:%d/%m/%Y} à {wall:%H}h30"
        reading = understand(text, now=change - 40 * DAY, zone=zone, language="fr").best
        expected, oddity = oracle(wall, change, zone)
        assert reading.start is not None
        assert reading.start.astimezone(UTC) == expected, text
        assert [note.kind for note in reading.notes] == ([oddity] if oddity else []), text


@pytest.mark.parametrize(("zone", "change"), EVERY)
def test_hours_pass_in_absolute_time_and_days_on_the_wall(zone: str, change: datetime) -> None:
    now = change - HOUR
    ahead = understand("dans trois heures", now=now, zone=zone, language="fr").best.start
    assert ahead is not None
    assert ahead.astimezone(UTC) == now + 3 * HOUR
    tomorrow = understand("demain à 12h", now=now, zone=zone, language="fr").best.start
    assert tomorrow is not None
    assert wall_at(tomorrow, zone) == wall_at(now, zone).replace(hour=12, minute=0) + DAY


@pytest.mark.parametrize(("zone", "change"), EVERY)
def test_what_repeats_daily_takes_place_once_a_day_across_a_change(zone: str, change: datetime) -> None:
    middle = wall_at(change, zone)
    for hours in (-1, 0, 1):
        first = (middle + hours * HOUR).replace(minute=30) - 3 * DAY
        found = list(occurrences("FREQ=DAILY", first, zone, change - 2 * DAY, change + 2 * DAY))
        walls = [first + DAY * n for n in range(8)]
        near = [
            oracle(wall, change, zone)[0] if abs(wall - middle) < 9 * HOUR else _plain(wall, zone) for wall in walls
        ]
        assert [each.instant.astimezone(UTC) for each in found] == [
            instant for instant in near if change - 2 * DAY < instant <= change + 2 * DAY
        ]


def _plain(wall: datetime, zone: str) -> datetime:
    """The instant of a wall time far from any change, by trying the offsets there are."""
    return next(
        wall.replace(tzinfo=UTC) + 15 * MINUTE * n
        for n in range(-60, 60)
        if wall_at(wall.replace(tzinfo=UTC) + 15 * MINUTE * n, zone) == wall
    )


@pytest.mark.parametrize("zone", ZONES)
def test_the_table_of_changes_is_found(zone: str) -> None:
    found, after = [], FIRST
    while change := next_transition(zone, after, LAST):
        found.append(change - MINUTE)
        after = change
    # An offset may change without the wall jumping at once twice; every jump is a change and every change a jump here.
    assert tuple(found) == changes(zone)


def test_the_midnight_that_does_not_exist_is_one_in_the_morning() -> None:
    reading = understand("el 6 de septiembre", now=datetime(2026, 8, 20, 12, tzinfo=UTC), zone="America/Santiago").best
    assert reading.start == datetime(2026, 9, 6, 1, tzinfo=ZoneInfo("America/Santiago"))
    assert reading.grain == "day"


GAPS = (
    (datetime(2026, 10, 13, 12, tzinfo=UTC), 5),
    (datetime(2026, 10, 27, 12, tzinfo=UTC), 4),
    (datetime(2026, 7, 1, tzinfo=UTC), 6),
)


@pytest.mark.parametrize(("instant", "hours"), GAPS)
def test_paris_is_four_to_six_hours_ahead_of_santiago(instant: datetime, hours: int) -> None:
    assert gap_between("Europe/Paris", "America/Santiago", instant) == hours * HOUR


def test_a_window_without_change_has_no_transition() -> None:
    assert next_transition("UTC", FIRST, LAST) is None
    assert next_transition("Europe/Paris", datetime(2026, 4, 1, tzinfo=UTC), datetime(2026, 9, 1, tzinfo=UTC)) is None
