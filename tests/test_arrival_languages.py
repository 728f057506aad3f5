"""In which language she answers: the sentence's when it tells, else the person's, else the group's."""

import pytest

from bot.understanding.language import language_told
from data.model import Language
from tests.conversation import GROUP, Conversation

TOLD: tuple[tuple[str, Language, Language], ...] = (
    ("pas de rappels le week-end", "fr", "fr"),
    ("fait : convention envoyée", "es", "fr"),
    ("hecho #41", "fr", "es"),
    ("overdue items", "fr", "en"),
    ("¿Castro?", "fr", "es"),
    ("hello", "es", "es"),
    ("ok", "es", "es"),
    ("#41 → Isabelle", "fr", "fr"),
    ("mes actions", "en", "fr"),
)
"""What is written, the language spoken with its author, the language of the answer."""


@pytest.mark.parametrize(("text", "spoken", "expected"), TOLD)
def test_a_sentence_tells_its_language_or_none(text: str, spoken: Language, expected: Language) -> None:
    assert language_told(text, spoken) == expected


def test_names_do_not_tell_a_language() -> None:
    assert language_told("Los Lagos ?", "fr", [(0, 9)]) == "fr"


@pytest.mark.parametrize("said", ["/members", "/invite Ana, Diego", "/gaps", "Los Lagos ?"])
def test_a_command_alone_or_a_name_alone_is_answered_in_the_language_of_the_person(
    conversation: Conversation, said: str
) -> None:
    conversation.say(said, by="coordinator")
    assert language_told(conversation.last[0].text, "en") == "fr"


def test_a_group_hears_the_language_of_the_message_that_is_answered(conversation: Conversation) -> None:
    conversation.say("¿cuándo es la próxima reunión?", by="anna", where=GROUP)
    assert language_told(conversation.last[0].text, "en") == "es"
