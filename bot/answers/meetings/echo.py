"""A meeting that is being called, shown before it exists: when on both shores, and all that may surprise."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

from bot.answers.meetings.card import gap_at, link_line
from bot.answers.meetings.drafts import changed_dates, first_date, left_out
from bot.answers.meetings.lengths import session
from bot.answers.meetings.rules import rule_line
from bot.answers.talk import Button, Say, Talk
from bot.intents import AddMeeting, AskDraft, Draft, DropDraft
from bot.reminding.occurrences import Occurrence, occurrences
from bot.speech import Html, bold, lines
from bot.times.holidays import public_holidays
from bot.understanding.meetings.shores import zone_of_person, zone_of_post

SHOWN_DATES = 4
LOOKED_AT = timedelta(days=366)
EARLY, LATE = time(7, 30), time(21)


def echo(draft: Draft, talk: Talk) -> Say:
    """Show a complete draft, with what can still be changed about it; it exists only after OK."""
    voice, found = talk.voice, first_date(draft, talk)
    html = lines(
        voice.say("I would note this meeting:"),
        bold(voice.pick(found.meeting.title)),
        when_line(found, draft, talk),
        rule_line(list(islice(coming(draft, found), SHOWN_DATES)), found.meeting.rrule, talk),
        voice.say("Length: {length}", length=session(found.minutes, voice)),
        link_line(found.link, talk),
        for_line(draft, talk),
        gap_at(found.starts, talk),
        *warnings(draft, found, talk),
    )
    return Say(html, buttons(draft, talk), verdict="ask")


def buttons(draft: Draft, talk: Talk) -> tuple[tuple[Button, ...], ...]:
    """Give OK, time, zone and cancel."""
    voice = talk.voice
    return (
        (Button(voice.say("OK"), AddMeeting(draft)), Button(voice.say("Cancel"), DropDraft(draft.author))),
        (
            Button(voice.say("Other time"), AskDraft(draft, "time")),
            Button(voice.say("Other zone"), AskDraft(draft, "zone")),
            Button(voice.say("Other title"), AskDraft(draft, "title")),
        ),
    )


def when_line(found: Occurrence, draft: Draft, talk: Talk) -> Html:
    """Say the first date by the clock it was said for, then by those of the others who are concerned."""
    zones = dict.fromkeys((found.zone, *talk.zones, *_zones_of_invited(draft, talk)))
    return talk.voice.moment(found.starts, zones)


def coming(draft: Draft, found: Occurrence) -> Iterator[Occurrence]:
    """Give the dates of a draft from its first one on, within a year."""
    start = found.starts - timedelta(minutes=1)
    apart = (*left_out(found.meeting, draft), *changed_dates(found.meeting, draft))
    return occurrences(found.meeting, start, start + LOOKED_AT, apart)


def for_line(draft: Draft, talk: Talk) -> Html:
    """Say who meets: the groups, and who is invited by name."""
    bound = [one for one in talk.memory.chats.bound() if not draft.chat_ids or one.id in draft.chat_ids]
    bodies = talk.memory.organisations.by_ids(draft.organisation_ids)
    people = talk.memory.people.by_ids(draft.person_ids)
    posts = talk.memory.posts.by_ids(draft.post_ids)
    names = [
        *(one.title for one in bound),
        *(one.full_name for one in people),
        *(talk.voice.pick(one.title) for one in posts),
        *(one.name for one in bodies),
    ]
    if not names:
        return talk.voice.say("For: all members")
    return talk.voice.say("For: {names}", names=talk.voice.join(names))


def warnings(draft: Draft, found: Occurrence, talk: Talk) -> Iterator[Html]:
    """Say what may surprise: holidays, weekends, nights, hours that do not exist or come twice."""
    voice = talk.voice
    if draft.shore_hour:
        yield voice.say("⚠️ You also said {hour}, which is not the same moment.", hour=draft.shore_hour)
    if draft.gap or found.oddity == "gap":
        yield voice.say("⚠️ That hour does not exist on that day: the clocks are put forward. I take the next one.")
    if found.oddity == "fold":
        yield voice.say("⚠️ That hour comes twice on that day: the clocks are put back. I take the first one.")
    dates = list(coming(draft, found)) if found.meeting.rrule else [found]
    yield from islice(_holidays(dates, talk), SHOWN_DATES)
    yield from _nights(found, talk)


def _holidays(dates: list[Occurrence], talk: Talk) -> Iterator[Html]:
    """One line for each day, whichever shores it is a holiday on."""
    for one in dates:
        days = {shore.code: one.starts.astimezone(shore.zone).date() for shore in talk.directory.shores}
        for day in dict.fromkeys(days.values()):
            places = [_holiday_in(code, day, talk) for code, local in days.items() if local == day]
            found = [place for place in places if place]
            if found:
                said = {"day": talk.voice.weekday(day), "places": talk.voice.join(found)}
                yield talk.voice.say("⚠️ {day}: public holiday in {places}", **said)


def _holiday_in(code: str, day: date, talk: Talk) -> Html | None:
    """The country and its holiday's name; None on a day that is none there."""
    name = public_holidays(code, day.year).get(day)
    return talk.voice.say("{country} ({name})", country=talk.voice.country(code), name=name) if name else None


def _nights(found: Occurrence, talk: Talk) -> Iterator[Html]:
    at_weekend = []
    for zone in dict.fromkeys(shore.zone for shore in talk.directory.shores):
        local = found.starts.astimezone(zone)
        town = talk.voice.town(zone)
        if not EARLY <= local.time() <= LATE:
            yield talk.voice.say("⚠️ It is {hour} in {town} then.", hour=f"{local:%H:%M}", town=town)
        elif local.weekday() >= 5:
            at_weekend.append(town)
    if at_weekend:
        yield talk.voice.say("⚠️ It is the weekend in {town} then.", town=talk.voice.join(at_weekend))


def _zones_of_invited(draft: Draft, talk: Talk) -> list[ZoneInfo]:
    zones = [zone_of_person(one, talk) for one in draft.person_ids] + [
        zone_of_post(one, talk) for one in draft.post_ids
    ]
    return [zone for zone in zones if zone]


def wall_label(instant: datetime, talk: Talk) -> str:
    """Say a wall time on a button: the weekday, the date and the hour."""
    return f"{talk.voice.weekday(instant.date())}, {instant:%H:%M}"
