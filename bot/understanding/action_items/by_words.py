"""What is done, said by its words and not by its number: "fait : envoyer la convention"."""

import re
from functools import cache

from rapidfuzz import fuzz

from bot.answers.talk import Talk
from bot.following.parties import of_member, owner_of
from bot.following.standing import may_read
from bot.intents import Intent, MarkDone, WhichItem
from bot.names import fold
from bot.times.folding import fold as folded_in_place
from bot.understanding.action_items.words import wording
from data.model import ActionItem

ALIKE, NEARLY = 84.0, 66.0
"""From which likeness (0 to 100) an item is meant, or may be."""
PARTLY = 0.8
"""What a likeness to a part counts for: enough to ask, never enough to be sure."""
LONGEST, SHORTEST = 200, 4
"""Characters of what may be the words of an item."""
MOST_ASKED = 6


def done_in_words(text: str, talk: Talk, *, addressed: bool) -> Intent | None:
    """Give that items are done which a message tells by their words; None when it tells of none.

    What is not `addressed` to Minga tells of one only when it is clear which.
    """
    said = _what(text)
    if said is None:
        return None
    scored = sorted(((_likeness(said, one), one) for one in _open(talk)), key=lambda pair: -pair[0])
    meant = [one for score, one in scored if score >= ALIKE]
    mine = [one for one in meant if _is_mine(one, talk)]
    if len(meant) == 1 or len(mine) == 1:
        return MarkDone(((mine or meant)[0].id,))
    near = meant or [one for score, one in scored if score >= NEARLY]
    if not near or not addressed:
        return None
    return WhichItem(tuple(one.id for one in near[:MOST_ASKED]), "MarkDone")


def _what(text: str) -> str | None:
    folded = folded_in_place(text.strip())
    found = None if "\n" in folded or len(folded) > LONGEST else _said().fullmatch(folded)
    said = (found["what"] or found["before"]).strip() if found else ""
    return said if len(said) >= SHORTEST else None


def _open(talk: Talk) -> list[ActionItem]:
    """What is open here: in a group what was said there."""
    alive = talk.memory.action_items.alive()
    found = [one for one in alive if talk.where.private or one.chat_id == talk.where.id]
    return [one for one in found if may_read(one, talk.member, talk.where.id, talk.memory)]


def _is_mine(item: ActionItem, talk: Talk) -> bool:
    me, owner = of_member(talk.member, talk.memory) if talk.member else None, owner_of(item, talk.memory)
    return me is not None and owner is not None and owner.party == me.party


def _likeness(said: str, item: ActionItem) -> float:
    wanted, text = fold(said), fold(item.text)
    # Whoever says that it is done says fewer words than whoever asked for it.
    same = fuzz.token_sort_ratio(wanted, text)
    if " " not in wanted:
        return same
    return max(same, fuzz.token_set_ratio(wanted, text), PARTLY * fuzz.partial_ratio(wanted, text))


@cache
def _said() -> re.Pattern[str]:
    done = wording("acts", "done")
    return re.compile(rf"{done}\s*[:–—-]+\s*(?P<what>\S.*)|(?P<before>\S.*?)\s*(?:[:–—→]|\s-|->)+\s*{done}[\s.!]*")
