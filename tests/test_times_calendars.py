"""Holidays by name, working days, rules that repeat, and the word tables themselves."""

import tomllib
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

import bot.times.words as tables
from bot.times import understand
from bot.times.feasts import feast, month_and_day
from bot.times.holidays import is_working_day, public_holidays, working_day_before
from bot.times.recurrence import occurrences
from bot.times.words import LANGUAGES, lexicon

PARIS = ZoneInfo("Europe/Paris")

FEASTS = (
    ("easter", 2026, date(2026, 4, 5)),
    ("ascension", 2026, date(2026, 5, 14)),
    ("pentecost_monday", 2026, date(2026, 5, 25)),
    ("peter_paul", 2026, date(2026, 6, 29)),
    ("peter_paul", 2027, date(2027, 6, 28)),
    ("peter_paul", 2029, date(2029, 7, 2)),
    ("two_worlds", 2026, date(2026, 10, 12)),
    ("two_worlds", 2027, date(2027, 10, 11)),
    ("reformation", 2023, date(2023, 10, 27)),
    ("reformation", 2029, date(2029, 11, 2)),
    ("reformation", 2026, date(2026, 10, 31)),
    ("indigenous", 2024, date(2024, 6, 20)),
    ("indigenous", 2015, date(2015, 6, 24)),
    ("mothers_day_fr", 2026, date(2026, 5, 31)),
    ("mothers_day_fr", 2023, date(2023, 6, 4)),
    ("memorial_day", 2026, date(2026, 5, 25)),
    ("thanksgiving", 2026, date(2026, 11, 26)),
    ("black_friday", 2026, date(2026, 11, 27)),
    ("chile_national", 2026, date(2026, 9, 18)),
)


@pytest.mark.parametrize(("name", "year", "day"), FEASTS)
def test_a_holiday_has_its_date(name: str, year: int, day: date) -> None:
    assert feast(name, year) == day


@pytest.mark.parametrize("year", range(2014, 2036))
def test_moving_holidays_of_chile_are_those_that_are_published(year: int) -> None:
    published = public_holidays("CL", year)
    names = ["peter_paul", "two_worlds", "reformation", "chile_national", "chile_navy", "good_friday"]
    assert all(feast(name, year) in published for name in names)


IN_FRANCE = (
    "new_year",
    "easter_monday",
    "labour_day_may",
    "victory_1945",
    "ascension",
    "pentecost_monday",
    "bastille",
    "assumption",
    "all_saints",
    "armistice",
    "christmas",
)


@pytest.mark.parametrize("year", range(2014, 2036))
def test_the_holidays_of_france_are_those_that_are_published(year: int) -> None:
    assert {feast(name, year) for name in IN_FRANCE} == set(public_holidays("FR", year))


def test_only_a_holiday_that_keeps_its_date_has_one_for_every_year() -> None:
    assert month_and_day("christmas") == (12, 25)
    assert month_and_day("easter") is None


WORKING = (
    (date(2026, 7, 13), "FR", True),
    (date(2026, 7, 14), "FR", False),
    (date(2026, 7, 14), "CL", True),
    (date(2026, 9, 18), "CL", False),
    (date(2026, 9, 19), "CL", False),
    (date(2026, 9, 20), "FR", False),
    (date(2026, 4, 3), "FR", True),
    (date(2026, 4, 3), "FR-57", False),
    (date(2026, 12, 20), "FR-974", False),
)


@pytest.mark.parametrize(("day", "country", "working"), WORKING)
def test_a_working_day_is_one_in_its_country(day: date, country: str, working: bool) -> None:
    assert is_working_day(day, country) is working


BEFORE = (
    (date(2026, 9, 21), "FR", date(2026, 9, 18)),
    (date(2026, 9, 21), "CL", date(2026, 9, 17)),
    (date(2014, 7, 14), "FR", date(2014, 7, 11)),
    (date(2026, 7, 15), "FR", date(2026, 7, 13)),
    (date(2027, 1, 2), "FR", date(2026, 12, 31)),
)


@pytest.mark.parametrize(("day", "country", "earlier"), BEFORE)
def test_the_working_day_before_is_strictly_before(day: date, country: str, earlier: date) -> None:
    assert working_day_before(day, country) == earlier


def found(rule: str, wall: datetime, zone: str, after: datetime, until: datetime) -> list[str]:
    return [f"{each.instant:%Y-%m-%dT%H:%M%z} {each.oddity}" for each in occurrences(rule, wall, zone, after, until)]


