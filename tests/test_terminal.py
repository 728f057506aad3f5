"""The terminal: ask, explain and when, with stable keys, one JSON object a line."""

import json
from pathlib import Path
from typing import Any

import pytest

from bot.assistant import Assistant
from data.memory import Store
from handlers.terminal import (
    Manner,
    NoSuchPersonError,
    Terminal,
    answer_lines,
    for_people,
    split_command,
    understood_time,
)
from tests.shipped import A_MONDAY

ASK = ["question", "language", "intent", "verdict", "text", "buttons", "attachments"]
EXPLAIN = ["text", "language", "intent", "names", "times", "confidence"]
WHEN = ["text", "span", "subject", "kind", "grain", "tz", "from", "to", "direction", "rrule", "readings"]

ASKED = [
    # question, language, verdict, a part of the answer
    ("who handles Chiloé?", "en", "answer", "Anna Calvez"),
    ("qui suit Castro ?", "fr", "answer", "Finistère–Chiloé"),
    ("¿quién lleva Quellón?", "es", "answer", "Finistère–Chiloé"),
    ("contact de l'Hérault", "fr", "answer", "Isabelle Bonnin"),
    ("Burgundy", "en", "answer", "Emilie Castel"),
    ("qui est l'ambassadeur du Chili ?", "fr", "answer", "Patricio Hales"),
    ("Santiago", "fr", "ask", "Santiago"),
    ("Chile", "fr", "answer", "(pays)"),
    ("kokimbo", "fr", "answer", "Coquimbo"),
    ("Valdivia", "fr", "answer", "Capítulos regionales"),
    ("Tokyo", "fr", "unknown", "Tokyo"),
    ("bonjour", "fr", "help", "Demandez-moi"),
    ("chiloe et coquimbo", "fr", "answer", "Hérault–Coquimbo"),
    ("/forget", "fr", "would_do", "ne change rien"),
    ("prochaine réunion ?", "fr", "answer", "15:00 Paris"),
]


@pytest.fixture(scope="module")
def terminal(shipped_store: Store, shipped_directory: Any) -> Terminal:
    assistant = Assistant("fr", "Europe/Paris", shipped_directory)
    return Terminal(assistant, shipped_store, Manner(A_MONDAY, "Europe/Paris", "fr"))


@pytest.mark.parametrize(("question", "language", "verdict", "part"), ASKED)
def test_a_question_is_answered(terminal: Terminal, question: str, language: str, verdict: str, part: str) -> None:
    answer = terminal.ask(question)
    assert (answer["language"], answer["verdict"]) == (language, verdict)
    assert part in answer["text"]


@pytest.mark.parametrize("question", [row[0] for row in ASKED])
def test_the_keys_are_always_the_same(terminal: Terminal, question: str) -> None:
    assert list(terminal.ask(question)) == ASK
    assert list(terminal.explain(question)) == EXPLAIN
    assert list(understood_time(question, terminal.manner)) == WHEN


def test_answers_name_their_source_and_age(terminal: Terminal) -> None:
    text = terminal.ask("who handles Chiloé?")["text"]
    assert "not confirmed since" in text
    assert "Source: " in text


def test_santiago_asks_between_a_person_a_region_and_a_comuna(terminal: Terminal) -> None:
    labels = terminal.ask("Santiago")["buttons"]
    assert len(labels) == 3
    assert [part for part in ("Betancur", "région", "comuna") if not any(part in label for label in labels)] == []


def test_asking_changes_nothing_but_the_gaps(terminal: Terminal) -> None:
    def counts() -> dict[str, int]:
        with terminal.store.look() as memory:
            return {
                "members": len(memory.members.all()),
                "outbox": sum(memory.outbox.counts().values()),
                "invitations": len(memory.invitations.all()),
            }

    before = counts()
    for question in ("/invite Anna", "/stop", "Chiloé", "/langue es"):
        terminal.ask(question)
    assert counts() == before


def test_each_line_is_a_conversation_of_its_own(terminal: Terminal) -> None:
    terminal.ask("Chiloé")
    assert terminal.ask("et son mail ?")["intent"] != "ShowDetails"


def test_lines_come_out_in_order_one_object_each(terminal: Terminal) -> None:
    shown: list[str] = []
    answer_lines(terminal.ask, ["Chiloé\n", "Coquimbo\\nsuite\n"], True, shown.append)
    answers = [json.loads(line) for line in shown]
    assert [answer["question"] for answer in answers] == ["Chiloé", "Coquimbo\nsuite"]


def test_for_people_an_answer_looks_like_a_message(terminal: Terminal) -> None:
    assert "[Santiago Betancur]" in for_people(terminal.ask("Santiago"))


def test_in_a_group_the_details_are_offered_in_private(shipped_store: Store) -> None:
    manner = Manner(A_MONDAY, "Europe/Paris", "fr", "Anna Calvez", group=True)
    answer = Terminal(Assistant("fr", "Europe/Paris"), shipped_store, manner).ask("Chiloé")
    assert "Détails en privé" in answer["buttons"]


def test_asking_as_somebody_unknown_is_an_error(shipped_store: Store) -> None:
    manner = Manner(A_MONDAY, "Europe/Paris", "fr", "Nobody Atall")
    with pytest.raises(NoSuchPersonError):
        Terminal(Assistant("fr", "Europe/Paris"), shipped_store, manner).ask("Chiloé")


def test_a_command_is_split_from_its_words() -> None:
    assert split_command("/qui@minga_bot Chiloé ?") == ("qui", "Chiloé ?")
    assert split_command("Chiloé ?") == (None, "Chiloé ?")


def test_the_terminal_s_documents_name_every_key() -> None:
    page = (Path(__file__).parent.parent / "docs" / "terminal.md").read_text(encoding="utf-8")
    assert [key for key in (*ASK, *EXPLAIN, *WHEN) if f"`{key}`" not in page] == []
