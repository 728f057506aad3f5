"""What a reminder says as it leaves; nothing when the meeting has been moved or is over."""

from datetime import datetime, timedelta

from bot.answers.meetings import duration, meeting_card, time_until
from bot.answers.talk import Say, Talk
from bot.directory import working_countries
from bot.formats.calendar import meeting_file
from bot.reminding.occurrences import Occurrence, occurrences
from bot.reminding.planning import due_at, recipient
from bot.speech import Html, bold, italic, lines
from data.model import Json, Outgoing

LATE = timedelta(minutes=3)
"""From here on lateness is said."""


def reminder(outgoing: Outgoing, talk: Talk) -> Say | None:
    """Give a reminder by the meeting as it is now; None when there is nothing left to remind of."""
    occurrence = _occurrence(outgoing.content, talk)
    if occurrence is None or occurrence.ends <= talk.now or not _still_due(outgoing, occurrence, talk):
        return None
    html = lines(_headline(outgoing, occurrence, talk), meeting_card(occurrence, talk), _late(outgoing, talk))
    first = outgoing.content["moment"] == "day_before"
    files = (meeting_file(occurrence.meeting, talk.voice, talk.now),) if first else ()
    return Say(html, attachments=files)


def _still_due(outgoing: Outgoing, occurrence: Occurrence, talk: Talk) -> bool:
    reminded = recipient(outgoing.chat_id, talk.memory, talk.home, working_countries(talk.directory.shores))
    return reminded is not None and due_at(outgoing.content["moment"], occurrence, reminded) == outgoing.due_at


def _occurrence(content: Json, talk: Talk) -> Occurrence | None:
    meeting = talk.memory.meetings.get(content["meeting"])
    if meeting is None or meeting.version != content["version"]:
        return None
    starts = datetime.fromisoformat(content["starts"])
    moment = timedelta(minutes=1)
    found = occurrences(meeting, starts - moment, starts + moment)
    return next((one for one in found if one.starts == starts), None)


def _headline(outgoing: Outgoing, occurrence: Occurrence, talk: Talk) -> Html:
    if talk.now >= occurrence.starts:
        return Html("⏰ ") + bold(talk.voice.say("It has begun."))
    if outgoing.content["moment"] == "hour_before":
        time = time_until(occurrence.starts, talk)
        return Html("⏰ ") + bold(talk.voice.say("It begins in {time}.", time=time))
    return Html("🔔 ") + bold(talk.voice.say("Reminder: the meeting is near."))


def _late(outgoing: Outgoing, talk: Talk) -> Html | None:
    lateness = talk.now - outgoing.due_at
    if lateness < LATE:
        return None
    return italic(talk.voice.say("This reminder is late by {time}.", time=duration(lateness, talk.voice)))
