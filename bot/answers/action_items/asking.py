"""Asking for the one thing that is missing: the next message answers."""

from collections.abc import Mapping

from bot import intents
from bot.answers.action_items.finding import readable
from bot.answers.action_items.saying import unknown_number
from bot.answers.action_items.words import title
from bot.answers.talk import Button, Say, Talk
from bot.awaiting import wait_for
from bot.intents import AskItemDetail, ChangeDue, Intent, WhichItem
from bot.speech import Html

WAITING = "item_detail"
"""The kind under which the answer is awaited (bot/understanding/completing.py)."""
IN_A_ROW = 4


def ask_detail(intent: AskItemDetail, talk: Talk) -> Say:
    """Ask for the date, the owner, what holds an item up, or how that was solved."""
    item = readable(intent.number, talk)
    if item is None:
        return unknown_number(intent.number, talk)
    wait_for(WAITING, intent, talk)
    voice, name = talk.voice, title(item)
    asked: Mapping[str, Html] = {
        "due": voice.say("By when? {item}", item=name),
        "owner": voice.say("Who takes it? {item}", item=name),
        "blockage": voice.say("What holds it up? {item}", item=name),
        "solution": voice.say("How was it solved? {item}", item=name),
    }
    none = Button(voice.say("no date"), ChangeDue(item.id, None, item.zone))
    how = None if talk.where.private else voice.say("Please reply to this message.")
    said = Html(f"{asked[intent.detail]}\n{how}") if how else asked[intent.detail]
    return Say(said, [[none]] if intent.detail == "due" and item.due else [], verdict="ask")


def which(intent: WhichItem, talk: Talk) -> Say:
    """Ask which of several items is meant, a button each."""
    kind = getattr(intents, intent.intent)
    found = talk.memory.action_items.by_ids(intent.numbers)
    buttons = [[Button(title(one), _for_one(kind, one.id))] for one in found]
    asked = talk.voice.say("Is this the one?") if len(found) == 1 else talk.voice.say("Which one?")
    return Say(asked, buttons, verdict="ask")


def _for_one(kind: type, number: int) -> Intent:
    made: Intent = kind((number,)) if kind is intents.MarkDone else kind(number)
    return made
