"""The cards of places and partnerships say what is still open there."""

from bot.intents import Block
from tests.conversation import GROUP
from tests.promises import Promises


def test_the_card_of_a_place_says_what_is_open_there(promises: Promises) -> None:
    promises.say("Action: Anna envoie la convention à Chiloé pour vendredi", "coordinator", GROUP, to_me=False)
    (card, *_) = promises.say("Chiloé ?", "anna")
    assert "📌 Une action en cours : #1" in card.text
    promises.do(Block(1, "attend la signature du maire"), "anna")
    (card, *_) = promises.say("Chiloé ?", "anna")
    assert "dont une bloquée" in card.text


def test_where_nothing_is_open_nothing_is_said(promises: Promises) -> None:
    (card, *_) = promises.say("Chiloé ?", "anna")
    assert "📌" not in card.text
