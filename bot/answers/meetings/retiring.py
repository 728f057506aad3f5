"""Cards of a meeting that no longer hold: what was shown says what became of it, and loses its buttons."""

from collections.abc import Iterable, Iterator

from bot.answers.meetings.card import card_name
from bot.answers.talk import Talk
from bot.reminding.occurrences import Occurrence
from data.model import Json, Outgoing

RETIRED = "meeting_card_over"


def retired(before: Occurrence, content: Json, chats: Iterable[int], talk: Talk) -> Iterator[Outgoing]:
    """Give the edits of the cards that showed a date as it was; `content` tells what has changed (see notices.py)."""
    for chat_id in chats:
        message = talk.memory.outbox.card_message(card_name(before), chat_id)
        if message is not None:
            # Under a name of its own: the news that follow take over the name of the meeting's card.
            card = f"meeting-over:{content['change']}"
            talk.memory.outbox.shows(card, chat_id, message)
            key = f"{card}:{chat_id}"
            yield Outgoing(key, chat_id, "edit", "answer", talk.now, {**content, "say": RETIRED}, card=card)
