"""A newer file of an invitation that is known: what is different is shown, and taken over after a yes."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.answers.meetings import changing
from bot.answers.meetings.calling import AWAITED
from bot.answers.meetings.card import link_line, meeting_zones, shown, title_of
from bot.answers.meetings.choosing import one_date
from bot.answers.meetings.lengths import session
from bot.answers.meetings.notices import News, told
from bot.answers.meetings.rules import how_often
from bot.answers.meetings.sequences import keep_sequence, known_sequence, own_sequence
from bot.answers.meetings.visible import may_change, next_date
from bot.answers.talk import Button, Say, Talk
from bot.awaiting import wait_for
from bot.formats.calendar import INVITATION
from bot.intents import ChangedDate, Draft, LeaveMeeting, ShowMeeting, UpdateMeeting
from bot.reminding.occurrences import Occurrence, date_at, is_date
from bot.speech import Html, lines
from data.model import NEW_ID, Meeting, OccurrenceChange


def update_meeting(intent: UpdateMeeting, talk: Talk) -> Say:
    """Say what a newer file changes, and change it once somebody who may has said so. An older file changes nothing."""
    found = one_date(ShowMeeting(intent.dates), talk)
    if isinstance(found, Say):
        return found
    meeting, draft = found.meeting, intent.draft
    if draft.sequence < _sequence(meeting, talk):
        words = talk.voice.say("This file is older than what I know of the meeting. Nothing changes:")
        card = shown(found, talk)
        return replace(card, html=lines(words, card.html))
    news, days = _differences(draft, meeting), _new_dates(draft, meeting, talk)
    if not news and not days:
        keep_sequence(meeting, draft.sequence, talk)
        return shown(found, talk)
    if not may_change(meeting, talk):
        return Say(talk.voice.say("Only whoever called this meeting, or the coordination, can change it."))
    return _taken_over(draft, found, talk) if intent.sure else _asked(intent, found, talk)


def _asked(intent: UpdateMeeting, found: Occurrence, talk: Talk) -> Say:
    voice, certain = talk.voice, replace(intent, sure=True)
    wait_for(AWAITED, certain, talk)
    heading = voice.say("This file changes “{title}”:", title=title_of(found.meeting, talk))
    rows = (
        (Button(voice.say("Yes, take it over"), certain),),
        (Button(voice.say("Leave it as it is"), LeaveMeeting()),),
    )
    return Say(lines(heading, *_lines(intent.draft, found, talk)), rows, verdict="ask")


def _taken_over(draft: Draft, found: Occurrence, talk: Talk) -> Say:
    meeting, change = found.meeting, None
    news, days = _differences(draft, meeting), _new_dates(draft, meeting, talk)
    keep_sequence(meeting, draft.sequence, talk)
    if not news and len(days) == 1:
        return told(_changed(days[0], meeting, talk), talk)
    if news:
        change, meeting = changing.change_meeting(meeting, talk, **news)
    for one in days:
        change = _changed(one, meeting, talk).change
    after = next_date(meeting, talk) or date_at(meeting, meeting.starts)
    assert change is not None  # noqa: S101  # something was different
    return told(News("updated", after, change, found, every=meeting.rrule is not None), talk)


def _changed(one: ChangedDate, meeting: Meeting, talk: Talk) -> News:
    kept = talk.memory.occurrence_changes.at(meeting.id, one.original)
    date = date_at(meeting, one.original, kept)
    news = {"starts": one.starts, "minutes": one.minutes, "cancelled": one.cancelled}
    change, after = changing.change_date(date, talk, **news)
    return News("cancelled" if one.cancelled else "moved", after, change, date)


def _differences(draft: Draft, meeting: Meeting) -> dict[str, Any]:
    """What of the whole meeting the file has otherwise; what it does not say stays."""
    when = draft.when
    wanted: dict[str, Any] = {}
    if when.day and when.hour is not None:
        wanted = {"starts": datetime.combine(when.day, when.hour), "zone": when.zone, "rrule": when.rrule}
    wanted |= {"minutes": draft.minutes, "link": draft.link}
    said = {name for name, value in wanted.items() if value is not None or name == "rrule"}
    news = {name: wanted[name] for name in said if wanted[name] != getattr(meeting, name)}
    if draft.title and draft.title not in meeting.title.values():
        news["title"] = dict.fromkeys(meeting.title, draft.title)
    return news


def _new_dates(draft: Draft, meeting: Meeting, talk: Talk) -> list[ChangedDate]:
    """The single dates that the file has otherwise than they are known."""
    hour = draft.when.hour if draft.when.hour is not None else meeting.starts.time()
    out = [ChangedDate(datetime.combine(day, hour), cancelled=True) for day in draft.when.exceptions]
    planned = replace(meeting, **_differences(draft, meeting))
    known = {one.original: one for one in talk.memory.occurrence_changes.of(meeting.id)}
    every = [one for one in (*out, *draft.changed) if is_date(planned, one.original)]
    return [one for one in every if _is_new(one, known.get(one.original), planned)]


def _is_new(one: ChangedDate, known: OccurrenceChange | None, meeting: Meeting) -> bool:
    plain = known or OccurrenceChange(NEW_ID, meeting.id, one.original)
    if one.cancelled or plain.cancelled:
        return one.cancelled is not plain.cancelled
    moved = (one.starts or one.original) != (plain.starts or one.original)
    return moved or (one.minutes or meeting.minutes) != (plain.minutes or meeting.minutes)


def _lines(draft: Draft, found: Occurrence, talk: Talk) -> Iterator[Html | None]:
    voice, news = talk.voice, _differences(draft, found.meeting)
    planned = replace(found.meeting, **news)
    if "title" in news:
        yield voice.say("Title: {title}", title=draft.title)
    if {"starts", "zone", "rrule"} & set(news):
        then = next_date(planned, talk) or date_at(planned, planned.starts)
        yield voice.say("from {when}", when=voice.moment(found.starts, meeting_zones(found, talk)))
        yield voice.say("to {when}", when=voice.moment(then.starts, meeting_zones(then, talk)))
    if news.get("rrule"):
        yield how_often(news["rrule"], talk)
    if "minutes" in news:
        yield voice.say("Length: {length}", length=session(news["minutes"], voice))
    if "link" in news:
        yield link_line(news["link"], talk)
    for one in _new_dates(draft, found.meeting, talk):
        yield _date_line(one, planned, talk)


def _date_line(one: ChangedDate, planned: Meeting, talk: Talk) -> Html:
    voice, was = talk.voice, date_at(planned, one.original)
    zones = meeting_zones(was, talk)
    day = voice.weekday(was.starts.astimezone(talk.zone).date())
    if one.cancelled:
        return voice.say("• {day}: cancelled", day=day)
    change = OccurrenceChange(NEW_ID, planned.id, one.original, one.starts, one.minutes)
    then = date_at(planned, one.original, change)
    return voice.say("• {day}: {when}", day=day, when=voice.moment(then.starts, zones))


def _sequence(meeting: Meeting, talk: Talk) -> int:
    """The SEQUENCE from which on a file is news: that of the file taken over last, or that of Minga's own."""
    theirs = meeting.key.startswith(INVITATION)
    return known_sequence(meeting, talk) if theirs else own_sequence(meeting, talk)
