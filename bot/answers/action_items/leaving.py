"""Somebody leaves a group: what they promised is kept, and whoever asked for it is asked who takes over."""

from dataclasses import replace
from datetime import timedelta

from bot.answers.action_items.erased import ask_anew
from bot.answers.action_items.listing import item_line, number_buttons
from bot.answers.action_items.telling import asker_of, wants
from bot.answers.action_items.words import GONE
from bot.answers.talk import Say, Talk
from bot.answers.telling import voice_of
from bot.events import MemberLeft
from bot.following.agenda import by_urgency
from bot.following.parties import owner_of
from bot.replies import Heard
from bot.sayings import Envelope, outgoing
from bot.speech import Html, lines
from data.model import ActionItem, Member, Outgoing, Recollection

KNOWN_FOR = timedelta(days=400)
MOST_TOLD = 8


def left_group(event: MemberLeft, talk: Talk) -> Heard:
    """Tell the coordinators, and whoever asked, what somebody who has left a group had promised; nothing is moved.

    Telegram may tell of one leaving twice; it is told once.
    """
    mine = _promised(talk)
    key = f"left:{event.where.id}:{event.sender.user_id}:{talk.now:%Y%m%d}"
    if not mine or talk.chat is None or talk.chat.bound_at is None:
        return Heard()
    edits = _shown_as_gone(mine, talk)
    told = [_handover(one, mine, talk) for one in _concerned(mine, talk)]
    rows = outgoing(Say(Html(""), also=tuple(told)), Envelope(key, event.where.id), talk)
    return Heard(tuple(row for row in (*rows, *edits) if talk.memory.outbox.by_key(row.key) is None))


def came_back(talk: Talk) -> None:
    """Whoever writes in a group is in it again."""
    talk.memory.recollections.forget(talk.where.id, talk.sender.user_id, GONE)


def _shown_as_gone(items: tuple[ActionItem, ...], talk: Talk) -> tuple[Outgoing, ...]:
    """Say on the cards that their owner has left this group."""
    if talk.memory.recollections.get(talk.where.id, talk.sender.user_id, GONE, talk.now):
        return ()
    value, until = {"on": talk.today.isoformat()}, talk.now + KNOWN_FOR
    talk.memory.recollections.keep(Recollection(talk.where.id, talk.sender.user_id, GONE, value, until))
    return ask_anew(tuple(one.id for one in items), talk)


def _promised(talk: Talk) -> tuple[ActionItem, ...]:
    """What whoever left owns and what was said in this very group."""
    alive = [one for one in talk.memory.action_items.alive() if one.chat_id == talk.where.id]
    return by_urgency(one for one in alive if (owner := owner_of(one, talk.memory)) and owner.is_(talk.member))


def _concerned(items: tuple[ActionItem, ...], talk: Talk) -> list[Member]:
    asked = [asker_of(one, talk) for one in items]
    everybody = {one.id: one for one in (*talk.memory.members.coordinators(), *asked) if one is not None}
    me = talk.member.id if talk.member else None
    return [one for one in everybody.values() if one.id != me and wants(one)]


def _handover(to: Member, items: tuple[ActionItem, ...], talk: Talk) -> Say:
    theirs = replace(talk, voice=voice_of(to, talk.voice))
    shown = items[:MOST_TOLD]
    rest = len(items) - len(shown)
    said = lines(
        theirs.voice.say(
            "{name} has left the group “{title}”. What they had promised is kept:",
            name=talk.sender.name,
            title=talk.where.title,
        ),
        *(item_line(one, theirs) for one in shown),
        theirs.voice.count("… and one more", "… and {number} more", rest) if rest else None,
        theirs.voice.say("Who shall take them over? Every card has a button for it."),
    )
    return Say(said, number_buttons(shown), to=to.user_id)
