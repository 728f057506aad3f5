"""Groups: a coordinator binds one, and everybody there is told what Minga sees and keeps."""

from dataclasses import replace

from bot.answers.arrival import notice
from bot.answers.helping import what_to_ask
from bot.answers.talk import Button, Say, Talk
from bot.answers.telling import voice_of
from bot.intents import BindGroup, UnbindGroup
from bot.speech import Html, Voice, lines
from data.model import Chat


def bind_group(_: BindGroup, talk: Talk) -> Say:
    """Serve this group from now on; tell the coordinator in private what Telegram hides, if it does."""
    chat = talk.chat or Chat(talk.where.id, talk.where.kind, talk.where.title)
    if chat.bound_at is None:
        by = talk.member.id if talk.member else None
        talk.memory.chats.keep(replace(chat, bound_at=talk.now, bound_by=by, present=True))
    said = Say(lines(talk.voice.say("I serve this group from now on."), notice(talk), what_to_ask(talk)))
    told = talk.memory.settings.get("me") or {}
    if chat.sees_everything or told.get("sees_everything") or talk.member is None:
        return said
    mine = voice_of(talk.member, talk.voice)
    return said.and_also(Say(_what_is_hidden(chat, mine), to=talk.member.user_id))


def unbind_group(_: UnbindGroup, talk: Talk) -> Say:
    """Serve this group no longer."""
    if talk.chat:
        talk.memory.chats.keep(replace(talk.chat, bound_at=None, bound_by=None))
    return Say(talk.voice.say("I no longer serve this group. A coordinator brings me back with /bind."))


def put_into_group(talk: Talk, by_coordinator: bool) -> Say:
    """Say what is needed before a new group is served."""
    if by_coordinator:
        words = talk.voice.say("Shall I serve this group?")
        return Say(words, ((Button(talk.voice.say("Yes, serve this group"), BindGroup(), personal=True),),))
    return Say(
        talk.voice.say("Thank you for the invitation. A coordinator of the network has to confirm it here: /bind")
    )


def _what_is_hidden(chat: Chat, voice: Voice) -> Html:
    return lines(
        voice.say("In “{title}” Telegram shows me only commands and replies to me.", title=chat.title),
        voice.say("To be asked by mention as well, make me an administrator of the group."),
    )
