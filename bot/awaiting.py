"""What Minga has asked somebody and waits for: a row, so that whichever process hears the answer understands it."""

from datetime import timedelta

from bot.answers.talk import Talk
from bot.intents import Intent
from bot.packing import pack, unpack
from data.model import Recollection

AWAITED = "awaited"
WAITS_FOR = timedelta(minutes=15)
"""After this somebody who writes means something else; after another request of theirs, too (bot/listening.py)."""


Waiting = tuple[str, Intent]
"""The kind of an awaited answer, and the intent that it completes."""


def wait_for(kind: str, intent: Intent, talk: Talk) -> None:
    """Wait for the sender's next message in this chat: it completes `intent` in the way that `kind` names.

    The ways are in bot/understanding/completing.py.
    """
    value = {"kind": kind, "intent": pack(intent)}
    until = talk.now + WAITS_FOR
    talk.memory.recollections.keep(Recollection(talk.where.id, talk.sender.user_id, AWAITED, value, until))


def awaited(talk: Talk) -> Waiting | None:
    """Give the kind and the intent of what is awaited from the sender in this chat; None when nothing is."""
    kept = talk.memory.recollections.get(talk.where.id, talk.sender.user_id, AWAITED, talk.now)
    if kept is None:
        return None
    try:
        return str(kept.value["kind"]), unpack(kept.value["intent"])
    except LookupError:
        return None


def wait_no_more(talk: Talk) -> None:
    """Wait for nothing from the sender in this chat."""
    talk.memory.recollections.forget(talk.where.id, talk.sender.user_id, AWAITED)
