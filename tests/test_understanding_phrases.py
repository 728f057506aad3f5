"""What a sentence asks for and in which language, by its phrases alone."""

import pytest

from bot.names import fold
from bot.understanding.phrases import phrasings
from bot.understanding.vocabulary import KINDS, common_words, vocabulary
from data.model import LANGUAGES, Language

REQUESTS: list[tuple[Language, str, str]] = [
    ("fr", "Qui suit Untel ?", "who_handles"),
    ("fr", "qui s’occupe d'Untel", "who_handles"),
    ("fr", "qui soccupe de Untel", "who_handles"),
    ("fr", "QUI EST EN CHARGE DE UNTEL", "who_handles"),
    ("fr", "c'est qui Untel ?", "who_is"),
    ("fr", "où en est-on avec Untel ?", "what_does"),
    ("fr", "qui fait de la recherche ?", "theme"),
    ("fr", "l'homologue de Untel", "counterpart_of"),
    ("fr", "historique", "history"),
    ("fr", "on se voit quand ?", "next_meeting"),
    ("fr", "parlez anglais", "speak_english"),
    ("es", "¿Quién lleva Fulano?", "who_handles"),
    ("es", "quien se encarga de Fulano", "who_handles"),
    ("es", "¿A quién me dirijo?", "who_handles"),
    ("es", "la contraparte de Fulano", "counterpart_of"),
    ("es", "nuestra contraparte en Fulano", "counterpart_in"),
    ("es", "proyectos de Fulano", "theme"),
    ("es", "¿cuándo nos juntamos?", "next_meeting"),
    ("es", "y su correo", "details"),
    ("es", "hable francés", "speak_french"),
    ("en", "Who handles So-and-so?", "who_handles"),
    ("en", "whos in charge of So-and-so", "who_handles"),
    ("en", "what does So-and-so do", "what_does"),
    ("en", "WHO IS SO-AND-SO", "who_is"),
    ("en", "when did we last talk to So-and-so", "history"),
    ("en", "speak Spanish", "speak_spanish"),
    ("en", "when's the next meeting", "next_meeting"),
]

SPOKEN: list[tuple[Language, str]] = [
    ("fr", "Bonjour, pourriez-vous me dire qui suit le dossier ?"),
    ("fr", "merci beaucoup"),
    ("fr", "le contact pour Untel svp"),
    ("fr", "c'est qui"),
    ("es", "Estimados, ¿quién lleva el tema?"),
    ("es", "muchas gracias"),
    ("es", "quien ve esto porfa"),
    ("es", "el contacto de Fulano"),
    ("en", "Hello, could you tell me who handles this?"),
    ("en", "many thanks"),
    ("en", "who covers it"),
    ("en", "what about the other one"),
]

WHOLE: list[tuple[Language, str, str]] = [
    ("fr", "Aide !", "help"),
    ("fr", "Arrêtez, s'il vous plaît", "quiet"),
    ("fr", "effacez mes données svp", "forget_me"),
    ("es", "¡Basta!", "quiet"),
    ("es", "mis datos por favor", "my_data"),
    ("en", "please help me", "help"),
    ("en", "stop the reminders please", "quiet"),
]
NOT_WHOLE: list[tuple[Language, str, str]] = [
    ("fr", "il faut arrêter le projet silence radio du ministre", "quiet"),
    ("es", "basta con firmar el convenio", "quiet"),
    ("en", "we stop at the station", "quiet"),
    ("en", "help the delegation find its hotel", "help"),
]

KINDS_SAID = [
    ("fr", "la commune de Untel", {"comuna"}),
    ("fr", "le maire d'Untel", {"comuna"}),
    ("fr", "la région Untel", {"region"}),
    ("es", "la alcaldesa de Fulano", {"comuna"}),
    ("es", "el gobernador de Fulano", {"region"}),
    ("en", "the province of So-and-so", {"province"}),
    ("en", "who handles So-and-so", set()),
]


def heard(language: Language, text: str):  # type: ignore[no-untyped-def]
    return next(one for one in phrasings(text) if one.language == language)


@pytest.mark.parametrize(("language", "text", "request_name"), REQUESTS)
def test_a_phrase_asks_for_something(language: Language, text: str, request_name: str) -> None:
    assert heard(language, text).asks(request_name)


@pytest.mark.parametrize(("language", "text"), SPOKEN)
def test_a_sentence_is_heard_best_in_its_own_language(language: Language, text: str) -> None:
    first, second = phrasings(text)[:2]
    assert first.language == language
    assert first.weight > second.weight


@pytest.mark.parametrize(("language", "text", "request_name"), WHOLE)
def test_a_whole_sentence_may_be_one_request(language: Language, text: str, request_name: str) -> None:
    assert heard(language, text).is_only(request_name)


@pytest.mark.parametrize(("language", "text", "request_name"), NOT_WHOLE)
def test_a_request_within_a_longer_sentence_is_none(language: Language, text: str, request_name: str) -> None:
    assert not heard(language, text).is_only(request_name)


@pytest.mark.parametrize(("language", "text", "kinds"), KINDS_SAID)
def test_the_kind_of_place_is_heard(language: Language, text: str, kinds: set[str]) -> None:
    assert heard(language, text).kinds == kinds


def test_the_longest_phrase_wins() -> None:
    found = heard("fr", "qui est en charge de la suite ?").requests
    assert [request.name for request in found] == ["who_handles"]
    assert found[0].span == (0, 5)


def test_a_sentence_of_no_language_weighs_the_same_in_all() -> None:
    assert {phrasing.weight for phrasing in phrasings("Xyzzy Plugh")} == {0}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_knows_the_same_requests_and_kinds(language: Language) -> None:
    def names(of: Language) -> set[str]:
        return {name for requests in vocabulary(of).requests.values() for name in requests}

    assert names(language) == names("en")
    assert all(vocabulary(language).kinds[kind] for kind in KINDS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_vocabularies_are_folded_and_joining_words_are_common(language: Language) -> None:
    known = vocabulary(language)
    assert all(word == fold(word) for word in known.common)
    assert known.joining <= known.common <= common_words()
    assert known.telling <= known.common
