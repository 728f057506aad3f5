"""The conventions at their ends, in one line each: kind, grain, start, end, side and rule, as the corpora write it.

It is Wednesday 16 September 2026, 16:00 in Paris.
"""

from datetime import date, datetime

import pytest

from bot.times import Understood, understand
from tests.times_corpus import in_one_line

NOW, ZONE = datetime.fromisoformat("2026-09-16T16:00:00+02:00"), "Europe/Paris"

SAID = [
    ("en", "let's meet at three pm", "point hour 2026-09-17T15:00"),
    ("es", "a las tres pm", "point hour 2026-09-17T15:00"),
    ("en", "at five thirty pm", "point minute 2026-09-16T17:30"),
    ("fr", "du 1 au 15", "interval day 2026-10-01 > 2026-10-16"),
    ("fr", "du 20 au 31", "interval day 2026-10-20 > 2026-11-01"),
    ("es", "del 20 al 31", "interval day 2026-10-20 > 2026-11-01"),
    ("en", "between October 5 and 9, 2026", "interval day 2026-10-05 > 2026-10-10"),
    ("fr", "depuis septembre", "open month 2026-09-01 after"),
    ("en", "since October", "open month 2025-10-01 after"),
    ("fr", "l'avant-dernière semaine", "point week 2026-08-31"),
    ("es", "la penúltima semana", "point week 2026-08-31"),
    ("en", "3 next weeks", "interval week 2026-09-21 > 2026-10-12"),
    ("es", "las últimas dos semanas", "interval week 2026-08-31 > 2026-09-14"),
    ("en", "last working day of October", "point day 2026-10-30"),
    ("es", "el último día hábil del mes", "point day 2026-09-30"),
    ("fr", "12h du soir", "point hour 2026-09-17"),
    ("es", "12 de la madrugada", "point hour 2026-09-17"),
    ("en", "tomorrow night at 12", "point hour 2026-09-18"),
    ("fr", "demain soir à 11h", "point hour 2026-09-17T23:00"),
    ("fr", "demain matin à 3h", "point hour 2026-09-17T03:00"),
    ("fr", "le 5/10/49", "point day 2049-10-05"),
    ("fr", "le 5/10/50", "point day 1950-10-05"),
    ("fr", "le 31/1/2026", "point day 2026-01-31"),
    ("fr", "le 1/1/2027", "point day 2027-01-01"),
    ("fr", "le 1/13/2027", "point day 2027-01-13"),
    ("fr", "le 12⁄10⁄2026", "point day 2026-10-12"),
    ("fr", "14：30", "point minute 2026-09-17T14:30"),
    ("fr", "aujourd’hui à 18h", "point hour 2026-09-16T18:00"),
    ("fr", "18–20 octobre", "interval day 2026-10-18 > 2026-10-21"),
    ("fr", "appeler le 02 98 76 20 20 le 20/10/2026", "point day 2026-10-20"),
    ("fr", "six fois par semaine", "recurrence day 2026-09-17 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA"),
    ("fr", "sept fois par semaine", "recurrence day 2026-09-17 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU"),
    ("en", "four times a week", "recurrence day 2026-09-17 FREQ=WEEKLY;BYDAY=MO,TU,TH,FR"),
    ("fr", "quatre fois par mois", "recurrence day 2026-09-22 FREQ=MONTHLY;BYMONTHDAY=1,8,15,22"),
    ("fr", "trois fois par mois", "recurrence day 2026-09-21 FREQ=MONTHLY;BYMONTHDAY=1,11,21"),
    ("fr", "douze fois par jour", "recurrence hour 2026-09-16T18:00 FREQ=HOURLY;INTERVAL=2"),
    ("fr", "trois fois par an", "recurrence day 2027-01-16 FREQ=MONTHLY;INTERVAL=4"),
    ("en", "every third Friday of the month", "recurrence day 2026-09-18 FREQ=MONTHLY;BYDAY=3FR"),
    ("en", "the first and third Monday of each month", "recurrence day 2026-09-21 FREQ=MONTHLY;BYDAY=1MO,3MO"),
    ("fr", "le 1er et le 15 de chaque mois", "recurrence day 2026-10-01 FREQ=MONTHLY;BYMONTHDAY=1,15"),
    ("fr", "le 31 de chaque mois", "recurrence day 2026-10-31 FREQ=MONTHLY;BYMONTHDAY=31"),
    ("es", "cada 14 de julio", "recurrence day 2027-07-14 FREQ=YEARLY;BYMONTH=7;BYMONTHDAY=14"),
    ("fr", "chaque 1er mai", "recurrence day 2027-05-01 FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=1"),
    ("fr", "un lundi sur trois", "recurrence day 2026-09-21 FREQ=WEEKLY;INTERVAL=3;BYDAY=MO"),
    ("fr", "un lundi par quinzaine", "recurrence day 2026-09-21 FREQ=WEEKLY;INTERVAL=2;BYDAY=MO"),
    ("fr", "un samedi par mois", "recurrence day 2026-10-03 FREQ=MONTHLY;BYDAY=1SA"),
    ("es", "cada dos lunes", "recurrence day 2026-09-21 FREQ=WEEKLY;INTERVAL=2;BYDAY=MO"),
    ("fr", "tous les 15 jours", "recurrence day 2026-09-30 FREQ=WEEKLY;INTERVAL=2"),
    ("fr", "tous les 8 jours", "recurrence day 2026-09-23 FREQ=WEEKLY"),
    ("fr", "tous les 10 jours", "recurrence day 2026-09-26 FREQ=DAILY;INTERVAL=10"),
    ("en", "every Monday to Thursday", "recurrence day 2026-09-17 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH"),
    ("en", "every Monday morning at 8", "recurrence hour 2026-09-21T08:00 FREQ=WEEKLY;BYDAY=MO"),
    ("fr", "tous les matins à 8h", "recurrence hour 2026-09-17T08:00 FREQ=DAILY"),
    ("fr", "tous les lundis de septembre à décembre", "recurrence day 2026-09-21 FREQ=WEEKLY;BYDAY=MO;UNTIL=20261231"),
    ("fr", "tous les lundis, 15h heure de Paris", "recurrence hour 2026-09-21T15:00 FREQ=WEEKLY;BYDAY=MO"),
    ("fr", "tous les mardis d'août", "recurrence day 2027-08-03 FREQ=WEEKLY;BYDAY=TU;UNTIL=20270831"),
    ("fr", "tous les mardis pendant 3 mois", "recurrence day 2026-09-22 FREQ=WEEKLY;BYDAY=TU;UNTIL=20261221"),
    ("fr", "8 fois tous les mardis", "recurrence day 2026-09-22 FREQ=WEEKLY;BYDAY=TU;COUNT=8"),
    ("fr", "tous les mardis jusqu'en décembre", "recurrence day 2026-09-22 FREQ=WEEKLY;BYDAY=TU;UNTIL=20261231"),
    ("fr", "tous les mardis à partir de novembre", "recurrence day 2026-11-03 FREQ=WEEKLY;BYDAY=TU"),
    ("fr", "tous les mardis sauf le 6 octobre", "recurrence day 2026-09-22 FREQ=WEEKLY;BYDAY=TU"),
    ("fr", "tous les jours sauf le mardi et le jeudi", "recurrence day 2026-09-18 FREQ=WEEKLY;BYDAY=MO,WE,FR,SA,SU"),
    (
        "fr",
        "tous les mardis sauf en décembre",
        "recurrence day 2026-09-22 FREQ=WEEKLY;BYMONTH=1,2,3,4,5,6,7,8,9,10,11;BYDAY=TU",
    ),
    ("fr", "mensuel, le premier mardi", "recurrence day 2026-10-06 FREQ=MONTHLY;BYDAY=1TU"),
    ("fr", "le 14 juillet de chaque année", "recurrence day 2027-07-14 FREQ=YEARLY;BYMONTH=7;BYMONTHDAY=14"),
    ("fr", "tous les ans en mars", "recurrence day 2027-03-01 FREQ=YEARLY;BYMONTH=3"),
    ("fr", "chaque semaine le lundi", "recurrence day 2026-09-21 FREQ=WEEKLY;BYDAY=MO"),
    ("fr", "lundi et mardi de la semaine prochaine", "recurrence day 2026-09-21 FREQ=WEEKLY;BYDAY=MO,TU;COUNT=2"),
    ("fr", "les 12, 13 et 14 novembre", "interval day 2026-11-12 > 2026-11-15"),
    ("fr", "les 5, 12 et 19 novembre", "recurrence day 2026-11-05 FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=5,12,19;COUNT=3"),
    ("fr", "le 5 ou le 6 novembre", "point day 2026-11-05"),
    ("fr", "15h Paris / 10h Santiago", "point hour 2026-09-17T15:00"),
    ("fr", "15h (10h Santiago)", "point hour 2026-09-17T15:00"),
    ("fr", "15h Paris / 12h Santiago", "point hour 2026-09-17T15:00"),
    ("fr", "15h heure de Paris mardi", "point hour 2026-09-22T15:00"),
    ("fr", "dans la nuit de lundi à mardi", "interval hour 2026-09-21T18:00 > 2026-09-22T04:00"),
    ("fr", "la nuit du 24 au 25 décembre", "interval hour 2026-12-24T18:00 > 2026-12-25T04:00"),
    ("en", "late this afternoon", "interval hour 2026-09-16T17:00 > 2026-09-16T19:00"),
    ("en", "early tomorrow morning", "interval hour 2026-09-17T04:00 > 2026-09-17T09:00"),
    ("fr", "les années 90", "interval year 1990-01-01 > 2000-01-01"),
    ("en", "the 20s", "interval year 2020-01-01 > 2030-01-01"),
    ("fr", "fin juillet", "interval day 2027-07-21 > 2027-08-01"),
    ("fr", "début de l'année prochaine", "interval month 2027-01-01 > 2027-05-01"),
    ("fr", "mi-octobre", "interval day 2026-10-11 > 2026-10-21"),
    ("fr", "début octobre", "interval day 2026-10-01 > 2026-10-11"),
    ("fr", "fin du mois", "interval day 2026-09-21 > 2026-10-01"),
    ("fr", "fin de semaine prochaine", "interval day 2026-09-25 > 2026-09-28"),
    ("fr", "la semaine du 4 novembre", "point week 2026-11-02"),
    ("fr", "semaine 53", "point week 2026-12-28"),
    ("fr", "semaine 54", "none"),
    ("fr", "semaine 40", "point week 2026-09-28"),
    ("fr", "semaine 10 de 2027", "point week 2027-03-08"),
    ("fr", "le week-end prochain", "interval hour 2026-09-18T18:00 > 2026-09-21"),
    ("fr", "le week-end dernier", "interval hour 2026-09-11T18:00 > 2026-09-14"),
    ("fr", "ce week-end", "interval hour 2026-09-18T18:00 > 2026-09-21"),
    ("fr", "le week-end du 11 novembre", "interval hour 2026-11-13T18:00 > 2026-11-16"),
    ("fr", "le week-end de Pâques", "interval hour 2027-03-26T18:00 > 2027-03-29"),
    ("en", "the weekend after next", "interval hour 2026-09-25T18:00 > 2026-09-28"),
    ("fr", "l'été prochain", "interval day 2027-06-21 > 2027-09-21"),
    ("fr", "l'été dernier", "interval day 2025-06-21 > 2025-09-21"),
    ("fr", "cet hiver", "interval day 2026-12-21 > 2027-03-21"),
    ("fr", "été 2015", "interval day 2015-06-21 > 2015-09-21"),
    ("fr", "la première quinzaine d'octobre", "interval day 2026-10-01 > 2026-10-16"),
    ("fr", "la deuxième quinzaine d'octobre", "interval day 2026-10-16 > 2026-11-01"),
    ("fr", "le dernier trimestre 2027", "point quarter 2027-10-01"),
    ("fr", "premier trimestre", "point quarter 2027-01-01"),
    ("fr", "la première semaine d'octobre", "point week 2026-10-05"),
    ("fr", "le dernier jour de l'année", "point day 2026-12-31"),
    ("fr", "le cinquième lundi de novembre", "point day 2026-11-30"),
    ("fr", "le 5 du mois prochain", "point day 2026-10-05"),
    ("fr", "mardi de la semaine prochaine", "point day 2026-09-22"),
    ("fr", "dans trois semaines, mardi", "point day 2026-10-06"),
    ("fr", "lundi en huit", "point day 2026-09-28"),
    ("fr", "lundi en quinze", "point day 2026-10-05"),
    ("en", "Monday week", "point day 2026-09-28"),
    ("en", "a week on Tuesday", "point day 2026-09-29"),
    ("fr", "jeudi dernier", "point day 2026-09-10"),
    ("fr", "ce jeudi", "point day 2026-09-17"),
    ("fr", "mardi prochain", "point day 2026-09-22"),
    ("fr", "de 9h à 14h", "interval hour 2026-09-17T09:00 > 2026-09-17T14:00"),
    ("en", "from 2 to 4pm", "interval hour 2026-09-17T14:00 > 2026-09-17T16:00"),
    ("en", "2-4pm", "interval hour 2026-09-17T14:00 > 2026-09-17T16:00"),
    ("fr", "de 9h à 2h", "interval hour 2026-09-17T09:00 > 2026-09-17T14:00"),
    ("fr", "entre 10h et 12h", "interval hour 2026-09-17T10:00 > 2026-09-17T12:00"),
    ("fr", "de 22h à 6h", "interval hour 2026-09-16T22:00 > 2026-09-17T06:00"),
    ("es", "de 2 a 4 de la tarde", "interval hour 2026-09-17T14:00 > 2026-09-17T16:00"),
    ("fr", "à 3h", "point hour 2026-09-17T15:00"),
    ("fr", "à 7h", "point hour 2026-09-17T07:00"),
    ("en", "at 12", "point hour 2026-09-17T12:00"),
    ("fr", "lundi à 3h", "point hour 2026-09-21T03:00"),
    ("fr", "lundi à minuit", "point hour 2026-09-21"),
    ("fr", "neuf heures moins le quart", "point minute 2026-09-17T08:45"),
    ("fr", "une heure moins dix", "point minute 2026-09-17T12:50"),
    ("en", "half past two", "point minute 2026-09-17T14:30"),
    ("en", "quarter past noon", "point minute 2026-09-17T12:15"),
    ("en", "ten to five", "point minute 2026-09-16T16:50"),
    ("fr", "midi et quart", "point minute 2026-09-17T12:15"),
    ("fr", "dans une heure et demie", "point minute 2026-09-16T17:30"),
    ("fr", "il y a trois jours", "point day 2026-09-13"),
    ("fr", "dans 36 heures", "point minute 2026-09-18T04:00"),
    ("fr", "dans un mois et demi", "point day 2026-10-31"),
    ("fr", "Noël", "point day 2026-12-25"),
    ("fr", "l'Assomption", "point day 2027-08-15"),
    ("fr", "la Toussaint", "point day 2026-11-01"),
    ("fr", "l'Armistice", "point day 2026-11-11"),
    ("es", "Fiestas Patrias", "point day 2026-09-18"),
    ("es", "San Pedro y San Pablo", "point day 2027-06-28"),
    ("es", "Día de la Raza", "point day 2026-10-12"),
    ("es", "Inmaculada Concepción", "point day 2026-12-08"),
    ("en", "Independence Day", "point day 2027-07-04"),
    ("en", "Boxing Day", "point day 2026-12-26"),
    ("en", "New Year's Eve", "point day 2026-12-31"),
    ("en", "Halloween", "point day 2026-10-31"),
    ("fr", "Saint-Nicolas", "point day 2026-12-06"),
    ("es", "Virgen del Carmen", "point day 2027-07-16"),
    ("es", "Glorias Navales", "point day 2027-05-21"),
    ("fr", "la Chandeleur", "point day 2027-02-02"),
    ("fr", "l'Épiphanie", "point day 2027-01-06"),
    ("fr", "la Saint-Valentin", "point day 2027-02-14"),
    ("fr", "la fête de la musique", "point day 2027-06-21"),
    ("es", "Día de Todos los Santos", "point day 2026-11-01"),
    ("es", "Viernes Santo", "point day 2027-03-26"),
    ("es", "Nochebuena", "point day 2026-12-24"),
    ("es", "Día de los Inocentes", "point day 2026-12-28"),
    ("en", "Saint Patrick's Day", "point day 2027-03-17"),
    ("en", "Veterans Day", "point day 2026-11-11"),
    ("en", "Earth Day", "point day 2027-04-22"),
    ("es", "todos los días menos el martes y el jueves", "recurrence day 2026-09-18 FREQ=WEEKLY;BYDAY=MO,WE,FR,SA,SU"),
    ("en", "every day except Tuesday and Thursday", "recurrence day 2026-09-18 FREQ=WEEKLY;BYDAY=MO,WE,FR,SA,SU"),
]


