"""Meetings as calendar files (.ics, RFC 5545 and 5546): changed and cancelled dates, and cancelled meetings too."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, vCalAddress, vRecur, vText

from bot.reminding.occurrences import Occurrence, date_at, is_date
from bot.replies import Attachment
from bot.speech import Voice
from data.model import Meeting, OccurrenceChange

CALENDAR = "text/calendar"
INVITATION = "ics:"
"""How the key of a meeting begins that came as an invitation file; the UID of that file follows."""
NO_ADDRESS = "invalid:nomail"
"""What stands for the organiser's address: the name is said, an e-mail address is not known and would be nobody's."""


def meeting_file(
    meeting: Meeting,
    voice: Voice,
    now: datetime,
    changes: Sequence[OccurrenceChange] = (),
    organiser: str = "",
    *,
    sequence: int | None = None,
) -> Attachment:
    """Give a meeting, with its rule if it is a series, as an .ics file with the rules of its time zone.

    `now` becomes DTSTAMP. The UID never changes and SEQUENCE goes up with every change of time, so that a calendar
    replaces what it has. `changes` are those of this meeting: cancelled dates become EXDATE, others an event of their
    own with RECURRENCE-ID. A cancelled meeting has METHOD CANCEL and STATUS CANCELLED. `organiser` is a name.
    `sequence` is another SEQUENCE than that of Minga's own count: for a meeting that came with a file of somebody else.
    """
    valid = [one for one in changes if is_date(meeting, one.original)]
    over = meeting.cancelled_at is not None or _nothing_left(meeting, valid)
    calendar = Calendar()
    calendar.add("prodid", "-//Minga//minga//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if over else "PUBLISH")
    number = meeting.version + sum(one.version for one in changes) if sequence is None else sequence
    events = [_event(date_at(meeting, meeting.starts, _single(meeting, valid)), voice)]
    if meeting.rrule:
        _repeat(events[0], meeting, valid)
        events += [_changed(meeting, one, voice) for one in valid if not one.cancelled]
    for event in events:
        _sign(event, now, number, organiser, cancelled=over)
        calendar.add_component(event)
    calendar.add_missing_timezones()
    return Attachment(f"{_file_name(meeting)}.ics", calendar.to_ical(), CALENDAR)


def uid_of(meeting: Meeting) -> str:
    """Give the UID of a meeting: that of the invitation it came from, or one of its own."""
    if meeting.key.startswith(INVITATION):
        return meeting.key.removeprefix(INVITATION)
    return f"meeting-{meeting.key}@minga"


def key_of(uid: str) -> str:
    """Give the key under which the meeting of that UID is kept."""
    ours = uid.removeprefix("meeting-").removesuffix("@minga")
    return ours if uid == f"meeting-{ours}@minga" else f"{INVITATION}{uid}"


def _nothing_left(meeting: Meeting, changes: Sequence[OccurrenceChange]) -> bool:
    """Whether the only date of a single meeting is cancelled."""
    return meeting.rrule is None and any(one.cancelled for one in changes)


def _single(meeting: Meeting, changes: Sequence[OccurrenceChange]) -> OccurrenceChange | None:
    """What was changed about the date of a single meeting; a series has its changed dates beside it."""
    return next((one for one in changes if meeting.rrule is None and one.original == meeting.starts), None)


def _event(occurrence: Occurrence, voice: Voice) -> Event:
    meeting, event = occurrence.meeting, Event()
    event.add("uid", uid_of(meeting))
    event.add("summary", voice.pick(meeting.title))
    event.add("dtstart", occurrence.starts)
    event.add("duration", timedelta(minutes=occurrence.minutes))
    if occurrence.link and "/" in occurrence.link:
        event.add("url", occurrence.link)
    if occurrence.link:
        event.add("location", occurrence.link)
    note = voice.pick(meeting.note)
    if note:
        event.add("description", note)
    return event


def _changed(meeting: Meeting, change: OccurrenceChange, voice: Voice) -> Event:
    event = _event(date_at(meeting, change.original, change), voice)
    event.add("recurrence-id", change.original.replace(tzinfo=ZoneInfo(meeting.zone)))
    return event


def _repeat(event: Event, meeting: Meeting, changes: Sequence[OccurrenceChange]) -> None:
    event.add("rrule", vRecur.from_ical(meeting.rrule or ""))
    left_out = [one.original.replace(tzinfo=ZoneInfo(meeting.zone)) for one in changes if one.cancelled]
    if left_out:
        event.add("exdate", left_out)


def _sign(event: Event, now: datetime, sequence: int, organiser: str, *, cancelled: bool) -> None:
    event.add("dtstamp", now.astimezone(UTC))
    event.add("sequence", sequence)
    event.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    if organiser:
        address = vCalAddress(NO_ADDRESS)
        address.params["cn"] = vText(organiser)
        event.add("organizer", address)


def _file_name(meeting: Meeting) -> str:
    return meeting.key if not meeting.key.startswith(INVITATION) else f"meeting-{meeting.id}"
