"""Somebody is forgotten: the cards of what they had promised ask at once who takes it over."""

from bot.answers.action_items.showing import refresh
from bot.answers.talk import Talk
from bot.following.parties import owner_of, proposed_for
from data.model import ActionItem, Member, Outgoing


def held_by(member: Member, talk: Talk) -> tuple[int, ...]:
    """Give the numbers of the living items that somebody owns or is asked to take over."""
    return tuple(one.id for one in talk.memory.action_items.alive() if _has(one, member, talk))


def ask_anew(numbers: tuple[int, ...], talk: Talk) -> tuple[Outgoing, ...]:
    """Edit the cards of items after those who had them were erased, wherever others see them."""
    me = talk.sender.user_id
    items = talk.memory.action_items
    # A new version, because an edit that shows the version before stands in the outbox already.
    found = [row for one in items.by_ids(numbers) for row in refresh(items.update(one), talk)]
    rows = {row.key: row for row in found if row.chat_id != me}
    return tuple(rows.values())


def _has(item: ActionItem, member: Member, talk: Talk) -> bool:
    return any(
        one is not None and one.is_(member) for one in (owner_of(item, talk.memory), proposed_for(item, talk.memory))
    )
