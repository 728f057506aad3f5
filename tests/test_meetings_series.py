"""A series that goes on at another time: what has been stays, what comes moves, and it can be taken back."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.assistant import Assistant
from bot.directory import Directory
from bot.reminding.occurrences import dates
from data.memory import Store
from tests.conversation import GROUP, Conversation

SEPTEMBER = datetime(2026, 9, 21, 9, 30, tzinfo=UTC)
CALL = "réunion équipe eau tous les jeudis à 15h"
SAID = [
    "à partir de novembre, la réunion équipe eau a lieu le mardi à 16h",
    "la réunion équipe eau passe au mardi à 16h à partir du 3 novembre",
    "desde noviembre la reunión équipe eau se hace los martes a las 16 hora de París",
    "from November the équipe eau meeting is on Tuesdays at 4pm Paris time",
]


@pytest.fixture
def series(shipped: Store, shipped_directory: Directory) -> Conversation:
    conversation = Conversation(shipped, SEPTEMBER, Assistant("fr", "Europe/Paris", shipped_directory))
    conversation.let_everybody_in()
    conversation.say(CALL, "coordinator")
    conversation.say("oui", "coordinator")
    return conversation


def held(conversation: Conversation, after: datetime, until: datetime) -> list[str]:
    """The dates of every meeting that is no example, by its own clock."""
    with conversation.store.look() as memory:
        every = [one for one in memory.meetings.all() if not one.example]
        found = [date.starts for one in every for date in dates(memory, one, after, until)]
    return [f"{one:%d.%m. %H:%M}" for one in sorted(found)]


@pytest.mark.parametrize("said", SAID)
def test_a_series_is_moved_from_a_month_on(said: str, series: Conversation) -> None:
    series.now += timedelta(days=10)
    series.say(said, "coordinator")
    series.say("ok", "coordinator")
    around = held(series, datetime(2026, 10, 20, tzinfo=UTC), datetime(2026, 11, 12, tzinfo=UTC))
    assert around == ["22.10. 15:00", "29.10. 15:00", "03.11. 16:00", "10.11. 16:00"]


def test_a_split_series_is_one_again_after_undo(series: Conversation) -> None:
    series.now += timedelta(days=10)
    before = held(series, series.now, series.now + timedelta(days=60))
    series.say(SAID[0], "coordinator")
    series.say("oui", "coordinator")
    series.press("Revenir en arrière", "coordinator")
    assert held(series, series.now, series.now + timedelta(days=60)) == before


def test_a_moved_date_comes_back_after_undo_and_its_card_with_it(series: Conversation) -> None:
    series.say("déplace la réunion équipe eau du 1er octobre au 2 octobre à 10h", "coordinator")
    series.press("Seulement", "coordinator")
    moved = held(series, SEPTEMBER, datetime(2026, 10, 9, tzinfo=UTC))
    assert moved == ["24.09. 15:00", "02.10. 10:00", "08.10. 15:00"]
    answers = series.press("Revenir en arrière", "coordinator")
    assert "jeudi 1er octobre 2026, 15:00" in answers[0].text
    assert held(series, SEPTEMBER, datetime(2026, 10, 2, tzinfo=UTC)) == ["24.09. 15:00", "01.10. 15:00"]


def test_a_cancelled_series_takes_place_after_undo(series: Conversation) -> None:
    series.say("annule toute la série de la réunion équipe eau", "coordinator")
    assert held(series, SEPTEMBER, SEPTEMBER + timedelta(days=30)) == []
    assert "Finalement maintenue" in series.press("Revenir en arrière", "coordinator")[0].text
    assert held(series, SEPTEMBER, SEPTEMBER + timedelta(days=5)) == ["24.09. 15:00"]


def test_nobody_undoes_what_is_not_theirs(series: Conversation) -> None:
    series.say("annule celle du 1er octobre", "coordinator", GROUP)
    refused = series.press("Revenir en arrière", "anna", GROUP)
    assert "par la coordination" in refused[0].text
    assert "01.10. 15:00" not in held(series, SEPTEMBER, SEPTEMBER + timedelta(days=20))
