"""French names after "de" and "que": elided in one place, for every sentence."""

import pytest

from bot.speech import Html, Voice
from bot.speech.elision import begins_with_vowel, elided


@pytest.mark.parametrize(
    "name", ["Eric", "Étienne", "Óscar", "Hélène", "Hugo", "Yves", "Isabelle", "œuvre", "<b>Anna</b>", "« Eau »"]
)
def test_de_is_elided_before_a_vowel(name: str) -> None:
    assert elided("pas de réponse de {name}", {"name": name}) == "pas de réponse d’{name}"


@pytest.mark.parametrize("name", ["Gonzalo", "Yann", "Hans", "Claire", "", "12", "Yolande"])
def test_de_stays_before_a_consonant(name: str) -> None:
    assert not begins_with_vowel(name)
    assert elided("il faut que {name} vienne", {"name": name}) == "il faut que {name} vienne"


def test_que_is_elided_too_and_other_words_are_left_alone() -> None:
    assert elided("Que {name}, le {name}, tide {name}", {"name": "Anna"}) == "Qu’{name}, le {name}, tide {name}"


def test_every_french_sentence_is_elided() -> None:
    assert "d’Eric" in Voice("fr").say("“{title}”: {names} decides. Shall I pass your proposal on?", title="Eau",
                                       names=Html("Eric"))  # fmt: skip
