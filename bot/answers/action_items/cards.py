"""The card of an item: what it is, who, by when, how it stands, and the buttons that are of use now."""

from collections.abc import Sequence
from datetime import datetime

from bot.answers.action_items import words
from bot.answers.action_items.doubts import doubt_buttons, doubt_lines
from bot.answers.action_items.recording import UNDO_FOR
from bot.answers.talk import Button, Say, Talk
from bot.following.parties import left_on, owner_of, proposed_for, successors
from bot.intents import (
    AcceptItem,
    AskItemDetail,
    DeclineItem,
    DropItem,
    ItemHistory,
    MarkDone,
    Party,
    Reassign,
    Reopen,
    ShowItem,
    Unblock,
    UndoItem,
)
from bot.speech import Html, italic, joined, lines
from data.model import ActionItem

Rows = list[list[Button]]
MOST_TOGETHER = 8
"""Items of one message that stand on one card; Telegram's messages are finite."""
MOST_SUCCESSORS = 2
IN_A_ROW = 4


def card_name(item: ActionItem) -> str:
    """Give the lasting identity of an item's own card."""
    return f"item:{item.id}"


def item_card(item: ActionItem, talk: Talk) -> Say:
    """Show one item with its buttons."""
    html = lines(item_words(item, talk), *doubt_lines(item, talk))
    return Say(html, [*doubt_buttons(item, talk), *buttons(item, talk)], card=card_name(item))


def items_card(items: Sequence[ActionItem], talk: Talk) -> Say:
    """Show the items that one message made: one on its own card, several on one, each with its number."""
    if len(items) == 1:
        return item_card(items[0], talk)
    told = [lines(item_words(one, talk), *doubt_lines(one, talk)) for one in items[:MOST_TOGETHER]]
    rest = [Html("") + words.title(one) for one in items[MOST_TOGETHER:]]
    asked = [row for one in items[:MOST_TOGETHER] for row in doubt_buttons(one, talk, numbered=True)]
    keys = [Button(_sign(one) + f"#{one.id}", ShowItem(one.id)) for one in items]
    rows = [keys[place : place + IN_A_ROW] for place in range(0, len(keys), IN_A_ROW)]
    return Say(joined("\n\n", [*told, *rest]), [*asked, *rows], card=f"items:{items[0].id}")


def item_words(item: ActionItem, talk: Talk) -> Html:
    """Say an item in the few lines of its card."""
    who_when_what = (words.owner_words(item, talk), words.due_words(item, talk), words.link_words(item, talk))
    said = joined(" ", (words.said_words(item, talk), words.written_words(item, talk)))
    return lines(
        words.headline(item),
        joined(" · ", who_when_what),
        italic(said),
        words.standing_words(item, talk),
        words.left_words(item, talk),
    )


def buttons(item: ActionItem, talk: Talk) -> Rows:
    """Give what can be done with an item as it stands."""
    if item.state in {"done", "dropped"}:
        return _over(item, talk)
    voice, number = talk.voice, item.id
    change = [
        Button(voice.say("📅 date"), AskItemDetail(number, "due")),
        Button(voice.say("👤 who"), AskItemDetail(number, "owner")),
        Button(voice.say("🗑 delete"), DropItem(number)),
    ]
    if item.state == "blocked":
        solved = Button(voice.say("🔓 solved"), Unblock(number))
        return [[solved, Button(voice.say("✅ done"), MarkDone((number,)))], change]
    return [*_handing_over(item, talk), _first_row(item, talk), change]


def undoable(item: ActionItem, talk: Talk) -> bool:
    """Whether what was done to an item a moment ago can still be taken back by a button."""
    since: datetime | None = item.done_at
    return since is None or talk.now - since <= UNDO_FOR


def _first_row(item: ActionItem, talk: Talk) -> list[Button]:
    voice, number = talk.voice, item.id
    done = Button(voice.say("✅ done"), MarkDone((number,)))
    if proposed_for(item, talk.memory):
        return [
            Button(voice.say("👍 I take it"), AcceptItem(number)),
            Button(voice.say("🙅 not me"), DeclineItem(number)),
        ]
    if owner_of(item, talk.memory) is None:
        return [Button(voice.say("👍 I take it"), AcceptItem(number))]
    if item.accepted_at is None:
        return [Button(voice.say("👍 OK"), AcceptItem(number)), Button(voice.say("🙅 not me"), DeclineItem(number))]
    return [done, Button(voice.say("⛔ blocked"), AskItemDetail(number, "blockage"))]


def _handing_over(item: ActionItem, talk: Talk) -> Rows:
    """Buttons for those to whom the items of somebody who left may go."""
    owner = owner_of(item, talk.memory)
    if owner is None or left_on(owner, talk.memory, talk.today) is None:
        return []
    heirs: Sequence[Party] = successors(owner, talk.memory, talk.today)[:MOST_SUCCESSORS]
    return [[Button(talk.voice.say("→ {name}", name=one.name), Reassign(item.id, one))] for one in heirs]


def _over(item: ActionItem, talk: Talk) -> Rows:
    history = Button(talk.voice.say("🕰 history"), ItemHistory(item.id))
    if undoable(item, talk):
        return [[Button(talk.voice.say("↩ undo"), UndoItem(item.id)), history]]
    return [[Button(talk.voice.say("🔄 reopen"), Reopen(item.id)), history]]


def _sign(item: ActionItem) -> str:
    return {"done": "✅ ", "dropped": "🗑 ", "blocked": "⛔ "}.get(item.state, "")
