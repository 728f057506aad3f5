"""When the network meets next, by the clocks of both shores."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.answers.talk import Say, Talk
from bot.formats.calendar import meeting_file
from bot.intents import NextMeeting
from bot.reminding.occurrences import Occurrence, next_occurrence
from bot.speech import Html, Voice, bold, italic, lines


def next_meeting(_: NextMeeting, talk: Talk) -> Say:
    """Answer when the network meets next, with the calendar file to keep."""
    occurrence = next_occurrence(talk.memory.meetings.all(), talk.now)
    if occurrence is None:
        return Say(talk.voice.say("No meeting is planned."))
    return Say(meeting_card(occurrence, talk), attachments=(meeting_file(occurrence.meeting, talk.voice, talk.now),))


def meeting_card(occurrence: Occurrence, talk: Talk) -> Html:
    """Say all of one occurrence: title, when on each shore, the gap between them, the link, what it is."""
    voice, meeting = talk.voice, occurrence.meeting
    return lines(
        bold(voice.pick(meeting.title)),
        voice.moment(occurrence.starts, meeting_zones(occurrence, talk)),
        _when_and_how_long(occurrence, talk),
        gap_line(occurrence, talk),
        voice.say("Link: {link}", link=meeting.link) if meeting.link else None,
        italic(voice.say("An example, made for trying Minga out.")) if meeting.example else None,
    )


def _when_and_how_long(occurrence: Occurrence, talk: Talk) -> Html:
    minutes = occurrence.meeting.minutes
    if occurrence.starts <= talk.now:
        return talk.voice.say("It has begun, and lasts {minutes} min", minutes=minutes)
    return talk.voice.say("In {time}, for {minutes} min", time=time_until(occurrence.starts, talk), minutes=minutes)


def meeting_line(talk: Talk) -> Html | None:
    """Say the next meeting in one line of another card; None when no meeting is planned."""
    occurrence = next_occurrence(talk.memory.meetings.all(), talk.now)
    if occurrence is None:
        return None
    when = talk.voice.moment(occurrence.starts, meeting_zones(occurrence, talk))
    if occurrence.meeting.example:
        return talk.voice.say("📅 Next meeting (example): {when}", when=when)
    return talk.voice.say("📅 Next meeting: {when}", when=when)


def meeting_zones(occurrence: Occurrence, talk: Talk) -> tuple[ZoneInfo, ...]:
    """Give the clocks to say a meeting by: the reader's, the owner's, then those of the shores."""
    return tuple(dict.fromkeys((talk.zone, occurrence.zone, *talk.zones)))


def gap_line(occurrence: Occurrence, talk: Talk) -> Html | None:
    """Say how many hours lie between the shores that day, and that it changes soon if it does."""
    shores = talk.directory.shores
    if len(shores) < 2:
        return None
    today, later = (_gap(occurrence.starts + timedelta(days=days), shores[0].zone, shores[1].zone) for days in (0, 7))
    towns = {"one": talk.voice.town(shores[0].zone), "other": talk.voice.town(shores[1].zone)}
    if today == later:
        return talk.voice.say("Time difference {one} – {other}: {hours} h", **towns, hours=today)
    return talk.voice.say(
        "Time difference {one} – {other}: {hours} h, {later} h a week later", **towns, hours=today, later=later
    )


def time_until(instant: datetime, talk: Talk) -> Html:
    """Say how long it is until an instant, in the largest unit that is still honest: days, hours or minutes."""
    return duration(max(instant - talk.now, timedelta()), talk.voice)


def duration(length: timedelta, voice: Voice) -> Html:
    """Say a length of time in days from two days on, else in hours from two hours on, else in minutes."""
    if length >= timedelta(days=2):
        return voice.count("{number} day", "{number} days", length.days)
    if length >= timedelta(hours=2):
        return voice.count("{number} hour", "{number} hours", round(length / timedelta(hours=1)))
    return voice.count("{number} minute", "{number} minutes", round(length / timedelta(minutes=1)))


def _gap(instant: datetime, one: ZoneInfo, other: ZoneInfo) -> int:
    offsets = [instant.astimezone(UTC).astimezone(zone).utcoffset() or timedelta() for zone in (one, other)]
    return abs(round((offsets[0] - offsets[1]) / timedelta(hours=1)))
