"""Action items of a file of messages, as `explain --json` gives them: every form of a line, every key of an item."""

import json
from datetime import datetime
from typing import Any

import pytest

from bot.assistant import Assistant
from bot.directory import Directory
from data.memory import Store
from handlers.terminal import Manner, Terminal, answer_lines

NOW = datetime.fromisoformat("2026-09-21T16:00+02:00")
KEYS = {"text", "owners", "due", "rrule", "doubts"}
ERIC = ["Eric Recoura"]
THURSDAY, FRIDAY = "2026-09-24T18:00:00+02:00", "2026-09-25T18:00:00+02:00"
SAID = [
    # line, text, owners, due, rrule, doubts of each item
    ("Action : j'envoie la convention avant vendredi\n", [("j'envoie la convention", ERIC, THURSDAY, None, [])]),
    ("Tarea:\tyo envío el convenio el viernes\r\n", [("yo envío el convenio", ERIC, FRIDAY, None, [])]),
    ("Todo: I send the letter by Friday", [("I send the letter", ERIC, FRIDAY, None, [])]),
    ("Todo: we call Coquimbo", [("we call Coquimbo", [], None, None, ["owner"])]),
    ("Action : je réserve la salle le 30 février", [("je réserve la salle", ERIC, None, None, ["due"])]),
    (
        "Tarea: Gonzalo Duran llama el viernes",
        [("Gonzalo Duran llama", ["Gonzalo Duran"], "2026-09-25T18:00:00-03:00", None, [])],
    ),
    (
        "Action : Anna Calvez et Gonzalo Duran préparent la visite",
        [("Anna Calvez et Gonzalo Duran préparent la visite", ["Anna Calvez", "Gonzalo Duran"], None, None, [])],
    ),
    (
        "Action : je publie la lettre tous les 1ers du mois",
        [("je publie la lettre", ERIC, "2026-10-01T18:00:00+02:00", "FREQ=MONTHLY;BYMONTHDAY=1", [])],
    ),
    (
        "Actions :\\n- je relis la note vendredi\\n\\n- Anna Calvez traduit la lettre",
        [
            ("je relis la note", ERIC, FRIDAY, None, []),
            ("Anna Calvez traduit la lettre", ["Anna Calvez"], None, None, []),
        ],
    ),
    ("Action : j'invite les \udce9lus vendredi", [("j'invite les", ERIC, FRIDAY, None, [])]),
]
NOTHING = ["bonjour à toutes et à tous", "", "\r\n", "merci pour l'action menée vendredi", "¿quién lleva Chiloé?"]


@pytest.fixture(scope="module")
def terminal(shipped_store: Store, shipped_directory: Directory) -> Terminal:
    manner = Manner(NOW, "Europe/Paris", "fr", "Eric Recoura", group=True, own_zone=True)
    return Terminal(Assistant("fr", "Europe/Paris", shipped_directory), shipped_store, manner)


def explained(line: str, terminal: Terminal) -> dict[str, Any]:
    shown: list[str] = []
    answer_lines(terminal.explain, [line], True, shown.append)
    (found,) = shown
    read: dict[str, Any] = json.loads(found)
    return read


@pytest.mark.parametrize(("line", "expected"), SAID)
def test_each_item_says_what_who_and_by_when(line: str, expected: list[tuple[Any, ...]], terminal: Terminal) -> None:
    answer = explained(line, terminal)
    assert answer["intent"]["name"] == "AddActionItems"
    assert len(answer["intent"]["items"]) == len(expected)
    for item, (text, *rest) in zip(answer["intent"]["items"], expected, strict=True):
        assert set(item) >= KEYS
        assert item["text"].startswith(text)
        assert [item[key] for key in ("owners", "due", "rrule", "doubts")] == rest


@pytest.mark.parametrize("line", NOTHING)
def test_what_promises_nothing_has_another_name_and_no_items(line: str, terminal: Terminal) -> None:
    intent = explained(line, terminal)["intent"]
    assert intent["name"] != "AddActionItems"
    assert "items" not in intent
    assert "\r" not in explained(line, terminal)["text"]
