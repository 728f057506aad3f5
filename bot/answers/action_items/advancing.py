"""What time does to items by itself: what comes again appears anew once its date has passed."""

from bot.answers.action_items import recording
from bot.answers.action_items.finishing import follow
from bot.answers.action_items.showing import refresh
from bot.answers.talk import Talk
from bot.following.recurring import collapsing, missed
from data.model import Outgoing


def advance(talk: Talk) -> tuple[Outgoing, ...]:
    """Let the next one appear of each rule whose date has passed; of those missed before it, only the latest stays."""
    alive = talk.memory.action_items.alive()
    rows: list[Outgoing] = []
    for item in alive:
        if missed(item, talk.now) and talk.memory.action_items.next_of(item.id) is None:
            rows += follow(item, talk)
            for earlier in collapsing(item, alive):
                kept = recording.change(earlier, talk, "Collapse", state="dropped", done_at=talk.now)
                rows += refresh(kept, talk)
    return tuple(rows)
