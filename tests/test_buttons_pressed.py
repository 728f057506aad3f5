"""Buttons: what they carry, who may press them, until when."""

import random
import string
from datetime import timedelta

import pytest

from bot.events import ButtonPressed, Where
from bot.intents import Choose, Clarify, Invite, Subject, WhoHandles
from bot.packing import pack, unpack
from data.model import PressableButton
from tests.conversation import GROUP, PEOPLE, Conversation

FORGED = 2000


def pressed(conversation: Conversation, token: str, by: str, where: Where | None = None) -> str | None:
    where = where or Where(PEOPLE[by].user_id, "private")
    conversation._hear(ButtonPressed(next(conversation.numbers), where, PEOPLE[by], "q", token, 1))
    return conversation.toast


def test_forged_buttons_do_nothing(conversation: Conversation) -> None:
    dice = random.Random(4)
    for _ in range(FORGED):
        token = "".join(dice.choices(string.ascii_letters + string.digits + "-_", k=16))
        assert pressed(conversation, token, "stranger", GROUP) is not None
        assert conversation.last == []


def test_a_button_is_old_after_a_month(conversation: Conversation) -> None:
    conversation.say("Santiago", "anna")
    token = conversation.last[0].utterance.keys[0][0].token or ""
    conversation.now += timedelta(days=31)
    assert "trop ancien" in (pressed(conversation, token, "anna") or "")


def test_a_button_of_another_chat_does_nothing(conversation: Conversation) -> None:
    conversation.say("Santiago", "anna", GROUP)
    token = conversation.last[0].utterance.keys[0][0].token or ""
    assert "too old" in (pressed(conversation, token, "mary") or "")
    assert conversation.last == []


def test_a_personal_button_says_whose_it_is(conversation: Conversation) -> None:
    conversation.say("qui s'occupe de Tokyo ?", "anna", GROUP)
    (key,) = [key for row in conversation.last[0].utterance.keys for key in row if "coordination" in key.label]
    assert "Anna Calvez" in (pressed(conversation, key.token or "", "mary", GROUP) or "")


def test_a_harmless_button_works_for_everybody_in_the_group(conversation: Conversation) -> None:
    conversation.say("Chiloé ?", "anna", GROUP)
    (answer,) = conversation.press("Historique", "mary", GROUP)
    assert "4 July 2014" in answer.text


def test_rights_are_checked_again_when_a_button_is_pressed(conversation: Conversation) -> None:
    with conversation.store.begin() as memory:
        until = conversation.now + timedelta(days=1)
        memory.buttons.keep(PressableButton("t", 12, pack(Invite()), until))
    pressed(conversation, "t", "anna")
    assert "start=" not in conversation.last[0].text


def test_a_button_of_an_older_version_is_too_old_and_breaks_nothing(conversation: Conversation) -> None:
    with conversation.store.begin() as memory:
        until = conversation.now + timedelta(days=1)
        memory.buttons.keep(PressableButton("t", 12, {"intent": "Forgotten", "x": 1}, until))
    assert "trop ancien" in (pressed(conversation, "t", "anna") or "")


PACKED = [
    WhoHandles((Subject("place", 1, "Chiloe", "Chiloé", (Subject("place", 2),)),), "CL"),
    Clarify("x", (Subject("person", 3), Subject("place", 4)), (Subject("theme", 5),)),
    Choose("Santiago", Subject("person", 6)),
    Invite(("a", "b"), "coordinator"),
]


@pytest.mark.parametrize("intent", PACKED, ids=lambda intent: type(intent).__name__)
def test_an_intent_comes_back_as_it_was_packed(intent: WhoHandles | Clarify | Choose | Invite) -> None:
    assert unpack(pack(intent)) == intent


def test_what_a_newer_version_added_to_an_intent_is_left_out() -> None:
    assert unpack({**pack(Invite(("a",))), "card": "c", "novelty": 1}) == Invite(("a",))


ANSWERED_BY_TYPING = [
    ("anna", "réunion jeudi 3 décembre à 10h, une heure, heure de Paris", "ok", "OK", "a déjà reçu sa réponse"),
    ("anna", "réunion jeudi 3 décembre à 10h, une heure, heure de Paris", "annule", "OK", "a déjà reçu sa réponse"),
    (
        "anna",
        "réunion jeudi 3 décembre à 10h, une heure, heure de Paris",
        "plutôt à 16h",
        "OK",
        "a déjà reçu sa réponse",
    ),
    ("anna", "rappelle-moi d'appeler Gonzalo", "demain à 10h", "Dans une heure", "a déjà reçu sa réponse"),
    ("anna", "rappelle-moi d'appeler Gonzalo", "laisse tomber", "Dans une heure", "a déjà reçu sa réponse"),
    ("anna", "/oublier", "non", "Oui, effacer", "a déjà reçu sa réponse"),
    ("gonzalo", "/olvidar", "no", "Sí, borrar", "ya fue respondida"),
    ("gonzalo", "recuérdame llamar a Anna", "mañana a las 10", "una hora", "ya fue respondida"),
    ("mary", "remind me to call Anna", "tomorrow at 10", "hour", "answered already"),
]
"""Who says what, which is answered by typing what; the button that is pressed all the same, and what it says then."""


@pytest.mark.parametrize(("by", "said", "typed", "late", "toast"), ANSWERED_BY_TYPING)
def test_a_question_answered_by_typing_is_not_answered_again_by_its_button(
    conversation: Conversation, by: str, said: str, typed: str, late: str, toast: str
) -> None:
    asked = conversation.say(said, by)
    (token,) = [key.token for one in asked for row in one.utterance.keys for key in row if late in key.label]
    assert conversation.say(typed, by)
    assert toast in (pressed(conversation, token or "", by) or "")
    assert conversation.last == []


@pytest.mark.parametrize("other", ["Metropolitana", "comuna"])
def test_a_choice_that_changes_nothing_may_be_pressed_after_another_was_typed(
    conversation: Conversation, other: str
) -> None:
    asked = conversation.say("Santiago")
    (token,) = [key.token for row in asked[0].utterance.keys for key in row if other in key.label]
    conversation.say("Santiago Betancur")
    assert pressed(conversation, token or "", "anna") is None
    assert "Metropolitana" in conversation.last[0].text
