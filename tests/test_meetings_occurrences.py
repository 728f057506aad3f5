"""Single dates of a series that were moved, cancelled or changed; the series stands."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.reminding.occurrences import date_of, is_date, next_occurrence, occurrences
from data.memory import Store
from data.model import NEW_ID, Meeting, OccurrenceChange

FIRST = datetime.fromisoformat("2026-10-06 15:00")
SERIES = Meeting(
    1, "series", {"en": "Series"}, FIRST, "Europe/Paris", 60, "FREQ=WEEKLY;BYDAY=TU", link="https://a.test"
)
FROM = datetime(2026, 10, 1, tzinfo=UTC)


def wall(said: str) -> datetime:
    return datetime.fromisoformat(said)


def change(original: str, starts: str | None = None, **other: object) -> OccurrenceChange:
    return OccurrenceChange(1, 1, wall(original), wall(starts) if starts else None, **other)  # type: ignore[arg-type]


# What is different about single dates, and the dates of October 2026 that come of it, in Paris.
CHANGED = [
    ((), ["06 15:00", "13 15:00", "20 15:00", "27 15:00"]),
    ((change("2026-10-13 15:00", "2026-10-15 16:00"),), ["06 15:00", "15 16:00", "20 15:00", "27 15:00"]),
    ((change("2026-10-13 15:00", "2026-10-22 09:00"),), ["06 15:00", "20 15:00", "22 09:00", "27 15:00"]),
    ((change("2026-10-13 15:00", cancelled=True),), ["06 15:00", "20 15:00", "27 15:00"]),
    ((change("2026-11-03 15:00", "2026-10-30 10:00"),), ["06 15:00", "13 15:00", "20 15:00", "27 15:00", "30 10:00"]),
    ((change("2026-10-27 15:00", "2026-11-02 10:00"),), ["06 15:00", "13 15:00", "20 15:00"]),
    ((change("2026-10-14 15:00", "2026-10-15 16:00"),), ["06 15:00", "13 15:00", "20 15:00", "27 15:00"]),
    (
        (change("2026-10-13 15:00", "2026-10-05 10:00"), change("2026-10-06 15:00", "2026-10-07 10:00")),
        ["05 10:00", "07 10:00", "20 15:00", "27 15:00"],
    ),
]


@pytest.mark.parametrize(("changes", "expected"), CHANGED)
def test_a_changed_date_goes_before_the_rule(changes: tuple[OccurrenceChange, ...], expected: list[str]) -> None:
    found = list(occurrences(SERIES, FROM, FROM + timedelta(days=31), changes))
    assert [f"{one.starts:%d %H:%M}" for one in found] == expected


def test_a_changed_date_has_its_own_link_length_and_version() -> None:
    changed = change("2026-10-13 15:00", minutes=90, link="https://b.test", version=3)
    _, found, third, _ = occurrences(SERIES, FROM, FROM + timedelta(days=31), [changed])
    assert (found.link, found.minutes, found.version) == ("https://b.test", 90, 4)
    assert found.ends - found.starts == timedelta(minutes=90)
    assert (third.link, third.minutes, third.version) == ("https://a.test", 60, 1)


def test_a_date_is_one_the_rule_has() -> None:
    assert is_date(SERIES, wall("2026-10-13 15:00"))
    assert not is_date(SERIES, wall("2026-10-13 16:00"))
    assert not is_date(SERIES, wall("2026-09-29 15:00"))
    single = replace(SERIES, rrule=None)
    assert is_date(single, FIRST)
    assert not is_date(single, wall("2026-10-13 15:00"))


def test_the_next_meeting_is_the_one_that_takes_place(store: Store) -> None:
    now = datetime(2026, 10, 12, 9, tzinfo=UTC)
    with store.begin() as memory:
        meeting = memory.meetings.add(replace(SERIES, id=NEW_ID))
        cancelled = replace(change("2026-10-13 15:00", cancelled=True), id=NEW_ID, meeting_id=meeting.id)
        memory.occurrence_changes.add(cancelled)
        found = next_occurrence(memory.meetings.all(), now, memory)
        assert found is not None
        assert f"{found.starts:%d %H:%M}" == "20 15:00"
        assert date_of(memory, meeting, wall("2026-10-13 15:00")) is None
        assert date_of(memory, meeting, wall("2026-10-20 15:00")) == found


def test_a_single_meeting_far_ahead_is_found() -> None:
    single = replace(SERIES, rrule=None, starts=wall("2028-10-03 15:00"))
    found = next_occurrence([single], FROM)
    assert found is not None
    assert found.starts.year == 2028


@pytest.mark.parametrize(("day", "oddity", "hour"), [("2026-10-25", "fold", "02:30"), ("2027-03-28", "gap", "03:00")])
def test_a_local_time_that_comes_twice_or_never_is_noted(day: str, oddity: str, hour: str) -> None:
    single = replace(SERIES, rrule=None, starts=wall(f"{day} 02:30"))
    (found,) = occurrences(single, FROM, FROM + timedelta(days=400))
    assert (found.oddity, f"{found.starts:%H:%M}") == (oddity, hour)
