"""Gaps and lessons: what nobody could answer is kept, grouped, shown, and closed by teaching a name."""

import pytest

from bot.understanding.teaching import lesson_in
from tests.conversation import GROUP, Conversation

LESSONS = [
    ("alias CUF = Cités Unies France", "CUF", "Cités Unies France", True),
    ("/alias el 29 = Finistère", "el 29", "Finistère", True),
    ("La Grande Île = Chiloé", "La Grande Île", "Chiloé", True),
    ("Maule, c'est la Bourgogne", "Maule", "la Bourgogne", False),
    ("« Tombouctou » veut dire Chiloé.", "Tombouctou", "Chiloé", False),
    ("Tombuctú es Chiloé", "Tombuctú", "Chiloé", False),
    ("Timbuktu means Chiloé", "Timbuktu", "Chiloé", False),
]


@pytest.mark.parametrize(("said", "name", "meaning", "explicit"), LESSONS)
def test_a_lesson_is_heard(said: str, name: str, meaning: str, explicit: bool) -> None:
    lesson = lesson_in(said)
    assert lesson is not None
    assert (lesson.name, lesson.meaning, lesson.explicit) == (name, meaning, explicit)


@pytest.mark.parametrize(
    "said", ["qui suit Chiloé ?", "c'est quoi ?", "is it?", "= Chiloé", "merci", "a = b = c", "¿qué es esto?"]
)
def test_what_is_no_lesson_is_none(said: str) -> None:
    assert lesson_in(said) is None


def test_a_taught_name_is_found_at_once_and_can_be_undone(conversation: Conversation) -> None:
    (answer,) = conversation.say("alias La Grande Verte = Chiloé", "coordinator")
    assert "désigne" in answer.text
    taught = conversation.last
    (answer,) = conversation.say("qui suit la Grande Verte ?", "anna")
    assert "Anna Calvez" in answer.text
    conversation.last = taught
    (undone,) = conversation.press("Revenir en arrière", "coordinator")
    assert "annulé" in undone.text
    (answer,) = conversation.say("qui suit la Grande Verte ?", "anna")
    assert "Je ne connais pas" in answer.text


def test_open_questions_are_grouped_and_closed_by_teaching(conversation: Conversation) -> None:
    for question in ("qui suit Tombouctou ?", "Tombouctou ?", "c'est qui pour tombouctou"):
        conversation.say(question, "anna")
    (gaps,) = conversation.say("/lacunes", "coordinator")
    assert gaps.text.count("•") == 1
    assert "3 fois" in gaps.text
    (answer,) = conversation.say("Tombouctou, c'est Chiloé", "coordinator")
    assert "réponse" in answer.text
    (answer,) = conversation.say("qui suit Tombouctou ?", "anna")
    assert "Anna Calvez" in answer.text
    (gaps,) = conversation.say("/lacunes", "coordinator")
    assert "Aucune question" in gaps.text


def test_a_place_that_nobody_handles_is_a_gap_that_a_coordinator_can_close(conversation: Conversation) -> None:
    conversation.say("qui suit Maule ?", "anna")
    (gaps,) = conversation.say("/lacunes", "coordinator")
    assert "Maule" in gaps.text
    conversation.say("Maule, c'est la Bourgogne", "coordinator")
    (answer,) = conversation.say("qui suit Maule ?", "anna")
    assert "Emilie Castel" in answer.text
    assert any("Maule" in label for label in answer.labels)


def test_a_lesson_that_fits_several_things_asks_which(conversation: Conversation) -> None:
    (question,) = conversation.say("alias Le Président = Santiago", "coordinator")
    assert len(question.labels) >= 3
    (answer,) = conversation.press("Betancur", "coordinator")
    assert "Santiago Betancur" in answer.text
    (answer,) = conversation.say("qui est Le Président ?", "anna")
    assert "Santiago Betancur" in answer.text


def test_only_a_coordinator_teaches_and_not_by_chance(conversation: Conversation) -> None:
    conversation.say("alias Verte = Chiloé", "anna")
    (answer,) = conversation.say("qui suit la Verte ?", "mary")
    assert "Anna Calvez" not in answer.text
    heard = conversation.say("Chiloé, c'est Coquimbo", "coordinator", GROUP)
    assert "désigne" not in "".join(message.text for message in heard)


def test_what_cannot_be_found_is_not_taught(conversation: Conversation) -> None:
    (answer,) = conversation.say("alias Truc = Zzyzxq", "coordinator")
    assert "Je ne sais pas" in answer.text
