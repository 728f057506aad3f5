"""Reminders of anything after they were asked for: listed, changed by editing, put off, done, deleted."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.events import MessageSaid, Where
from tests.conversation import GROUP, PEOPLE, Conversation
from tests.reminded import for_a_week, live, local, pressed, reminders


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
