"""What a message says about action items: that there are new ones, what became of some, which ones one wants to see."""

from bot.answers.talk import Talk
from bot.events import MessageSaid
from bot.intents import AddActionItems, Intent, ItemSaid, RereadActionItems
from bot.understanding.action_items.acts import act_in
from bot.understanding.action_items.listing import asked_list, own_list
from bot.understanding.action_items.reading import ItemReader
from bot.understanding.commands import language_of
from bot.understanding.phrases import phrasings
from bot.understanding.questions import Understood
from data.model import Language

LONGEST_HEARD = 1000
"""Characters that tell the language of a message."""


def told_by_command(message: MessageSaid, talk: Talk) -> Understood:
    """Give the items behind the command for them; none at all when nothing stands behind it."""
    items = ItemReader(talk, message.at).listed(message.text, _replied(message))
    again = message.edited_at is not None and _has_made_items(message, talk)
    return Understood(_told(message, talk, items, again=again), _language_of_command(message, talk))


def listed_by_command(message: MessageSaid, talk: Talk) -> Understood:
    """Give what the command for lists asks for."""
    return Understood(own_list(message.text, talk), _language_of_command(message, talk))


def heard_about_items(message: MessageSaid, talk: Talk, *, addressed: bool = True) -> Understood | None:
    """Give what a message without a command says about action items; None when it says nothing about them.

    One that is not `addressed` to Minga says something when it marks items, or speaks of items that it answers or
    numbers; it never asks for lists.
    """
    if message.command is not None:
        return None
    items = ItemReader(talk, message.at).marked(message.text, _replied(message))
    was_one = message.edited_at is not None and _has_made_items(message, talk)
    if items or was_one:
        return Understood(_told(message, talk, items, again=was_one), _language(message.text, talk))
    intent: Intent | None = act_in(message, talk, addressed=addressed)
    if intent is None and addressed:
        intent = asked_list(message.text, talk)
    return Understood(intent, _language(message.text, talk)) if intent else None


def _told(message: MessageSaid, talk: Talk, items: tuple[ItemSaid, ...], *, again: bool = False) -> Intent:
    said_by = talk.member.id or None if talk.member else None
    if again:
        return RereadActionItems(items, message.at, message.message_id, said_by)
    return AddActionItems(items, message.at, message.message_id, said_by)


def _has_made_items(message: MessageSaid, talk: Talk) -> bool:
    return bool(talk.memory.action_items.of_message(talk.where.id, message.message_id))


def _replied(message: MessageSaid) -> str:
    """What a message answers; what Minga herself had written is nothing that somebody shall do."""
    return message.replied.text if message.replied and not message.replied.mine else ""


def _language(text: str, talk: Talk) -> Language:
    heard = phrasings(text[:LONGEST_HEARD])
    best = [one.language for one in heard if one.weight == heard[0].weight]
    return talk.voice.language if talk.voice.language in best else best[0]


def _language_of_command(message: MessageSaid, talk: Talk) -> Language:
    """That of the command's word, when it is a word of one language only."""
    return language_of(message.command or "") or _language(message.text, talk)
