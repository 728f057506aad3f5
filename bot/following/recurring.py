"""Items that come again: the next one appears when this one is done or due, and those that were missed collapse."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.times.recurrence import occurrences
from bot.times.zones import at_wall
from data.model import NEW_ID, ActionItem

HORIZON = timedelta(days=800)


def due_instant(item: ActionItem) -> datetime | None:
    """Give the instant at which an item is due, in UTC; None without a date."""
    if item.due is None:
        return None
    return at_wall(item.due, ZoneInfo(item.zone))[0].astimezone(UTC)


def next_item(item: ActionItem, anchor: datetime, now: datetime) -> ActionItem | None:
    """Give the one that follows, not kept yet; None for one that does not come again, or never any more.

    `anchor` is the first date of the rule, as naive wall time in the item's zone. However many dates have passed
    unnoticed, only the first one still ahead follows.
    """
    due = due_instant(item)
    if item.rrule is None or due is None:
        return None
    after = max(due, now.astimezone(UTC))
    following = next(occurrences(item.rrule, anchor, item.zone, after, after + HORIZON), None)
    if following is None:
        return None
    return replace(
        item,
        id=NEW_ID,
        due=following.wall,
        state="open",
        version=1,
        previous_id=item.id,
        message_id=None,
        done_at=None,
        done_by=None,
        proposed_person_id=None,
        proposed_member_id=None,
    )


def missed(item: ActionItem, now: datetime) -> bool:
    """Whether the date of an item that comes again has passed without its being done."""
    due = due_instant(item)
    return item.rrule is not None and item.state == "open" and due is not None and due <= now


def collapsing(item: ActionItem, items: Iterable[ActionItem]) -> tuple[ActionItem, ...]:
    """Give the earlier items of the same rule that nobody finished: of those at most one stays open."""
    by_number = {one.id: one for one in items}
    before, found = by_number.get(item.previous_id or 0), []
    while before is not None and before.rrule is not None:
        if before.state == "open":
            found.append(before)
        before = by_number.get(before.previous_id or 0)
    return tuple(found)
