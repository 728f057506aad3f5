"""The short answer to a change: over the chat when a button was pressed, else a line with a way back."""

from bot.answers.action_items.showing import refresh
from bot.answers.talk import Button, Say, Talk
from bot.intents import ShowItem, UndoItem
from bot.speech import Html
from data.model import ActionItem, Outgoing

LONGEST_TOAST = 190


def changed(item: ActionItem, said: Html, talk: Talk, told: tuple[Outgoing, ...] = ()) -> Say:
    """Say that an item has changed: its cards are edited, those concerned are told, whoever said it can undo it."""
    rows = (*refresh(item, talk), *told)
    if talk.pressed:
        return Say(Html(""), toast=plain(said), rows=rows)
    undo = Button(talk.voice.say("↩ undo"), UndoItem(item.id))
    return Say(said, [[undo, Button(f"#{item.id}", ShowItem(item.id))]], rows=rows)


def hint(said: Html, talk: Talk) -> Say:
    """Say why something was not done."""
    return Say(Html(""), toast=plain(said)) if talk.pressed else Say(said)


def unknown_number(number: int, talk: Talk) -> Say:
    """There is no such item, or not for whoever asks."""
    return hint(talk.voice.say("I know of no action #{number}.", number=number), talk)


def plain(said: Html) -> str:
    """Give words without Telegram's marks, for the small window over the chat."""
    bare = said.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    return bare if len(bare) <= LONGEST_TOAST else bare[: LONGEST_TOAST - 1] + "…"
