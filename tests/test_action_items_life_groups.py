"""Signs under cards, and people who leave groups."""

from dataclasses import replace

from bot.events import MemberLeft, MessageSaid, Reacted, Where
from bot.intents import ForgetMe
from data.model import Member
from handlers.reading import Me, read
from tests.conversation import GROUP, PEOPLE
from tests.promises import MONDAY, Promises, letter

ME = Me(7, "minga_bot")
CHAT = {"id": -1001, "type": "supergroup", "title": "Groupe-pays"}
ANNA = {"id": 12, "first_name": "Anna", "is_bot": False}


def react(promises: Promises, by: str, sign: str, number: int) -> None:
    with promises.store.look() as memory:
        message = memory.outbox.card_message(f"item:{number}", GROUP.id)
    assert message is not None
    promises._hear(Reacted(next(promises.numbers), GROUP, PEOPLE[by], message, (sign,)))
    promises.deliver()


def test_a_thumb_under_the_card_agrees_and_a_second_one_finishes(promises: Promises) -> None:
    number = promises.promise(letter(promises))
    react(promises, "mary", "👍", number)
    assert promises.item(number).accepted_at is None
    react(promises, "anna", "👍", number)
    assert promises.item(number).accepted_at == MONDAY
    assert [one for one in promises.arrived if one.chat_id == GROUP.id and one.action == "send"] == []
    react(promises, "anna", "👍", number)
    assert promises.item(number).state == "done"
    assert len(promises.told("coordinator")) == 1


def test_other_signs_say_nothing(promises: Promises) -> None:
    number = promises.promise(letter(promises))
    react(promises, "anna", "🤔", number)
    assert promises.item(number).version == 1


def test_whoever_leaves_the_group_keeps_what_they_promised_and_a_handover_is_asked_for(promises: Promises) -> None:
    number = promises.promise(letter(promises))
    for _ in range(2):
        promises._hear(MemberLeft(next(promises.numbers), GROUP, PEOPLE["anna"]))
    promises.deliver()
    assert promises.item(number).owner_person_id == promises.member("anna").person_id
    (told,) = promises.told("coordinator")
    assert told.text.splitlines()[:2] == [
        "Anna Calvez a quitté le groupe « Groupe-pays ». Ses actions en cours restent :",
        f"• #{number} Envoyer la convention à l'ACHM · Anna Calvez · jeudi 24 septembre",
    ]
    assert told.labels == [f"#{number}"]


def test_an_owner_who_has_left_the_network_is_shown_and_nothing_moves_by_itself(promises: Promises) -> None:
    number = promises.promise(letter(promises))
    with promises.store.begin() as memory:
        member: Member = replace(promises.member("anna"), left_at=MONDAY)
        memory.members.update(member)
    promises.say(f"#{number}", "coordinator")
    card = promises.card(number, Where(PEOPLE["coordinator"].user_id, "private"))
    assert "🚪 Anna Calvez a quitté ses fonctions le 21 septembre 2026 : qui reprend ?" in card.text
    assert promises.item(number).owner_person_id == member.person_id


def test_the_card_of_whoever_is_forgotten_asks_at_once_who_takes_over(promises: Promises) -> None:
    number = promises.promise(letter(promises))
    promises.do(ForgetMe(sure=True), "anna", Where(PEOPLE["anna"].user_id, "private"))
    assert "❓ Qui s’en charge ?" in promises.card(number).text
    assert "Calvez" not in promises.card(number).text


def test_what_telegram_tells_is_read() -> None:
    put = {
        "chat": CHAT,
        "message_id": 5,
        "user": ANNA,
        "date": 1,
        "old_reaction": [{"type": "emoji", "emoji": "🔥"}],
        "new_reaction": [{"type": "emoji", "emoji": "🔥"}, {"type": "emoji", "emoji": "👍"}],
    }
    reacted = read({"update_id": 1, "message_reaction": put}, ME)
    assert isinstance(reacted, Reacted)
    assert (reacted.message_id, reacted.emojis, reacted.sender.user_id) == (5, ("👍",), 12)
    assert read({"update_id": 1, "message_reaction": {**put, "new_reaction": []}}, ME) is None


def test_leaving_is_read_from_either_of_the_two_ways_in_which_telegram_tells_it() -> None:
    service = {"message_id": 9, "date": 1, "chat": CHAT, "from": ANNA, "left_chat_member": ANNA}
    change = {
        "chat": CHAT,
        "from": ANNA,
        "date": 1,
        "old_chat_member": {"status": "member", "user": ANNA},
        "new_chat_member": {"status": "left", "user": ANNA},
    }
    for payload in ({"update_id": 1, "message": service}, {"update_id": 2, "chat_member": change}):
        gone = read(payload, ME)
        assert isinstance(gone, MemberLeft)
        assert gone.sender.user_id == 12
    coming = {**change, "old_chat_member": change["new_chat_member"], "new_chat_member": change["old_chat_member"]}
    assert read({"update_id": 3, "chat_member": coming}, ME) is None


def test_whoever_telegram_itself_names_owns_it_however_they_are_called_there(promises: Promises) -> None:
    number = next(promises.numbers)
    words, called = "Action : Nanette envoie la convention d'ici vendredi", ("Nanette", PEOPLE["anna"].user_id)
    said = MessageSaid(number, GROUP, PEOPLE["coordinator"], number, MONDAY, words, None, False, mentioned=(called,))
    promises._hear(said)
    assert promises.item(1).owner_person_id == promises.member("anna").person_id
    assert "Anna Calvez (Finistère)" in promises.card(1).text