def read(text: str, language: str | None = None) -> Understood:
    return understand(text, now=NOW, zone=ZONE, language=language)


@pytest.mark.parametrize(("language", "text", "meaning"), SAID)
def test_what_is_said_means_what_the_conventions_say(language: str, text: str, meaning: str) -> None:
    understood = read(text, language)
    assert in_one_line(understood, ZONE) == meaning
    assert (understood.language, understood.text) == (language, text)


LEFT_OUT = {
    "tous les mardis sauf le 6 octobre": (date(2026, 10, 6),),
    "tous les lundis sauf du 5 au 7 octobre": (date(2026, 10, 5), date(2026, 10, 6), date(2026, 10, 7)),
}


@pytest.mark.parametrize("text", LEFT_OUT)
def test_days_left_out_are_named_one_by_one(text: str) -> None:
    assert read(text, "fr").best.exceptions == LEFT_OUT[text]


def test_a_rule_whose_first_day_is_left_out_begins_with_the_next() -> None:
    found = read("tous les lundis sauf le 21 septembre", "fr").best
    assert found.start == datetime.fromisoformat("2026-09-28T00:00+02:00")


RIVALS = {
    "le 5/10/49": "2049-05-10T00:00",
    "lundi à 3h": "2026-09-21T15:00",
    "lundi à minuit": "2026-09-22T00:00",
    "le 5 ou le 6 novembre": "2026-11-06T00:00",
    "le week-end prochain": "2026-09-25T18:00",
    "15h Paris / 12h Santiago": "2026-09-17T12:00",
}


@pytest.mark.parametrize("text", RIVALS)
def test_what_may_also_be_meant_is_the_other_reading(text: str) -> None:
    starts = [other.start.isoformat()[:16] for other in read(text, "fr").others if other.start]
    assert RIVALS[text] in starts


NOTED = {
    "15h Paris / 10h Santiago": "shores agree",
    "15h (10h Santiago)": "shores agree",
    "15h Paris / 12h Santiago": "shores disagree",
    "trois fois par mois": "approximate",
    "un samedi par mois": "approximate",
    "deux heures avant le départ": "event missing",
}


@pytest.mark.parametrize("text", NOTED)
def test_what_is_odd_about_a_time_is_noted(text: str) -> None:
    assert [note.kind for note in read(text, "fr").best.notes] == [NOTED[text]]
