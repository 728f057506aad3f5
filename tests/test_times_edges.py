"""What a small fault would change without anybody noticing: the ends of lists, of ranges, and of what is allowed."""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType

import pytest

from bot.times import Reading, understand

NOW = datetime.fromisoformat("2026-09-16T16:00:00+02:00")
NO_EVENTS: Mapping[str, datetime] = MappingProxyType({})


def read(text: str, language: str | None = None, events: Mapping[str, datetime] = NO_EVENTS) -> Reading:
    return understand(text, now=NOW, zone="Europe/Paris", language=language, events=events).best


def start(reading: Reading) -> str | None:
    return reading.start.isoformat("T", "minutes")[:16].removesuffix("T00:00") if reading.start else None


REPEATED = {
    "toutes les secondes": "FREQ=SECONDLY",
    "chaque minute": "FREQ=MINUTELY",
    "toutes les heures": "FREQ=HOURLY",
    "chaque jour": "FREQ=DAILY",
    "chaque semaine": "FREQ=WEEKLY",
    "chaque quinzaine": "FREQ=WEEKLY;INTERVAL=2",
    "chaque mois": "FREQ=MONTHLY",
    "chaque trimestre": "FREQ=MONTHLY;INTERVAL=3",
    "chaque semestre": "FREQ=MONTHLY;INTERVAL=6",
    "chaque année": "FREQ=YEARLY",
    "chaque décennie": "FREQ=YEARLY;INTERVAL=10",
    "quotidien": "FREQ=DAILY",
    "hebdomadaire": "FREQ=WEEKLY",
    "bimensuel": "FREQ=WEEKLY;INTERVAL=2",
    "mensuel": "FREQ=MONTHLY",
    "bimestriel": "FREQ=MONTHLY;INTERVAL=2",
    "trimestriel": "FREQ=MONTHLY;INTERVAL=3",
    "semestriel": "FREQ=MONTHLY;INTERVAL=6",
    "annuel": "FREQ=YEARLY",
    "chaque premier lundi de septembre": "FREQ=YEARLY;BYMONTH=9;BYDAY=1MO",
    "chaque mois de mai": "FREQ=YEARLY;BYMONTH=5",
    "chaque cinquième lundi du mois": "FREQ=MONTHLY;BYDAY=5MO",
    "chaque Noël": "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=25",
}


@pytest.mark.parametrize(("text", "rule"), REPEATED.items())
def test_every_unit_repeats_as_often_as_it_says(text: str, rule: str) -> None:
    assert read(text).rrule == rule


FEASTS = {
    "martin luther king day": "2027-01-18",
    "presidents day": "2027-02-15",
    "mother's day": "2027-05-09",
    "memorial day": "2027-05-31",
    "father's day": "2027-06-20",
    "labor day": "2027-09-06",
    "columbus day": "2026-10-12",
    "thanksgiving": "2026-11-26",
    "le lundi de Pâques": "2027-03-29",
    "l'Ascension": "2027-05-06",
    "la Pentecôte": "2027-05-16",
    "le lundi de Pentecôte": "2027-05-17",
    "la Fête-Dieu": "2027-05-27",
    "Vendredi saint": "2027-03-26",
    "Jeudi saint": "2027-03-25",
    "Samedi saint": "2027-03-27",
    "le dimanche des Rameaux": "2027-03-21",
    "le mercredi des Cendres": "2027-02-10",
    "Mardi gras": "2027-02-09",
    "la fête des mères": "2027-05-30",
    "la fête des pères": "2027-06-20",
    "el Día de la Madre": "2027-05-09",
    "black friday": "2026-11-27",
}


@pytest.mark.parametrize(("text", "day"), FEASTS.items())
def test_a_feast_that_moves_is_found_in_its_year(text: str, day: str) -> None:
    assert start(read(text)) == day


POINTS = {
    "depuis mercredi": "2026-09-09",
    "depuis lundi": "2026-09-14",
    "mercredi dernier": "2026-09-09",
    "dans une semaine et 2 jours": "2026-09-25",
    "dans un an et 2 mois": "2027-11-16",
    "dans une heure et 10 minutes": "2026-09-16T17:10",
    "le 5 novembre de l'année prochaine": "2027-11-05",
    "bilan 10/2026": "2026-10-01",
    "dernier délai 18h": "2026-09-16T18:00",
    "à midi moins dix": "2026-09-17T11:50",
    "à minuit moins dix": "2026-09-16T23:50",
    "une heure moins dix": "2026-09-17T12:50",
    "appel à 15h au Chili": "2026-09-16T15:00",
    "score 45/10 à 18h": "2026-09-16T18:00",
    "score 10/45 à 18h": "2026-09-16T18:00",
    "score 31/12 au plus tard": "2026-12-31",
    "dernier semestre de 2027": "2027-07-01",
    "4e trimestre 2027": "2027-10-01",
    "le lundi avant Noël": "2026-12-21",
    "le premier lundi après le 15 octobre": "2026-10-19",
    "le vendredi après le 15 octobre": "2026-10-16",
    "le deuxième week-end d'octobre": "2026-10-09T18:00",
    "2e semestre 2027": "2027-07-01",
}


@pytest.mark.parametrize(("text", "wall"), POINTS.items())
def test_the_last_word_of_every_pattern_counts(text: str, wall: str) -> None:
    assert start(read(text, "fr")) == wall


