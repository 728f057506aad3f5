"""Reminders of anything, in three languages: asked for, echoed, said at their time, put off, changed, deleted."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.events import MessageSaid, Where
from bot.reminding.wishes import pause_of, paused_until
from tests.conversation import GROUP, PEOPLE, Conversation
from tests.reminded import Told, live, local, plan

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
]


def reminders(told: list[Told], *chats: int) -> list[Told]:
    return [one for one in told if one.row.outgoing.content["say"].startswith("free") and one.chat in chats]


def for_a_week(conversation: Conversation) -> list[Told]:
    return live(conversation, conversation.now + timedelta(days=7))


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


def test_the_list_shows_what_is_to_come_and_deletes(conversation: Conversation) -> None:
    conversation.say("rappelle-moi vendredi d'écrire au maire")
    conversation.say("rappelle-moi demain à 9h d'appeler Paula")
    (listed,) = conversation.say("mes rappels")
    assert listed.text.split("\n")[:2] == ["2 rappels :", "1. appeler Paula – mardi 24 novembre 2026, 09:00 Paris"]
    (gone,) = conversation.press("🗑 1")
    assert gone.text == "Supprimé : appeler Paula"
    assert [one.text for one in reminders(for_a_week(conversation), 12)] == ["⏰ écrire au maire"]


def test_a_deleted_one_can_be_had_again_and_words_delete_too(conversation: Conversation) -> None:
    conversation.say("recuérdame llamar a Paula mañana a las 10", "gonzalo")
    (gone,) = conversation.say("borra el recordatorio de Paula", "gonzalo")
    assert gone.text == "Eliminado: llamar a Paula"
    conversation.press("Deshacer", "gonzalo")
    assert len(reminders(for_a_week(conversation), 13)) == 1


def edited(conversation: Conversation, message_id: int, text: str, at: datetime) -> str:
    with conversation.store.begin() as memory:
        where, sender = Where(12, "private"), PEOPLE["anna"]
        event = MessageSaid(next(conversation.numbers), where, sender, message_id, at, text, edited_at=conversation.now)
        heard = conversation.assistant.hear(event, memory, conversation.now)
        for row in heard.outgoing:
            memory.outbox.put(row)
        return heard.outgoing[0].content["html"] if heard.outgoing else ""


def test_an_edited_message_changes_its_reminder_however_late(conversation: Conversation) -> None:
    said_at = conversation.now
    conversation.say("rappelle-moi d'appeler Paula vendredi à 9h", editing=None)
    message_id = next(conversation.numbers) - 1
    live(conversation, said_at + timedelta(days=2))
    assert "11:00" in edited(conversation, message_id, "rappelle-moi d'appeler Paule vendredi à 11h", said_at)
    told = reminders(for_a_week(conversation), 12)
    assert [(one.text, local(one, "Europe/Paris")) for one in told] == [("⏰ appeler Paule", "27 11:00")]


def test_an_old_message_that_is_edited_into_a_question_is_left_alone(conversation: Conversation) -> None:
    said_at = conversation.now
    conversation.say("Chiloé ?")
    message_id = next(conversation.numbers) - 1
    conversation.now += timedelta(hours=1)
    assert edited(conversation, message_id, "Coquimbo ?", said_at) == ""


def pressed(conversation: Conversation, told: Told, label: str, by: str) -> None:
    """Press a button under something that was said by itself."""
    conversation.last = []
    keys = [key for row in told.utterance.keys for key in row if label in key.label]
    from bot.events import ButtonPressed

    where = GROUP if told.chat == GROUP.id else Where(told.chat, "private")
    event = ButtonPressed(next(conversation.numbers), where, PEOPLE[by], "q", keys[0].token or "", 1)
    conversation._hear(event)


@pytest.mark.parametrize(
    ("label", "again"), [("10 min", "24 09:10"), ("1 h", "24 10:00"), ("Demain à 9:00", "25 09:00")]
)
def test_later_is_later(conversation: Conversation, label: str, again: str) -> None:
    conversation.say("rappelle-moi demain à 9h d'appeler Paula")
    (told,) = reminders(live(conversation, datetime(2026, 11, 24, 8, 0, 30, tzinfo=UTC)), 12)
    conversation.now = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
    pressed(conversation, told, label, "anna")
    (later,) = reminders(for_a_week(conversation), 12)
    assert local(later, "Europe/Paris") == again
    assert "appeler Paula" in later.text


def test_in_a_group_later_is_personal(conversation: Conversation) -> None:
    conversation.say("rappelle-nous demain à 9h de voter", "anna", GROUP)
    (told,) = reminders(live(conversation, datetime(2026, 11, 24, 8, 0, tzinfo=UTC)), GROUP.id)
    pressed(conversation, told, "1 h", "gonzalo")
    later = reminders(for_a_week(conversation), GROUP.id, 12, 13)
    assert [one.chat for one in later] == [13]


def test_what_is_done_is_not_listed_any_more(conversation: Conversation) -> None:
    conversation.say("rappelle-moi demain à 9h d'appeler Paula")
    (told,) = reminders(live(conversation, datetime(2026, 11, 24, 8, 0, tzinfo=UTC)), 12)
    pressed(conversation, told, "C’est fait", "anna")
    assert conversation.last[0].text == "✅ appeler Paula"
    assert conversation.last[0].action == "edit"
    with conversation.store.look() as memory:
        assert memory.reminders.of_chat(12) == ()


def test_only_who_asked_or_a_coordinator_deletes_what_a_group_is_reminded_of(conversation: Conversation) -> None:
    conversation.say("rappelle-nous demain à 9h de voter", "anna", GROUP)
    conversation.say("supprime le rappel voter", "mary", GROUP)
    assert len(reminders(live(conversation, conversation.now + timedelta(days=1)), GROUP.id)) == 1


def test_during_a_pause_a_reminder_waits_for_its_end(conversation: Conversation) -> None:
    conversation.say("rappelle-moi mercredi à 9h d'appeler Paula")
    conversation.say("pause jusqu'à jeudi")
    (told,) = reminders(for_a_week(conversation), 12)
    assert local(told, "Europe/Paris").startswith("27")


def test_what_is_too_long_is_refused(conversation: Conversation) -> None:
    (answer,) = conversation.say("rappelle-moi demain à 9h de " + "relire " * 150)
    assert "1000" in answer.text


def test_planning_again_says_nothing_twice(conversation: Conversation) -> None:
    conversation.say("rappelle-moi demain à 9h d'appeler Paula")
    for _ in range(3):
        plan(conversation)
    assert len(reminders(for_a_week(conversation), 12)) == 1


# What somebody says on Monday 23 November 2026, and when the silence begins and ends: naive, on the chat's wall.
LATER_PAUSES = [
    ("anna", "je suis en congé du 1er au 20 août, pas de rappels", "2027-08-01", "2027-08-21"),
    ("anna", "pause du 7 au 11 décembre", "2026-12-07", "2026-12-12"),
    ("gonzalo", "pausa del 1 al 20 de enero", "2027-01-01", "2027-01-21"),
    ("gonzalo", "estaré de vacaciones del 1 al 20 de febrero, sin recordatorios", "2027-02-01", "2027-02-21"),
    ("mary", "no reminders from 1 to 20 August", "2027-08-01", "2027-08-21"),
]


@pytest.mark.parametrize(("by", "words", "first", "after"), LATER_PAUSES)
def test_a_pause_may_begin_later(conversation: Conversation, by: str, words: str, first: str, after: str) -> None:
    conversation.say(words, by)
    with conversation.store.look() as memory:
        member = memory.members.by_user(PEOPLE[by].user_id)
        assert member
        found = pause_of(member, memory, conversation.now)
        assert found
        assert found[0]
        paris = [one.astimezone(ZoneInfo("Europe/Paris")) for one in found if one]
        assert [f"{one:%Y-%m-%d %H:%M}" for one in paris] == [f"{first} 00:00", f"{after} 00:00"]
        assert paused_until(member, memory, conversation.now) is None
        assert paused_until(member, memory, found[0]) == found[1]
        assert paused_until(member, memory, found[1]) is None


def test_who_stops_learns_that_own_reminders_wait_and_afterwards_which(conversation: Conversation) -> None:
    conversation.say("rappelle-moi mercredi à 9h d'appeler Paula")
    (stopped,) = conversation.say("stop")
    assert "Vos propres rappels attendent aussi" in stopped.text
    assert reminders(for_a_week(conversation), 12) == []
    (resumed,) = conversation.say("reprendre")
    assert "• appeler Paula (mercredi 25 novembre 2026, 09:00 Paris)" in resumed.text
    (again,) = conversation.say("reprendre")
    assert "Paula" not in again.text


def test_who_stops_without_reminders_of_their_own_is_told_of_none(conversation: Conversation) -> None:
    (stopped,) = conversation.say("stop")
    assert "propres" not in stopped.text
    (resumed,) = conversation.say("reprendre")
    assert "•" not in resumed.text
