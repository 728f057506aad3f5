"""A series that is to be held at another time from some date on: "à partir de novembre, le mardi à 16h"."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from bot.answers.meetings.recalling import last_spoken_of
from bot.answers.talk import Talk
from bot.events import MessageSaid
from bot.intents import Intent, MeetingDate, MoveMeeting, When
from bot.reminding.occurrences import HORIZON, dates
from bot.understanding.meetings.shores import author_zone
from bot.understanding.meetings.timing import times_in
from bot.understanding.meetings.which import Finder
from bot.understanding.meetings.words import Said, cut_out, said_in

NEAR = 3
"""Characters behind the beginning of "from" at which its time may begin."""
EVERY_WEEK = "FREQ=WEEKLY;BYDAY="


def from_then_on(heard: Said, message: MessageSaid, talk: Talk) -> Intent | None:
    """Give the move of the rest of a series; None when none is named, or no new time is said."""
    if not heard.has("from_then") or heard.has("question", "tale", "call", "cancel"):
        return None
    begins, rest = _parted(heard, talk)
    if begins is None:
        return None
    when, which = _told(said_in(rest, heard.language), talk)
    found = _first_dates(which, begins, message, talk) if when != When() else ()
    return MoveMeeting(found, _weekly(when, begins, talk), every=True) if found else None


def _parted(heard: Said, talk: Talk) -> tuple[datetime | None, str]:
    """Give from when on, and the sentence without it; read apart: "à 16h à partir du 3" is no stretch of time."""
    place = heard.spans("from_then")[0][0]
    tail = heard.text[place:]
    read = talk.times.understand(tail, now=talk.now, zone=author_zone(talk), language=heard.language)
    opens = [one for one in (read.best, *read.times, *read.others) if one.kind == "open" and one.direction == "after"]
    begins = next((one for one in opens if one.span and one.span[0] <= NEAR), None)
    if begins is None or begins.start is None or begins.span is None:
        return None, heard.text
    return _ahead(begins.start, talk), f"{heard.text[:place]} {tail[begins.span[1] :]}"


def _told(rest: Said, talk: Talk) -> tuple[When, Said]:
    """Give the new time, and what is left to say which meeting it is of. "Au mardi" is no "until Tuesday" here."""
    told = times_in(rest.text, talk, rest.language)
    if told.when != When() and told.best.span:
        return told.when, said_in(cut_out(rest.text, [told.best.span]), rest.language)
    for word in rest.words:
        if word.text in rest.small("towards"):
            behind = times_in(rest.text[word.end :], talk, rest.language)
            if behind.when != When():
                return behind.when, said_in(rest.text[: word.start], rest.language)
    return When(), rest


def _ahead(start: datetime, talk: Talk) -> datetime:
    """A day or month without its year is the next one: "desde noviembre" said of a change lies ahead."""
    leap = start.month == 2 and start.day == 29
    past = start < talk.now - timedelta(days=1)
    return start.replace(year=start.year + 1, day=28 if leap else start.day) if past else start


def _first_dates(which: Said, begins: datetime, message: MessageSaid, talk: Talk) -> tuple[MeetingDate, ...]:
    """Of each series that is named the first date from then on."""
    finder = Finder(message, talk)
    meant = finder.meant(which)
    spoken = last_spoken_of(talk)
    if not (meant.explicit or which.has("move") or (spoken and spoken in meant.dates)):
        return ()
    numbers = dict.fromkeys(one.meeting_id for one in meant.dates)
    meetings = [one for one in (talk.memory.meetings.get(number) for number in numbers) if one and one.rrule]
    firsts = [next(iter(dates(talk.memory, one, begins, begins + HORIZON)), None) for one in meetings]
    return tuple(MeetingDate(one.meeting.id, one.original) for one in firsts if one)


def _weekly(when: When, begins: datetime, talk: Talk) -> When:
    """The first such weekday from then on; how often it takes place stays as it is."""
    first = begins.astimezone(author_zone(talk)).date()
    day = _weekday_from(first, when.day) if when.day else None
    rule = when.rrule or ""
    # "Los martes" tells the weekday of a monthly series, too; only another rhythm is a new rule.
    kept = None if rule.startswith(EVERY_WEEK) else when.rrule
    return replace(when, day=day, rrule=kept, exceptions=())


def _weekday_from(first: date, like: date) -> date:
    return first + timedelta(days=(like.weekday() - first.weekday()) % 7)
