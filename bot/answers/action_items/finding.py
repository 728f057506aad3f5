"""The item that is meant, if whoever speaks may do to it what they want; else why not."""

from bot.access import may_change
from bot.answers.action_items.saying import hint, unknown_number
from bot.answers.talk import Say, Talk
from bot.following.parties import owner_of
from bot.following.standing import may_read, standings
from bot.intents import AcceptItem, DeclineItem
from data.model import ActionItem


def readable(number: int, talk: Talk) -> ActionItem | None:
    """Give the item of that number, if it may be shown here; None for whoever has nothing to do with it."""
    item = talk.memory.action_items.get(number)
    return item if item is not None and may_read(item, talk.member, talk.where.id, talk.memory) else None


def wanted(number: int, kind: type, talk: Talk) -> ActionItem | Say:
    """Give the item of that number to do to it what an intent of that kind does, or say why that cannot be."""
    item = readable(number, talk)
    if item is None:
        return unknown_number(number, talk)
    if may_change(kind, standings(item, talk.member, talk.memory)):
        return item
    return _refused(item, kind, talk)


def _refused(item: ActionItem, kind: type, talk: Talk) -> Say:
    owner, voice = owner_of(item, talk.memory), talk.voice
    if talk.member is None:
        return hint(voice.say("Only members can do that: write to me in private first."), talk)
    if owner is not None and kind in {AcceptItem, DeclineItem}:
        return hint(voice.say("It is for {name} to answer.", name=owner.party.name), talk)
    return hint(voice.say("Only the owner, whoever asked for it, or a coordinator can do that."), talk)
