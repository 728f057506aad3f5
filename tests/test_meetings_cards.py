"""Cards of meetings in a group, and announcements that wait for the morning: one right message, edited later."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.assistant import Assistant
from bot.directory import Directory
from data.memory import Store
from tests.conversation import GROUP, Conversation
from tests.reminded import Told, live

NOON = datetime(2026, 9, 21, 9, 30, tzinfo=UTC)
EVENING = datetime(2026, 9, 21, 20, 30, tzinfo=UTC)
"""22:30 in Paris: the group sleeps until 07:30."""
MORNING = datetime(2026, 9, 22, 6, 0, tzinfo=UTC)
A_MINUTE = timedelta(minutes=1)


@pytest.fixture
def town(shipped: Store, shipped_directory: Directory) -> Conversation:
    conversation = Conversation(shipped, NOON, Assistant("fr", "Europe/Paris", shipped_directory))
    conversation.let_everybody_in()
    return conversation


def passed(town: Conversation, until: datetime | None = None) -> list[Told]:
    """What the group sees meanwhile."""
    return [one for one in live(town, until or town.now + A_MINUTE) if one.chat == GROUP.id]


def test_in_a_group_the_echo_becomes_the_card_and_nothing_is_announced_beside_it(town: Conversation) -> None:
    town.say("/reunion eau mardi 13 octobre 15h", "anna", GROUP)
    (echo,) = passed(town)
    town.press("OK", "anna", GROUP)
    (card,) = passed(town)
    assert card.row.outgoing.action == "edit"
    assert "C’est noté" in card.text
    town.press("Je viens", "gonzalo", GROUP)
    (counted,) = passed(town)
    assert (counted.row.outgoing.action, counted.row.outgoing.card) == ("edit", card.row.outgoing.card)
    assert "1 vient" in counted.text
    assert "Je noterais" in echo.text


def test_a_card_that_no_longer_holds_says_what_became_of_the_meeting(town: Conversation) -> None:
    town.say("/reunion eau mardi 13 octobre 15h", "anna", GROUP)
    town.press("OK", "anna", GROUP)
    passed(town)
    town.say("déplace la réunion du 13 octobre à 16h", "anna", GROUP)
    news, old = sorted(passed(town), key=lambda one: one.row.outgoing.action, reverse=True)
    assert (old.row.outgoing.action, news.row.outgoing.action) == ("edit", "send")
    assert "nouvelle date : mardi 13 octobre 2026, 16:00" in old.text
    assert (old.utterance.labels, len(news.utterance.labels)) == ((), 5)


@pytest.mark.parametrize(
    ("change", "announced"),
    [
        ("déplace la réunion du 13 octobre à 16h", ["mardi 13 octobre 2026, 16:00"]),
        ("annule la réunion du 13 octobre", []),
        ("renomme la réunion du 13 octobre : Convention", ["Convention\nmardi 13 octobre 2026, 15:00"]),
    ],
)
def test_a_meeting_changed_before_it_was_announced_is_announced_once_and_right(
    change: str, announced: list[str], town: Conversation
) -> None:
    town.now = EVENING
    town.say("réunion eau mardi 13 octobre 15h", "anna")
    town.press("OK", "anna")
    assert passed(town) == []
    town.say(change, "anna")
    assert passed(town) == []
    heard = passed(town, MORNING)
    assert len(heard) == len(announced)
    for one, words in zip(heard, announced, strict=True):
        assert one.text.startswith("📅 Nouvelle réunion")
        assert words in one.text


def test_a_meeting_moved_twice_in_the_night_is_announced_as_it_is_last(town: Conversation) -> None:
    town.now = EVENING
    town.say("réunion eau mardi 13 octobre 15h", "anna")
    town.press("OK", "anna")
    for change in ("déplace la réunion du 13 octobre à 16h", "annule la réunion du 13 octobre"):
        town.say(change, "anna")
        passed(town)
    town.say("rétablis la réunion du 13 octobre", "anna")
    (heard,) = passed(town, MORNING)
    assert "mardi 13 octobre 2026, 16:00" in heard.text
    assert heard.text.startswith("📅 Nouvelle réunion")
