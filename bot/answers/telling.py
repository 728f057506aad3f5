"""Telling the coordinators, each in their own language."""

from collections.abc import Callable

from bot.answers.talk import Say, Talk
from bot.speech import Html, Voice
from data.model import Member


def tell_coordinators(talk: Talk, words: Callable[[Voice], Html]) -> tuple[Say, ...]:
    """Give one message for every coordinator but the one who speaks."""
    others = [one for one in talk.memory.members.coordinators() if one.user_id != talk.sender.user_id]
    return tuple(Say(words(voice_of(one, talk.voice)), to=one.user_id) for one in others)


def voice_of(member: Member, otherwise: Voice) -> Voice:
    """Give the voice of a member's language."""
    return Voice(member.language) if member.language else otherwise


def names_of_coordinators(talk: Talk) -> Html:
    """Give the names of those who answer for this network."""
    return talk.voice.join(dict.fromkeys(one.name for one in talk.memory.members.coordinators()))
