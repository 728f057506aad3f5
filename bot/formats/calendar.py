"""Meetings as calendar files (.ics, RFC 5545)."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, vRecur

from bot.replies import Attachment
from bot.speech import Voice
from data.model import Meeting

CALENDAR = "text/calendar"


def meeting_file(meeting: Meeting, voice: Voice, now: datetime) -> Attachment:
    """Give a meeting, with its rule if it is a series, as an .ics file with the rules of its time zone.

    `now` becomes DTSTAMP. The UID never changes and SEQUENCE is the meeting's version, so that a calendar replaces what
    it has.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Minga//minga//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(_event(meeting, voice, now))
    calendar.add_missing_timezones()
    return Attachment(f"{meeting.key}.ics", calendar.to_ical(), CALENDAR)


def _event(meeting: Meeting, voice: Voice, now: datetime) -> Event:
    starts = meeting.starts.replace(tzinfo=ZoneInfo(meeting.zone))
    event = Event()
    event.add("uid", f"meeting-{meeting.key}@minga")
    event.add("summary", voice.pick(meeting.title))
    event.add("dtstart", starts)
    event.add("duration", timedelta(minutes=meeting.minutes))
    event.add("dtstamp", now.astimezone(UTC))
    event.add("sequence", meeting.version)
    if meeting.rrule:
        event.add("rrule", vRecur.from_ical(meeting.rrule))
    if meeting.link:
        event.add("url", meeting.link)
    return event
