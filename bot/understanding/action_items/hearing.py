"""What a message says about action items: that there are new ones, what became of some, which ones one wants to see."""

import re
from datetime import timedelta

from bot.answers.action_items.adding import WAITING
from bot.answers.talk import Talk
from bot.awaiting import awaited, wait_no_more
from bot.events import MessageSaid
from bot.intents import AddActionItems, AskItemDetail, Intent, ItemSaid, OfferActionItems, RereadActionItems
from bot.understanding.action_items.acts import act_in
from bot.understanding.action_items.by_words import done_in_words
from bot.understanding.action_items.lines import is_bare_mark, only_bullets
from bot.understanding.action_items.listing import asked_list, own_list
from bot.understanding.action_items.reading import ItemReader
from bot.understanding.commands import language_of
from bot.understanding.language import language_told
from bot.understanding.questions import Understood
from data.model import Language

WAITS_FOR_WORDS = timedelta(minutes=5)
"""How long after "Action:" the words may come in a message of their own; what comes later means something else."""

SHORTEST_ITEM = 2
"""Words. "Merci" after "Action:" is not what somebody shall do."""


def told_by_command(message: MessageSaid, talk: Talk) -> Understood:
    """Give the items behind the command for them; none at all when nothing stands behind it."""
    items = _reader(message, talk).listed(message.text, _replied(message))
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
    items = _reader(message, talk).marked(message.text, _replied(message))
    was_one = message.edited_at is not None and _has_made_items(message, talk)
    if items or was_one:
        return Understood(_told(message, talk, items, again=was_one), _language(message.text, talk))
    intent = _said_of_items(message, talk, addressed=addressed)
    return Understood(intent, _language(message.text, talk)) if intent else None


def _said_of_items(message: MessageSaid, talk: Talk, *, addressed: bool) -> Intent | None:
    intent: Intent | None = act_in(message, talk, addressed=addressed)
    intent = intent or done_in_words(message.text, talk, addressed=addressed)
    if intent is None and is_bare_mark(message.text):
        return _told(message, talk, ())
    if intent is None and addressed:
        intent = asked_list(message.text, talk) or _offered(message, talk)
    return intent or _awaited(message, talk)


def _awaited(message: MessageSaid, talk: Talk) -> Intent | None:
    """The words that belong to an "Action:" of a moment ago; a question is none."""
    kind, waiting = awaited(talk) or ("", None)
    if kind != WAITING or not isinstance(waiting, AddActionItems) or message.at - waiting.said_at > WAITS_FOR_WORDS:
        return None
    if message.text.rstrip().endswith("?") or len(re.findall(r"\w+", message.text)) < SHORTEST_ITEM:
        return None
    wait_no_more(talk)
    return _told(message, talk, _reader(message, talk).listed(message.text, _replied(message)))


def _offered(message: MessageSaid, talk: Talk) -> Intent | None:
    """Several bullets without a heading, that answer nothing which Minga has asked."""
    if not _asks_nothing(talk) or (message.replied and message.replied.mine) or not only_bullets(message.text):
        return None
    items = _told(message, talk, _reader(message, talk).listed(message.text, _replied(message)))
    return OfferActionItems(items) if isinstance(items, AddActionItems) and len(items.items) > 1 else None


def _asks_nothing(talk: Talk) -> bool:
    """Whether nothing is waited for that a list could answer: who takes an item is told by a name."""
    _, waiting = awaited(talk) or ("", None)
    return waiting is None or (isinstance(waiting, AskItemDetail) and waiting.detail == "owner")


def _told(message: MessageSaid, talk: Talk, items: tuple[ItemSaid, ...], *, again: bool = False) -> Intent:
    said_by = talk.member.id or None if talk.member else None
    if again:
        return RereadActionItems(items, message.at, message.message_id, said_by)
    return AddActionItems(items, message.at, message.message_id, said_by)


def _reader(message: MessageSaid, talk: Talk) -> ItemReader:
    return ItemReader(talk, message.at, message.mentioned)


def _has_made_items(message: MessageSaid, talk: Talk) -> bool:
    return bool(talk.memory.action_items.of_message(talk.where.id, message.message_id))


def _replied(message: MessageSaid) -> str:
    """What a message answers; what Minga herself had written is nothing that somebody shall do."""
    return message.replied.text if message.replied and not message.replied.mine else ""


def _language(text: str, talk: Talk) -> Language:
    return language_told(text, talk.voice.language)


def _language_of_command(message: MessageSaid, talk: Talk) -> Language:
    """That of the command's word, when it is a word of one language only."""
    return language_of(message.command or "") or _language(message.text, talk)
