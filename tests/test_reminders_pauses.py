"""Silence: until a day, for some days, or until further notice; and what becomes of one's own reminders meanwhile."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.reminding.wishes import pause_of, paused_until
from tests.conversation import PEOPLE, Conversation
from tests.reminded import for_a_week, live, local, pressed, reminders

# What somebody says on Monday 23 November 2026, and when the silence begins and ends: naive, on the chat's wall.
LATER_PAUSES = [
    ("anna", "je suis en congé du 1er au 20 août, pas de rappels", "2027-08-01", "2027-08-21"),
    ("anna", "pause du 7 au 11 décembre", "2026-12-07", "2026-12-12"),
    ("gonzalo", "pausa del 1 al 20 de enero", "2027-01-01", "2027-01-21"),
    ("gonzalo", "estaré de vacaciones del 1 al 20 de febrero, sin recordatorios", "2027-02-01", "2027-02-21"),
    ("mary", "no reminders from 1 to 20 August", "2027-08-01", "2027-08-21"),
]

# What somebody says on that Monday, and the day on which they are told things again.
PAUSES = [
    ("anna", "pause jusqu'à lundi", "2026-11-30", "lundi 30 novembre 2026"),
    ("anna", "pause jusqu'à lundi inclus", "2026-12-01", "mardi 1er décembre 2026"),
    ("anna", "je suis absente jusqu'au 20 décembre, pas de rappels", "2026-12-21", "lundi 21 décembre 2026"),
    ("anna", "silence jusqu'à demain", "2026-11-24", "mardi 24 novembre 2026"),
    ("anna", "pause cette semaine", "2026-11-30", "lundi 30 novembre 2026"),
    ("anna", "pause 3 jours", "2026-11-26", "jeudi 26 novembre 2026"),
    ("gonzalo", "pausa hasta el lunes", "2026-11-30", "lunes 30 de noviembre de 2026"),
    ("gonzalo", "sin recordatorios hasta el viernes inclusive", "2026-11-28", "sábado 28 de noviembre de 2026"),
    ("mary", "pause until Monday", "2026-11-30", "Monday 30 November 2026"),
    ("mary", "pause for 2 weeks", "2026-12-07", "Monday 7 December 2026"),
]

# One day, or a week, that is yet to come.
DAYS_AHEAD = [
    ("anna", "pause vendredi", "le vendredi 27 novembre 2026"),
    ("gonzalo", "sin recordatorios mañana", "el martes 24 de noviembre de 2026"),
    ("mary", "no reminders next week", "from Monday 30 November 2026 to Sunday 6 December 2026"),
]

# An hour that is said with the last day, and when the silence ends on the chat's wall.
PAUSES_TO_AN_HOUR = [
    ("anna", "pause jusqu'à lundi 9h", "2026-11-30 09:00"),
    ("anna", "pause jusqu'à 18h", "2026-11-23 18:00"),
    ("gonzalo", "pausa hasta el lunes a las 9", "2026-11-30 09:00"),
    ("mary", "pause until Monday 9am", "2026-11-30 09:00"),
]

# Hours of silence, and how the settings show them.
NIGHTS = [
    ("anna", "ne pas déranger de 19h à 8h", "19:00 à 08:00"),
    ("anna", "ne pas déranger de 8h du soir à 7h du matin", "20:00 à 07:00"),
    ("anna", "silence de 20h à 8h", "20:00 à 08:00"),
    ("gonzalo", "no me molestes entre las 20 y las 8", "20:00 a 08:00"),
    ("gonzalo", "no molestar de 8 de la noche a 7 de la mañana", "20:00 a 07:00"),
    ("mary", "quiet from 7pm to 8am", "19:00 to 08:00"),
    ("mary", "do not disturb between 19:00 and 8:00", "19:00 to 08:00"),
]


@pytest.mark.parametrize(("by", "words", "until", "said"), PAUSES)
def test_until_a_day_ends_as_that_day_begins_and_says_so(
    conversation: Conversation, by: str, words: str, until: str, said: str
) -> None:
    (answer,) = conversation.say(words, by)
    assert said in answer.text
    with conversation.store.look() as memory:
        member = memory.members.by_user(PEOPLE[by].user_id)
        assert member
        found = paused_until(member, memory, conversation.now)
    assert found
    assert f"{found.astimezone(ZoneInfo('Europe/Paris')):%Y-%m-%d %H:%M}" == f"{until} 00:00"


@pytest.mark.parametrize(("by", "words", "until"), PAUSES_TO_AN_HOUR)
def test_until_an_hour_of_a_day_ends_at_that_hour(conversation: Conversation, by: str, words: str, until: str) -> None:
    (answer,) = conversation.say(words, by)
    assert until[-5:] in answer.text
    with conversation.store.look() as memory:
        member = memory.members.by_user(PEOPLE[by].user_id)
        assert member
        found = paused_until(member, memory, conversation.now)
    assert found
    assert f"{found.astimezone(ZoneInfo('Europe/Paris')):%Y-%m-%d %H:%M}" == until


@pytest.mark.parametrize(("by", "words", "said"), DAYS_AHEAD)
def test_a_day_ahead_is_silent_and_the_days_before_it_are_not(
    conversation: Conversation, by: str, words: str, said: str
) -> None:
    (answer,) = conversation.say(words, by)
    assert said in answer.text
    with conversation.store.look() as memory:
        member = memory.members.by_user(PEOPLE[by].user_id)
        assert member
        assert paused_until(member, memory, conversation.now) is None


@pytest.mark.parametrize(("by", "words", "night"), NIGHTS)
def test_quiet_hours_are_said_as_people_say_them(conversation: Conversation, by: str, words: str, night: str) -> None:
    (answer,) = conversation.say(words, by)
    assert night in answer.text


def test_days_are_no_quiet_hours(conversation: Conversation) -> None:
    (answer,) = conversation.say("pas de messages du 7 au 11 décembre")
    assert "du lundi 7 décembre 2026 au vendredi 11 décembre 2026" in answer.text


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


def test_a_pause_leaves_ones_own_reminders_alone_and_names_them(conversation: Conversation) -> None:
    conversation.say("rappelle-moi mercredi à 9h d'appeler Paula")
    conversation.say("rappelle-moi le 15 décembre de payer")
    (answer,) = conversation.say("pause jusqu'à jeudi")
    assert "Vos propres rappels viennent quand même :\n• appeler Paula (mercredi 25 novembre 2026, 09:00" in answer.text
    assert "payer" not in answer.text
    (told,) = reminders(for_a_week(conversation), 12)
    assert local(told, "Europe/Paris") == "25 09:00"


@pytest.mark.parametrize(
    ("by", "ask", "pause", "button", "said"),
    [
        (
            "anna",
            "rappelle-moi mercredi à 9h d'appeler",
            "pause jusqu'à jeudi",
            "attendre",
            "attendent aussi jusque-là",
        ),
        ("gonzalo", "recuérdeme el miércoles a las 9 llamar", "pausa hasta el jueves", "esperen", "también esperan"),
        ("mary", "remind me on Wednesday at 9 to call", "pause until Thursday", "wait", "waits until then too"),
    ],
)
def test_on_request_ones_own_reminders_wait_for_the_end_of_a_pause(
    conversation: Conversation, by: str, ask: str, pause: str, button: str, said: str
) -> None:
    conversation.say(ask, by)
    conversation.say(pause, by)
    (answer,) = conversation.press(button, by)
    assert said in answer.text
    (told,) = reminders(for_a_week(conversation), PEOPLE[by].user_id)
    assert local(told, "Europe/Paris") == "26 07:30"


def test_nothing_can_be_said_later_to_who_wants_silence(conversation: Conversation) -> None:
    conversation.say("rappelle-moi demain à 9h d'appeler Paula")
    (told,) = reminders(live(conversation, datetime(2026, 11, 24, 8, 0, tzinfo=UTC)), 12)
    conversation.say("stop")
    (refused,) = pressed(conversation, told, "1 h", "anna")
    assert "Vous avez demandé le silence" in refused.text
    assert reminders(live(conversation, conversation.now + timedelta(hours=2)), 12) == []
    conversation.last = [refused]
    conversation.press("Reprendre les rappels")
    pressed(conversation, told, "1 h", "anna")
    assert len(reminders(live(conversation, conversation.now + timedelta(hours=2)), 12)) == 1


@pytest.mark.parametrize(
    ("by", "words", "said"),
    [
        ("anna", "rappelle-moi demain à 9h d'appeler", "écrivez d’abord /reprendre"),
        ("gonzalo", "recuérdeme mañana a las 9 llamar", "escriba antes /reanudar"),
        ("mary", "remind me tomorrow at 9 to call", "please write /resume before"),
    ],
)
def test_who_wants_silence_and_asks_for_a_reminder_learns_what_it_takes(
    conversation: Conversation, by: str, words: str, said: str
) -> None:
    conversation.say("/stop", by)
    (echo,) = conversation.say(words, by)
    assert said in echo.text
    conversation.press({"anna": "Reprendre", "gonzalo": "ecordatorios", "mary": "again"}[by], by)
    assert len(reminders(for_a_week(conversation), PEOPLE[by].user_id)) == 1
