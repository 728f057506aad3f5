"""An item that is not blocked has no blockage that stands, and one that is has one."""

from dataclasses import replace

from bot.answers.talk import Talk
from data.model import ActionItem, Blockage


def standing(item: ActionItem, talk: Talk) -> Blockage | None:
    """Give what holds an item up now; None when nothing does."""
    found = talk.memory.blockages.of_item(item.id)
    return next((one for one in reversed(found) if one.solved_at is None), None)


def as_it_stands(item: ActionItem, talk: Talk) -> None:
    """Close or open again the blockage of an item whose state has changed."""
    held = standing(item, talk)
    if item.state != "blocked" and held is not None:
        talk.memory.blockages.update(replace(held, solved_at=talk.now))
    elif item.state == "blocked" and held is None:
        found = talk.memory.blockages.of_item(item.id)
        if found:
            talk.memory.blockages.update(replace(found[-1], solved_at=None, solution=None))
