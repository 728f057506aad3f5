"""Not holding a meeting, holding it after all, and taking back what was changed within the last ten minutes."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from bot.answers.meetings import changing
from bot.answers.meetings.accounts import SUBJECT
from bot.answers.meetings.calling import AWAITED
from bot.answers.meetings.card import meeting_zones, title_of
from bot.answers.meetings.choosing import is_cancelled, name_of, one_date, short_title
from bot.answers.meetings.moving import not_possible
from bot.answers.meetings.notices import News, told
from bot.answers.meetings.proposing import offer
from bot.answers.meetings.visible import may_change, next_date
from bot.answers.talk import Button, Say, Talk
from bot.awaiting import wait_for
from bot.intents import CancelMeeting, RestoreMeeting, UndoMeetingChange
from bot.reminding.occurrences import Occurrence, date_at
from data.model import Change, Meeting, OccurrenceChange

UNDO_WITHIN = timedelta(minutes=10)


def cancel_meeting(intent: CancelMeeting, talk: Talk) -> Say:
    """Cancel a single meeting, one date of a series or all of it, and tell everybody."""
    found = one_date(intent, talk)
    if isinstance(found, Say):
        return found
    settled = replace(intent, dates=(name_of(found),))
    question = not_possible(found, talk) or _ask_every(settled, found, talk)
    if question:
        return question
    if not may_change(found.meeting, talk):
        return offer(settled, found, talk)
    return _ask_sure(settled, found, talk) or _cancel(settled, found, talk)


def _cancel(settled: CancelMeeting, found: Occurrence, talk: Talk) -> Say:
    every = bool(settled.every or found.meeting.rrule is None)
    if every:
        change, meeting = changing.change_meeting(found.meeting, talk, cancelled_at=talk.now)
        after = date_at(meeting, found.original, found.change)
    else:
        change, after = changing.change_date(found, talk, cancelled=True)
    return told(News("cancelled", after, change, found, every and found.meeting.rrule is not None), talk)


def restore_meeting(intent: RestoreMeeting, talk: Talk) -> Say:
    """Hold a cancelled meeting, or a cancelled date, after all."""
    found = one_date(intent, talk)
    if isinstance(found, Say):
        return found
    if found.ends <= talk.now:
        return Say(talk.voice.say("That meeting is over."))
    if not is_cancelled(found):
        return Say(talk.voice.say("It was not cancelled: it takes place."))
    if not may_change(found.meeting, talk):
        return offer(replace(intent, dates=(name_of(found),)), found, talk)
    meeting, change = found.meeting, None
    if meeting.cancelled_at:
        change, meeting = changing.change_meeting(meeting, talk, cancelled_at=None)
    after = date_at(meeting, found.original, found.change)
    if found.change and found.change.cancelled:
        change, after = changing.change_date(after, talk, cancelled=False)
    if change is None:
        return Say(talk.voice.say("It was not cancelled: it takes place."))
    return told(News("restored", after, change, found), talk)


def undo_change(intent: UndoMeetingChange, talk: Talk) -> Say:
    """Take back a change, within ten minutes and as long as nothing else was changed since."""
    change = talk.memory.changes.get(intent.change_id)
    meeting = talk.memory.meetings.get(change.subject_id) if change and change.subject_kind == SUBJECT else None
    if change is None or meeting is None or not may_change(meeting, talk):
        return Say(talk.voice.say("Only whoever called this meeting, or the coordination, can change it."))
    latest = talk.memory.changes.of(SUBJECT, meeting.id)[0]
    if latest.id != change.id:
        return Say(talk.voice.say("Something else was changed since: this cannot be undone any more."))
    if talk.now - change.at > UNDO_WITHIN:
        return Say(talk.voice.say("Changes can be undone for ten minutes. Please say how it shall be now."))
    return _taken_back(change, meeting, talk)


def _taken_back(change: Change, meeting: Meeting, talk: Talk) -> Say:
    if change.after.get("made"):
        return cancel_meeting(CancelMeeting((_first_of(meeting, talk),), every=True, sure=True), talk)
    going_on = talk.memory.meetings.get(change.after.get("goes_on_as", 0))
    if going_on:
        talk.memory.meetings.update(replace(going_on, cancelled_at=talk.now))
    if "date" in change.before:
        return _date_taken_back(_date(change.before["date"]), meeting, talk)
    was = _current(meeting, talk)
    taken, kept = changing.change_meeting(meeting, talk, **_values(change.before["meeting"]))
    return told(News(_kind_of(change), _current(kept, talk), taken, was, kept.rrule is not None), talk)


def _date_taken_back(before: OccurrenceChange, meeting: Meeting, talk: Talk) -> Say:
    now = date_at(meeting, before.original, talk.memory.occurrence_changes.at(meeting.id, before.original))
    values = {name: getattr(before, name) for name in ("starts", "minutes", "link", "cancelled")}
    taken, after = changing.change_date(now, talk, **values)
    kind = "restored" if is_cancelled(now) else "cancelled" if is_cancelled(after) else "moved"
    return told(News(kind, after, taken, now), talk)  # type: ignore[arg-type]


def _kind_of(change: Change) -> Any:
    """What it is to take a change back: a moved meeting is moved again, a cancelled one takes place after all."""
    changed = set(change.after.get("meeting", {}))
    if "cancelled_at" in changed:
        return "restored" if change.after["meeting"]["cancelled_at"] else "cancelled"
    return next((name for name in ("link", "title", "minutes") if name in changed), "moved")


def _current(meeting: Meeting, talk: Talk) -> Occurrence:
    """The next date of a meeting, or its first one when none is left."""
    return next_date(meeting, talk) or date_at(meeting, meeting.starts)


def _first_of(meeting: Meeting, talk: Talk) -> Any:
    return name_of(_current(meeting, talk))


def _ask_every(intent: CancelMeeting, found: Occurrence, talk: Talk) -> Say | None:
    if found.meeting.rrule is None or intent.every is not None:
        return None
    day = talk.voice.weekday(found.starts.astimezone(talk.zone).date())
    rows = (
        (Button(talk.voice.say("Only {day}", day=day), replace(intent, every=False, sure=True)),),
        (Button(talk.voice.say("The whole series"), replace(intent, every=True, sure=True)),),
    )
    return Say(talk.voice.say("Cancel only this date, or the whole series?"), rows, verdict="ask")


def _ask_sure(intent: CancelMeeting, found: Occurrence, talk: Talk) -> Say | None:
    if intent.sure:
        return None
    when = talk.voice.moment(found.starts, meeting_zones(found, talk))
    question = talk.voice.say("Cancel “{title}”, {when}?", title=title_of(found.meeting, talk), when=when)
    certain = replace(intent, sure=True)
    wait_for(AWAITED, certain, talk)
    label = talk.voice.say("Yes, cancel “{title}”", title=short_title(found, talk))
    return Say(question, ((Button(label, certain),),), verdict="ask")


def _date(values: Mapping[str, Any]) -> OccurrenceChange:
    return OccurrenceChange(**_values(values))


def _values(values: Mapping[str, Any]) -> dict[str, Any]:
    """Back from plain values: instants stand as text."""
    instants = {"starts", "original", "cancelled_at"}
    return {
        name: datetime.fromisoformat(value) if name in instants and value else value for name, value in values.items()
    }
