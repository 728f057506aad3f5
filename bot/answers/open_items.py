"""What the cards of places and partnerships say of open action items: how many, how many rest, which comes first."""

from collections.abc import Collection, Iterable

from bot.answers.talk import Talk
from bot.following.agenda import by_urgency
from bot.following.standing import may_read
from bot.speech import Html, joined
from data.model import ActionItem, Partnership

LONGEST = 40


def open_items_line(partnerships: Iterable[Partnership], place_ids: Collection[int], talk: Talk) -> Html | None:
    """Say in one line which open items partnerships and places have; None when there are none."""
    pairs = {one.id for one in partnerships}
    places = set(place_ids)
    found = [one for one in talk.memory.action_items.alive() if _is_about(one, pairs, places)]
    items = by_urgency(one for one in found if may_read(one, talk.member, talk.where.id, talk.memory))
    if not items:
        return None
    blocked = sum(one.state == "blocked" for one in items)
    voice = talk.voice
    said = voice.count(
        "📌 One open action: {first}", "📌 {number} open actions, first {first}", len(items), first=_short(items[0])
    )
    return joined(" · ", (said, voice.count("one blocked", "{number} blocked", blocked) if blocked else None))


def _is_about(item: ActionItem, pairs: Collection[int], places: Collection[int]) -> bool:
    return bool(set(item.partnership_ids) & set(pairs) or set(item.place_ids) & set(places))


def _short(item: ActionItem) -> str:
    flat = " ".join(item.text.split())
    return f"#{item.id} " + (flat if len(flat) <= LONGEST else flat[: LONGEST - 1].rstrip() + "…")
