"""From an intent to what is said: checked, carried out, remembered, and put into an envelope."""

from bot.access import may
from bot.answers import answer
from bot.answers.talk import Say, Talk
from bot.intents import Intent, Unknown
from bot.names import fold
from bot.refusing import refuse
from bot.remembering import remember
from bot.replies import Heard
from bot.sayings import Envelope, outgoing


def carry_out(intent: Intent, talk: Talk, envelope: Envelope) -> Heard:
    """Do what an intent asks for, if its sender may, and give what is to be said."""
    say = respond(intent, talk)
    return Heard(outgoing(say, envelope, talk), toast=say.toast)


def respond(intent: Intent, talk: Talk) -> Say:
    """Give the answer to an intent, or the refusal of it."""
    refused = may(intent, talk.member, talk.where, talk.chat)
    if refused:
        return refuse(refused, intent, talk)
    say = answer(intent, talk)
    remember(intent, talk.where.id, talk.memory, talk.now)
    if isinstance(intent, Unknown):
        _note_gap(intent, talk)
    return say


def _note_gap(intent: Unknown, talk: Talk) -> None:
    wanted = fold(intent.said)
    if wanted:
        question = " ".join((intent.question or intent.said).split())[:200]
        talk.memory.gaps.note(question, wanted[:100], talk.voice.language, talk.now, talk.sender.user_id)
