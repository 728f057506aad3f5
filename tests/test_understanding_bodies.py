"""Only the sort of a body is said; and names that are merely near, in sentences that ask all the same."""

from collections.abc import Iterator

import pytest

from bot.directory import Directory
from bot.intents import Clarify, Intent, WhoHandles
from bot.understanding import Understanding
from data.memory import Memory, Store
from data.model import Language

ASKED_WHICH: list[tuple[Language, str]] = [
    ("fr", "le ministère chilien"),
    ("fr", "vous avez un contact au ministère ?"),
    ("es", "contacto en el ministerio por favor"),
    ("es", "el ministerio de Chile, ¿quién contesta ahí?"),
    ("en", "contact at the ministry"),
    ("en", "the Chilean ministry, which contact"),
    ("en", "who works at the municipality?"),
]
TOLD_APART: list[tuple[Language, str, str]] = [
    ("fr", "qui suit le ministère de l'environnement du Chili ?", "organisation"),
    ("es", "la municipalidad de Recoleta", "organisation"),
    ("en", "hi, quick one, who do I write to about Coqimbo?", "place"),
    ("fr", "calvez tel", "person"),
    ("es", "q es la urai po", "organisation"),
]
NOT_ASKED: list[tuple[Language, str]] = [
    ("fr", "j'ai écrit à une association hier"),
    ("es", "mañana voy a un ministerio"),
    ("en", "we met at some university"),
]


@pytest.fixture(scope="module")
def memory(shipped_store: Store) -> Iterator[Memory]:
    with shipped_store.look() as looked:
        yield looked


def heard(directory: Directory, memory: Memory, text: str, language: Language) -> Intent:
    return Understanding(directory, memory, language).understand(text).intent


@pytest.mark.parametrize(("language", "text"), ASKED_WHICH)
def test_a_sort_of_body_alone_is_asked_about(
    shipped_directory: Directory, memory: Memory, language: Language, text: str
) -> None:
    intent = heard(shipped_directory, memory, text, language)
    assert isinstance(intent, Clarify)
    assert len(intent.choices) > 1
    assert {one.kind for one in intent.choices} == {"organisation"}


@pytest.mark.parametrize(("language", "text", "kind"), TOLD_APART)
def test_what_tells_one_from_the_others_is_answered(
    shipped_directory: Directory, memory: Memory, language: Language, text: str, kind: str
) -> None:
    intent = heard(shipped_directory, memory, text, language)
    assert isinstance(intent, WhoHandles)
    assert kind in {one.kind for one in intent.subjects}


@pytest.mark.parametrize(("language", "text"), NOT_ASKED)
def test_some_body_or_other_is_not_asked_about(
    shipped_directory: Directory, memory: Memory, language: Language, text: str
) -> None:
    assert not isinstance(heard(shipped_directory, memory, text, language), Clarify | WhoHandles)


@pytest.mark.parametrize(
    ("language", "text"), [("es", "Ana, ¿cuál era su correo?"), ("en", "any one working on heritige")]
)
def test_a_name_merely_near_is_asked_about_where_the_sentence_asks(
    shipped_directory: Directory, memory: Memory, language: Language, text: str
) -> None:
    assert isinstance(heard(shipped_directory, memory, text, language), Clarify | WhoHandles)
