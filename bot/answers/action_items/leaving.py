"""Somebody leaves a group: what they promised is kept, and whoever asked for it is asked who takes over."""

from dataclasses import replace

from bot.answers.action_items.listing import item_line, number_buttons
from bot.answers.action_items.telling import asker_of, wants
from bot.answers.talk import Say, Talk
from bot.answers.telling import voice_of
from bot.events import MemberLeft
from bot.following.agenda import by_urgency
from bot.following.parties import owner_of
from bot.replies import Heard
from bot.sayings import Envelope, outgoing
from bot.speech import Html, lines
from data.model import ActionItem, Member

MOST_TOLD = 8


def left_group(event: MemberLeft, talk: Talk) -> Heard:
    """Tell the coordinators, and whoever asked, what somebody who has left a group had promised; nothing is moved.

    Telegram may tell of one leaving twice; it is told once.
    """
    mine = _promised(talk)
    key = f"left:{event.where.id}:{event.sender.user_id}:{talk.now:%Y%m%d}"
    if not mine or talk.chat is None or talk.chat.bound_at is None:
        return Heard()
    told = [_handover(one, mine, talk) for one in _concerned(mine, talk)]
    rows = outgoing(Say(Html(""), also=tuple(told)), Envelope(key, event.where.id), talk)
    return Heard(tuple(row for row in rows if talk.memory.outbox.by_key(row.key) is None))


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
