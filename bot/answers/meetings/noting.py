"""Agenda, decisions and minutes: lines that people give a meeting, kept word for word; and what was decided."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from rapidfuzz import fuzz

from bot.answers.meetings.calling import AWAITED
from bot.answers.meetings.card import title_of
from bot.answers.meetings.choosing import coming_dates, date_meant, label_of, name_of, one_date
from bot.answers.meetings.visible import visible_meetings
from bot.answers.talk import Button, Say, Talk
from bot.awaiting import wait_for
from bot.intents import LeaveMeeting, NoteMeeting, ShowNotes
from bot.names import fold
from bot.reminding.occurrences import Occurrence, dates
from bot.speech import Html, bold, lines
from bot.understanding.vocabulary import common_words
from data.model import NEW_ID, MeetingNote, MeetingNoteKind

LONGEST_NOTE, MOST_LINES, MOST_MEETINGS = 500, 30, 3
LATELY = timedelta(days=14)
"""How long ago the meeting may be of which somebody tells a decision without naming it."""
NEAR = 82.0
"""From here on (of 100) a word of a decision is taken for a word asked for."""


def note_meeting(intent: NoteMeeting, talk: Talk) -> Say:
    """Keep lines for one date of a meeting, as they were said; ask first where it is not clear that they are one."""
    if not intent.sure:
        return _ask_sure(intent, talk)
    found = one_date(intent, talk)
    if isinstance(found, Say):
        return found
    if not intent.texts:
        return _ask_lines(replace(intent, dates=(name_of(found),)), found, talk)
    known = {(one.original, one.text) for one in talk.memory.meeting_notes.of(found.meeting.id, intent.kind)}
    for note in (_note(intent.kind, text, found, talk) for text in intent.texts[:MOST_LINES]):
        if (note.original, note.text) not in known:
            talk.memory.meeting_notes.add(note)
    number, title = len(intent.texts[:MOST_LINES]), title_of(found.meeting, talk)
    return Say(lines(_kept(intent.kind, number, talk), bold(title), *_about(found, talk), *_bullets(intent.texts)))


def show_notes(intent: ShowNotes, talk: Talk) -> Say:
    """Say what stands on the agenda of a date, what was decided there, or its minutes."""
    found = one_date(intent, talk)
    if isinstance(found, Say):
        return found
    notes = [
        one
        for one in talk.memory.meeting_notes.of(found.meeting.id, intent.kind)
        if one.original in {None, found.original}
    ]
    add = Button(_add_label(intent.kind, talk), NoteMeeting(intent.kind, (name_of(found),)))
    heading = lines(bold(title_of(found.meeting, talk)), *_about(found, talk), _heading(intent.kind, talk))
    if not notes:
        return Say(lines(heading, talk.voice.say("Nothing was noted yet.")), ((add,),))
    return Say(lines(heading, *_bullets([one.text for one in notes])), ((add,),))


def content_words(text: str) -> tuple[str, ...]:
    """Give the folded words of a text that mean something."""
    return tuple(word for word in fold(text).split() if word not in common_words() and len(word) > 1)


def fits(text: str, title: str, wanted: Sequence[str]) -> bool:
    """Whether every word asked for stands in a decision or in its meeting's title, or nearly so."""
    said = [*fold(text).split(), *fold(title).split()]
    return all(any(_alike(word, one) for one in said) for word in wanted)


def _alike(wanted: str, said: str) -> bool:
    if len(wanted) > 3 and said.startswith(wanted[: max(4, len(wanted) - 2)]):
        return True
    return fuzz.ratio(wanted, said) >= (NEAR if len(wanted) > 3 else 100)


def _note(kind: MeetingNoteKind, text: str, found: Occurrence, talk: Talk) -> MeetingNote:
    member = talk.member.id if talk.member else None
    original = found.original if found.meeting.rrule else None
    return MeetingNote(
        NEW_ID, found.meeting.id, kind, text.strip()[:LONGEST_NOTE], talk.now, original, member, talk.where.id
    )


def _ask_sure(intent: NoteMeeting, talk: Talk) -> Say:
    """Somebody told of a decision, and named no meeting: the nearest ones are offered."""
    named = [date_meant(one, talk) for one in intent.dates]
    near = [one for one in (*named, *begun_lately(talk), *coming_dates(talk, 1)) if one]
    known = list({name_of(one): one for one in near}.values())[:MOST_MEETINGS]
    if not known:
        return Say(talk.voice.say("I know no meeting at which this could have been decided."))
    choices = [replace(intent, dates=(name_of(one),), sure=True) for one in known]
    if len(choices) == 1:
        wait_for(AWAITED, choices[0], talk)
    rows = [(Button(label_of(one, talk), choice),) for one, choice in zip(known, choices, strict=True)]
    question = talk.voice.say("Shall I note this as a decision? Of which meeting?")
    no = (Button(talk.voice.say("No, do not note it"), LeaveMeeting()),)
    return Say(lines(question, *_bullets(intent.texts)), (*rows, no), verdict="ask")


def begun_lately(talk: Talk) -> list[Occurrence]:
    """Give the dates that have begun within the last days, the latest first."""
    found = [one for each in visible_meetings(talk) for one in dates(talk.memory, each, talk.now - LATELY, talk.now)]
    return sorted(found, key=lambda one: one.starts, reverse=True)


def _ask_lines(intent: NoteMeeting, found: Occurrence, talk: Talk) -> Say:
    wait_for(AWAITED, intent, talk)
    title, voice = title_of(found.meeting, talk), talk.voice
    questions: dict[str, Html] = {
        "agenda": voice.say("What shall be on the agenda of “{title}”? One line for each point.", title=title),
        "decision": voice.say("What was decided at “{title}”? One line for each decision.", title=title),
        "minutes": voice.say("What shall stand in the minutes of “{title}”?", title=title),
    }
    return Say(questions[intent.kind], verdict="ask")


def _kept(kind: MeetingNoteKind, number: int, talk: Talk) -> Html:
    voice = talk.voice
    said: dict[str, Html] = {
        "agenda": voice.count("Noted on the agenda:", "Noted on the agenda, {number} points:", number),
        "decision": voice.count("Decision noted:", "{number} decisions noted:", number),
        "minutes": voice.count("Noted in the minutes:", "Noted in the minutes, {number} lines:", number),
    }
    return said[kind]


def _heading(kind: MeetingNoteKind, talk: Talk) -> Html:
    voice = talk.voice
    return {"agenda": voice.say("Agenda:"), "decision": voice.say("Decisions:"), "minutes": voice.say("Minutes:")}[kind]


def _add_label(kind: MeetingNoteKind, talk: Talk) -> str:
    voice = talk.voice
    return {
        "agenda": voice.say("Add a point"),
        "decision": voice.say("Add a decision"),
        "minutes": voice.say("Add to the minutes"),
    }[kind]


def _about(found: Occurrence, talk: Talk) -> tuple[str, ...]:
    return (talk.voice.weekday(found.starts.astimezone(talk.zone).date()),)


def _bullets(texts: Sequence[str]) -> list[Html]:
    return [Html("• ") + text for text in texts]
