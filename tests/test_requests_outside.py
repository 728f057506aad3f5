"""Requests from outside: a number, somebody in charge, every step told, silence said honestly, no way to flood."""

from dataclasses import replace
from datetime import timedelta

from bot.events import Where
from bot.intents import AnswerRequest, CloseRequest, HandOnRequest, ListRequests
from data.model import Request
from tests.conversation import PEOPLE
from tests.promises import Promises

ALEX, ANNA = PEOPLE["stranger"].user_id, PEOPLE["anna"].user_id
PRIVATE = Where(ANNA, "private")
ABOUT_FINISTERE = "/request Our school would like to write to a school in Finistère"


def request(promises: Promises, number: int = 1) -> Request:
    with promises.store.look() as memory:
        found = memory.requests.get(number)
    assert found is not None
    return found


def received(promises: Promises, chat_id: int) -> list[str]:
    return [one.text for one in promises.arrived if one.chat_id == chat_id]


def test_a_request_goes_to_the_post_that_covers_the_place(promises: Promises) -> None:
    promises.say(ABOUT_FINISTERE, "stranger")
    (said,) = received(promises, ALEX)
    assert said.splitlines()[:2] == [
        "Thank you. Your request has the number 1.",
        "It has gone to whoever is in charge of Finistère.",
    ]
    (asked,) = received(promises, ANNA)
    assert asked.startswith("📮 Demande n° 1, d’Alex, 21 septembre 2026\nOur school would like")
    assert request(promises).owner_person_id == promises.member("anna").person_id


def test_a_stranger_learns_no_name(promises: Promises) -> None:
    promises.say(ABOUT_FINISTERE, "stranger")
    promises.do(AnswerRequest(1, "Please write to the school office."), "anna", PRIVATE)
    said = " ".join(received(promises, ALEX))
    assert "Please write to the school office." in said
    assert not any(name in said for name in ("Anna", "Calvez", "Claire"))


def test_without_a_place_it_goes_to_the_network(promises: Promises) -> None:
    promises.say("/request How can my town take part?", "stranger")
    assert "in charge of the network" in received(promises, ALEX)[0]
    assert request(promises).state == "forwarded"


def test_the_answer_is_written_after_the_button(promises: Promises) -> None:
    promises.say(ABOUT_FINISTERE, "stranger")
    (card,) = [one for one in promises.arrived if one.chat_id == ANNA]
    promises.touch("répondre", "anna", card)
    promises.say("Le collège de Quimper cherche justement un partenaire.", "anna")
    (answer,) = [one for one in promises.arrived if one.chat_id == ALEX]
    assert answer.text.splitlines() == [
        "An answer to your request 1:",
        "Le collège de Quimper cherche justement un partenaire.",
    ]
    promises.touch("done, thank you", "stranger", answer)
    assert request(promises).state == "closed"


def test_whoever_asked_may_write_more_and_it_waits_again(promises: Promises) -> None:
    promises.say(ABOUT_FINISTERE, "stranger")
    promises.do(AnswerRequest(1, "Which age?"), "anna", PRIVATE)
    (answer,) = [one for one in promises.arrived if one.chat_id == ALEX]
    promises.touch("write more", "stranger", answer)
    promises.say("Eleven years.", "stranger")
    assert "← " in received(promises, ANNA)[0]
    assert request(promises).state == "forwarded"


def test_it_can_be_handed_on_and_the_asker_is_told(promises: Promises) -> None:
    promises.say(ABOUT_FINISTERE, "stranger")
    promises.do(HandOnRequest(1, promises.party("coordinator")), "anna", PRIVATE)
    assert received(promises, PEOPLE["coordinator"].user_id)[0].startswith("📮 Demande n° 1")
    assert received(promises, ALEX) == ["Your request 1 has been passed on to somebody else in charge."]


def test_others_neither_see_nor_answer_it(promises: Promises) -> None:
    promises.say(ABOUT_FINISTERE, "stranger")
    for intent in (AnswerRequest(1, "no"), CloseRequest(1), HandOnRequest(1)):
        promises.do(intent, "mary", Where(PEOPLE["mary"].user_id, "private"))
        assert received(promises, PEOPLE["mary"].user_id) == ["I know of no request 1 in your care."]
    assert request(promises).state == "forwarded"
    promises.do(ListRequests(), "mary", Where(PEOPLE["mary"].user_id, "private"))
    assert received(promises, PEOPLE["mary"].user_id) == ["No request is open."]


def test_silence_is_told_to_the_coordinator_and_to_whoever_asked(promises: Promises) -> None:
    promises.say(ABOUT_FINISTERE, "stranger")
    told = {}
    for day in range(1, 60):
        promises.pass_time(timedelta(days=1))
        if any("nobody has answered" in text for text in received(promises, ALEX)):
            told[day] = len(received(promises, PEOPLE["coordinator"].user_id))
    assert list(told) == [9, 21, 45]
    assert all(told.values())
    assert request(promises).escalated == 3


def test_what_was_answered_is_not_escalated(promises: Promises) -> None:
    promises.say(ABOUT_FINISTERE, "stranger")
    promises.do(AnswerRequest(1, "Yes."), "anna", PRIVATE)
    promises.pass_time(timedelta(days=50))
    assert not any("nobody has answered" in text for text in received(promises, ALEX))


def test_the_open_door_is_no_way_to_flood(promises: Promises) -> None:
    for number in range(6):
        promises.say(f"/request Please tell me about topic {number} " + "x" * 3000, "stranger")
    with promises.store.look() as memory:
        found = memory.requests.open()
    assert len(found) == 3
    assert all(len(one.text) <= 1500 for one in found)
    promises.now += timedelta(days=1, minutes=1)
    promises.say("/request Please tell me about topic 7", "stranger")
    with promises.store.look() as memory:
        assert len(memory.requests.open()) == 4


def test_the_same_words_twice_are_one_request(promises: Promises) -> None:
    promises.say(ABOUT_FINISTERE, "stranger")
    promises.say(ABOUT_FINISTERE, "stranger")
    assert received(promises, ALEX) == ["I have that already, as request 1."]


def test_without_words_it_asks_for_them(promises: Promises) -> None:
    promises.say("/request", "stranger")
    promises.say("Our school would like to write to a school in Finistère", "stranger")
    assert request(promises).text.startswith("Our school")


def test_when_whoever_is_in_charge_cannot_be_reached_the_next_one_is_asked(promises: Promises) -> None:
    with promises.store.begin() as memory:
        memory.members.update(replace(promises.member("anna"), reachable=False))
    promises.say(ABOUT_FINISTERE, "stranger")
    assert request(promises).owner_member_id is not None
    assert received(promises, ANNA) == []


def test_the_door_is_open_in_private_only(promises: Promises) -> None:
    promises.say(ABOUT_FINISTERE, "stranger", Where(-1001, "supergroup", "Groupe-pays"))
    with promises.store.look() as memory:
        assert memory.requests.open() == ()
