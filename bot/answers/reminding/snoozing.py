"""Later, for the reminder of a meeting: personal, before the meeting begins, and the series stands as it is."""

from collections.abc import Iterator
from datetime import UTC, datetime

from bot.answers.meetings.card import meeting_card
from bot.answers.meetings.lengths import time_until
from bot.answers.reminding.parts import buttons_of
from bot.answers.reminding.silence import silent_now
from bot.answers.reminding.telling import later_at, noted
from bot.answers.reminding.tongues import may_be_told
from bot.answers.talk import Button, Say, Talk
from bot.intents import Later, SnoozeMeeting
from bot.reminding.occurrences import Occurrence, date_of
from bot.speech import Html, bold, lines
from data.model import Outgoing

CHOICES: tuple[Later, ...] = ("minutes", "hour", "morning")


def snooze_meeting(intent: SnoozeMeeting, talk: Talk) -> Say:
    """Remind of a date again; without a choice, offer those that lie before it begins."""
    occurrence = _date(intent.meeting_id, intent.original, talk)
    if occurrence is None:
        return Say(talk.voice.say("This date no longer holds."))
    if talk.member and talk.member.paused:
        return silent_now(talk)
    if intent.later is None:
        return _which(occurrence, talk)
    due = later_at(intent.later, talk)
    if due >= occurrence.starts:
        return _which(occurrence, talk)
    _plan(occurrence, due, talk)
    words = noted(due, talk)
    return Say(words, toast=str(words))


def snoozed(outgoing: Outgoing, talk: Talk) -> Say | None:
    """Say it again; None when the date was moved or cancelled, or has begun."""
    content = outgoing.content
    occurrence = _date(content["meeting"], datetime.fromisoformat(content["original"]), talk)
    if occurrence is None or occurrence.version != content["version"] or occurrence.starts <= talk.now:
        return None
    if not may_be_told(talk):
        return None
    words = talk.voice.say("It begins in {time}.", time=time_until(occurrence.starts, talk))
    return Say(lines(Html("⏰ ") + bold(words), meeting_card(occurrence, talk)), buttons_of(occurrence, talk))


def _which(occurrence: Occurrence, talk: Talk) -> Say:
    offered = tuple(_offered(occurrence, talk))
    if not offered:
        return Say(talk.voice.say("It begins too soon to be reminded again."))
    return Say(talk.voice.say("When shall I remind you again?"), (offered,), verdict="ask")


def _offered(occurrence: Occurrence, talk: Talk) -> Iterator[Button]:
    words = {
        "minutes": talk.voice.say("10 min"),
        "hour": talk.voice.say("1 h"),
        "morning": talk.voice.say("Tomorrow at 9:00"),
    }
    for later in CHOICES:
        if later_at(later, talk) < occurrence.starts:
            snooze = SnoozeMeeting(occurrence.meeting.id, occurrence.original, later)
            yield Button(words[later], snooze, personal=True)


def _plan(occurrence: Occurrence, due: datetime, talk: Talk) -> None:
    content = {
        "say": "snoozed",
        "meeting": occurrence.meeting.id,
        "original": occurrence.original.isoformat(),
        "version": occurrence.version,
    }
    who, starts = talk.sender.user_id, occurrence.starts.astimezone(UTC)
    key = f"snoozed:{occurrence.meeting.id}:{starts:%Y%m%dT%H%MZ}:{who}:{due:%Y%m%dT%H%M}"
    talk.memory.outbox.put(Outgoing(key, who, "send", "reminder", due, content, starts))


def _date(meeting_id: int, original: datetime, talk: Talk) -> Occurrence | None:
    meeting = talk.memory.meetings.get(meeting_id)
    if meeting is None or meeting.cancelled_at is not None:
        return None
    return date_of(talk.memory, meeting, original)
