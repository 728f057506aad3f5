"""Who asks for an address or a number is told that none is known, whom to ask, and what is known besides."""

import pytest

from bot.understanding.vocabulary import asks_to_reach
from tests.conversation import Conversation

ASKED = [
    # who, what is said, what the answer holds
    ("anna", ["calvez tel"], "n’est connu pour Anna Calvez ; demandez à Claire Coordinatrice."),
    ("anna", ["quel est le mail de Anna Calvez ?"], "n’est connu pour Anna Calvez ; demandez à"),
    ("anna", ["Isabelle Bonnin ?", "et son mail ?"], "n’est connu pour Isabelle Bonnin ; demandez à Claire"),
    ("gonzalo", ["¿quién es Isabelle Bonnin?", "¿y su correo?"], "correo ni teléfono de Isabelle Bonnin; pregunte a"),
    ("mary", ["who is Isabelle Bonnin?", "and her e-mail?"], "is known for Isabelle Bonnin; please ask Claire"),
    ("mary", ["Anna Calvez's e-mail"], "is known for Anna Calvez; please ask Claire Coordinatrice."),
]
NOT_ASKED = [("anna", "Isabelle Bonnin ?"), ("anna", "qui suit Chiloé ?"), ("gonzalo", "¿quién es Anna Calvez?")]


@pytest.mark.parametrize(("by", "said", "told"), ASKED)
def test_who_asks_for_an_address_hears_that_none_is_known(
    by: str, said: list[str], told: str, conversation: Conversation
) -> None:
    *_, [answer] = [conversation.say(one, by) for one in said]
    assert told in answer.text
    assert len(answer.text.splitlines()) > 1


@pytest.mark.parametrize(("by", "said"), NOT_ASKED)
def test_who_asks_for_no_address_hears_nothing_of_it(by: str, said: str, conversation: Conversation) -> None:
    assert "✉️" not in conversation.say(said, by)[0].text


@pytest.mark.parametrize("said", ["leur e-mail", "¿el fono?", "phone"])
def test_ways_to_reach_somebody_are_known_in_every_language(said: str) -> None:
    assert asks_to_reach(said)
