"""Minga whole, through the local Telegram, as the people of the network meet her."""

import sqlite3
import time
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from handlers.chatting import TerminalChat
from playground.client import wait_for
from playground.client_http import RefusedError
from playground.client_person import Person
from playground.client_views import Seen
from tests.town import BOT, GROUP, Town


def test_people_come_in_by_code_and_invitation_and_ask_in_their_languages(town: Town) -> None:
    town.let_in("anna", "diego")
    asked = town.person("anna").say("qui suit Castro ?")
    assert "Anna Calvez" in town.person("anna").waits_for("Finistère–Chiloé", after=asked).text
    asked = town.person("diego").say("¿quién lleva Quellón?")
    assert "Quellón es comuna de Chiloé" in town.person("diego").waits_for("Finistère–Chiloé", after=asked).text


def test_in_the_group_she_answers_a_command_and_a_reply_and_not_what_telegram_hides(town: Town) -> None:
    town.let_in("anna")
    anna = town.person("anna")
    asked = anna.say(f"/qui@{BOT} Chiloé", GROUP)
    answer = anna.waits_for("Finistère–Chiloé", GROUP, after=asked)
    assert answer.reply_to == asked.id
    asked = anna.say("et Coquimbo ?", GROUP, reply_to=answer)
    answer = anna.waits_for("Hérault–Coquimbo", GROUP, after=asked)
    thanked = anna.say("merci !", GROUP, reply_to=answer)
    hidden = anna.say(f"@{BOT} Valdivia ?", GROUP)
    asked = anna.say(f"/qui@{BOT} Valdivia", GROUP)
    anna.waits_for("Valdivia", GROUP, after=asked)
    answered = {one.reply_to for one in anna.sees(GROUP) if one.from_bot}
    assert asked.id in answered
    assert not {thanked.id, hidden.id} & answered


def test_where_she_is_administrator_a_mention_is_enough(town: Town) -> None:
    town.let_in("anna")
    town.person("claire").promotes(f"@{BOT}", GROUP)
    anna = town.person("anna")
    asked = anna.say(f"@{BOT} qui suit Chiloé ?", GROUP)
    assert anna.waits_for("Finistère–Chiloé", GROUP, after=asked).reply_to == asked.id


def test_a_button_answers_and_leads_to_the_private_chat(town: Town) -> None:
    town.let_in("anna")
    anna = town.person("anna")
    asked = anna.say(f"/qui@{BOT} Santiago", GROUP)
    question = anna.waits_for("Santiago", GROUP, after=asked)
    anna.press("Betancur", question)
    answer = anna.waits_for(lambda seen: "Cités Unies France" in seen.text, GROUP, after=question)
    assert answer.id == question.id, "the question is answered in its place"
    link = anna.press("Détails en privé", answer).url or ""
    asked = anna.say(f"/start {link.partition('start=')[2]}")
    assert "Santiago Betancur" in anna.waits_for("Source", after=asked).text


def test_an_edited_question_edits_its_answer(town: Town) -> None:
    town.let_in("anna")
    anna = town.person("anna")
    asked = anna.say("qui suit Chiloé ?")
    answer = anna.waits_for("Finistère–Chiloé", after=asked)
    anna.edits(asked, "qui suit Coquimbo ?")
    assert anna.waits_for("Hérault–Coquimbo", after=answer).id == answer.id


def test_the_reminders_of_the_next_meeting_arrive_when_the_clock_is_moved(town: Town) -> None:
    town.let_in("anna")
    anna = town.person("anna")
    asked = anna.say("prochaine réunion ?")
    card = anna.waits_for("15:00 Paris", after=asked)
    assert card.file is not None
    assert anna.downloads(card).startswith(b"BEGIN:VCALENDAR")
    starts = next_meeting(town)
    town.playground.clock.set(starts - timedelta(days=4))
    first = sleeps_until(town, anna, "Rappel")
    assert "Exemple" in first.text
    town.playground.clock.set(starts - timedelta(hours=1))
    anna.waits_for("commence dans 60 minutes", GROUP, after=first)
    reminders = [seen for seen in anna.sees(GROUP) if "⏰" in seen.text or "🔔" in seen.text]
    assert len(reminders) == 2


def sleeps_until(town: Town, person: Person, what: str) -> Seen:
    """Move the clock from one wake-up to the next until this is said in the group."""
    for _ in range(5):
        to_next_wake_up(town)
        with suppress(TimeoutError):
            return person.waits_for(what, GROUP, seconds=3)
    return person.waits_for(what, GROUP)


def to_next_wake_up(town: Town) -> None:
    """Move the clock to when Minga wants to be woken up, as soon as she has said it by the clock as it is."""

    def moved() -> bool:
        try:
            town.playground.clock.to_next_wake_up()
        except RefusedError:
            return False
        return True

    wait_for(moved, seconds=20)


def wakes_up(town: Town) -> bool:
    bots = town.playground.door.get("/sim/state")["bots"]
    return any(bot.get("wake_up") for bot in bots)


