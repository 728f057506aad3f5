"""What was decided: at the last meeting that decided anything, or about something."""

from bot.answers.meetings.card import title_of
from bot.answers.meetings.noting import content_words, fits, show_notes
from bot.answers.meetings.visible import may_see
from bot.answers.talk import Say, Talk
from bot.intents import LastDecisions, MeetingDate, SearchDecisions, ShowNotes
from bot.reminding.occurrences import date_at
from bot.speech import Html, bold, lines
from data.model import MeetingNote

MOST_FOUND = 8


def last_decisions(_: LastDecisions, talk: Talk) -> Say:
    """Say what was decided at the last meeting that decided anything."""
    last = next((one for one in talk.memory.meeting_notes.all("decision") if _may_read(one, talk)), None)
    meeting = talk.memory.meetings.get(last.meeting_id) if last else None
    if last is None or meeting is None:
        return Say(talk.voice.say("No decision has been noted yet."))
    return show_notes(ShowNotes("decision", (MeetingDate(meeting.id, last.original or meeting.starts),)), talk)


def search_decisions(intent: SearchDecisions, talk: Talk) -> Say:
    """Say what was decided about something, with the meeting and its date; the latest first."""
    known = [one for one in talk.memory.meeting_notes.all("decision") if _may_read(one, talk)]
    wanted = content_words(intent.words)
    found = [one for one in known if fits(one.text, _title(one, talk), wanted)]
    voice = talk.voice
    if not known:
        return Say(voice.say("No decision has been noted yet."))
    if not found:
        nearest = lines(voice.say("The latest decisions:"), *(_decided(one, talk) for one in known[:3]))
        return Say(lines(voice.say("I know no decision about “{words}”.", words=intent.words), nearest))
    heading = (
        voice.say("Decided about “{words}”:", words=intent.words) if wanted else voice.say("The latest decisions:")
    )
    more = len(found) - MOST_FOUND
    rest = voice.count("and {number} more", "and {number} more", more) if more > 0 else None
    return Say(lines(bold(heading), *(_decided(one, talk) for one in found[:MOST_FOUND]), rest))


def _may_read(note: MeetingNote, talk: Talk) -> bool:
    meeting = talk.memory.meetings.get(note.meeting_id)
    return meeting is not None and may_see(meeting, talk)


def _title(note: MeetingNote, talk: Talk) -> str:
    meeting = talk.memory.meetings.get(note.meeting_id)
    return " ".join(meeting.title.values()) if meeting else ""


def _decided(note: MeetingNote, talk: Talk) -> Html:
    meeting = talk.memory.meetings.get(note.meeting_id)
    assert meeting is not None  # noqa: S101  # a note goes with its meeting
    original = note.original or meeting.starts
    found = date_at(meeting, original, talk.memory.occurrence_changes.at(meeting.id, original))
    day = talk.voice.weekday(found.starts.astimezone(talk.zone).date())
    return talk.voice.say("• {text} ({title}, {day})", text=note.text, title=title_of(meeting, talk), day=day)
