"""Help: all of it, of one topic, one line where nothing was understood; every example is understood as it stands."""

import re
from typing import get_args

import pytest

from bot.intents.talking import Topic
from bot.understanding.topics import help_asked_about
from tests.conversation import GROUP, Conversation

BY = {"fr": "anna", "es": "gonzalo", "en": "mary"}
HELP = {"fr": "/aide", "es": "/ayuda", "en": "/help"}
TOPICS = {
    "fr": {"directory": "annuaire", "meetings": "réunions", "reminders": "rappels", "items": "actions"},
    "es": {"directory": "directorio", "meetings": "reuniones", "reminders": "recordatorios", "items": "compromisos"},
    "en": {"directory": "directory", "meetings": "meetings", "reminders": "reminders", "items": "actions"},
}
OFFERED = ("Demandez-moi par exemple", "Pregúnteme por ejemplo", "Ask me for example", "par exemple :", "ne sais pas")
ASKED: dict[str, Topic | None] = {
    "aide sur les actions": "items",
    "Aide pour les réunions": "meetings",
    "aide sur les rapels": "reminders",
    "comment ça marche, les rappels ?": "reminders",
    "comment créer une réunion ?": "meetings",
    "j'ai besoin d'aide pour les actions": "items",
    "ayuda con los recordatorios": "reminders",
    "Ayuda sobre las reuniones": "meetings",
    "¿cómo creo una reunión?": "meetings",
    "ayuda con los compromisos": "items",
    "help about meetings": "meetings",
    "help with reminders please": "reminders",
    "how do I move a meeting?": "meetings",
    "how do action items work?": "items",
    "aide": None,
    "aide pour Chiloé": None,
    "comment fonctionne la coopération avec Coquimbo ?": None,
    "aide-moi à préparer la réunion de mardi prochain avec le Finistère": None,
    "réunion mardi à 15h": None,
    "mes actions": None,
    "rappelle-moi la réunion": None,
}
"""What is said, and the topic that help is asked about; None when it is no such question."""


@pytest.mark.parametrize(("said", "topic"), ASKED.items())
def test_help_is_asked_about_a_topic(said: str, topic: Topic | None) -> None:
    assert help_asked_about(said) == topic


@pytest.mark.parametrize("language", BY)
def test_every_example_is_understood(language: str, conversation: Conversation) -> None:
    by = BY[language]
    for word in TOPICS[language].values():
        (shown,) = conversation.say(f"{HELP[language]} {word}", by)
        quoted = [re.sub(r"^• [“«]\s?|\s?[”»]$", "", line) for line in shown.text.splitlines()[1:]]
        assert len(quoted) >= 3
        for example in quoted:
            answered = "\n".join(one.text for one in conversation.say(example, by))
            assert answered, example
            assert not any(words in answered for words in OFFERED), (example, answered)


@pytest.mark.parametrize("language", BY)
def test_all_of_the_help_names_every_topic_in_a_few_lines(language: str, conversation: Conversation) -> None:
    (shown,) = conversation.say(HELP[language], BY[language])
    assert [mark for mark in "🔎📅⏰☑" if mark in shown.text] == list("🔎📅⏰☑")
    assert len(shown.text.splitlines()) == len(get_args(Topic)) + 2


def test_help_shows_the_coordination_its_commands_and_nobody_else(conversation: Conversation) -> None:
    assert "/inviter" in conversation.say("/aide", "coordinator")[0].text
    assert "/inviter" not in conversation.say("/aide", "anna")[0].text


def test_help_in_a_group_says_how_minga_is_called_there(conversation: Conversation) -> None:
    shown = conversation.say("/aide", "anna", GROUP)[0].text
    assert "@minga_bot" in shown
    assert "/mesdonnees" not in shown


def test_what_was_not_understood_gets_examples_of_what_it_was_perhaps_about(conversation: Conversation) -> None:
    assert "mardi à 15h" in conversation.say("blabla la réunion truc machin bleu")[0].text
    assert "Chiloé" in conversation.say("blabla truc machin bleu")[0].text
