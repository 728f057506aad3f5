"""A thumb under a card: agreed, or done; under a card of several items it says nothing."""

from bot.answers.talk import Talk
from bot.events import Reacted
from bot.intents import AcceptOrFinish, Intent, MarkDone

AGREED = frozenset({"👍", "👌", "🤝", "🫡", "💯"})
DONE = frozenset({"✅", "🎉", "🏆"})


def reaction_intent(event: Reacted, talk: Talk) -> Intent | None:
    """Give what a sign under a card says of its item; None when it says nothing."""
    card = talk.memory.outbox.card_shown(event.where.id, event.message_id) or ""
    kind, _, number = card.partition(":")
    if kind != "item" or not number.isdigit():
        return None
    signs = {one.rstrip("\ufe0f") for one in event.emojis}
    if signs & DONE:
        return MarkDone((int(number),))
    return AcceptOrFinish(int(number)) if signs & AGREED else None
