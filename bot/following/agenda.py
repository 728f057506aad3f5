"""Which open items belong on the table of a meeting."""

from collections.abc import Collection, Iterable
from datetime import datetime

from data.memory import Memory
from data.model import ActionItem, Meeting


def open_items_for(meeting: Meeting, chat_ids: Collection[int], memory: Memory) -> tuple[ActionItem, ...]:
    """Give the living items of a meeting: said at one of its dates, or in one of the groups `chat_ids`.

    Whatever is late comes first, then what falls due, then what has no date. Who may read them is for the caller:
    what was said in private stays out.
    """
    groups = {*chat_ids, *meeting.chat_ids}
    mine = [one for one in memory.action_items.alive() if one.meeting_id == meeting.id or one.chat_id in groups]
    return by_urgency(one for one in mine if one.chat_id < 0 or one.meeting_id == meeting.id)


def by_urgency(items: Iterable[ActionItem]) -> tuple[ActionItem, ...]:
    """Sort items: the one that is due first on top, those at rest and those without a date last."""
    return tuple(sorted(items, key=_key))


def _key(item: ActionItem) -> tuple[bool, bool, datetime, int]:
    return item.state == "blocked", item.due is None, item.due or item.said_at.replace(tzinfo=None), item.id
