"""Changing the link, the title or the length of a meeting."""

from dataclasses import replace
from typing import Any

from bot.answers.meetings import changing
from bot.answers.meetings.calling import AWAITED
from bot.answers.meetings.card import title_of
from bot.answers.meetings.choosing import name_of, one_date
from bot.answers.meetings.moving import not_possible
from bot.answers.meetings.notices import News, told
from bot.answers.meetings.proposing import offer
from bot.answers.meetings.visible import may_change
from bot.answers.talk import Button, Say, Talk
from bot.awaiting import wait_for
from bot.intents import AmendMeeting
from bot.reminding.occurrences import Occurrence, date_at
from bot.speech import Html
from data.model import Change, Meeting


def amend_meeting(intent: AmendMeeting, talk: Talk) -> Say:
    """Change one thing about a meeting and tell everybody; asks for it when it was not said."""
    found = one_date(intent, talk)
    if isinstance(found, Say):
        return found
    settled = replace(intent, dates=(name_of(found),))
    question = not_possible(found, talk) or _ask_value(settled, found, talk) or _ask_every(settled, found, talk)
    if question:
        return question
    if not may_change(found.meeting, talk):
        return offer(settled, found, talk)
    change, after = _changed(settled, found, talk)
    return told(News(settled.part, after, change, found, every=found.meeting.rrule is not None), talk)


def _ask_value(intent: AmendMeeting, found: Occurrence, talk: Talk) -> Say | None:
    if intent.value:
        return None
    wait_for(AWAITED, intent, talk)
    title, voice = title_of(found.meeting, talk), talk.voice
    questions: dict[str, Html] = {
        "link": voice.say("What is the new link of “{title}”?", title=title),
        "title": voice.say("What shall “{title}” be called?", title=title),
        "minutes": voice.say("How long shall “{title}” last?", title=title),
    }
    return Say(questions[intent.part], verdict="ask")


def _ask_every(intent: AmendMeeting, found: Occurrence, talk: Talk) -> Say | None:
    """A title belongs to the whole series; a link or a length may be of one date only."""
    if intent.part == "title" or found.meeting.rrule is None or intent.every is not None:
        return None
    day = talk.voice.weekday(found.starts.astimezone(talk.zone).date())
    rows = (
        (Button(talk.voice.say("Only {day}", day=day), replace(intent, every=False)),),
        (Button(talk.voice.say("The whole series"), replace(intent, every=True)),),
    )
    return Say(talk.voice.say("Only for this date, or for the whole series?"), rows, verdict="ask")


def _changed(intent: AmendMeeting, found: Occurrence, talk: Talk) -> tuple[Change, Occurrence]:
    value: Any = int(intent.value) if intent.part == "minutes" else intent.value
    if found.meeting.rrule and intent.part != "title" and not intent.every:
        return changing.change_date(found, talk, **{intent.part: value})
    new = {talk.voice.language: value} if intent.part == "title" else value
    change, meeting = changing.change_meeting(found.meeting, talk, **{intent.part: new})
    return change, _again(meeting, found)


def _again(meeting: Meeting, found: Occurrence) -> Occurrence:
    return date_at(meeting, found.original, found.change)
