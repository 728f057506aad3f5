"""Which date of which meeting is meant: none is known, several may be, or it does not take place any more."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from bot.answers.meetings.card import title_of
from bot.answers.meetings.recalling import spoken_of
from bot.answers.meetings.visible import may_see, visible_meetings
from bot.answers.talk import Button, Say, Talk
from bot.intents import (
    AmendMeeting,
    Attend,
    CancelMeeting,
    MeetingDate,
    MoveMeeting,
    NoteMeeting,
    RestoreMeeting,
    ShowAttendance,
    ShowMeeting,
    ShowNotes,
)
from bot.reminding.occurrences import HORIZON, Occurrence, date_at, dates, is_date
from data.model import Meeting

OfOneDate = TypeVar(
    "OfOneDate", ShowMeeting, MoveMeeting, CancelMeeting, RestoreMeeting, AmendMeeting, Attend, ShowAttendance,
    NoteMeeting, ShowNotes,
)  # fmt: skip
MOST_CHOICES = 6
LONGEST_ON_BUTTON = 40
"""Characters of a title."""


def one_date(intent: OfOneDate, talk: Talk) -> Occurrence | Say:
    """Give the date that an intent is about, cancelled or not; or the question which one it is about."""
    if len(intent.dates) == 1:
        found = date_meant(intent.dates[0], talk)
        if found:
            spoken_of(intent.dates[0], talk)
        return found or Say(talk.voice.say("That meeting is no longer planned."))
    choices = intent.dates or _nearest(talk)
    known = [one for one in (date_meant(date, talk) for date in choices) if one]
    rows = [(Button(label_of(one, talk), replace(intent, dates=(name_of(one),))),) for one in known[:MOST_CHOICES]]
    if not rows:
        return Say(talk.voice.say("No meeting is planned."))
    if intent.dates:
        return Say(talk.voice.say("Which meeting do you mean?"), rows, verdict="ask")
    return Say(talk.voice.say("I know no such meeting. Is it one of these?"), rows, verdict="ask")


def date_meant(date: MeetingDate, talk: Talk) -> Occurrence | None:
    """Give one date of a meeting that may be spoken of here, even a cancelled one; None for one there never was."""
    meeting = talk.memory.meetings.get(date.meeting_id)
    if meeting is None or not may_see(meeting, talk) or not is_date(meeting, date.original):
        return None
    return date_at(meeting, date.original, talk.memory.occurrence_changes.at(meeting.id, date.original))


def is_cancelled(occurrence: Occurrence) -> bool:
    """Whether a date does not take place, by itself or with the whole meeting."""
    by_itself = occurrence.change is not None and occurrence.change.cancelled
    return by_itself or occurrence.meeting.cancelled_at is not None


def name_of(occurrence: Occurrence) -> MeetingDate:
    """Name a date as intents do."""
    return MeetingDate(occurrence.meeting.id, occurrence.original)


def label_of(occurrence: Occurrence, talk: Talk) -> str:
    """Say a date on a button: the day, the hour, the title."""
    local = occurrence.starts.astimezone(talk.zone)
    return f"{talk.voice.weekday(local.date())}, {local:%H:%M} · {title_of(occurrence.meeting, talk)}"


def short_title(occurrence: Occurrence, talk: Talk) -> str:
    """Give a title that a button has room for."""
    title = title_of(occurrence.meeting, talk)
    return title if len(title) <= LONGEST_ON_BUTTON else title[: LONGEST_ON_BUTTON - 1].rstrip() + "…"


def coming_dates(talk: Talk, most: int = MOST_CHOICES, meetings: Sequence[Meeting] | None = None) -> list[Occurrence]:
    """Give the next dates of the meetings that may be spoken of here, at most so many, in order."""
    every = visible_meetings(talk) if meetings is None else meetings
    found = [one for meeting in every for one in _first(meeting, talk, most)]
    return sorted(found, key=lambda one: one.starts)[:most]


def _first(meeting: Meeting, talk: Talk, most: int) -> list[Occurrence]:
    found: list[Occurrence] = []
    for one in dates(talk.memory, meeting, talk.now, talk.now + HORIZON):
        found.append(one)
        if len(found) == most:
            break
    return found


def _nearest(talk: Talk) -> tuple[MeetingDate, ...]:
    return tuple(name_of(one) for one in coming_dates(talk))
