"""What a message says about reminders, in its talk: said by words, by command, and as the answer to "when?"."""

from collections.abc import Callable, Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.answers.reminding.free import WAITING
from bot.answers.talk import Talk
from bot.events import MessageSaid
from bot.intents import Intent, RemindMe
from bot.understanding import Understood
from bot.understanding.reminders.hearing import LONGEST, Moment, heard, time_of_answer, wanted_by_command
from bot.understanding.reminders.places import zone_said
from bot.understanding.reminders.words import sentences


def heard_about_reminders(message: MessageSaid, talk: Talk) -> Understood | None:
    """Give what a message says about reminders; None when it is about something else."""
    found = heard(message.text, talk.voice.language, _moment(talk, message.at, message.message_id))
    return Understood(found.intent, found.language) if found else _heard_where(message, talk)


def _heard_where(message: MessageSaid, talk: Talk) -> Understood | None:
    """In private, whose clock somebody wants to live by: a group stays where it is, wherever one of it travels."""
    if not talk.where.private or len(message.text) > LONGEST:
        return None
    for said in sentences(message.text, talk.voice.language):
        wanted = zone_said(said, message.at, talk)
        if wanted:
            return Understood(wanted, said.language)
    return None


def asked_by_command(message: MessageSaid, talk: Talk) -> Understood:
    """Give what stands behind the command that asks for a reminder."""
    moment = _moment(talk, message.at, message.message_id)
    return Understood(wanted_by_command(message.text, talk.voice.language, moment), talk.voice.language)


def _answered(text: str, waiting: Intent, talk: Talk) -> Intent | None:
    if not isinstance(waiting, RemindMe):
        return None
    return time_of_answer(text, waiting, talk.voice.language, _moment(talk, talk.now, None))


def _moment(talk: Talk, said_at: datetime, message_id: int | None) -> Moment:
    """The moment at which it was written, which may be long ago: "in two hours" is counted from there."""
    own = ZoneInfo(talk.member.zone) if talk.member and talk.member.zone else talk.zone
    return Moment(talk.memory, said_at, talk.zone, own, talk.where.id, talk.where.private, message_id)


COMPLETIONS: Mapping[str, Callable[[str, Intent, Talk], Intent | None]] = {WAITING: _answered}