def next_meeting(town: Town) -> datetime:
    """The first Tuesday at 15:00 in Paris that is to come, worked out without Minga."""
    paris = ZoneInfo("Europe/Paris")
    now = town.playground.clock.now().astimezone(paris)
    for days in range(70):
        day = now + timedelta(days=days)
        meeting = day.replace(hour=15, minute=0, second=0, microsecond=0)
        if day.weekday() == 1 and day.day <= 7 and meeting > now:
            return meeting
    raise AssertionError


def test_a_stranger_learns_nothing_and_strange_names_show_as_written(town: Town) -> None:
    town.let_in("anna")
    # By day: nobody's telephone rings at night because of a stranger.
    town.playground.clock.set((town.playground.clock.now() + timedelta(days=1)).replace(hour=10))
    alex = town.person("alex")
    for question in (
        "who handles Chiloé?",
        "/who Chiloé",
        "Anna Calvez",
        "next meeting?",
        "/members",
        "/gaps",
        "/start xyz",
    ):
        asked = alex.say(question)
        answer = alex.waits_for("memory of a network", after=asked).text
        assert not [secret for secret in ("Calvez", "Finist", "Chilo", "Coquimbo", "Claire") if secret in answer]
    alex.say("/request I want to <b>cooperate</b> & more")
    told = town.person("claire").waits_for("📮").text
    assert "<b>Alex</b> & Co" in told
    assert "<b>cooperate</b> & more" in told


def test_what_is_no_question_gets_a_kind_answer(town: Town) -> None:
    town.let_in("anna")
    anna = town.person("anna")
    for said, heard in {
        "x" * 4000: "un peu long",
        "🙂": "que du texte",
        "bonjour": "Bonjour",
        "…": "que du texte",
    }.items():
        asked = anna.say(said)
        assert heard in anna.waits_for("Demandez-moi", after=asked).text


def test_killed_while_questions_are_handled_she_answers_each_and_handles_each_once(town: Town) -> None:
    town.let_in("anna", "diego")
    anna, diego = town.person("anna"), town.person("diego")
    for number in range(3):
        asked = [
            (person, person.say(f"{place} ?")) for place in ("Chiloé", "Coquimbo", "Maule") for person in (anna, diego)
        ]
        time.sleep(0.03 * number)
        town.minga.kill()
        town.minga.start()
        for person, question in asked:
            place = question.text.split()[0]
            person.waits_for(place, after=question, seconds=60)
    # An answer sent again after a kill may have been taken for a later one: wait for the last question itself.
    wait_for(lambda: unhandled(town) == [], seconds=60)
    assert_each_update_was_answered_under_one_key(town)
    for person in (anna, diego):
        for place in ("Chiloé", "Coquimbo", "Maule"):
            cards = [seen for seen in person.sees() if seen.from_bot and f"📍 {place} " in seen.text]
            again = [seen for seen in cards if "peut-être déjà vu" in seen.text or "ya haya visto" in seen.text]
            assert len(cards) - len(again) <= 3 <= len(cards), "a repeat is marked, and nothing is lost"


def unhandled(town: Town) -> list[tuple[int, str]]:
    with closing(sqlite3.connect(town.minga.folder / "minga.db")) as database:
        return database.execute("SELECT update_id, state FROM inbox WHERE state != 'done'").fetchall()


def assert_each_update_was_answered_under_one_key(town: Town) -> None:
    with closing(sqlite3.connect(town.minga.folder / "minga.db")) as database:
        done = {row[0] for row in database.execute("SELECT update_id FROM inbox WHERE state = 'done'")}
        keys = [row[0] for row in database.execute("SELECT key FROM outbox WHERE key LIKE 'answer:%'")]
    answered = [int(key.split(":")[1]) for key in keys if key.count(":") == 1]
    assert len(answered) == len(set(answered))
    assert set(answered) <= done


def shows(chat: TerminalChat, what: Callable[[], bool]) -> None:
    def look() -> bool:
        chat.catch_up(wait=1.0)
        return what()

    wait_for(look, seconds=20)


def test_the_chat_in_the_terminal_is_the_same_conversation(town: Town) -> None:
    town.let_in("anna", "diego")
    shown: list[str] = []
    chat = TerminalChat(town.playground, town.person("anna"), GROUP, shown.append)
    chat.skip()
    chat.take("Santiago")
    shows(chat, lambda: bool(chat.buttons))
    chat.take(next(f":{n}" for n, (_, label) in enumerate(chat.buttons, 1) if "Betancur" in label))
    shows(chat, lambda: "Cités Unies France" in "\n".join(shown))
    chat.take(":as diego")
    chat.take("¿próxima reunión?")
    shows(chat, lambda: "15:00 París" in "\n".join(shown))
    assert any(".ics" in line for line in shown)
    before = town.playground.clock.now()
    chat.take(":clock +1h")
    assert town.playground.clock.now() - before >= timedelta(hours=1)
    chat.take(":group")
    chat.take(":as nobody")
    chat.take(":99")
    assert [line for line in shown if line.startswith("(")][-2:] == [
        "(there is no person 'nobody')",
        "(there is no button 99)",
    ]
    assert chat.completions("an", ":as an") == ["anna"]
    assert chat.completions(":c", ":c") == [":clock"]
