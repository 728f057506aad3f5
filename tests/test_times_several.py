"""Several days at once, how often within a unit, working days, pieces said apart, and what the words leave open."""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType

import pytest

from bot.times import Understood, understand

NO_EVENTS: Mapping[str, datetime] = MappingProxyType({})
NOW = datetime.fromisoformat("2026-09-16T16:00:00+02:00")


def read(text: str, zone: str = "Europe/Paris", events: Mapping[str, datetime] = NO_EVENTS) -> Understood:
    return understand(text, now=NOW, zone=zone, events=events)


def rules(understood: Understood) -> list[str | None]:
    return [reading.rrule for reading in (understood.best, *understood.others)]


@pytest.mark.parametrize(
    "text", ["lundi et mercredi à 18h", "lunes y miércoles a las 18", "Monday and Wednesday at 6pm"]
)
def test_two_weekdays_come_once_and_maybe_every_week(text: str) -> None:
    assert rules(read(text)) == ["FREQ=WEEKLY;BYDAY=MO,WE;COUNT=2", "FREQ=WEEKLY;BYDAY=MO,WE"]


def test_one_day_or_another_is_not_both() -> None:
    assert not any(rules(read("lundi ou mercredi")))


APPROXIMATE = {
    "un samedi par mois": "FREQ=MONTHLY;BYDAY=1SA",
    "deux fois par semaine": "FREQ=WEEKLY;BYDAY=MO,TH",
    "cuatro veces por semana": "FREQ=WEEKLY;BYDAY=MO,TU,TH,FR",
    "7 times a week": "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU",
    "twice a month": "FREQ=MONTHLY;BYMONTHDAY=1,15",
    "4 fois par mois": "FREQ=MONTHLY;BYMONTHDAY=1,8,15,22",
    "three times a year": "FREQ=MONTHLY;INTERVAL=4",
    "deux fois par jour": "FREQ=HOURLY;INTERVAL=12",
}


@pytest.mark.parametrize(("text", "rule"), APPROXIMATE.items())
def test_days_that_the_words_leave_open_are_approximate(text: str, rule: str) -> None:
    best = read(text).best
    assert (best.rrule, [note.kind for note in best.notes]) == (rule, ["approximate"])


def test_one_weekday_a_week_leaves_nothing_open() -> None:
    best = read("un lundi par semaine").best
    assert (best.rrule, best.notes) == ("FREQ=WEEKLY;BYDAY=MO", ())


@pytest.mark.parametrize("text", ["huit fois par semaine", "5 fois par mois", "cinq fois par an", "1 samedi par an"])
def test_what_cannot_be_spread_is_no_rule(text: str) -> None:
    assert read(text).best.rrule is None


WORKDAYS = {
    ("dans 5 jours ouvrés", "Europe/Paris"): ("2026-09-23", []),
    ("dans 5 jours ouvrés", "America/Santiago"): ("2026-09-24", []),  # the 18th is Chile's national day
    ("in 5 working days", "America/New_York"): ("2026-09-23", ["no public holidays"]),
    ("2 jours ouvrés avant le 12 novembre", "Europe/Paris"): ("2026-11-09", []),
    ("2 jours ouvrés après le 10 novembre", "Europe/Paris"): ("2026-11-13", []),
}


@pytest.mark.parametrize(("text", "zone"), WORKDAYS)
def test_working_days_are_counted_where_the_zone_lies(text: str, zone: str) -> None:
    best = read(text, zone).best
    assert best.start is not None
    assert (f"{best.start:%Y-%m-%d}", [note.kind for note in best.notes]) == WORKDAYS[text, zone]


MISSING = {
    "Rappelle-moi 2 jours avant la réunion": ("2 jours avant la réunion", "la réunion"),
    "avísame dos días antes del taller, por favor": ("dos días antes del taller", "el taller"),
    "remind me a week after the call. Thanks": ("a week after the call", "the call"),
}


@pytest.mark.parametrize("text", MISSING)
def test_an_event_whose_time_nobody_told_can_be_asked_for(text: str) -> None:
    found = read(text)
    best = found.best
    assert best.span is not None
    assert (best.kind, [note.kind for note in best.notes], found.times) == ("none", ["event missing"], ())
    assert (found.text[slice(*best.span)], best.subject) == MISSING[text]


def test_an_event_whose_time_is_known_is_not_missing() -> None:
    best = read("2 jours avant la réunion", events={"la réunion": NOW}).best
    assert (best.kind, best.notes) == ("point", ())


def test_a_length_before_nothing_misses_what_everybody_knows() -> None:
    assert [note.kind for note in read("deux jours avant").best.notes] == ["event missing"]


TOGETHER = {
    "mardi, réunion du groupe à 14h": ["2026-09-22T14:00"],
    "à 14h réunion du groupe mardi": ["2026-09-22T14:00"],
    "Tomorrow evening the choir meets at 8": ["2026-09-17T20:00"],
    "mañana llamar a Rosa a las 9 hora de Chile": ["2026-09-17T09:00"],
    "on Friday the hall opens from 9 to 11am": ["2026-09-18T09:00"],
    "j'ai dit hier que c'est à 15h": ["2026-09-15T00:00", "2026-09-17T15:00"],
    "lundi, appeler Paula. À 14h, appeler Luis": ["2026-09-21T00:00", "2026-09-17T14:00"],
    "lundi à 9h appeler Paula et mardi écrire à Luis": ["2026-09-21T09:00", "2026-09-22T00:00"],
    "la semaine prochaine, appeler Paula à 14h": ["2026-09-21T00:00", "2026-09-17T14:00"],
}


@pytest.mark.parametrize("text", TOGETHER)
def test_a_day_and_an_hour_apart_belong_together_only_in_one_clause(text: str) -> None:
    assert [f"{time.start:%Y-%m-%dT%H:%M}" for time in read(text).times if time.start] == TOGETHER[text]


def test_an_hour_said_apart_from_its_day_is_in_the_afternoon_as_one_alone() -> None:
    best = read("Thursday, tea with Rosa at 4").best
    assert best.start == datetime.fromisoformat("2026-09-17T16:00:00+02:00")


NIGHTS = ["la nuit du 24 au 25 décembre", "la noche del 24 al 25 de diciembre"]


@pytest.mark.parametrize("text", NIGHTS)
def test_a_night_between_two_days_ends_with_the_morning(text: str) -> None:
    best = read(text).best
    assert best.start is not None
    assert best.end is not None
    assert (f"{best.start:%d %H}", f"{best.end:%d %H}") == ("24 18", "25 04")


def test_seconds_from_now_are_counted_from_the_second() -> None:
    best = understand("in 90 seconds", now=NOW.replace(second=7), zone="Europe/Paris").best
    assert best.start == NOW.replace(minute=1, second=37)
