"""Reminders of anything, in three languages: asked for, echoed, and said at their time."""

from datetime import timedelta

import pytest

from tests.conversation import GROUP, PEOPLE, Conversation
from tests.reminded import for_a_week, live, local, plan, reminders

# It is Monday 23 November 2026, 10:30 in Paris and 06:30 in Santiago. Who says it; when it comes, and what it says.
ASKED: list[tuple[str, str, str, str]] = [
    ("anna", "rappelle-moi d'appeler Paula demain à 9h", "24 09:00", "appeler Paula"),
    ("anna", "Rappelez-moi demain matin d'envoyer la convention", "24 09:00", "envoyer la convention"),
    ("anna", "rappelle-moi demain après-midi de relancer l'ACHM", "24 14:00", "relancer l'ACHM"),
    ("anna", "rappelle-moi ce soir de fermer le dossier", "23 19:00", "fermer le dossier"),
    ("anna", "rappelez-moi vendredi d'écrire au maire", "27 09:00", "écrire au maire"),
    ("anna", "/rappel demain 15h relire le compte rendu", "24 15:00", "relire le compte rendu"),
    ("gonzalo", "recuérdame llamar a Paula mañana a las 10", "24 14:00", "llamar a Paula"),
    ("gonzalo", "recuérdeme en dos horas enviar el acta", "23 12:30", "enviar el acta"),
    ("gonzalo", "avíseme el viernes por la tarde de revisar el convenio", "27 18:00", "revisar el convenio"),
    ("mary", "remind me in two hours to call Paula", "23 12:30", "call Paula"),
    ("mary", "please remind me tomorrow at 9 to send the minutes", "24 09:00", "send the minutes"),
    ("mary", "remind me at 22:30 to sleep", "23 22:30", "sleep"),
    # In a hurry.
    ("anna", "rapelez-moi demain à 9h d'appeler Paula", "24 09:00", "appeler Paula"),
    ("anna", "rapelle moi vendrdi à 9h d'appeler Paula", "27 09:00", "appeler Paula"),
    ("anna", "rappelle-moi demian à 9h d'appeler Paula", "24 09:00", "appeler Paula"),
    ("gonzalo", "recuerdme mañna a las 9 llamar a Paula", "24 13:00", "llamar a Paula"),
    ("gonzalo", "recuérdame comprar manzanas a las 17", "23 21:00", "comprar manzanas"),
    ("mary", "remaind me tommorow at 9 to call Paula", "24 09:00", "call Paula"),
    ("mary", "remember me tomorrow at 9 to call Paula", "24 09:00", "call Paula"),
]

# The next meeting begins on Tuesday 1 December at 15:00 in Paris.
BEFORE_A_MEETING: list[tuple[str, str, str, str]] = [
    ("anna", "rappelle-moi 2 jours avant la réunion de préparer les slides", "29 09:00", "préparer les slides"),
    ("anna", "rappelle-moi de préparer les slides 2 jours avant la réunion", "29 09:00", "préparer les slides"),
    ("anna", "rappelle-moi la veille de la réunion d'imprimer le dossier", "30 09:00", "imprimer le dossier"),
    ("anna", "rappelle-moi une heure avant la réunion de relire le dossier", "01 14:00", "relire le dossier"),
    ("gonzalo", "recuérdame 2 días antes de la reunión preparar las láminas", "29 09:00", "preparar las láminas"),
    ("gonzalo", "recuérdeme una hora antes de la reunión leer el acta", "01 14:00", "leer el acta"),
    ("mary", "remind me 2 days before the meeting to prepare the slides", "29 09:00", "prepare the slides"),
    ("mary", "remind me to prepare the slides 2 days before the meeting", "29 09:00", "prepare the slides"),
]


@pytest.mark.parametrize(("by", "words", "when", "text"), ASKED)
def test_what_is_asked_for_is_said_at_its_time(
    conversation: Conversation, by: str, words: str, when: str, text: str
) -> None:
    conversation.say("/zona Santiago", "gonzalo")
    (echo,) = conversation.say(words, by)
    assert text in echo.text
    assert len(echo.labels) == 2
    (told,) = reminders(for_a_week(conversation), PEOPLE[by].user_id)
    assert local(told, "Europe/Paris") == when
    assert told.text.split("\n") == [f"⏰ {text}"]
    assert len(told.utterance.labels) == 4
    assert told.utterance.silent is False


