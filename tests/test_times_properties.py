"""What holds for every date, hour and text: said in words and read back, against oracles of a few lines."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.times import as_json, understand
from bot.times.recurrence import occurrences

PARIS = ZoneInfo("Europe/Paris")
NOW = datetime(2026, 9, 16, 16, tzinfo=PARIS)
LANGUAGES = ("fr", "es", "en")
DAYS = {
    "fr": ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
    "es": ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"],
    "en": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
}
MONTHS = {
    "fr": [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ],
    "es": [
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ],
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
}
FULL = {
    "fr": ["le {w} {d} {m} {y}", "{d} {m} {y}", "le {d:02}/{n:02}/{y}", "le {d}.{n}.{y}", "{y}-{n:02}-{d:02}"],
    "es": [
        "el {w} {d} de {m} de {y}",
        "{d} de {m} del {y}",
        "el {d:02}/{n:02}/{y}",
        "{d}-{n}-{y}",
        "{y}-{n:02}-{d:02}",
    ],
    "en": ["on {w} {d} {m} {y}", "{m} {d}, {y}", "{w}, {m} {d}, {y}", "the {d} of {m} {y}", "{y}-{n:02}-{d:02}"],
}
HOURS = {
    "fr": [" à {h}h{t:02}", " à {h:02}:{t:02}"],
    "es": [" a las {h}:{t:02}", " a las {h:02}:{t:02} hrs"],
    "en": [" at {h:02}:{t:02}"],
}
WALLS = st.datetimes(datetime(2014, 1, 1), datetime(2035, 1, 1))  # noqa: DTZ001
YEARS = st.dates(date(1990, 1, 1), date(2060, 12, 31))
MINUTES = st.times().map(lambda moment: time(moment.hour, moment.minute))
FORMS = st.sampled_from([(language, form) for language in LANGUAGES for form in FULL[language]])
RULES = st.sampled_from([(language, day) for language in LANGUAGES for day in range(7)])
EVERY = {"fr": "tous les {w}s à 9h", "es": "todos los {w} a las 9", "en": "every {w} at 9"}
NEXT = {"fr": "{w} prochain", "es": "el próximo {w}", "en": "next {w}"}
IN = {"fr": "dans {n} {u}", "es": "dentro de {n} {u}", "en": "in {n} {u}"}
UNITS = {"fr": ("jours", "semaines", "mois"), "es": ("días", "semanas", "meses"), "en": ("days", "weeks", "months")}


def said(form: str, day: date, language: str) -> str:
    names = {"w": DAYS[language][day.weekday()], "m": MONTHS[language][day.month - 1]}
    return form.format(d=day.day, n=day.month, y=day.year, **names)


@settings(deadline=None)
@given(FORMS, YEARS)
def test_every_date_written_out_is_read_back(form: tuple[str, str], day: date) -> None:
    language, words = form
    reading = understand(said(words, day, language), now=NOW, zone=PARIS).best
    assert reading.start is not None
    assert (reading.kind, reading.grain, reading.start.date()) == ("point", "day", day)


@settings(deadline=None)
@given(FORMS, YEARS, MINUTES, st.data())
def test_every_minute_of_every_date_is_read_back(
    form: tuple[str, str], day: date, at: time, data: st.DataObject
) -> None:
    language, words = form
    hour = data.draw(st.sampled_from(HOURS[language])).format(h=at.hour, t=at.minute)
    reading = understand(said(words, day, language) + hour, now=NOW, zone=PARIS, language=language).best
    wall = datetime.combine(day, at)
    real = wall.replace(tzinfo=PARIS).astimezone(UTC).astimezone(PARIS).replace(tzinfo=None) == wall
    assert reading.start is not None
    assert (reading.grain, reading.start.date()) == ("minute", day)
    assert reading.start.replace(tzinfo=None, fold=0) == wall or (not real and reading.notes)


@settings(deadline=None)
@given(st.sampled_from(LANGUAGES), WALLS, st.integers(0, 6))
def test_a_weekday_is_the_coming_one_and_never_today(language: str, wall: datetime, weekday: int) -> None:
    now = wall.replace(tzinfo=UTC)
    start = understand(
        NEXT[language].format(w=DAYS[language][weekday]), now=now, zone="UTC", language=language
    ).best.start
    assert start is not None
    assert start.weekday() == weekday
    assert 0 < (start.date() - now.date()).days <= 7


@settings(deadline=None)
@given(st.sampled_from(LANGUAGES), st.integers(1, 200), st.integers(0, 2), st.dates(date(2014, 1, 1), date(2035, 1, 1)))
def test_so_many_units_ahead_is_that_far(language: str, amount: int, unit: int, today: date) -> None:
    text = IN[language].format(n=amount, u=UNITS[language][unit])
    reading = understand(text, now=datetime.combine(today, time(12), UTC), zone="UTC", language=language).best
    months = today.year * 12 + today.month - 1 + amount
    last = monthrange(months // 12, months % 12 + 1)[1]
    far = (
        date(months // 12, months % 12 + 1, min(today.day, last))
        if unit == 2
        else today + timedelta(days=amount * (1, 7)[unit])
    )
    if language != "fr" or (amount, unit) not in {(8, 0), (15, 0)}:
        assert (reading.grain, reading.start and reading.start.date()) == ("day", far)


@settings(deadline=None)
@given(RULES, WALLS)
def test_what_repeats_weekly_comes_on_its_weekday_at_its_hour(rule: tuple[str, int], wall: datetime) -> None:
    language, weekday = rule
    now = wall.replace(tzinfo=UTC)
    reading = understand(EVERY[language].format(w=DAYS[language][weekday]), now=now, zone=PARIS, language=language).best
    assert reading.rrule is not None
    assert reading.start is not None
    until = now + timedelta(days=60)
    found = occurrences(reading.rrule, reading.start.replace(tzinfo=None), PARIS, now, until)
    day, expected = now.astimezone(PARIS).date() - timedelta(days=1), []
    while day <= until.date() + timedelta(days=1):
        instant = datetime.combine(day, time(9), PARIS)
        if day.weekday() == weekday and now < instant <= until:
            expected.append(instant)
        day += timedelta(days=1)
    assert [each.instant for each in found] == expected


WORDS = st.sampled_from(
    re.findall(
        r"\S+",
        """lundi mardi la de du à 15h 10 2026 prochain avant après dans trois jours semaine tous les sauf en août heure
        Paris el lunes a las 9 y media cada mes hasta fin de antes hace in two weeks every other on the 5th of may 3/4
        12:30 pm first last next Santiago UTC , . ( ) - / ' 24/7 +56 9 31 février 30""",
    )
)


@settings(max_examples=300, deadline=None)
@given(st.lists(WORDS, max_size=14).map(" ".join) | st.text(max_size=60))
def test_no_text_is_too_strange(text: str) -> None:
    understood = understand(text, now=NOW, zone=PARIS)
    readings = (understood.best, *understood.others, *understood.times)
    for reading in readings:
        assert reading.start is None or reading.start.tzinfo is not None
        assert reading.end is None or (reading.start is not None and reading.end > reading.start)
        assert reading.span is None or 0 <= reading.span[0] < reading.span[1] <= len(understood.text)
    spans = [reading.span for reading in understood.times if reading.span]
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    assert set(as_json(understood)) == KEYS
    assert understand(text, now=NOW, zone=PARIS) == understood


KEYS = {"text", "span", "subject", "kind", "grain", "tz", "from", "to", "direction", "rrule", "readings"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_long_texts_end(language: str) -> None:
    text = "tous les lundis de 9h à 10h du 5 au 9 octobre sauf en août el 5 de mayo in two weeks " * 20
    assert understand(text, now=NOW, zone=PARIS, language=language).times
