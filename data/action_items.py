"""Action items, and what holds them up."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import replace
from functools import cache
from typing import ClassVar

from sqlalchemy import Executable, Table, literal, select, union_all, update

from data.among import among_given
from data.errors import NoSuchRecord
from data.model import ActionItem, Blockage
from data.repository import Repository
from data.tables import (
    action_item_helper_members,
    action_item_helper_people,
    action_item_organisations,
    action_item_partnerships,
    action_item_places,
    action_items,
    blockages,
)

ALIVE = ("open", "blocked")


class ActionItems(Repository[ActionItem]):
    """What was promised. Nothing is ever deleted: what nobody wants any more is `dropped`."""

    table = action_items
    record = ActionItem
    links: ClassVar[Mapping[str, Table]] = {
        "helper_person_ids": action_item_helper_people,
        "helper_member_ids": action_item_helper_members,
        "place_ids": action_item_places,
        "organisation_ids": action_item_organisations,
        "partnership_ids": action_item_partnerships,
    }

    def alive(self) -> tuple[ActionItem, ...]:
        """Every item that is neither done nor dropped, by number."""
        return self._records(select(action_items).where(action_items.c.state.in_(ALIVE)).order_by(action_items.c.id))

    def all(self) -> tuple[ActionItem, ...]:
        """Every item there ever was, by number."""
        return self._records(select(action_items).order_by(action_items.c.id))

    def of_message(self, chat_id: int, message_id: int) -> tuple[ActionItem, ...]:
        """The items that one message made, line by line, whatever became of them."""
        this = (action_items.c.chat_id == chat_id) & (action_items.c.message_id == message_id)
        return self._records(select(action_items).where(this).order_by(action_items.c.line, action_items.c.id))

    def of_meeting(self, meeting_id: int) -> tuple[ActionItem, ...]:
        """The items of a meeting, whatever became of them, by number."""
        this = action_items.c.meeting_id == meeting_id
        return self._records(select(action_items).where(this).order_by(action_items.c.id))

    def next_of(self, number: int) -> ActionItem | None:
        """The item that followed this one by its rule; None while there is none."""
        return self._first(select(action_items).where(action_items.c.previous_id == number))

    def update(self, record: ActionItem) -> ActionItem:
        """Keep what is new about an item; its version counts up. Raises NoSuchRecord."""
        before = self.get(record.id)
        if before is None:
            raise NoSuchRecord(table=action_items.name, id=record.id)
        return super().update(replace(record, version=before.version + 1))

    def _linked(self, owners: Collection[int]) -> Mapping[int, dict[str, tuple[int, ...]]]:
        """All links in one statement: an item is read often, and mostly has none."""
        found: dict[int, dict[str, tuple[int, ...]]] = defaultdict(dict)
        for field, owner, value, _ in self._connection.execute(_links(), {"owners": tuple(owners)}):
            found[owner][field] = (*found[owner].get(field, ()), value)
        return found

    def moved_chat(self, old: int, new: int) -> None:
        """A group has a new number."""
        self._connection.execute(update(action_items).where(action_items.c.chat_id == old).values(chat_id=new))


@cache
def _links() -> Executable:
    """Which records the items given as "owners" name, by the field that names them, in order."""
    parts = []
    for field, table in ActionItems.links.items():
        owner, value, position = table.columns
        columns = (literal(field).label("field"), owner.label("owner"), value.label("value"), position)
        parts.append(select(*columns).where(among_given(owner, "owners")))
    return union_all(*parts).order_by("owner", "field", "position")


class Blockages(Repository[Blockage]):
    """What holds things up, and how it was solved."""

    table = blockages
    record = Blockage

    def all(self) -> tuple[Blockage, ...]:
        """Every blockage, solved ones included, the oldest first."""
        return self._records(select(blockages).order_by(blockages.c.since, blockages.c.id))

    def of_item(self, action_item_id: int) -> tuple[Blockage, ...]:
        """The blockages of an item, solved ones included, the oldest first."""
        this = blockages.c.action_item_id == action_item_id
        return self._records(select(blockages).where(this).order_by(blockages.c.since, blockages.c.id))
