"""What is meant: names that several things have, shores, follow-ups, languages, and what is not asked."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.directory import Directory
from bot.intents import (
    Clarify,
    Help,
    NextMeeting,
    Nothing,
    NotText,
    ShowDetails,
    ShowHistory,
    ShowNeighbours,
    SpeakLanguage,
    Subject,
    TooLong,
    Unknown,
    WhoHandles,
)
from bot.understanding import Understanding, Understood
from data.memory import Memory, open_memory
from data.model import Language

ASKED: list[tuple[str, str, str | None]] = [
    # said, the name of the first thing answered for, the shore that is meant
    ("Chiloé", "Chiloé", None),
    ("Coquimbo", "Coquimbo", None),
    ("qui suit Chiloé côté français ?", "Chiloé", "FR"),
    ("qui suit l'Hérault au Chili ?", "Hérault", "CL"),
    ("que fait l'Hérault au Chili ?", "Hérault", None),
    ("¿quién es la contraparte de Finistère?", "Finistère", "CL"),
    ("¿quién es la contraparte de Chiloé?", "Chiloé", "FR"),
    ("nuestra contraparte en Coquimbo", "Coquimbo", "CL"),
    ("the French counterpart of Coquimbo", "Coquimbo", "FR"),
    ("la contraparte de Isabelle Bonnin", "Hérault–Coquimbo", "CL"),
    ("who handles Grenoble and Chile?", "Grenoble", None),
    ("qui est Santiago ?", "Santiago Betancur", None),
    ("le 29 ?", "Finistère", None),
    ("qui suit le 34 ?", "Hérault", None),
    ("kokimbo", "Coquimbo", None),
    ("la comuna de Coquimbo", "Coquimbo", None),
]
KIND_OF_FIRST = {
    "Coquimbo": "region",
    "la comuna de Coquimbo": "comuna",
    "le maire de Coquimbo": "comuna",
    "el gobernador de Coquimbo": "region",
    "the municipality of Los Lagos": "comuna",
    "Los Lagos": "region",
    "Valparaíso": "region",
}
ASKS_WHICH = ["Santiago", "qui suit Santiago ?", "Anne", "Ana", "Grenoble ou Santiago ?"]
UNKNOWN = ["Tokyo", "qui suit Tokyo ?", "¿quién lleva Tokio?", "who handles Xyzzyville?", "Chiloé et Tokyo", "cocimbu"]
LANGUAGE_OF: list[tuple[str, Language, Language]] = [
    # said, the language of the one who says it, the language of the answer
    ("Chiloé", "fr", "fr"),
    ("Chiloé", "es", "es"),
    ("Burgundy", "fr", "en"),
    ("Borgoña", "fr", "es"),
    ("Île de Pâques", "en", "fr"),
    ("¿quién lleva Chiloé?", "fr", "es"),
    ("who handles Chiloé?", "es", "en"),
    ("qui suit Chiloé ?", "en", "fr"),
    ("merci", "es", "fr"),
    ("gracias", "fr", "es"),
    ("thanks", "fr", "en"),
    ("CUF", "es", "es"),
    ("29", "es", "es"),
]
PLAIN: list[tuple[str, object]] = [
    ("bonjour", Help(greeting=True)),
    ("merci", Nothing()),
    ("aide", Help(asked=True)),
    ("", NotText()),
    ("🙂", NotText()),
    ("x" * 5000, TooLong()),
    ("prochaine réunion ?", NextMeeting()),
    ("en inglés por favor", SpeakLanguage("en")),
    ("his number", Help()),
]


@pytest.fixture(scope="module")
def memory(shipped_template: Path) -> Iterator[Memory]:
    store = open_memory(shipped_template)
    with store.look() as memory:
        yield memory
    store.close()


class Mind:
    """Understands sentences on the shipped network, and tells things by their names."""

    def __init__(self, directory: Directory, memory: Memory) -> None:
        self.directory, self.memory = directory, memory

    def hear(self, text: str, language: Language = "fr", recent: Subject | None = None, **more: Any) -> Understood:
        return Understanding(self.directory, self.memory, language, recent, **more).understand(text)

    def name(self, subject: Subject) -> str:
        record = self.record(subject)
        if subject.kind == "person":
            return str(record.full_name)
        return record.name if isinstance(record.name, str) else str(record.name["en"])

    def record(self, subject: Subject) -> Any:
        repositories = {
            "place": self.memory.places,
            "person": self.memory.people,
            "organisation": self.memory.organisations,
            "partnership": self.memory.partnerships,
            "post": self.memory.posts,
            "theme": self.memory.themes,
        }
        return repositories[subject.kind].get(subject.id)  # type: ignore[attr-defined]

    def place(self, text: str) -> Subject:
        intent = self.hear(text).intent
        assert isinstance(intent, WhoHandles)
        return intent.subjects[0]


@pytest.fixture
def mind(shipped_directory: Directory, memory: Memory) -> Mind:
    return Mind(shipped_directory, memory)


@pytest.mark.parametrize(("said", "name", "shore"), ASKED)
def test_what_is_asked_for_and_on_which_shore(said: str, name: str, shore: str | None, mind: Mind) -> None:
    intent = mind.hear(said).intent
    assert isinstance(intent, WhoHandles), intent
    assert (mind.name(intent.subjects[0]), intent.shore) == (name, shore)


@pytest.mark.parametrize(("said", "kind"), KIND_OF_FIRST.items())
def test_of_places_of_one_name_the_kind_that_was_said_is_meant(said: str, kind: str, mind: Mind) -> None:
    assert mind.record(mind.place(said)).kind == kind


@pytest.mark.parametrize("said", ASKS_WHICH)
def test_what_several_things_are_called_is_asked_about(said: str, mind: Mind) -> None:
    assert isinstance(mind.hear(said).intent, Clarify)


def test_what_is_clear_is_answered_beside_what_is_asked_about(mind: Mind) -> None:
    intent = mind.hear("Grenoble ou Santiago ?").intent
    assert isinstance(intent, Clarify)
    assert [mind.name(one) for one in intent.clear] == ["Grenoble"]


@pytest.mark.parametrize("said", UNKNOWN)
def test_what_nobody_is_called_is_unknown(said: str, mind: Mind) -> None:
    assert isinstance(mind.hear(said).intent, Unknown)


def test_a_choice_made_a_moment_ago_is_not_asked_for_again(mind: Mind) -> None:
    clarify = mind.hear("Santiago").intent
    assert isinstance(clarify, Clarify)
    chosen = clarify.choices[0]
    again = mind.hear("Santiago", chosen={"santiago": chosen}).intent
    assert again == WhoHandles((chosen,))


@pytest.mark.parametrize(("said", "speaker", "language"), LANGUAGE_OF)
def test_the_answer_is_in_the_language_of_the_sentence(
    said: str, speaker: Language, language: Language, mind: Mind
) -> None:
    assert mind.hear(said, speaker).language == language


@pytest.mark.parametrize(("said", "intent"), PLAIN)
def test_what_names_nothing(said: str, intent: object, mind: Mind) -> None:
    assert mind.hear(said).intent == intent


FOLLOWING: list[tuple[str, Any]] = [
    ("et son mail ?", ShowDetails),
    ("¿y su correo?", ShowDetails),
    ("and her number?", ShowDetails),
    ("l'historique ?", ShowHistory),
    ("historial", ShowHistory),
    ("history please", ShowHistory),
    ("les lieux voisins ?", ShowNeighbours),
    ("et côté chilien ?", WhoHandles),
    ("¿y por el lado chileno?", WhoHandles),
    ("and on the Chilean side?", WhoHandles),
]


@pytest.mark.parametrize(("said", "kind"), FOLLOWING)
def test_a_follow_up_is_about_what_was_spoken_of(said: str, kind: type, mind: Mind) -> None:
    chiloe = mind.place("Chiloé")
    recent = Subject(chiloe.kind, chiloe.id)
    intent = mind.hear(said, recent=recent).intent
    expected = {
        ShowDetails: ShowDetails(recent, reach=True),
        ShowHistory: ShowHistory(recent),
        ShowNeighbours: ShowNeighbours(recent.id),
        WhoHandles: WhoHandles((recent,), "CL"),
    }
    assert intent == expected[kind]


@pytest.mark.parametrize(("said", "kind"), FOLLOWING[:7])
def test_a_follow_up_to_nothing_is_answered_with_help(said: str, kind: type, mind: Mind) -> None:
    assert not isinstance(mind.hear(said).intent, kind)


def test_history_and_neighbours_are_asked_for_by_words(mind: Mind) -> None:
    castro = mind.place("Castro")
    assert mind.hear("l'historique de Castro").intent == ShowHistory(Subject("place", castro.id))
    assert mind.hear("lugares vecinos de Castro", "es").intent == ShowNeighbours(castro.id)


def test_names_that_stand_close_together_are_told_apart(mind: Mind) -> None:
    mentions = mind.hear("que fait l'Hérault au Chili ?").mentions
    assert [mention.text for mention in mentions] == ["Hérault", "Chili"]
    assert [mention.span for mention in mentions] == [(11, 18), (22, 27)]


def test_a_village_called_like_a_word_is_meant_by_its_name_alone(mind: Mind) -> None:
    assert mind.record(mind.place("Le Change ?")).exact_only
    assert not isinstance(mind.hear("je vais vers la place du Change").intent, WhoHandles)
