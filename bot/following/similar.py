"""What was said twice, and what has held up others before: compared without regard to accents and order of words."""

import re
from collections.abc import Iterable
from datetime import datetime, timedelta

from rapidfuzz import fuzz

from bot.names import fold
from bot.understanding.vocabulary import common_words
from data.model import ActionItem, Blockage

SAID_TWICE_WITHIN = timedelta(days=1)
SAME, ALIKE = 85.0, 60.0
"""From which likeness (0 to 100) two promises are taken for one, two reasons for of a kind."""
NUMBERS = re.compile(r"\d+")


def same_item(text: str, owner: tuple[int | None, int | None], now: datetime, items: Iterable[ActionItem]) -> int:
    """Give the number of the living item that says the same and was said within a day before `now`; 0 for none.

    `owner` is the number of a person and of a member; an owner who is not known contradicts nobody.
    """
    recent = [one for one in items if abs(now - one.said_at) <= SAID_TWICE_WITHIN and _may_be(owner, one)]
    scored = [(likeness(text, one.text), one.id) for one in recent]
    score, number = max(scored, default=(0.0, 0))
    return number if score >= SAME else 0


def likeness(one: str, other: str) -> float:
    """Say how much two texts say the same, 0 to 100; with other figures in them they never do."""
    if NUMBERS.findall(one) != NUMBERS.findall(other):
        return 0.0
    return fuzz.token_sort_ratio(fold(one), fold(other))


def solved_like(reason: str, blockages: Iterable[Blockage]) -> tuple[Blockage, ...]:
    """Give the solved blockages of a kind with a reason, the likest first; only those that tell how."""
    wanted = _bare(reason)
    solved = [one for one in blockages if one.solved_at and one.solution]
    scored = [(fuzz.token_set_ratio(wanted, _bare(one.reason)), one) for one in solved] if wanted else []
    return tuple(one for score, one in sorted(scored, key=lambda pair: -pair[0]) if score >= ALIKE)


def _may_be(owner: tuple[int | None, int | None], item: ActionItem) -> bool:
    theirs = (item.owner_person_id, item.owner_member_id)
    if not any(owner) or not any(theirs):
        return True
    return any(mine is not None and mine == their for mine, their in zip(owner, theirs, strict=True))


def _bare(reason: str) -> str:
    """The words that tell one reason from another."""
    return " ".join(word for word in fold(reason).split() if word not in common_words() and len(word) > 2)
