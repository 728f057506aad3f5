"""What is said twice, edited, blocked, asked of somebody out of reach, repeated: items beyond the plain case."""

from datetime import timedelta

import pytest

from bot.events import Where
from bot.intents import (
    AcceptItem,
    Block,
    ChangeDue,
    ItemHistory,
    ItemSaid,
    MarkDone,
    Party,
    RereadActionItems,
    ShowItem,
    Unblock,
    UndoItem,
)
from tests.conversation import GROUP, PEOPLE
from tests.promises import FRIDAY_18, MONDAY, THURSDAY_18, Promises, letter


def test_the_same_twice_within_a_day_is_asked_and_not_made(promises: Promises) -> None:
    number = promises.promise(letter(promises))
    again = promises.promise(letter(promises))
    assert again == 0
    (asked,) = [one for one in promises.arrived if one.chat_id == GROUP.id]
    assert f"#{number}" in asked.text
    promises.touch("non", "coordinator", asked)
    with promises.store.look() as memory:
        assert len(memory.action_items.all()) == 2


def test_a_day_later_the_same_is_another_promise(promises: Promises) -> None:
    first = promises.promise(letter(promises))
    promises.now += timedelta(hours=25)
    assert promises.promise(letter(promises)) > first


def test_what_was_written_while_she_was_down_says_so(promises: Promises) -> None:
    number = promises.promise(letter(promises), at=MONDAY - timedelta(hours=17))
    assert "(écrit le dimanche 20 septembre, 23:00 Paris)" in promises.card(number).text


def test_an_edited_message_shows_the_difference_and_asks_the_new_owner(promises: Promises) -> None:
    number = promises.promise(letter(promises), by="coordinator")
    message = promises.item(number).message_id
    promises.do(AcceptItem(number), "anna")
    now_said = letter(promises, owners=(promises.party("gonzalo"),), due=FRIDAY_18)
    assert message is not None
    promises.do(RereadActionItems((now_said,), MONDAY, message, promises.member("coordinator").id), "coordinator")
    item = promises.item(number)
    assert (item.owner_person_id, item.due, item.accepted_at) == (
        promises.member("gonzalo").person_id,
        FRIDAY_18,
        None,
    )
    said = [one.text for one in promises.arrived if one.chat_id == GROUP.id and one.action == "send"]
    assert "– qui : Anna Calvez (Finistère) → Gonzalo Duran" in said[0]
    assert len(promises.told("gonzalo")) == 1


def test_an_edit_that_changes_nothing_says_nothing(promises: Promises) -> None:
    number = promises.promise(letter(promises))
    message = promises.item(number).message_id
    assert message is not None
    promises.do(RereadActionItems((letter(promises),), MONDAY, message, None), "coordinator")
    assert [one for one in promises.arrived if one.action == "send"] == []


def test_a_line_that_went_is_dropped_unless_it_was_accepted(promises: Promises) -> None:
    other = ItemSaid("Réserver la salle", line=1, zone="Europe/Paris")
    first = promises.promise(letter(promises), other)
    promises.do(AcceptItem(first), "anna")
    message = promises.item(first).message_id
    assert message is not None
    promises.do(RereadActionItems((), MONDAY, message, None), "coordinator")
    assert promises.item(first).state == "open"
    assert promises.item(first + 1).state == "dropped"


def test_a_blockage_rests_and_what_helped_before_is_told(promises: Promises) -> None:
    one = promises.promise(letter(promises), by="anna")
    promises.do(Block(one, "attend la signature du maire"), "anna")
    assert promises.item(one).state == "blocked"
    assert "⛔ bloqué depuis le 21 septembre : attend la signature du maire" in promises.card(one).text
    promises.do(Unblock(one, "le premier adjoint a signé"), "anna")
    assert promises.item(one).state == "open"
    other = promises.promise(letter(promises, due=FRIDAY_18, owners=(promises.party("gonzalo"),)), by="gonzalo")
    (said, *_) = promises.do(Block(other, "la signature du maire manque"), "gonzalo")
    assert "le premier adjoint a signé" in said.text


def test_an_owner_who_never_started_is_said_not_to_be_reached(promises: Promises) -> None:
    with promises.store.look() as memory:
        person = next(
            one for one in memory.directory.names() if one.name == "Isabelle Boulestreau" or one.kind == "person"
        )
    number = promises.promise(letter(promises, owners=(Party(person.name, person.id),)))
    card = promises.card(number)
    assert f"📭 {person.name} : pas encore de contact" in card.text
    assert "💬 m’écrire en privé" in card.labels


def test_who_changed_what_is_told(promises: Promises) -> None:
    number = promises.promise(letter(promises, verbatim="Anna : envoyer la convention"))
    promises.do(AcceptItem(number), "anna")
    promises.do(ChangeDue(number, FRIDAY_18, "Europe/Paris"), "coordinator")
    (said,) = promises.do(ItemHistory(number), "anna")
    assert "“Anna : envoyer la convention”" in said.text or "« Anna : envoyer la convention »" in said.text
    assert "Claire Coordinatrice" in said.text
    assert "jeudi 24 septembre → vendredi 25 septembre" in said.text


def test_what_was_said_in_private_stays_between_those_concerned(promises: Promises) -> None:
    private = Where(PEOPLE["coordinator"].user_id, "private")
    number = promises.promise(letter(promises), where=private)
    (said,) = promises.do(ShowItem(number), "mary")
    assert "Envoyer" not in said.text
    (said, *_) = promises.do(ShowItem(number), "anna", Where(PEOPLE["anna"].user_id, "private"))
    assert "Envoyer" in said.text


@pytest.fixture
def recurring(promises: Promises) -> tuple[Promises, int]:
    said = letter(promises, rrule="FREQ=WEEKLY", due=THURSDAY_18)
    return promises, promises.promise(said, by="anna")


def test_the_next_of_a_series_appears_when_this_one_is_done(recurring: tuple[Promises, int]) -> None:
    promises, number = recurring
    promises.do(MarkDone((number,)), "anna")
    following = promises.item(number + 1)
    assert (following.due, following.previous_id, following.state) == (THURSDAY_18 + timedelta(days=7), number, "open")
    assert following.accepted_at is not None
    promises.do(UndoItem(number), "anna")
    assert (promises.item(number).state, promises.item(number + 1).state) == ("open", "dropped")


def test_missed_ones_collapse(recurring: tuple[Promises, int]) -> None:
    promises, _ = recurring
    for _ in range(4):
        promises.pass_time(timedelta(days=7))
    with promises.store.look() as memory:
        items = memory.action_items.all()
    assert [one.state for one in items] == ["dropped", "dropped", "dropped", "open", "open"]
    assert items[-1].due == THURSDAY_18 + timedelta(days=28)


def test_after_a_long_absence_only_one_next_appears(recurring: tuple[Promises, int]) -> None:
    promises, _ = recurring
    promises.pass_time(timedelta(days=60))
    with promises.store.look() as memory:
        assert len(memory.action_items.all()) == 2
