"""Dialogues about meetings and reminders in three languages: called, moved, answered; asked for, listed, silenced."""

from datetime import UTC, datetime, timedelta
from itertools import product
from typing import Any

import pytest
import yaml

from bot.assistant import Assistant
from bot.directory import Directory
from data.memory import Store
from tests.conversation import Conversation, Message
from tests.test_dialogues import FOLDER, check, take

A_SEPTEMBER_MONDAY = datetime(2026, 9, 21, 9, 30, tzinfo=UTC)
LANGUAGES = ("fr", "es", "en")
LEAST_TURNS = {"meetings": 60, "reminders": 40}


def read(subject: str, language: str) -> list[dict[str, Any]]:
    written = yaml.safe_load((FOLDER / f"{subject}_{language}.yaml").read_text(encoding="utf-8"))
    return [one if "turns" in one else {**one, "turns": [one]} for one in written]


def dialogues() -> list[Any]:
    found = []
    for subject, language in product(LEAST_TURNS, LANGUAGES):
        for number, dialogue in enumerate(read(subject, language), 1):
            said = str(dialogue["turns"][0].get("say", ""))[:40]
            found.append(pytest.param(dialogue, id=f"{subject}-{language}-{number}-{said}"))
    return found


@pytest.fixture
def in_september(shipped: Store, shipped_directory: Directory) -> Conversation:
    conversation = Conversation(shipped, A_SEPTEMBER_MONDAY, Assistant("fr", "Europe/Paris", shipped_directory))
    conversation.let_everybody_in()
    return conversation


@pytest.mark.parametrize("dialogue", dialogues())
def test_meetings_and_reminders_are_spoken_of_as_the_dialogue_says(
    dialogue: dict[str, Any], in_september: Conversation
) -> None:
    for turn in dialogue["turns"]:
        in_september.now += timedelta(minutes=turn.get("minutes_later", 0))
        answers = take(turn, dialogue, in_september)
        check(turn, answers, in_september)
        if "has_file" in turn:
            assert any(name.endswith(turn["has_file"]) for name in files(answers)), files(answers)


@pytest.mark.parametrize(("subject", "language"), list(product(LEAST_TURNS, LANGUAGES)))
def test_every_language_has_its_dialogues(subject: str, language: str) -> None:
    assert sum(len(one["turns"]) for one in read(subject, language)) >= LEAST_TURNS[subject]


def files(answers: list[Message]) -> list[str]:
    return [file.name for message in answers for file in message.utterance.attachments]
