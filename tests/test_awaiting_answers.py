"""A question waits for its answer, and for nothing else: requests, "never mind", typed buttons, time."""

from datetime import timedelta

import pytest

from tests.conversation import PEOPLE, Conversation, Message

OTHER_REQUESTS = (
    ("¿quién lleva Quellón?", "Quellón"),
    ("qui suit Castro ?", "Castro"),
    ("Action : Anna envoie la convention avant vendredi", "convention"),
    ("réunion jeudi 3 décembre à 10h heure de Paris avec le groupe", "décembre"),
    ("rappelle-moi demain à 10h d'appeler Gonzalo", "appeler Gonzalo"),
    ("/prochaine", "réunion"),
)
"""What is typed while a question waits, and a word of what comes of it."""
WAITS_NO_MORE = "Je n’attends plus de réponse"


def text_of(messages: list[Message]) -> str:
    return "\n".join(message.text for message in messages)


@pytest.mark.parametrize(("said", "expected"), OTHER_REQUESTS)
def test_a_request_of_its_own_is_no_answer(conversation: Conversation, said: str, expected: str) -> None:
    conversation.say("/demande")
    conversation.say(said)
    assert expected.lower() in text_of(conversation.last).lower()
    assert not any("numéro" in message.text for message in conversation.last)
    conversation.say("Castro")
    assert "Chiloé" in text_of(conversation.last)


def test_that_a_question_waits_no_more_is_said_once(conversation: Conversation) -> None:
    conversation.say("rappelle-moi d'appeler Anna")
    assert WAITS_NO_MORE in text_of(conversation.say("qui suit Castro ?"))
    assert WAITS_NO_MORE not in text_of(conversation.say("qui suit Quellón ?"))


@pytest.mark.parametrize(
    "said", ["annuler", "laisse tomber", "Laissez tomber.", "cancelar", "déjalo", "never mind", "cancel"]
)
def test_a_waiting_question_can_be_left(conversation: Conversation, said: str) -> None:
    conversation.say("rappelle-moi d'appeler Anna")
    conversation.say(said)
    assert "10" not in text_of(conversation.last)
    conversation.say("demain à 10h")
    assert "⏰" not in text_of(conversation.last)


def test_an_answer_comes_within_a_quarter_of_an_hour(conversation: Conversation) -> None:
    conversation.say("rappelle-moi d'appeler Anna")
    conversation.now += timedelta(minutes=14)
    assert "⏰" in text_of(conversation.say("demain à 10h"))
    conversation.say("rappelle-moi d'appeler Anna")
    conversation.now += timedelta(minutes=16)
    assert "⏰" not in text_of(conversation.say("demain à 11h"))


def test_thanks_are_no_answer_and_end_nothing(conversation: Conversation) -> None:
    conversation.say("rappelle-moi d'appeler Anna")
    conversation.say("merci")
    assert "⏰" in text_of(conversation.say("demain à 10h"))


@pytest.mark.parametrize("said", ["OK", "oui", "d'accord"])
def test_what_stands_on_a_button_may_be_typed(conversation: Conversation, said: str) -> None:
    conversation.say("réunion jeudi 3 décembre à 10h heure de Paris, une heure, avec le groupe")
    assert "OK" in " ".join(conversation.last[0].labels)
    conversation.say(said)
    assert "noté" in text_of(conversation.last).lower()


@pytest.mark.parametrize("said", ["oui", "OK", "d'accord", "sí", "dale", "yes please", "effacer", "👍"])
def test_an_agreement_alone_does_not_erase_what_cannot_be_brought_back(conversation: Conversation, said: str) -> None:
    conversation.say("/oublier")
    for _ in range(2):
        conversation.say(said)
    with conversation.store.begin() as memory:
        assert memory.members.by_user(PEOPLE["anna"].user_id)


@pytest.mark.parametrize("said", ["Oui, effacer", "oui effacer", "OUI, EFFACER."])
def test_all_that_stands_on_the_button_erases(conversation: Conversation, said: str) -> None:
    conversation.say("/oublier")
    conversation.say("oui")
    assert "sont effacées" in text_of(conversation.say(said))


def test_a_button_is_typed_only_while_it_stands_under_the_last_words(conversation: Conversation) -> None:
    conversation.say("/oublier")
    conversation.say("qui suit Castro ?")
    conversation.say("oui")
    assert "effacées" not in text_of(conversation.last)


def test_choices_may_be_typed(conversation: Conversation) -> None:
    conversation.say("Santiago")
    label = next(label for label in conversation.last[0].labels if "Betancur" in label)
    assert "Betancur" in text_of(conversation.say(label))
