"""Dialogues about action items in three languages: said, accepted, handed on, blocked, done, found again.

In a group with privacy mode on Telegram passes on only what is addressed to Minga or answers her.
"""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
import yaml

from bot.assistant import Assistant
from bot.directory import Directory
from bot.events import MemberLeft, MessageSaid, Reacted, Replied, Sender, Where
from data.memory import Store
from tests.conversation import GROUP, PEOPLE, Message
from tests.promises import MONDAY, Promises, be
from tests.test_dialogues import FOLDER, check

LANGUAGES = ("fr",)
LEAST_TURNS = 100


def read(language: str) -> list[dict[str, Any]]:
    return list(yaml.safe_load((FOLDER / f"action_items_{language}.yaml").read_text(encoding="utf-8")))


def dialogues() -> list[Any]:
    return [
        pytest.param(dialogue, id=f"{language}-{number}-{dialogue['about']}")
        for language in LANGUAGES
        for number, dialogue in enumerate(read(language), 1)
    ]


@pytest.fixture
def people(shipped: Store, shipped_directory: Directory) -> Promises:
    promises = Promises(shipped, MONDAY, Assistant("fr", "Europe/Paris", shipped_directory))
    promises.let_everybody_in()
    be(promises, "anna", "Anna Calvez")
    be(promises, "gonzalo", "Gonzalo Duran")
    return promises


@pytest.mark.parametrize("dialogue", dialogues())
def test_action_items_are_spoken_of_as_the_dialogue_says(
    dialogue: dict[str, Any], people: Promises, monkeypatch: pytest.MonkeyPatch
) -> None:
    language = dialogue.get("stranger", "en")
    monkeypatch.setitem(PEOPLE, "stranger", replace(PEOPLE["stranger"], language_code=language))
    for turn in dialogue["turns"]:
        answers = take(turn, dialogue, people)
        check(turn, answers, people)
        for name, parts in turn.get("told", {}).items():
            check({"hears": parts}, [one for one in answers if one.chat_id == PEOPLE[name].user_id], people)
        if "has_file" in turn:
            assert turn["has_file"] in [file.name for one in answers for file in one.utterance.attachments]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_its_dialogues_about_action_items(language: str) -> None:
    assert sum(len(dialogue["turns"]) for dialogue in read(language)) >= LEAST_TURNS


def take(turn: dict[str, Any], dialogue: dict[str, Any], people: Promises) -> list[Message]:
    by = turn.get("by", dialogue.get("by", "anna"))
    where = GROUP if turn.get("in", dialogue.get("in")) == "group" else Where(PEOPLE[by].user_id, "private")
    passed = timedelta(minutes=turn.get("minutes_later", 0), days=turn.get("days_later", 0))
    arrived = people.pass_time(passed) if passed else []
    people.toast = None
    if "press" in turn:
        return people.touch(turn["press"], by, _shown(turn["under"], where, people)[1])
    if "reacts" in turn:
        message = _shown(turn["under"], where, people)[0]
        people._hear(Reacted(next(people.numbers), where, PEOPLE[by], message, (turn["reacts"],)))
        return people.deliver()
    if turn.get("leaves"):
        people._hear(MemberLeft(next(people.numbers), GROUP, PEOPLE[by]))
        return people.deliver()
    return _said(turn, PEOPLE[by], where, people) if "say" in turn else arrived


def _said(turn: dict[str, Any], sender: Sender, where: Where, people: Promises) -> list[Message]:
    number = next(people.numbers)
    command, _, words = turn["say"].removeprefix("/").partition(" ") if turn["say"].startswith("/") else ("", "", "")
    people._hear(
        MessageSaid(
            update_id=number,
            where=where,
            sender=sender,
            message_id=turn.get("message", number),
            at=people.now - timedelta(minutes=turn.get("written_ago", 0)),
            text=words if command else turn["say"],
            command=command.split("@")[0] or None,
            to_me=not turn.get("overheard", False),
            edited_at=people.now if turn.get("edits") else None,
            replied=_replied(turn, where, people),
        )
    )
    return people.arrived


def _replied(turn: dict[str, Any], where: Where, people: Promises) -> Replied | None:
    if "replying_to_person" in turn:
        return Replied(turn.get("of_message", 5), turn["replying_to_person"], mine=False)
    if "replying_to" not in turn:
        return None
    number, message = _shown(turn["replying_to"], where, people)
    return Replied(number, message.text, mine=True)


def _shown(part: str, where: Where, people: Promises) -> tuple[int, Message]:
    """The newest message in the chat that holds these words."""
    found = [(number, one) for (chat, number), one in people.shown.items() if chat == where.id and part in one.text]
    assert found, f"nothing with {part!r} stands in {where.id}"
    return max(found, key=lambda pair: pair[0])
