"""The small sums under the grammar: parts of the day, seasons, weekends, units counted, ends of rules."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.times import understand
from bot.times.clockface import Clock, ClockRange, DayPart
from bot.times.parts import PARTS, in_half, in_part, range_in_part
from bot.times.recurrence import occurrences
from bot.times.zones import is_southern

MORNING, AFTERNOON, EVENING, DAWN = (PARTS[name] for name in ("morning", "afternoon", "evening", "dawn"))

# an hour, said with a part of the day, is that hour
IN_PARTS = (
    (9, MORNING, 9),
    (12, MORNING, 12),
    (1, AFTERNOON, 13),
    (4, AFTERNOON, 16),
    (7, AFTERNOON, 19),
    (8, AFTERNOON, 20),
    (12, AFTERNOON, 12),
    (15, AFTERNOON, 15),
    (22, AFTERNOON, None),
    (8, EVENING, 20),
    (6, EVENING, 18),
    (11, EVENING, 23),
    (12, EVENING, 24),
    (2, EVENING, 2),
    (20, EVENING, 20),
    (15, EVENING, None),
    (12, DAWN, 0),
    (2, DAWN, 2),
    (7, DAWN, 7),
    (13, MORNING, None),
)


@pytest.mark.parametrize(("hour", "part", "meant"), IN_PARTS)
def test_an_hour_is_meant_in_its_part_of_the_day(hour: int, part: DayPart, meant: int | None) -> None:
    found = in_part(Clock(hour, 30, 15, "second", twelve=True), part)
    assert found == (None if meant is None else Clock(meant, 30, 15, "second"))


def test_both_ends_of_a_range_must_fit_the_part() -> None:
    assert range_in_part(ClockRange(Clock(2), Clock(4)), AFTERNOON) == ClockRange(Clock(14), Clock(16))
    assert range_in_part(ClockRange(Clock(22), Clock(4)), AFTERNOON) is None
    assert range_in_part(ClockRange(Clock(2), Clock(22)), AFTERNOON) is None


HALVES = (
    (12, "am", 0),
    (12, "pm", 12),
    (3, "pm", 15),
    (3, "am", 3),
    (15, "pm", 15),
    (15, "am", None),
    (13, "am", None),
)


@pytest.mark.parametrize(("hour", "half", "meant"), HALVES)
def test_twelve_is_the_hour_that_am_and_pm_turn_around(hour: int, half: str, meant: int | None) -> None:
    assert in_half(Clock(hour, 5), half) == (None if meant is None else Clock(meant, 5))


SOUTH = (
    "America/Santiago",
    "America/Punta_Arenas",
    "America/Coyhaique",
    "Pacific/Easter",
    "Australia/Sydney",
    "Pacific/Auckland",
    "America/Argentina/Buenos_Aires",
    "Antarctica/Palmer",
)
NORTH = ("Europe/Paris", "UTC", "America/New_York", "Indian/Reunion", "Asia/Tokyo")


@pytest.mark.parametrize(("key", "south"), [*((key, True) for key in SOUTH), *((key, False) for key in NORTH)])
def test_january_is_summer_in_the_south(key: str, south: bool) -> None:
    assert is_southern(ZoneInfo(key)) is south


# said on a day, in a zone, what lasts from when to when
PERIODS = (
    ("cet été", "2026-03-01", "Europe/Paris", "2026-06-21", "2026-09-21"),
    ("cet été", "2026-07-01", "Europe/Paris", "2026-06-21", "2026-09-21"),
    ("cet été", "2026-09-21", "Europe/Paris", "2027-06-21", "2027-09-21"),
    ("l'été prochain", "2026-03-01", "Europe/Paris", "2026-06-21", "2026-09-21"),
    ("l'été prochain", "2026-06-21", "Europe/Paris", "2027-06-21", "2027-09-21"),
    ("l'été dernier", "2026-03-01", "Europe/Paris", "2025-06-21", "2025-09-21"),
    ("l'été dernier", "2026-09-21", "Europe/Paris", "2026-06-21", "2026-09-21"),
    ("l'été dernier", "2026-09-20", "Europe/Paris", "2025-06-21", "2025-09-21"),
    ("cet hiver", "2026-01-15", "Europe/Paris", "2025-12-21", "2026-03-21"),
    ("este verano", "2026-01-15", "America/Santiago", "2025-12-21", "2026-03-21"),
    ("este otoño", "2026-01-15", "America/Santiago", "2026-03-21", "2026-06-21"),
    ("primavera de 2027", "2026-01-15", "America/Santiago", "2027-09-21", "2027-12-21"),
    ("ce week-end", "2026-09-16", "Europe/Paris", "2026-09-18T18:00", "2026-09-21"),
    ("ce week-end", "2026-09-20", "Europe/Paris", "2026-09-18T18:00", "2026-09-21"),
    ("le week-end dernier", "2026-09-16", "Europe/Paris", "2026-09-11T18:00", "2026-09-14"),
    ("le week-end dernier", "2026-09-19", "Europe/Paris", "2026-09-11T18:00", "2026-09-14"),
    ("le week-end du 5 octobre", "2026-09-16", "Europe/Paris", "2026-10-02T18:00", "2026-10-05"),
    ("le week-end du 6 octobre", "2026-09-16", "Europe/Paris", "2026-10-02T18:00", "2026-10-05"),
    ("le week-end du 7 octobre", "2026-09-16", "Europe/Paris", "2026-10-09T18:00", "2026-10-12"),
    ("le premier week-end d'octobre", "2026-09-16", "Europe/Paris", "2026-10-02T18:00", "2026-10-05"),
    ("début octobre", "2026-09-16", "Europe/Paris", "2026-10-01", "2026-10-11"),
    ("mi-février 2027", "2026-09-16", "Europe/Paris", "2027-02-11", "2027-02-21"),
    ("fin février 2027", "2026-09-16", "Europe/Paris", "2027-02-21", "2027-03-01"),
    ("fin de l'année 2027", "2026-09-16", "Europe/Paris", "2027-09-01", "2028-01-01"),
    ("milieu de la semaine prochaine", "2026-09-16", "Europe/Paris", "2026-09-23", "2026-09-25"),
    ("fin du premier trimestre 2027", "2026-09-16", "Europe/Paris", "2027-03-01", "2027-04-01"),
    ("les 3 prochains mois", "2026-09-16", "Europe/Paris", "2026-10-01", "2027-01-01"),
    ("les 3 derniers jours", "2026-09-16", "Europe/Paris", "2026-09-13", "2026-09-16"),
    ("le deuxième semestre", "2026-09-16", "Europe/Paris", "2026-07-01", "2027-01-01"),
    ("le premier semestre", "2026-09-16", "Europe/Paris", "2027-01-01", "2027-07-01"),
    ("de 22h à 2h", "2026-09-16", "Europe/Paris", "2026-09-16T22:00", "2026-09-17T02:00"),
    ("la nuit dernière", "2026-09-16", "Europe/Paris", "2026-09-15T18:00", "2026-09-16"),
)


@pytest.mark.parametrize(("text", "today", "zone", "start", "end"), PERIODS)
def test_a_period_lasts_from_when_to_when(text: str, today: str, zone: str, start: str, end: str) -> None:
    place = ZoneInfo(zone)
    best = understand(text, now=datetime.fromisoformat(today).replace(hour=12, tzinfo=place), zone=place).best
    expected = [datetime.fromisoformat(each).replace(tzinfo=place) for each in (start, end)]
    assert ([best.start, best.end], best.kind) == (expected, "interval")


POINTS = (
    ("l'avant-dernier vendredi d'octobre", "2026-10-23"),
    ("le dernier vendredi d'octobre", "2026-10-30"),
    ("le cinquième jeudi d'octobre", "2026-10-29"),
    ("le premier jeudi d'octobre", "2026-10-01"),
    ("la première semaine d'octobre", "2026-10-05"),
    ("la deuxième semaine d'octobre", "2026-10-12"),
    ("la dernière semaine d'octobre", "2026-10-26"),
    ("la première semaine de juin 2026", "2026-06-01"),
    ("le troisième jour d'octobre", "2026-10-03"),
    ("l'avant-dernier jour d'octobre", "2026-10-30"),
    ("semaine 53 de 2026", "2026-12-28"),
    ("semaine 1", "2027-01-04"),
    ("semaine 38", "2026-09-14"),
    ("semaine 37", "2027-09-13"),
    ("le 29 février", "2028-02-29"),
    ("le 31", "2026-10-31"),
    ("dans un mois et demi", "2026-10-31"),
    ("le premier lundi de mars", "2027-03-01"),
    ("le troisième mercredi de septembre", "2026-09-16"),
    ("le premier mercredi de septembre", "2027-09-01"),
)


@pytest.mark.parametrize(("text", "day"), POINTS)
def test_what_is_counted_is_a_day(text: str, day: str) -> None:
    place = ZoneInfo("Europe/Paris")
    best = understand(text, now=datetime(2026, 9, 16, 16, tzinfo=place), zone=place, language="fr").best
    assert best.start == datetime.fromisoformat(day).replace(tzinfo=place)


NEVER = ("le 31 juin", "le 30 février 2027", "le cinquième lundi d'octobre 2026", "semaine 60", "32/12/2026")


@pytest.mark.parametrize("text", NEVER)
def test_a_day_that_does_not_exist_is_none(text: str) -> None:
    place = ZoneInfo("Europe/Paris")
    assert understand(text, now=datetime(2026, 9, 16, 16, tzinfo=place), zone=place, language="fr").best.kind == "none"


def test_a_window_excludes_its_beginning_and_includes_its_end() -> None:
    first, last = datetime(2026, 1, 1, 9, tzinfo=UTC), datetime(2026, 1, 3, 9, tzinfo=UTC)
    found = occurrences("FREQ=DAILY", first.replace(tzinfo=None), "UTC", first, last)
    assert [(each.wall.day, each.instant.day, each.oddity) for each in found] == [(2, 2, None), (3, 3, None)]


def test_the_first_occurrence_is_not_before_the_rule_begins() -> None:
    window = datetime(2025, 1, 1, tzinfo=UTC), datetime(2026, 1, 2, tzinfo=UTC)
    found = list(occurrences("FREQ=DAILY", datetime(2026, 1, 1, 9), "UTC", *window))  # noqa: DTZ001
    assert [each.wall.isoformat() for each in found] == ["2026-01-01T09:00:00"]


def test_an_endless_rule_can_be_cut_short() -> None:
    window = datetime(2026, 1, 1, tzinfo=UTC), datetime(2036, 1, 1, tzinfo=UTC)
    assert len(list(occurrences("FREQ=DAILY", datetime(2026, 1, 1, 9), "UTC", *window, limit=5))) == 5  # noqa: DTZ001


ENDS = (
    ("tous les lundis de 22h à 2h", "2026-09-21T22:00", "2026-09-22T02:00"),
    ("tous les lundis de 9h30 à 11h15", "2026-09-21T09:30", "2026-09-21T11:15"),
    ("chaque soir", "2026-09-16T18:00", "2026-09-17T00:00"),
)


@pytest.mark.parametrize(("text", "start", "end"), ENDS)
def test_an_occurrence_ends_when_it_was_said_to(text: str, start: str, end: str) -> None:
    place = ZoneInfo("Europe/Paris")
    best = understand(text, now=datetime(2026, 9, 16, 16, tzinfo=place), zone=place, language="fr").best
    assert [best.start, best.end] == [datetime.fromisoformat(each).replace(tzinfo=place) for each in (start, end)]
