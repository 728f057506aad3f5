"""Calling a meeting: what is missing or doubtful is asked for, one thing at a time; then it is shown."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.answers.meetings.card import title_of
from bot.answers.meetings.common_hours import good_hours
from bot.answers.meetings.drafts import first_date, same_as
from bot.answers.meetings.echo import echo, wall_label
from bot.answers.talk import Button, Say, Talk
from bot.awaiting import wait_for, wait_no_more
from bot.intents import AddMeeting, AskDraft, CallMeeting, Draft, DropDraft, MeetingDate, ShowMeeting, When
from bot.speech import Html, lines
from bot.times.zones import at_wall
from bot.understanding.meetings.shores import author_zone, group_zone

MOST_CHOICES = 4
AWAITED = "meeting"
"""The kind of question that a typed answer completes (bot/understanding/meetings/completing.py)."""


def call_meeting(intent: CallMeeting, talk: Talk) -> Say:
    """Ask for what is not known of a meeting yet, or show it."""
    draft = _authored(intent.draft, talk)
    asking: tuple[Callable[[Draft, Talk], Say | None], ...] = (
        _ask_which, _ask_day, _ask_hour, _ask_zone, _ask_ahead, _ask_same,
    )  # fmt: skip
    for ask in asking:
        question = ask(draft, talk)
        if question:
            return question
    wait_for(AWAITED, AddMeeting(draft), talk)
    return echo(draft, talk)


def ask_draft(intent: AskDraft, talk: Talk) -> Say:
    """Ask for another time, zone or title of a meeting that has been shown."""
    questions = {"time": _ask_time, "day": _question_of_day, "hour": _question_of_hour, "zone": _question_of_zone,
                 "title": _ask_title}  # fmt: skip
    return questions[intent.part](intent.draft, talk)


def drop_draft(_: DropDraft, talk: Talk) -> Say:
    """Take note that a meeting is not wanted."""
    wait_no_more(talk)
    return Say(talk.voice.say("All right: no meeting was noted."))


def _authored(draft: Draft, talk: Talk) -> Draft:
    return draft if draft.author else replace(draft, author=talk.sender.user_id)


def _ask_which(draft: Draft, talk: Talk) -> Say | None:
    if not draft.rivals:
        return None
    readings = [one for one in (draft.when, *draft.rivals) if one.day and one.hour is not None][:MOST_CHOICES]
    if len(readings) < 2:
        return None
    wait_for(AWAITED, AskDraft(draft, "time"), talk)
    rows = [(Button(_label(one, draft, talk), CallMeeting(_with(draft, one))),) for one in readings]
    return Say(talk.voice.say("When do you mean?"), (*rows, _cancel(draft, talk)), verdict="ask")


def _ask_day(draft: Draft, talk: Talk) -> Say | None:
    return None if draft.when.day else _question_of_day(draft, talk)


def _question_of_day(draft: Draft, talk: Talk) -> Say:
    wait_for(AWAITED, AskDraft(draft, "day"), talk)
    today = talk.now.astimezone(author_zone(talk)).date()
    days = [day for day in (today + timedelta(days=ahead) for ahead in range(1, 9)) if day.weekday() < 5][:MOST_CHOICES]
    rows = [(Button(talk.voice.weekday(day), CallMeeting(_with(draft, replace(draft.when, day=day)))),) for day in days]
    question = talk.voice.say("On which day? You can also write it: “Tuesday 13 October at 15:00”.")
    return Say(_about(draft, question, talk), (*rows, _cancel(draft, talk)), verdict="ask")


def _ask_hour(draft: Draft, talk: Talk) -> Say | None:
    return None if draft.when.hour is not None else _question_of_hour(draft, talk)


def _question_of_hour(draft: Draft, talk: Talk) -> Say:
    wait_for(AWAITED, AskDraft(draft, "hour"), talk)
    zone = ZoneInfo(draft.when.zone) if draft.when.zone else author_zone(talk)
    day = draft.when.day or talk.today
    hours = good_hours(day, zone, [shore.zone for shore in talk.directory.shores])[:MOST_CHOICES]
    offered = [replace(draft.when, hour=hour, zone=zone.key) for hour in hours]
    keys = [Button(_hour_label(one, talk), CallMeeting(_with(draft, one))) for one in offered]
    question = talk.voice.say("At what time on {day}? You can also write it.", day=talk.voice.weekday(day))
    return Say(_about(draft, question, talk), (*((key,) for key in keys), _cancel(draft, talk)), verdict="ask")


def _ask_zone(draft: Draft, talk: Talk) -> Say | None:
    return None if draft.when.zone else _question_of_zone(draft, talk)


def _question_of_zone(draft: Draft, talk: Talk) -> Say:
    wait_for(AWAITED, AskDraft(draft, "zone"), talk)
    ours = (author_zone(talk), group_zone(draft.chat_ids, talk), *(shore.zone for shore in talk.directory.shores))
    rows = [
        (Button(_zone_label(draft, zone, talk), CallMeeting(_with(draft, replace(draft.when, zone=zone.key)))),)
        for zone in dict.fromkeys(ours)
    ]
    hour = f"{draft.when.hour:%H:%M}" if draft.when.hour is not None else "…"
    question = talk.voice.say("{hour} by which clock?", hour=hour)
    return Say(_about(draft, question, talk), (*rows, _cancel(draft, talk)), verdict="ask")


def _ask_ahead(draft: Draft, talk: Talk) -> Say | None:
    """A time that has passed is asked about; the same day of the year to come may be meant."""
    found = first_date(draft, talk)
    if found.starts > talk.now:
        return None
    wait_for(AWAITED, AskDraft(draft, "time"), talk)
    later = _next_year(draft, talk)
    again = Button(wall_label(later, talk), CallMeeting(_with(draft, replace(draft.when, day=later.date()))))
    when = talk.voice.moment(found.starts, (found.zone,))
    question = talk.voice.say("{when} has passed. When shall it be?", when=when)
    return Say(_about(draft, question, talk), ((again,), _cancel(draft, talk)), verdict="ask")


def _next_year(draft: Draft, talk: Talk) -> datetime:
    day, hour, zone = draft.when.day, draft.when.hour or time(0), ZoneInfo(draft.when.zone or talk.zone.key)
    later = datetime.combine(day or talk.today, hour)
    while at_wall(later, zone)[0] <= talk.now:
        leap = later.month == 2 and later.day == 29
        later = later.replace(year=later.year + 1, day=28 if leap else later.day)
    return later


def _ask_same(draft: Draft, talk: Talk) -> Say | None:
    known = None if draft.twice else same_as(draft, talk)
    if known is None:
        return None
    voice, date = talk.voice, MeetingDate(known.meeting.id, known.original)
    question = voice.say(
        "Is it the same as “{title}”, which is at that time already?", title=title_of(known.meeting, talk)
    )
    rows = (
        (Button(voice.say("Yes, the same"), ShowMeeting((date,))),),
        (Button(voice.say("No, another one"), CallMeeting(replace(draft, twice=True))),),
    )
    return Say(question, (*rows, _cancel(draft, talk)), verdict="ask")


def _ask_time(draft: Draft, talk: Talk) -> Say:
    wait_for(AWAITED, AskDraft(draft, "time"), talk)
    question = talk.voice.say("When shall it be? For example: “Tuesday 13 October at 15:00”.")
    return Say(_about(draft, question, talk), (_back(draft, talk),), verdict="ask")


def _ask_title(draft: Draft, talk: Talk) -> Say:
    wait_for(AWAITED, AskDraft(draft, "title"), talk)
    return Say(talk.voice.say("What shall it be called?"), (_back(draft, talk),), verdict="ask")


def _about(draft: Draft, question: Html, talk: Talk) -> Html:
    """The question, under the title when there is one: two meetings may be called at once in a group."""
    named = draft.title and draft.title != talk.voice.say("Meeting")
    return lines(talk.voice.say("Meeting: {title}", title=draft.title) if named else None, question)


def _with(draft: Draft, when: When) -> Draft:
    return replace(draft, when=when, rivals=())


def _label(when: When, draft: Draft, talk: Talk) -> str:
    assert when.day is not None and when.hour is not None  # noqa: S101, PT018
    label = wall_label(datetime.combine(when.day, when.hour), talk)
    zones = {one.zone for one in (draft.when, *draft.rivals)}
    return f"{label} {talk.voice.town(ZoneInfo(when.zone))}" if when.zone and len(zones) > 1 else label


def _hour_label(when: When, talk: Talk) -> str:
    assert when.day is not None and when.hour is not None  # noqa: S101, PT018
    zone = ZoneInfo(when.zone or talk.zone.key)
    instant = at_wall(datetime.combine(when.day, when.hour), zone)[0]
    zones = dict.fromkeys((zone, *(shore.zone for shore in talk.directory.shores)))
    return " · ".join(f"{instant.astimezone(each):%H:%M} {talk.voice.town(each)}" for each in zones)


def _zone_label(draft: Draft, zone: ZoneInfo, talk: Talk) -> str:
    when = draft.when
    if when.day is None or when.hour is None:
        return talk.voice.town(zone)
    instant = at_wall(datetime.combine(when.day, when.hour), zone)[0]
    others = [shore.zone for shore in talk.directory.shores if shore.zone != zone]
    there = " · ".join(f"{instant.astimezone(each):%H:%M} {talk.voice.town(each)}" for each in others)
    here = f"{instant:%H:%M} {talk.voice.town(zone)}"
    return f"{here} (= {there})" if there else here


def _cancel(draft: Draft, talk: Talk) -> tuple[Button, ...]:
    return (Button(talk.voice.say("Cancel"), DropDraft(draft.author)),)


def _back(draft: Draft, talk: Talk) -> tuple[Button, ...]:
    return (Button(talk.voice.say("Leave it as it is"), CallMeeting(draft)), *_cancel(draft, talk))
