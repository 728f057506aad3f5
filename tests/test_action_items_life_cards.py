"""The life of an item, moment by moment: said, accepted, handed on, done, undone; its card and whoever is told."""

from datetime import datetime, timedelta

from bot.intents import (
    AcceptItem,
    AcceptOrFinish,
    ChangeDue,
    DeclineItem,
    Doubt,
    DropItem,
    ItemSaid,
    MarkDone,
    Reassign,
    Reopen,
    UndoItem,
)
from bot.reminding.wishes import pause
from tests.conversation import GROUP
from tests.promises import FRIDAY_18, MONDAY, THURSDAY_18, Promises, letter


def test_the_echo_is_a_card_in_the_shape_that_people_know(promises: Promises) -> None:
    number = promises.promise(letter(promises))
    card = promises.card(number)
    assert card.text.splitlines() == [
        f"#{number} Envoyer la convention à l'ACHM",
        "Anna Calvez (Finistère) · d’ici au jeudi 24 septembre, 18:00 Paris",
        "dit par Claire Coordinatrice, 21 septembre",
        "🕓 Réponse attendue d’Anna Calvez",
    ]
    assert card.labels == ["👍 OK", "🙅 pas moi", "📅 date", "👤 qui", "🗑 supprimer"]


def test_the_owner_is_asked_in_private_and_the_asker_hears_the_answer(promises: Promises) -> None:
    number = promises.promise(letter(promises))
    (asked,) = promises.told("anna")
    assert asked.text.splitlines()[0] == "Claire Coordinatrice vous demande :"
    promises.touch("OK", "anna", asked)
    assert "convenu" in (promises.toast or "").lower()
    assert promises.item(number).accepted_at == MONDAY
    assert "Réponse attendue" not in promises.card(number).text
    assert [one.text.splitlines()[0] for one in promises.told("coordinator")] == [
        f"👍 Anna Calvez accepte #{number} Envoyer la convention à l'ACHM"
    ]


def test_whoever_pauses_is_told_of_no_single_item_until_the_pause_ends(promises: Promises) -> None:
    with promises.store.begin() as memory:
        pause(promises.member("anna"), MONDAY + timedelta(days=3), memory)
    number = promises.promise(letter(promises))
    assert promises.told("anna") == []
    promises.now += timedelta(days=4)
    promises.do(DropItem(number), "coordinator")
    assert len(promises.told("anna")) == 1


def test_what_somebody_promises_for_themselves_is_accepted(promises: Promises) -> None:
    number = promises.promise(letter(promises), by="anna")
    assert promises.item(number).accepted_at == MONDAY
    assert promises.told("anna") == []
    assert promises.card(number).labels == ["✅ fait", "⛔ bloqué", "📅 date", "👤 qui", "🗑 supprimer"]


def test_the_ok_of_somebody_else_changes_nothing(promises: Promises) -> None:
    number = promises.promise(letter(promises))
    promises.touch("OK", "gonzalo", promises.card(number))
    assert promises.toast == "Le corresponde responder a Anna Calvez."
    promises.touch("OK", "stranger", promises.card(number))
    assert promises.item(number).accepted_at is None


def test_after_two_days_of_silence_the_card_says_so(promises: Promises) -> None:
    number = promises.promise(letter(promises))
    promises.now += timedelta(hours=48)
    promises.deliver()
    assert "🕓 Non confirmé : pas encore de réponse d’Anna Calvez" in promises.card(number).text


def test_a_card_that_would_say_the_same_is_not_edited(promises: Promises) -> None:
    number = promises.promise(letter(promises), ItemSaid("Réserver la salle", line=1, zone="Europe/Paris"))
    assert [one.action for one in promises.arrived if one.chat_id == GROUP.id] == ["send"]
    promises.now += timedelta(hours=40)
    promises.do(Reassign(number, promises.party("gonzalo")), "coordinator")
    promises.now += timedelta(hours=9)
    assert [one for one in promises.deliver() if one.chat_id == GROUP.id] == []


def test_not_me_returns_it_as_a_question(promises: Promises) -> None:
    number = promises.promise(letter(promises))
    promises.do(DeclineItem(number), "anna")
    item = promises.item(number)
    assert (item.owner_person_id, item.accepted_at, item.state) == (None, None, "open")
    assert "❓ Qui s’en charge ?" in promises.card(number).text
    assert len(promises.told("coordinator")) == 1


def test_the_first_owner_keeps_it_until_another_one_accepts(promises: Promises) -> None:
    number = promises.promise(letter(promises), by="anna")
    promises.do(Reassign(number, promises.party("gonzalo")), "anna")
    item = promises.item(number)
    assert item.owner_person_id == promises.member("anna").person_id
    assert "Gonzalo Duran" in promises.card(number).text
    (asked,) = promises.told("gonzalo")
    assert asked.text.splitlines()[0] == "Anna Calvez le pide que se haga cargo de esto:"
    promises.touch("Yo me encargo", "gonzalo", asked)
    item = promises.item(number)
    assert item.owner_person_id == promises.member("gonzalo").person_id
    assert (item.accepted_at, item.proposed_person_id) == (MONDAY, None)
    assert len(promises.told("anna")) == 1


