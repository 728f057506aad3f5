"""Dialogues in three languages: said, answered. The files in tests/dialogues/ explain themselves.

A dialogue that is marked as a known failure must fail: once it passes, the mark has to go.
"""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conversation import GROUP, Conversation, Message

FOLDER = Path(__file__).parent / "dialogues"
LEAST_DIALOGUES = 150


def read(file: Path) -> list[dict[str, Any]]:
    """A dialogue of one turn is written without `turns`."""
    written = yaml.safe_load(file.read_text(encoding="utf-8"))
    return [one if "turns" in one else {**one, "turns": [one]} for one in written]


def dialogues() -> list[Any]:
    found = []
    for file in sorted(FOLDER.glob("??.yaml")):
        for number, dialogue in enumerate(read(file), 1):
            first = next(iter(dialogue["turns"]))
            said = str(first.get("say", first.get("press", "")))[:40]
            marks = (
                [pytest.mark.xfail(strict=True, reason=dialogue["known_failure"])]
                if "known_failure" in dialogue
                else []
            )
            found.append(pytest.param(dialogue, id=f"{file.stem}-{number}-{said}", marks=marks))
    return found


@pytest.mark.parametrize("dialogue", dialogues())
def test_minga_answers_as_the_dialogue_says(dialogue: dict[str, Any], conversation: Conversation) -> None:
    for turn in dialogue["turns"]:
        conversation.now += timedelta(minutes=turn.get("minutes_later", 0))
        answers = take(turn, dialogue, conversation)
        check(turn, answers, conversation)


@pytest.mark.parametrize("language", ["fr", "es", "en"])
def test_every_language_has_its_dialogues(language: str) -> None:
    said = [str(one["turns"]) for one in read(FOLDER / f"{language}.yaml")]
    assert len(set(said)) == len(said) >= LEAST_DIALOGUES


def take(turn: dict[str, Any], dialogue: dict[str, Any], conversation: Conversation) -> list[Message]:
    by = turn.get("by", dialogue.get("by", "anna"))
    where = GROUP if turn.get("in", dialogue.get("in")) == "group" else None
    if "press" in turn:
        return conversation.press(turn["press"], by, where)
    to_me = not turn.get("overheard", False)
    said = str(turn["say"]) * turn.get("times", 1)
    return conversation.say(said, by, where, to_me=to_me, replying_to=turn.get("replying_to"))


def check(turn: dict[str, Any], answers: list[Message], conversation: Conversation) -> None:
    text = "\n".join(message.text for message in answers)
    labels = [label for message in answers for label in message.labels]
    for part in turn.get("hears", ()):
        assert part in text, f"{part!r} is missing in:\n{text}"
    for part in turn.get("never", ()):
        assert part not in text, f"{part!r} stands in:\n{text}"
    for label in turn.get("buttons", ()):
        assert any(label in one for one in labels), f"no button {label!r} in {labels}"
    for label in turn.get("no_buttons", ()):
        assert not any(label in one for one in labels), f"a button {label!r} in {labels}"
    if turn.get("silence"):
        assert answers == [], text
    if "lines" in turn:
        assert len(text.splitlines()) <= turn["lines"], text
    if "toast" in turn:
        assert turn["toast"] in (conversation.toast or "")