@pytest.mark.parametrize(("by", "words", "when", "text"), BEFORE_A_MEETING)
def test_what_is_asked_for_before_a_meeting_keeps_its_text(
    conversation: Conversation, by: str, words: str, when: str, text: str
) -> None:
    (echo,) = conversation.say(words, by)
    assert echo.text.startswith(f"⏰ {text}\n")
    (told,) = reminders(live(conversation, conversation.now + timedelta(days=9)), PEOPLE[by].user_id)
    assert (local(told, "Europe/Paris"), told.text) == (when, f"⏰ {text}")


def test_the_echo_names_both_shores(conversation: Conversation) -> None:
    (echo,) = conversation.say("rappelle-moi d'appeler Paula demain à 9h")
    assert echo.text == "⏰ appeler Paula\nmardi 24 novembre 2026, 09:00 Paris · 05:00 Santiago"
    assert echo.labels == ["🕑 Autre heure", "🗑 Supprimer"]


def test_in_a_group_we_is_the_group_and_it_comes_again_every_week(conversation: Conversation) -> None:
    (echo,) = conversation.say("recuérdanos cada lunes a las 10 enviar el informe", "gonzalo", GROUP)
    assert "enviar el informe" in echo.text
    told = reminders(live(conversation, conversation.now + timedelta(days=21)), GROUP.id)
    assert [local(one, "Europe/Paris") for one in told] == ["30 10:00", "07 10:00", "14 10:00"]


def test_a_reminder_of_ones_own_asked_for_in_a_group_comes_in_private(conversation: Conversation) -> None:
    (echo,) = conversation.say("rappelle-moi demain à 9h d'appeler Paula", "anna", GROUP)
    assert "en privé" in echo.text
    assert [one.chat for one in reminders(for_a_week(conversation), 12, GROUP.id)] == [12]


def test_a_stranger_in_the_group_is_asked_to_come_in_private(conversation: Conversation) -> None:
    (answer,) = conversation.say("remind me tomorrow at 9 to call", "stranger", GROUP)
    assert "write to me in private" in answer.text


def test_without_a_time_and_with_a_past_one_she_asks(conversation: Conversation) -> None:
    (asked,) = conversation.say("rappelle-moi d'appeler Paula")
    assert asked.text == "Quand faut-il vous le rappeler ?"
    (echo,) = conversation.say("demain à 14h")
    assert echo.text.startswith("⏰ appeler Paula\nmardi 24 novembre 2026, 14:00 Paris")
    (asked,) = conversation.say("rappelle-moi hier de payer")
    assert "déjà passée" in asked.text
    (echo,) = conversation.press("Demain à 9:00")
    assert echo.text.startswith("⏰ payer\nmardi 24 novembre 2026, 09:00 Paris")
    assert echo.action == "edit"


def test_an_answer_that_says_no_time_is_another_question(conversation: Conversation) -> None:
    conversation.say("rappelle-moi d'appeler Paula")
    (answer,) = conversation.say("Chiloé ?")
    assert "Chiloé" in answer.text


def test_a_question_put_politely_is_no_reminder(conversation: Conversation) -> None:
    (answer,) = conversation.say("rappelez-moi qui suit Chiloé")
    assert "Chiloé" in answer.text
    assert "rappeler" not in answer.text


def test_what_is_too_long_is_refused(conversation: Conversation) -> None:
    (answer,) = conversation.say("rappelle-moi demain à 9h de " + "relire " * 150)
    assert "1000" in answer.text


def test_planning_again_says_nothing_twice(conversation: Conversation) -> None:
    conversation.say("rappelle-moi demain à 9h d'appeler Paula")
    for _ in range(3):
        plan(conversation)
    assert len(reminders(for_a_week(conversation), 12)) == 1
