"""Holding a meeting at another time: a single one, one date of a series, or the whole series from now on."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.answers.meetings import changing
from bot.answers.meetings.calling import AWAITED
from bot.answers.meetings.card import meeting_zones, title_of
from bot.answers.meetings.choosing import is_cancelled, name_of, one_date, short_title
from bot.answers.meetings.notices import News, told
from bot.answers.meetings.proposing import offer
from bot.answers.meetings.targets import target_of
from bot.answers.meetings.visible import may_change
from bot.answers.talk import Button, Say, Talk
from bot.awaiting import wait_for
from bot.intents import MoveMeeting, When
from bot.reminding.occurrences import Occurrence
from bot.speech import lines
from bot.understanding.meetings.shores import author_zone


def move_meeting(intent: MoveMeeting, talk: Talk) -> Say:
    """Move a meeting and tell everybody; ask first where anything is in doubt."""
    found = one_date(intent, talk)
    if isinstance(found, Say):
        return found
    settled = replace(intent, dates=(name_of(found),))
    refusal = not_possible(found, talk)
    question = refusal or _ask_when(settled, found, talk) or _ask_clock(settled, found, talk)
    if question:
        return question
    target = target_of(settled, found)
    question = _ask_other(settled, found, target, talk) or _ask_every(settled, found, talk)
    if question:
        return question
    if not may_change(found.meeting, talk):
        return offer(settled, found, talk)
    return _ask_sure(settled, found, target, talk) or _move(settled, found, target, talk)


def not_possible(found: Occurrence, talk: Talk) -> Say | None:
    """Say why nobody can change a date: it is over, or it was cancelled."""
    voice = talk.voice
    if found.ends <= talk.now:
        return Say(voice.say("That meeting is over."))
    if is_cancelled(found):
        return Say(voice.say("That meeting was cancelled."))
    return None


def _ask_when(intent: MoveMeeting, found: Occurrence, talk: Talk) -> Say | None:
    if intent.shift is not None or intent.when.day or intent.when.hour is not None:
        return None
    wait_for(AWAITED, intent, talk)
    title = title_of(found.meeting, talk)
    return Say(talk.voice.say("To when shall I move “{title}”? For example: “Thursday at 16:00”.", title=title),
               verdict="ask")  # fmt: skip


def _ask_clock(intent: MoveMeeting, found: Occurrence, talk: Talk) -> Say | None:
    """An hour said by somebody of the other shore: by which clock?"""
    when, ours = intent.when, author_zone(talk)
    if intent.shift is not None or when.zone or when.hour is None or ours == found.zone:
        return None
    rows = [(Button(_label(replace(intent, when=replace(when, zone=zone.key)), found, talk),
                    replace(intent, when=replace(when, zone=zone.key))),) for zone in (ours, found.zone)]  # fmt: skip
    return Say(talk.voice.say("{hour} by which clock?", hour=f"{when.hour:%H:%M}"), rows, verdict="ask")


def _ask_other(intent: MoveMeeting, found: Occurrence, target: datetime, talk: Talk) -> Say | None:
    if intent.rivals:
        choices = [replace(intent, when=when, rivals=()) for when in (intent.when, *intent.rivals)]
        rows = [(Button(_label(one, found, talk), one),) for one in choices]
        return Say(talk.voice.say("When do you mean?"), rows, verdict="ask")
    if target == found.starts:
        return Say(talk.voice.say("It is at that time already."))
    if target <= talk.now:
        wait_for(AWAITED, replace(intent, when=When(), shift=None), talk)
        when = talk.voice.moment(target, (found.zone,))
        return Say(talk.voice.say("{when} has passed. When shall it be?", when=when), verdict="ask")
    return None


def _ask_every(intent: MoveMeeting, found: Occurrence, talk: Talk) -> Say | None:
    if found.meeting.rrule is None or intent.every is not None:
        return None
    rows = every_buttons(replace(intent, every=False, sure=True), replace(intent, every=True, sure=True), found, talk)
    return Say(talk.voice.say("Only this date, or the whole series from then on?"), rows, verdict="ask")


def every_buttons(this: MoveMeeting, every: MoveMeeting, found: Occurrence, talk: Talk) -> list[tuple[Button, ...]]:
    """Give this date, and the whole series."""
    day = talk.voice.weekday(found.starts.astimezone(talk.zone).date())
    return [
        (Button(talk.voice.say("Only {day}", day=day), this),),
        (Button(talk.voice.say("The whole series"), every),),
    ]


def _ask_sure(intent: MoveMeeting, found: Occurrence, target: datetime, talk: Talk) -> Say | None:
    """Nobody said which meeting: the next one was taken, and that is asked about first."""
    if intent.sure:
        return None
    voice, zones = talk.voice, meeting_zones(found, talk)
    html = lines(
        voice.say("Move “{title}”?", title=title_of(found.meeting, talk)),
        voice.say("from {when}", when=voice.moment(found.starts, zones)),
        voice.say("to {when}", when=voice.moment(target, zones)),
        voice.say("The whole series from then on.") if intent.every and found.meeting.rrule else None,
    )
    certain = replace(intent, sure=True)
    wait_for(AWAITED, certain, talk)
    label = voice.say("Yes, move “{title}”", title=short_title(found, talk))
    return Say(html, ((Button(label, certain),),), verdict="ask")


def _move(intent: MoveMeeting, found: Occurrence, target: datetime, talk: Talk) -> Say:
    wall = target.replace(tzinfo=None)
    if found.meeting.rrule and not intent.every:
        change, after = changing.move_date(found, wall, talk)
    else:
        change, after = changing.move_all(found, wall, intent.when.rrule, talk)
    news = News("moved", after, change, found, every=bool(intent.every and found.meeting.rrule))
    return told(news, talk)


def _label(intent: MoveMeeting, found: Occurrence, talk: Talk) -> str:
    target = target_of(intent, found)
    zones = dict.fromkeys((ZoneInfo(intent.when.zone) if intent.when.zone else found.zone, found.zone, *talk.zones))
    hours = " · ".join(f"{target.astimezone(zone):%H:%M} {talk.voice.town(zone)}" for zone in zones)
    return f"{talk.voice.weekday(target.astimezone(next(iter(zones))).date())}, {hours}"
