"""Whether, and in which languages, something is said unasked: a group's own ones in one message."""

from collections.abc import Callable
from dataclasses import replace

from bot.answers.talk import Talk
from bot.directory import working_countries
from bot.reminding.recipients import Bearings
from bot.speech import Html, Voice, joined, typeset


def bearings(talk: Talk) -> Bearings:
    """Give what planning needs to know, at this moment."""
    return Bearings(talk.memory, talk.now, talk.home, working_countries(talk.directory.shores))


def voices(talk: Talk) -> tuple[Voice, ...]:
    """Give the voices to speak with in this chat, the first one first."""
    if talk.where.private:
        own = talk.member.language if talk.member else None
        return (Voice(own) if own else talk.voice,)
    chosen = talk.chat.languages if talk.chat else ()
    return tuple(Voice(one) for one in chosen) or (talk.voice,)


def in_every_language(talk: Talk, said: Callable[[Talk], Html]) -> Html:
    """Say something in each of them, one after the other."""
    spoken = [(voice, said(replace(talk, voice=voice))) for voice in voices(talk)]
    return joined("\n\n", [typeset(html, voice.language) for voice, html in spoken])


def label(talk: Talk, said: Callable[[Voice], str]) -> str:
    """Write a button in each of them; what is the same in several, once."""
    return " · ".join(dict.fromkeys(str(said(voice)) for voice in voices(talk)))


def may_be_told(talk: Talk) -> bool:
    """Whether this chat may be told anything unasked: a member who has not said stop, a group that is served."""
    if talk.where.private:
        return talk.member is not None and talk.member.left_at is None and not talk.member.paused
    return talk.chat is not None and talk.chat.bound_at is not None and talk.chat.present