def naive(*parts: int) -> datetime:
    return datetime(*parts)  # type: ignore[arg-type]  # noqa: DTZ001


def test_wall_time_holds_across_a_change_of_the_clock() -> None:
    window = datetime(2026, 10, 10, tzinfo=UTC), datetime(2026, 11, 1, tzinfo=UTC)
    assert found("FREQ=WEEKLY;BYDAY=TU", naive(2026, 9, 1, 15), "Europe/Paris", *window) == [
        "2026-10-13T15:00+0200 None",
        "2026-10-20T15:00+0200 None",
        "2026-10-27T15:00+0100 None",
    ]


def test_a_missing_hour_is_the_first_valid_minute_and_a_repeated_one_its_first_occurrence() -> None:
    spring = found(
        "FREQ=DAILY",
        naive(2026, 3, 28, 2, 30),
        "Europe/Paris",
        datetime(2026, 3, 28, 12, tzinfo=UTC),
        datetime(2026, 3, 30, tzinfo=UTC),
    )
    autumn = found(
        "FREQ=DAILY",
        naive(2026, 10, 24, 2, 30),
        "Europe/Paris",
        datetime(2026, 10, 24, 12, tzinfo=UTC),
        datetime(2026, 10, 25, 12, tzinfo=UTC),
    )
    assert (spring, autumn) == (["2026-03-29T03:00+0200 gap"], ["2026-10-25T02:30+0200 fold"])


ENDS = (
    ("FREQ=DAILY;UNTIL=20261002", 2),
    ("FREQ=DAILY;UNTIL=20261002T215959Z", 2),
    ("FREQ=DAILY;UNTIL=20261002T120000Z", 1),
    ("FREQ=DAILY;UNTIL=20261002T150000", 2),
    ("FREQ=DAILY;COUNT=4", 4),
    ("RRULE:FREQ=DAILY;COUNT=1", 1),
)


@pytest.mark.parametrize(("rule", "count"), ENDS)
def test_a_rule_ends_where_it_says(rule: str, count: int) -> None:
    window = datetime(2026, 9, 30, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC)
    assert len(found(rule, naive(2026, 10, 1, 15), "Europe/Paris", *window)) == count


def test_a_malformed_rule_is_refused() -> None:
    with pytest.raises(ValueError, match="FREQ"):
        found(
            "FREQ=SOMETIMES",
            naive(2026, 10, 1),
            "UTC",
            datetime(2026, 1, 1, tzinfo=UTC),
            datetime(2027, 1, 1, tzinfo=UTC),
        )


def test_a_rule_every_other_week_begins_at_its_first_real_occurrence() -> None:
    best = understand("un lundi sur deux à 9h", now=datetime(2026, 9, 16, 16, tzinfo=PARIS), zone=PARIS).best
    assert best.start is not None
    assert best.rrule is not None
    window = datetime(2026, 9, 16, tzinfo=UTC), datetime(2026, 10, 20, tzinfo=UTC)
    days = [each.instant.date() for each in occurrences(best.rrule, best.start.replace(tzinfo=None), PARIS, *window)]
    assert days == [date(2026, 9, 21), date(2026, 10, 5), date(2026, 10, 19)]


def table(language: str) -> dict[str, object]:
    return tomllib.loads((Path(tables.__file__).parent / "words" / f"{language}.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_the_sections_that_the_rules_need(language: str) -> None:
    needed = {
        "weekday",
        "month",
        "unit",
        "number",
        "ordinal",
        "relative_day",
        "part",
        "third",
        "feast",
        "SIGNS",
        "weak",
        "names",
        "subject",
    }
    assert needed <= set(table(language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_weekday_and_month_is_in_the_table(language: str) -> None:
    found_meanings = {
        meaning for phrases in lexicon(language).phrases.values() for phrase in phrases for meaning in phrase.meanings
    }
    assert {meaning.value for meaning in found_meanings if meaning.category == "weekday"} == set(range(7))
    assert {meaning.value for meaning in found_meanings if meaning.category == "month"} == set(range(1, 13))
    assert {meaning.value for meaning in found_meanings if meaning.category == "number"} >= set(range(60))
    for meaning in found_meanings:
        if meaning.category == "feast":
            assert feast(meaning.value, 2026).year == 2026