@pytest.mark.parametrize(
    "text", ["5e trimestre 2027", "3e semestre 2027", "le 31 à 25h", "chaque sixième lundi du mois"]
)
def test_what_no_calendar_has_is_not_made_up(text: str) -> None:
    found = read(text, "fr")
    assert (found.grain, found.rrule) not in {("quarter", None), ("month", None), ("hour", None)}
    assert "6MO" not in (found.rrule or "")


def test_hours_that_run_past_midnight_end_on_the_next_day_each_time() -> None:
    found = read("tous les vendredis de 22h à 2h", "fr")
    assert found.end
    assert (start(found), found.end.isoformat("T", "minutes")) == ("2026-09-18T22:00", "2026-09-19T02:00+02:00")


EXCEPT = {
    "tous les jours sauf le dimanche": "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA",
    "tous les jours sauf le week-end": "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
    "tous les lundis sauf en juillet et août": "FREQ=WEEKLY;BYMONTH=1,2,3,4,5,6,9,10,11,12;BYDAY=MO",
    "10 fois tous les lundis": "FREQ=WEEKLY;BYDAY=MO;COUNT=10",
    "du 1er octobre au 15 décembre tous les lundis": "FREQ=WEEKLY;BYDAY=MO;UNTIL=20261215",
    "tous les lundis pendant trois semaines": "FREQ=WEEKLY;BYDAY=MO;UNTIL=20261011",
}


@pytest.mark.parametrize(("text", "rule"), EXCEPT.items())
def test_what_repeats_is_limited_as_it_was_said(text: str, rule: str) -> None:
    assert read(text, "fr").rrule == rule


DAY_LONG = {"garde de 18:00 à 18h": 24, "garde de 8h à 8:15": 0.25, "de 20h à 8h": 12, "de 22h30 à 22h": 23.5}


@pytest.mark.parametrize(("text", "hours"), DAY_LONG.items())
def test_hours_that_end_when_they_begin_last_a_day(text: str, hours: float) -> None:
    found = read(text, "fr")
    assert found.start
    assert found.end
    assert (found.end - found.start).total_seconds() == hours * 3600


def test_what_is_bounded_by_an_event_is_bounded_by_its_hour() -> None:
    events = {"la réunion": datetime.fromisoformat("2026-09-21T15:00+02:00")}
    bounds = {"avant la réunion": "before", "après la réunion": "after", "jusqu'à la réunion": "until"}
    for text, direction in bounds.items():
        found = read(text, "fr", events)
        assert (found.direction, start(found)) == (direction, "2026-09-21T15:00"), text


@pytest.mark.parametrize("text", ["dernier délai 18h", "18h dernier délai", "au plus tard 18h", "18h au plus tard"])
def test_the_last_possible_hour_is_a_bound(text: str) -> None:
    assert (read(text, "fr").direction, start(read(text, "fr"))) == ("until", "2026-09-16T18:00")


def test_an_hour_after_which_belongs_to_the_day_before_it() -> None:
    times = understand("Demain après 17h !\nVendredi à 9h", now=NOW, zone="Europe/Paris").times
    assert [(each.direction, start(each)) for each in times] == [
        ("after", "2026-09-17T17:00"),
        (None, "2026-09-18T09:00"),
    ]


FRACTIONS = ["1/2", "1/3", "2/3", "1/4", "3/4", "1/5", "2/5", "3/5", "4/5", "1/10", "9/10", "24/7"]


@pytest.mark.parametrize("fraction", FRACTIONS)
def test_a_fraction_among_words_is_no_day(fraction: str) -> None:
    assert read(f"Garder {fraction} des fonds", "fr").kind == "none"


NAMED = [
    ("en", "The Sunday committee members agree"),
    ("fr", "Saint-Jean-de-Védas écrit"),
    ("fr", "Noël Martin préside"),
    ("fr", "L'hôtel Printemps ferme"),
    ("fr", "Le quotidien publie un article"),
    ("es", "El diario La Tarde publica"),
    ("en", "Spring Forward is a charity"),
]


@pytest.mark.parametrize(("language", "text"), NAMED)
def test_a_name_that_looks_like_a_time_is_none(language: str, text: str) -> None:
    assert read(text, language).kind == "none"


@pytest.mark.parametrize(("language", "text"), [("fr", "rendez-vous le sam"), ("es", "cita el sáb con Ana")])
def test_a_short_weekday_is_believed_after_its_article(language: str, text: str) -> None:
    assert start(read(text, language)) == "2026-09-19"


SUBJECTS = {
    ("en", "The visit is scheduled for Friday"): "The visit",
    ("en", "The visit will be on Friday"): "The visit",
    ("fr", "La visite aura lieu vendredi"): "La visite",
    ("fr", "Rappel : rendre les clés vendredi"): "rendre les clés",
    ("fr", "Note vendredi"): "Note",
    ("es", "Recuérdame que el viernes firmamos"): "firmamos",
    ("es", "Avísame 2 días antes del taller del 1 de octubre"): "el taller del 1 de octubre",
    ("en", "Tell me 2 days prior to the workshop of 1 October"): "the workshop of 1 October",
}


@pytest.mark.parametrize(("language", "text"), SUBJECTS)
def test_the_subject_is_said_without_what_led_to_the_time(language: str, text: str) -> None:
    assert read(text, language).subject == SUBJECTS[language, text]
