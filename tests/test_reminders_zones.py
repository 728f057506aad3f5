"""Whose clock: said as people say where they are; and what is repeated follows it, unless it has a clock of its own."""

import pytest

from tests.conversation import GROUP, Conversation
from tests.reminded import live, local, reminders

# Who says it, and the town whose hour is answered.
ZONES = [
    ("gonzalo", "/zona America/Santiago", "Santiago de Chile"),
    ("gonzalo", "/zona Punta Arenas", "Punta Arenas"),
    ("gonzalo", "cambia mi zona horaria a Santiago", "Santiago de Chile"),
    ("gonzalo", "estoy en Santiago", "Santiago de Chile"),
    ("gonzalo", "vivo en Coyhaique", "Coyhaique"),
    ("anna", "mets mon fuseau sur Santiago", "Santiago"),
    ("anna", "je suis en France", "Paris"),
    ("anna", "je suis à Quimper", "Paris"),
    ("mary", "set my time zone to Santiago", "Santiago"),
    ("mary", "I am in Santiago", "Santiago"),
]
COUNTRIES = [
    ("gonzalo", "estoy en Chile", "¿En qué ciudad está", "Isla de Pascua"),
    ("anna", "je suis au Chili", "quelle ville vivez-vous", "Île de Pâques"),
    ("mary", "I'm in Chile", "Which city", "Easter Island"),
]
NOWHERE = [
    ("anna", "je suis en réunion"),
    ("anna", "je suis en congé"),
    ("anna", "je suis à la maison"),
    ("gonzalo", "estoy en reunión"),
    ("gonzalo", "estoy en camino"),
    ("mary", "I'm in a meeting"),
    ("mary", "I'm in Santiago next week"),
]


@pytest.mark.parametrize(("by", "words", "town"), ZONES)
def test_a_zone_is_taken_from_the_place_that_is_said(
    conversation: Conversation, by: str, words: str, town: str
) -> None:
    (answer,) = conversation.say(words, by)
    assert town in answer.text
    assert ":30" in answer.text


@pytest.mark.parametrize(("by", "words", "asked", "button"), COUNTRIES)
def test_a_country_with_several_zones_is_asked_about(
    conversation: Conversation, by: str, words: str, asked: str, button: str
) -> None:
    (question,) = conversation.say(words, by)
    assert asked in question.text
    assert len(question.labels) == 4
    (answer,) = conversation.press(button, by)
    assert button in answer.text


@pytest.mark.parametrize(("by", "words"), NOWHERE)
def test_who_is_somewhere_that_is_no_place_lives_where_they_did(
    conversation: Conversation, by: str, words: str
) -> None:
    conversation.say(words, by)
    with conversation.store.look() as memory:
        assert [one.zone for one in memory.members.all()] == [None] * 4


@pytest.mark.parametrize(
    ("by", "words", "said"),
    [
        ("anna", "je suis à Santiago cette semaine", "Dites-moi quand vous serez de nouveau ailleurs"),
        ("gonzalo", "estoy en París esta semana", "no lo cambio por mi cuenta"),
        ("mary", "I'm in Paris this week", "I do not change it back"),
    ],
)
def test_who_is_somewhere_for_now_is_told_that_it_stays_so(
    conversation: Conversation, by: str, words: str, said: str
) -> None:
    (answer,) = conversation.say(words, by)
    assert said in answer.text


def test_nobody_moves_a_group_by_saying_where_they_are(conversation: Conversation) -> None:
    conversation.say("estoy en Santiago", "gonzalo", GROUP)
    with conversation.store.look() as memory:
        chat = memory.chats.get(GROUP.id)
        assert chat
        assert chat.zone is None


@pytest.mark.parametrize(
    ("by", "asked", "own", "moved", "said"),
    [
        ("anna", "rappelle-moi chaque mardi à 9h de voter", "rappelle-moi chaque mardi à 15h Paris de lire",
         "/fuseau Santiago", "aux mêmes heures, selon cette horloge"),
        ("gonzalo", "recuérdame cada martes a las 9 votar", "recuérdame cada martes a las 15 hora de París leer",
         "/zona Santiago", "a las mismas horas según este reloj"),
        ("mary", "remind me every Tuesday at 9 to vote", "remind me every Tuesday at 15:00 Paris to read",
         "/zone Santiago", "at the same hours by this clock"),
    ],
)  # fmt: skip
def test_what_is_repeated_follows_whoever_moves_unless_its_zone_was_said(
    conversation: Conversation, by: str, asked: str, own: str, moved: str, said: str
) -> None:
    conversation.say(asked, by)
    conversation.say(own, by)
    (answer,) = conversation.say(moved, by)
    assert said in answer.text
    told = reminders(live(conversation, conversation.now.replace(day=25)), 12, 13, 14)
    assert [local(one, "Europe/Paris") for one in told] == ["24 13:00", "24 15:00"]


def test_what_comes_once_keeps_its_instant_and_an_undone_deletion_its_own_clock(conversation: Conversation) -> None:
    conversation.say("rappelle-moi demain à 9h d'appeler Paula")
    conversation.say("rappelle-moi chaque mardi à 15h Paris de lire")
    conversation.say("supprime le rappel lire")
    conversation.press("Revenir")
    (answer,) = conversation.say("/fuseau Santiago")
    assert "horloge" not in answer.text
    told = reminders(live(conversation, conversation.now.replace(day=25)), 12)
    assert [local(one, "Europe/Paris") for one in told] == ["24 09:00", "24 15:00"]
