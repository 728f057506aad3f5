"""Action items, blockages and requests, as the memory keeps them."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from data.errors import NoSuchRecord
from data.memory import Memory, Store
from data.model import NEW_ID, ActionItem, Blockage, Member, Request, RequestStep

NOW = datetime(2026, 9, 21, 8, tzinfo=UTC)
DUE = datetime(2026, 9, 24, 18)  # noqa: DTZ001  # a wall time


def member(memory: Memory) -> Member:
    return memory.members.add(Member(NEW_ID, 12, "Anna", "reader"))


def item(memory: Memory, **fields: object) -> ActionItem:
    return memory.action_items.add(
        replace(ActionItem(NEW_ID, "Envoyer la convention", NOW, -5, message_id=7), **fields)  # type: ignore[arg-type]
    )


def test_an_item_comes_back_as_it_was_kept(store: Store) -> None:
    with store.begin() as memory:
        anna = member(memory)
        kept = item(memory, owner_member_id=anna.id, helper_member_ids=(anna.id,), due=DUE, zone="Europe/Paris")
    with store.look() as memory:
        assert memory.action_items.get(kept.id) == kept


def test_each_change_of_an_item_counts_up_its_version(store: Store) -> None:
    with store.begin() as memory:
        done = memory.action_items.update(replace(item(memory), state="done", done_at=NOW))
        assert done.version == 2
        assert memory.action_items.alive() == ()
        assert memory.action_items.all() == (done,)


def test_the_items_of_a_message_come_line_by_line_and_follow_their_group(store: Store) -> None:
    with store.begin() as memory:
        second, first = item(memory, line=1), item(memory, line=0)
        memory.chats.moved(-5, -1005)
        found = memory.action_items.of_message(-1005, 7)
        assert [one.id for one in found] == [first.id, second.id]


def test_an_item_that_does_not_exist_cannot_be_changed(store: Store) -> None:
    with store.begin() as memory, pytest.raises(NoSuchRecord):
        memory.action_items.update(ActionItem(41, "x", NOW, -5))


def test_an_erased_member_leaves_the_item_without_an_owner(store: Store) -> None:
    with store.begin() as memory:
        anna = member(memory)
        kept = item(memory, owner_member_id=anna.id, asker_member_id=anna.id)
        memory.members.forget(anna.id)
        left = memory.action_items.get(kept.id)
        assert left is not None
        assert (left.owner_member_id, left.asker_member_id) == (None, None)


def test_blockages_tell_what_held_an_item_up_and_how_it_was_solved(store: Store) -> None:
    with store.begin() as memory:
        kept = item(memory)
        first = memory.blockages.add(Blockage(NEW_ID, "signature", NOW, kept.id, review_on=date(2026, 10, 1)))
        solved = memory.blockages.update(replace(first, solved_at=NOW, solution="signé"))
        assert memory.blockages.of_item(kept.id) == memory.blockages.all() == (solved,)


def test_a_request_is_open_until_it_is_closed_and_keeps_its_steps(store: Store) -> None:
    with store.begin() as memory:
        asked = memory.requests.add(Request(NEW_ID, 99, "Alex", "fr", "un partenaire ?", NOW))
        step = memory.request_steps.add(RequestStep(NEW_ID, asked.id, NOW, "received"))
        assert memory.requests.open() == memory.requests.of_user(99) == (asked,)
        assert memory.request_steps.of(asked.id) == (step,)
        memory.requests.update(replace(asked, state="closed", closed_at=NOW))
        assert memory.requests.open() == ()