def test_whoever_is_asked_to_take_over_may_say_no(promises: Promises) -> None:
    number = promises.promise(letter(promises), by="anna")
    promises.do(Reassign(number, promises.party("gonzalo")), "anna")
    promises.do(DeclineItem(number), "gonzalo")
    item = promises.item(number)
    assert (item.owner_person_id, item.proposed_person_id) == (promises.member("anna").person_id, None)
    assert item.accepted_at is not None


def test_another_date_by_the_owner_is_agreement_and_the_asker_is_told(promises: Promises) -> None:
    number = promises.promise(letter(promises))
    promises.do(ChangeDue(number, FRIDAY_18, "Europe/Paris"), "anna")
    item = promises.item(number)
    assert (item.due, item.accepted_at) == (FRIDAY_18, MONDAY)
    assert "vendredi 25 septembre" in promises.told("coordinator")[0].text


def test_a_date_in_the_past_is_not_taken(promises: Promises) -> None:
    number = promises.promise(letter(promises))
    promises.do(ChangeDue(number, datetime(2026, 9, 20, 18, 0), "Europe/Paris"), "anna")  # noqa: DTZ001
    assert promises.item(number).due == THURSDAY_18


def test_done_is_told_to_the_asker_and_undone_within_ten_minutes(promises: Promises) -> None:
    number = promises.promise(letter(promises))
    promises.do(AcceptItem(number), "anna")
    promises.do(MarkDone((number,)), "anna")
    assert promises.item(number).state == "done"
    assert "✅ fait : Anna Calvez" in promises.card(number).text
    assert promises.card(number).labels == ["↩ annuler", "🕰 historique"]
    assert "✅ Anna Calvez a terminé" in promises.told("coordinator")[0].text
    promises.now += timedelta(minutes=9)
    promises.touch("annuler", "anna", promises.card(number))
    assert promises.item(number).state == "open"


def test_after_ten_minutes_it_is_reopened_instead(promises: Promises) -> None:
    number = promises.promise(letter(promises), by="anna")
    promises.do(MarkDone((number,)), "anna")
    promises.now += timedelta(minutes=11)
    promises.do(UndoItem(number), "anna")
    assert promises.item(number).state == "done"
    promises.do(Reopen(number), "anna")
    assert promises.item(number).state == "open"
    assert promises.item(number).done_at is None


def test_a_thumb_agrees_first_and_finishes_afterwards(promises: Promises) -> None:
    number = promises.promise(letter(promises))
    promises.do(AcceptOrFinish(number), "mary")
    assert promises.item(number).accepted_at is None
    promises.do(AcceptOrFinish(number), "anna")
    assert (promises.item(number).state, promises.item(number).accepted_at) == ("open", MONDAY)
    promises.do(AcceptOrFinish(number), "anna")
    assert promises.item(number).state == "done"


def test_dropping_keeps_the_number_and_can_be_undone(promises: Promises) -> None:
    number = promises.promise(letter(promises))
    promises.do(DropItem(number), "coordinator")
    assert promises.item(number).state == "dropped"
    promises.do(UndoItem(None), "coordinator")
    assert promises.item(number).state == "open"
    promises.do(DropItem(number), "mary")
    assert promises.item(number).state == "open"
    promises.now += timedelta(days=2)
    assert promises.promise(letter(promises)) > number


def test_several_items_share_a_message_and_have_numbers_of_their_own(promises: Promises) -> None:
    first = promises.promise(letter(promises), ItemSaid("Réserver la salle", line=1, zone="Europe/Paris"))
    (card,) = [one for one in promises.arrived if one.chat_id == GROUP.id]
    assert card.card == f"items:{first}"
    assert f"#{first} Envoyer" in card.text
    assert f"#{first + 1} Réserver la salle\n❓ Qui s’en charge ?" in card.text
    assert card.labels == [f"#{first}", f"#{first + 1}"]
    promises.touch(f"#{first + 1}", "mary", card)
    promises.touch("I take it", "mary", promises.card(first + 1))
    assert promises.item(first + 1).owner_member_id == promises.member("mary").id


def test_what_is_not_clear_is_asked_with_buttons(promises: Promises) -> None:
    doubt = Doubt("owner", "Anne", (promises.party("anna"), promises.party("mary")))
    number = promises.promise(letter(promises, owners=(), doubts=(doubt,)))
    card = promises.card(number)
    assert "❓ « Anne » : de qui s’agit-il ?" in card.text
    assert card.labels[:2] == ["Anna Calvez", "Mary"]
    promises.touch("Anna Calvez", "coordinator", card)
    assert promises.item(number).owner_person_id == promises.member("anna").person_id
    assert "« Anne »" not in promises.card(number).text
    assert len(promises.told("anna")) == 1


def test_before_friday_offers_friday_included(promises: Promises) -> None:
    number = promises.promise(letter(promises, included=FRIDAY_18))
    assert "vendredi 25 septembre inclus" in promises.card(number).labels
    promises.touch("inclus", "coordinator", promises.card(number))
    assert promises.item(number).due == FRIDAY_18
    assert not any("inclus" in label for label in promises.card(number).labels)
