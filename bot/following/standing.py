"""How somebody stands to an action item: what they may do to it follows from that (bot/access.py)."""

from bot.access import RANK, Standing
from bot.following.parties import owner_of, proposed_for, somebody
from data.memory import Memory
from data.model import ActionItem, Member


def standings(item: ActionItem, member: Member | None, memory: Memory) -> frozenset[Standing]:
    """Give all that somebody is to an item: its owner, whoever asked for it, one of those who help …

    Nobody who has left, and no stranger, is anything to it.
    """
    if member is None or member.left_at is not None:
        return frozenset()
    owner, proposed = owner_of(item, memory), proposed_for(item, memory)
    said: dict[Standing, bool] = {
        "owner": owner is not None and owner.is_(member),
        "proposed": proposed is not None and proposed.is_(member),
        "asker": item.asker_member_id == member.id,
        "helper": _helps(item, member, memory),
        "editor": RANK[member.role] >= RANK["editor"],
        "coordinator": RANK[member.role] >= RANK["coordinator"],
        "free": owner is None and proposed is None,
    }
    return frozenset(standing for standing, holds in said.items() if holds)


def may_read(item: ActionItem, member: Member | None, chat_id: int, memory: Memory) -> bool:
    """Whether an item may be shown in a chat: what was said in a group to the network, the rest to those in it."""
    if item.chat_id < 0 or item.chat_id == chat_id:
        return True
    return chat_id > 0 and bool(standings(item, member, memory) - {"free", "editor"})


def _helps(item: ActionItem, member: Member, memory: Memory) -> bool:
    if member.id in item.helper_member_ids or member.person_id in item.helper_person_ids:
        return True
    return any((one := somebody(None, number, memory)) and one.is_(member) for number in item.helper_member_ids)
