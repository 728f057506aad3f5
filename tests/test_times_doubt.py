"""What is doubtful is said so: rival readings, what tells them apart, notes, events by name, several times at once."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.times import Reading, as_json, understand

PARIS, SANTIAGO = ZoneInfo("Europe/Paris"), ZoneInfo("America/Santiago")
WEDNESDAY = datetime(2026, 9, 16, 16, tzinfo=PARIS)
FRIDAY = datetime(2026, 9, 18, 11, 30, tzinfo=PARIS)

# said, the best reading and the next one, what tells them apart
RIVALS = (
    ("réunion vendredi prochain", "2026-09-18T00:00", "2026-09-25T00:00", "date"),
    ("reunión el próximo viernes", "2026-09-18T00:00", "2026-09-25T00:00", "date"),
    ("meeting next Friday at 10:30", "2026-09-18T10:30", "2026-09-25T10:30", "date"),
    ("réunion le 3/4", "2027-04-03T00:00", "2027-03-04T00:00", "date"),
    ("tomorrow at 5", "2026-09-17T05:00", "2026-09-17T17:00", "hour"),
    ("call at 5", "2026-09-16T17:00", "2026-09-17T05:00", "date"),
    ("fête le 31 décembre à minuit", "2026-12-31T00:00", "2027-01-01T00:00", "date"),
    ("le week-end prochain", "2026-09-18T18:00", "2026-09-25T18:00", "date"),
    ("desde el 1 de septiembre", "2026-09-01T00:00", "2027-09-01T00:00", "date"),
    ("every second Tuesday", "2026-09-22T00:00", "2026-10-13T00:00", "date"),
)


def wall(reading: Reading) -> str:
    assert reading.start is not None
    return reading.start.isoformat()[:16]


@pytest.mark.parametrize(("text", "best", "other", "by"), RIVALS)
def test_a_doubtful_time_has_rivals_and_says_what_differs(text: str, best: str, other: str, by: str) -> None:
    understood = understand(text, now=WEDNESDAY, zone=PARIS)
    assert (wall(understood.best), wall(understood.others[0])) == (best, other)
    for reading in (understood.best, understood.others[0]):
        assert reading.distinguishes is not None
        assert (reading.distinguishes.by, reading.distinguishes.value) == (by, reading.start)


def test_a_clear_time_has_no_rival() -> None:
    understood = understand("réunion demain à 15h30", now=WEDNESDAY, zone=PARIS)
    assert (understood.others, understood.best.distinguishes) == ((), None)


def test_on_that_very_weekday_today_is_the_other_reading() -> None:
    understood = understand("réunion vendredi", now=FRIDAY, zone=PARIS)
    assert (wall(understood.best), wall(understood.others[0])) == ("2026-09-25T00:00", "2026-09-18T00:00")


def test_today_at_five_said_in_the_afternoon_is_not_last_night() -> None:
    understood = understand("aujourd'hui à 5h", now=WEDNESDAY, zone=PARIS)
    assert (wall(understood.best), understood.others) == ("2026-09-16T17:00", ())


def test_a_rival_that_is_already_over_is_left_out() -> None:
    assert understand("réunion vendredi à 9h", now=FRIDAY, zone=PARIS).others == ()


SHORES = (
    ("réunion le 6 octobre à 15h Paris / 10h Santiago", "shores agree", 0),
    ("reunión el 6 de octubre a las 15:00 París / 11:00 Santiago", "shores disagree", 1),
    ("15h à Paris, 10h à Santiago le 6 octobre", "shores agree", 0),
    ("le 27 octobre : 15h Paris, soit 11h Santiago", "shores agree", 0),
)


@pytest.mark.parametrize(("text", "note", "rivals"), SHORES)
def test_both_shores_are_compared(text: str, note: str, rivals: int) -> None:
    understood = understand(text, now=WEDNESDAY, zone=PARIS)
    assert [each.kind for each in understood.best.notes] == [note]
    assert (understood.best.tz, len(understood.others)) == ("Europe/Paris", rivals)
    if rivals:
        assert understood.others[0].tz == "America/Santiago"
        assert understood.others[0].distinguishes is not None
        assert understood.others[0].distinguishes.by == "zone"


EVENT = {
    "la réunion": datetime(2026, 10, 6, 15, tzinfo=PARIS),
    "la réunion du groupe-pays": datetime(2026, 10, 13, 15, tzinfo=PARIS),
}
OFFSETS = (
    ("rappelle-moi 2 jours avant la réunion", "2026-10-04T15:00", "la réunion"),
    ("rappelle-moi une heure avant la réunion", "2026-10-06T14:00", "la réunion"),
    ("rappelle-moi une semaine avant la réunion du groupe-pays", "2026-10-06T15:00", "la réunion du groupe-pays"),
    ("rappelle-moi la veille de la réunion", "2026-10-05T15:00", "la réunion"),
)


@pytest.mark.parametrize(("text", "start", "subject"), OFFSETS)
def test_an_offset_is_counted_from_the_event_that_is_named(text: str, start: str, subject: str) -> None:
    best = understand(text, now=WEDNESDAY, zone=PARIS, events=EVENT).best
    assert (wall(best), best.subject) == (start, subject)


def test_an_event_known_elsewhere_is_seen_from_the_zone_of_who_asks() -> None:
    best = understand(
        "avísame una hora antes de la reunión", now=WEDNESDAY, zone=SANTIAGO, events={"la reunión": EVENT["la réunion"]}
    ).best
    assert best.start == EVENT["la réunion"] - timedelta(hours=1)
    assert best.tz == "America/Santiago"


def test_an_offset_from_nothing_is_no_time() -> None:
    assert understand("rappelle-moi 2 jours avant la réunion", now=WEDNESDAY, zone=PARIS).best.kind == "none"


def test_every_time_of_a_sentence_is_found_in_order() -> None:
    understood = understand("Formation du 5 au 9 octobre, inscriptions avant vendredi", now=WEDNESDAY, zone=PARIS)
    assert [reading.kind for reading in understood.times] == ["interval", "open"]
    assert understood.best in understood.times


def test_dates_left_out_of_a_rule_are_listed() -> None:
    best = understand("tous les lundis à 15h sauf le 5 octobre et en août", now=WEDNESDAY, zone=PARIS).best
    assert best.exceptions == (date(2026, 10, 5),)
    first = understand("tous les lundis à 15h sauf le 21 septembre", now=WEDNESDAY, zone=PARIS).best
    assert wall(first) == "2026-09-28T15:00"


def test_a_naive_now_is_refused() -> None:
    with pytest.raises(ValueError, match="aware"):
        understand("demain", now=datetime(2026, 9, 16), zone=PARIS)  # noqa: DTZ001


def test_a_text_in_decomposed_form_is_composed_first() -> None:
    understood = understand("Re\u0301union apre\u0300s-demain", now=WEDNESDAY, zone=PARIS)
    assert understood.text == "Réunion après-demain"
    assert understood.text[slice(*(understood.best.span or ()))] == "après-demain"


def test_the_form_for_scripts_has_every_key_even_when_there_is_nothing() -> None:
    assert as_json(understand("merci", now=WEDNESDAY, zone=PARIS)) == {
        "text": "merci",
        "span": None,
        "subject": "merci",
        "kind": "none",
        "grain": None,
        "tz": None,
        "from": None,
        "to": None,
        "direction": None,
        "rrule": None,
        "readings": [],
    }


def test_the_form_for_scripts_lists_the_other_readings() -> None:
    found = as_json(understand("vendredi prochain", now=WEDNESDAY, zone=PARIS))
    assert found["readings"] == [
        {
            "kind": "point",
            "grain": "day",
            "tz": "Europe/Paris",
            "from": "2026-09-25T00:00:00+02:00",
            "to": None,
            "direction": None,
            "rrule": None,
        }
    ]


def test_a_zone_that_is_said_moves_today_too() -> None:
    late = datetime(2026, 9, 16, 1, tzinfo=UTC)
    assert wall(understand("demain à 9h heure de Paris", now=late, zone=SANTIAGO).best) == "2026-09-17T09:00"
    assert wall(understand("demain à 9h", now=late, zone=SANTIAGO).best) == "2026-09-16T09:00"
