"""What is said when something went wrong on Minga's side, or when somebody cannot be written to."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from bot.answers.talk import Talk
from bot.answers.telling import voice_of
from bot.events import Event
from bot.sayings import note
from bot.speech import Html, Voice
from data.memory import Memory
from data.model import OutboxRow, Outgoing


def apologies(event: Event, talk: Talk) -> tuple[Outgoing, ...]:
    """Tell the sender that an update could not be handled, and every coordinator once."""
    key, voice, who = f"apology:{event.update_id}", talk.voice, talk.sender.name
    sorry = voice.say("I’m sorry: something went wrong on my side. Your message is kept; the coordinators know.")

    def words(spoken: Voice) -> Html:
        return spoken.say("I could not handle a message from {who}; it is kept in the inbox as failed.", who=who)

    return (
        note(key, talk.where.id, sorry, talk.now, voice),
        *_to_coordinators(key, words, voice, talk.memory, talk.now),
    )


def unreachable(row: OutboxRow, home: Voice, memory: Memory, now: datetime) -> tuple[Outgoing, ...]:
    """Take note that a chat cannot be written to, and tell the coordinators the first time."""
    chat_id = row.outgoing.chat_id
    member, chat = memory.members.by_user(chat_id), memory.chats.get(chat_id)
    if member is not None and member.reachable:
        memory.members.update(replace(member, reachable=False))
        name = member.name
    elif member is None and chat is not None and chat.present:
        memory.chats.keep(replace(chat, present=False))
        name = chat.title
    else:
        return ()

    def words(voice: Voice) -> Html:
        return voice.say("I can no longer write to {name}.", name=name)

    told = _to_coordinators(f"unreachable:{row.id}", words, home, memory, now)
    told += _to_those_who_meet(row, name, home, memory, now) if member else ()
    once = {one.chat_id: one for one in reversed(told)}
    return tuple(one for one in reversed(once.values()) if one.chat_id != chat_id)


def _to_those_who_meet(row: OutboxRow, name: str, home: Voice, memory: Memory, now: datetime) -> tuple[Outgoing, ...]:
    """Whoever called the meeting hears that somebody was not reached; its group gets the way to be reached."""
    meeting = memory.meetings.get(row.outgoing.content.get("meeting", 0))
    if meeting is None:
        return ()
    me = memory.settings.get("me") or {}
    link = f"https://t.me/{me['username']}?start=hello" if "username" in me else "/start"
    groups = [one for one in memory.chats.bound() if not meeting.chat_ids or one.id in meeting.chat_ids]
    voices = [(one.id, Voice(one.language) if one.language else home) for one in groups]
    lines = [
        note(
            f"unreachable:{row.id}:{chat_id}",
            chat_id,
            voice.say(
                "I cannot write to {name}. To be reminded in private, open our chat: {link}", name=name, link=link
            ),
            now,
            voice,
        )
        for chat_id, voice in voices
    ]
    organiser = memory.members.get(meeting.made_by) if meeting.made_by else None
    if organiser and organiser.reachable and organiser.left_at is None:
        voice = voice_of(organiser, home)
        words = voice.say("I can no longer write to {name}.", name=name)
        lines.append(note(f"unreachable:{row.id}:{organiser.id}:organiser", organiser.user_id, words, now, voice))
    return tuple(lines)


def _how_to_be_reached(name: str, link: str, voice: Voice) -> Html:
    return voice.say("I cannot write to {name}. To be reminded in private, open our chat: {link}", name=name, link=link)


def _to_coordinators(
    key: str, words: Callable[[Voice], Html], home: Voice, memory: Memory, now: datetime
) -> tuple[Outgoing, ...]:
    told = []
    for one in memory.members.coordinators():
        voice = voice_of(one, home)
        told.append(note(f"{key}:{one.id}", one.user_id, words(voice), now, voice))
    return tuple(told)
