"""Minga is put into a chat, made administrator, blocked or removed."""

from dataclasses import replace

from bot.access import is_coordinator
from bot.answers.groups import put_into_group
from bot.answers.talk import Say, Talk
from bot.answers.telling import tell_coordinators
from bot.events import PresenceChanged
from bot.replies import Heard
from bot.sayings import Envelope, outgoing
from bot.speech import Html
from data.model import Chat


def changed(event: PresenceChanged, talk: Talk) -> Heard:
    """Take note of where Minga is, and say what has to be said about it."""
    if event.where.private:
        return _in_private(event, talk)
    before = talk.chat
    chat = before or Chat(event.where.id, event.where.kind, event.where.title)
    kept = replace(chat, title=event.where.title, present=event.present, sees_everything=event.administrator)
    talk.memory.chats.keep(kept)
    say = _about(event, before, talk)
    return Heard(outgoing(say, Envelope(f"presence:{event.update_id}", event.where.id), talk)) if say else Heard()


def _in_private(event: PresenceChanged, talk: Talk) -> Heard:
    if talk.member:
        talk.memory.members.update(replace(talk.member, reachable=event.present))
    return Heard()


def _about(event: PresenceChanged, before: Chat | None, talk: Talk) -> Say | None:
    newly_there = event.present and (before is None or not before.present)
    if newly_there and (before is None or before.bound_at is None):
        return put_into_group(talk, is_coordinator(talk.member))
    if not event.present and before is not None and before.bound_at and before.present:
        title = event.where.title
        told = tell_coordinators(talk, lambda voice: voice.say("I was removed from the group “{title}”.", title=title))
        return Say(Html(""), also=told)
    return None
