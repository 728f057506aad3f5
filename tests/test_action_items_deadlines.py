"""By when: days on the calendar of whoever says it, hours on the clock of whoever owns it."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.intents import AddActionItems, ItemSaid
from bot.understanding.action_items.deadlines import Calendar, Deadline
from data.memory import Store
from tests.action_items_corpus import heard, talk_of

PARIS, SANTIAGO = ZoneInfo("Europe/Paris"), ZoneInfo("America/Santiago")
MONDAY, FRIDAY = datetime(2026, 9, 21, 11, tzinfo=PARIS), datetime(2026, 9, 25, 11, tzinfo=PARIS)
BASTILLE_WEEK = datetime(2025, 7, 7, 11, tzinfo=PARIS)
"""14 July 2025 is a Monday."""

DUE = [
    # said, at, the owner's zone, due there
    ("avant vendredi", MONDAY, PARIS, "2026-09-24 18:00"),
    ("before Monday", MONDAY, PARIS, "2026-09-25 18:00"),
    ("avant le 14 juillet", BASTILLE_WEEK, PARIS, "2025-07-11 18:00"),
    ("antes del 13 de octubre", MONDAY, SANTIAGO, "2026-10-09 18:00"),
    ("avant le 13 octobre", MONDAY, PARIS, "2026-10-12 18:00"),
    ("d'ici vendredi", MONDAY, PARIS, "2026-09-25 18:00"),
    ("para el viernes", MONDAY, SANTIAGO, "2026-09-25 18:00"),
    ("hasta el viernes", MONDAY, SANTIAGO, "2026-09-25 18:00"),
    ("by Friday", FRIDAY, PARIS, "2026-09-25 18:00"),
    ("d'ici vendredi", FRIDAY, PARIS, "2026-09-25 18:00"),
    ("before Friday 18h", MONDAY, PARIS, "2026-09-25 18:00"),
    ("antes del viernes a las 10:30", MONDAY, SANTIAGO, "2026-09-25 10:30"),
    ("fin juillet", BASTILLE_WEEK, PARIS, "2025-07-31 18:00"),
    ("fin octobre", MONDAY, PARIS, "2026-10-30 18:00"),
    ("la semaine prochaine", MONDAY, PARIS, "2026-10-02 18:00"),
    ("demain matin", MONDAY, PARIS, "2026-09-22 09:00"),
    ("mañana en la tarde", MONDAY, PARIS, "2026-09-22 14:00"),
    ("this evening", MONDAY, PARIS, "2026-09-21 19:00"),
    ("dans deux heures", MONDAY, SANTIAGO, "2026-09-21 08:00"),
    ("2 jours avant la réunion", MONDAY, PARIS, "2026-10-04 18:00"),
    ("avant la réunion", MONDAY, SANTIAGO, "2026-10-06 10:00"),
]
ASKED = [
    ("by Friday", datetime(2026, 9, 25, 18, 30, tzinfo=PARIS)),
    ("vendredi", FRIDAY),
    ("hier", MONDAY),
    ("avant le 15 septembre", MONDAY),
    ("le 3 mars 2014", MONDAY),
    ("avant vendredi", datetime(2026, 9, 24, 19, tzinfo=PARIS)),
]
NO_DATE = ["dès que possible", "après le 3 octobre", "le procès-verbal du 4 juillet", "the letter of 15 September"]


def _calendar(now: datetime, *, meeting: bool = True) -> Calendar:
    starts = datetime(2026, 10, 6, 13, tzinfo=UTC)
    return Calendar(now, PARIS, {"la reunion": starts, "la réunion": starts} if meeting else {})


@pytest.mark.parametrize(("said", "now", "zone", "due"), DUE)
def test_a_deadline_is_a_time_on_the_owners_clock(said: str, now: datetime, zone: ZoneInfo, due: str) -> None:
    found = _calendar(now).deadline(f"envoyer {said}", zone)
    assert f"{found.due:%Y-%m-%d %H:%M}" == due
    assert found.doubt is None


@pytest.mark.parametrize(("said", "now"), ASKED)
def test_what_is_past_or_may_be_two_days_is_asked(said: str, now: datetime) -> None:
    found = _calendar(now).deadline(f"envoyer {said}", PARIS)
    assert found.due is None
    assert found.doubt is not None
    assert all(due > now.replace(tzinfo=None) for due in found.doubt.dues)


@pytest.mark.parametrize("said", NO_DATE)
def test_a_time_that_is_no_deadline_leaves_the_item_without_one(said: str) -> None:
    assert _calendar(MONDAY).deadline(f"envoyer {said}", PARIS) == Deadline()


def test_before_a_meeting_that_nobody_knows_is_asked() -> None:
    found = _calendar(MONDAY, meeting=False).deadline("envoyer avant la réunion", PARIS)
    assert found.doubt is not None
    assert found.doubt.said == "avant la réunion"


def test_before_friday_offers_friday_included() -> None:
    found = _calendar(MONDAY).deadline("envoyer avant vendredi", PARIS)
    assert f"{found.included:%Y-%m-%d %H:%M}" == "2026-09-25 18:00"


def test_a_rule_repeats_from_its_first_date() -> None:
    found = _calendar(MONDAY).deadline("every other Friday send it", PARIS)
    assert found.rrule == "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR"
    assert f"{found.due:%Y-%m-%d %H:%M}" == "2026-09-25 18:00"


def _said(text: str, by: str, now: datetime, store: Store, directory: object) -> ItemSaid:
    with store.look() as memory:
        intent = heard(text, talk_of(by, memory, directory, now))  # type: ignore[arg-type]
    assert isinstance(intent, AddActionItems)
    return intent.items[0]


def test_tomorrow_is_counted_on_the_calendar_of_whoever_says_it(
    shipped_store: Store, shipped_directory: object
) -> None:
    monday_night = datetime(2026, 9, 21, 23, tzinfo=SANTIAGO)
    item = _said("Tarea: Anna envía el acta mañana", "Gonzalo Duran", monday_night, shipped_store, shipped_directory)
    assert (f"{item.due:%Y-%m-%d %H:%M}", item.zone) == ("2026-09-22 18:00", "Europe/Paris")


def test_the_owners_shore_has_its_own_holidays(shipped_store: Store, shipped_directory: object) -> None:
    words = "Action : {} envoie l'acte avant le 13 octobre"
    due = {
        name: _said(words.format(name), "Eric Recoura", MONDAY, shipped_store, shipped_directory).due
        for name in ("Anna", "Gonzalo")
    }
    assert {name: f"{day:%m-%d}" for name, day in due.items()} == {"Anna": "10-12", "Gonzalo": "10-09"}
