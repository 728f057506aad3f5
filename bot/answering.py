"""From an intent to what is said: checked, carried out, remembered, and put into an envelope."""

from dataclasses import replace

from bot.access import may
from bot.answers import answer
from bot.answers.talk import Say, Talk
from bot.intents import Intent, Unknown
from bot.names import fold
from bot.refusing import refuse
from bot.remembering import remember
from bot.replies import Heard
from bot.sayings import Envelope, outgoing
from bot.speech import Html, lines

LONGEST_QUESTION_KEPT = 200
LONGEST_GAP = 100


def carry_out(
    intent: Intent, talk: Talk, envelope: Envelope, note: Html | None = None, besides: Intent | None = None
) -> Heard:
    """Do what an intent asks for, if its sender may, and give what is to be said; a `note` is said under it.

    What the same message asks for `besides` is answered by a message of its own: cards change where they stand.
    """
    say = respond(intent, talk)
    if besides and not may(besides, talk.member, talk.where, talk.chat):
        say = say.and_also(replace(respond(besides, talk), to=talk.where.id))
    if note:
        say = replace(say, html=lines(say.html or None, note))
    return Heard(outgoing(say, envelope, talk), toast=say.toast)


def respond(intent: Intent, talk: Talk) -> Say:
    """Give the answer to an intent, or the refusal of it."""
    refused = may(intent, talk.member, talk.where, talk.chat)
    if refused:
        return refuse(refused, intent, talk)
    say = answer(intent, talk)
    remember(intent, talk.where.id, talk.memory, talk.now)
    if say.gap and fold(say.gap):
        question = (intent.question if isinstance(intent, Unknown) else "") or say.gap
        _note_gap(question, say.gap, talk)
    return say


def _note_gap(question: str, wanted: str, talk: Talk) -> None:
    asked = " ".join(question.split())[:LONGEST_QUESTION_KEPT]
    talk.memory.gaps.note(asked, fold(wanted)[:LONGEST_GAP], talk.voice.language, talk.now, talk.sender.user_id)
