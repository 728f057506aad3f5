"""One date of a meeting as people read it: title, when on each shore, where, what for, who comes."""

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.answers.meetings.lengths import session, time_until
from bot.answers.meetings.recalling import spoken_of
from bot.answers.meetings.sequences import own_sequence
from bot.answers.meetings.visible import next_visible
from bot.answers.talk import Button, Say, Talk
from bot.formats.calendar import meeting_file
from bot.intents import Attend, MeetingDate, NextMeeting
from bot.reminding.occurrences import Occurrence
from bot.replies import Attachment
from bot.speech import Html, bold, italic, joined, lines
from data.model import AttendanceAnswer, Meeting

AGENDA_SHOWN = 6


def next_meeting(_: NextMeeting, talk: Talk) -> Say:
    """Answer when the network meets next, with the calendar file to keep; while one meets, what comes after it too."""
    occurrence = next_visible(talk)
    if occurrence is None:
        return Say(talk.voice.say("No meeting is planned."))
    say = shown(occurrence, talk)
    if occurrence.starts > talk.now:
        return say
    later = next_visible(talk, begun=False)
    return replace(say, html=lines(say.html, _next_line(later, talk))) if later else say


def meeting_card(occurrence: Occurrence, talk: Talk) -> Html:
    """Say what one occurrence is: title, when on each shore, how long, the gap between them, the link."""
    voice, meeting = talk.voice, occurrence.meeting
    return lines(
        bold(title_of(meeting, talk)),
        voice.moment(occurrence.starts, meeting_zones(occurrence, talk)),
        _when_and_how_long(occurrence, talk),
        gap_line(occurrence, talk),
        link_line(occurrence.link, talk),
        italic(voice.say("An example, made for trying Minga out.")) if meeting.example else None,
    )


def full_card(occurrence: Occurrence, talk: Talk) -> Html:
    """Say all of one occurrence: what it is, what is on the agenda, how many come."""
    return lines(meeting_card(occurrence, talk), _agenda(occurrence, talk), attendance_line(occurrence, talk))


def card_name(occurrence: Occurrence) -> str:
    """Name the card that shows one date of a meeting, one per chat."""
    return f"meeting:{occurrence.meeting.id}:{occurrence.original:%Y%m%dT%H%M}"


def buttons_of(occurrence: Occurrence, talk: Talk) -> tuple[tuple[Button, ...], ...]:
    """Give the answers to whether one comes, as long as it has not begun."""
    if occurrence.starts <= talk.now:
        return ()
    voice, date = talk.voice, (MeetingDate(occurrence.meeting.id, occurrence.original),)
    return (
        (
            Button(voice.say("✅ Coming"), Attend("yes", date)),
            Button(voice.say("❌ Not coming"), Attend("no", date)),
        ),
        (
            Button(voice.say("❔ Maybe"), Attend("maybe", date)),
            Button(voice.say("🔁 Stand-in"), Attend("stand_in", date)),
        ),
    )


def shown(occurrence: Occurrence, talk: Talk) -> Say:
    """Give one date of a meeting as a card of its own, with its calendar file and the answers to it."""
    html = full_card(occurrence, talk)
    card = card_name(occurrence)
    spoken_of(MeetingDate(occurrence.meeting.id, occurrence.original), talk)
    return Say(html, buttons_of(occurrence, talk), (file_of(occurrence.meeting, talk),), card=card)


def title_of(meeting: Meeting, talk: Talk) -> str:
    """Give a meeting's title in the reader's language, or in the one it has."""
    return talk.voice.pick(meeting.title) or str(talk.voice.say("Meeting"))


def file_of(meeting: Meeting, talk: Talk) -> Attachment:
    """Give a meeting's calendar file, changed dates included, in the reader's language."""
    changes = talk.memory.occurrence_changes.of(meeting.id)
    organiser, sequence = organiser_of(meeting, talk), own_sequence(meeting, talk)
    return meeting_file(meeting, talk.voice, talk.now, changes, organiser, sequence=sequence)


def organiser_of(meeting: Meeting, talk: Talk) -> str:
    """Give the name of whoever called a meeting: a member, or an organisation; empty when nobody is known."""
    member = talk.memory.members.get(meeting.made_by) if meeting.made_by else None
    body = talk.memory.organisations.get(meeting.organisation_id) if meeting.organisation_id else None
    return member.name if member else body.name if body else ""


def link_line(link: str | None, talk: Talk) -> Html | None:
    """Say where one meets: an address, or the name of what people talk through."""
    if not link:
        return None
    if "/" in link:
        return talk.voice.say("Link: {link}", link=link)
    return talk.voice.say("By {platform}", platform=link)


def attendance_line(occurrence: Occurrence, talk: Talk) -> Html | None:
    """Say how many come, in numbers and not in names; None as long as nobody has answered."""
    counts = attendance_counts(occurrence, talk)
    voice = talk.voice
    said = (
        voice.count("{number} is coming", "{number} are coming", counts["yes"]) if counts["yes"] else None,
        voice.count("{number} maybe", "{number} maybe", counts["maybe"]) if counts["maybe"] else None,
        voice.count("{number} stand-in", "{number} stand-ins", counts["stand_in"]) if counts["stand_in"] else None,
        voice.count("{number} not coming", "{number} not coming", counts["no"]) if counts["no"] else None,
    )
    return Html("👥 ") + joined(" · ", said) if any(said) else None


def attendance_counts(occurrence: Occurrence, talk: Talk) -> dict[AttendanceAnswer, int]:
    """Count the answers to this date as it is now; those given before it was moved are asked for again."""
    answers = talk.memory.attendances.of(occurrence.meeting.id, occurrence.original)
    valid = [one.answer for one in answers if one.version == occurrence.version]
    return {"yes": valid.count("yes"), "maybe": valid.count("maybe"), "stand_in": valid.count("stand_in"),
            "no": valid.count("no")}  # fmt: skip


def meeting_line(talk: Talk) -> Html | None:
    """Say the next meeting, or the one that takes place now, in one line of another card; None when none is planned."""
    occurrence = next_visible(talk)
    if occurrence is None:
        return None
    if occurrence.starts > talk.now:
        return _next_line(occurrence, talk)
    when = talk.voice.moment(occurrence.starts, meeting_zones(occurrence, talk))
    return talk.voice.say("📅 Meeting now: {title}, {when}", title=title_of(occurrence.meeting, talk), when=when)


def _next_line(occurrence: Occurrence, talk: Talk) -> Html:
    when = talk.voice.moment(occurrence.starts, meeting_zones(occurrence, talk))
    if occurrence.meeting.example:
        return talk.voice.say("📅 Next meeting (example): {when}", when=when)
    return talk.voice.say("📅 Next meeting: {when}", when=when)


def meeting_zones(occurrence: Occurrence, talk: Talk) -> tuple[ZoneInfo, ...]:
    """Give the clocks to say a meeting by: the reader's, the owner's, then those of the shores."""
    return tuple(dict.fromkeys((talk.zone, occurrence.zone, *talk.zones)))


def gap_line(occurrence: Occurrence, talk: Talk) -> Html | None:
    """Say how many hours lie between the shores that day, and that it changes soon if it does."""
    return gap_at(occurrence.starts, talk)


def gap_at(instant: datetime, talk: Talk) -> Html | None:
    """Say how many hours lie between the shores at an instant, and a week later when that is another number."""
    shores = talk.directory.shores
    if len(shores) < 2:
        return None
    today, later = (_gap(instant + timedelta(days=days), shores[0].zone, shores[1].zone) for days in (0, 7))
    towns = {"one": talk.voice.town(shores[0].zone), "other": talk.voice.town(shores[1].zone)}
    if today == later:
        return talk.voice.say("Time difference {one} – {other}: {hours} h", **towns, hours=today)
    return talk.voice.say(
        "Time difference {one} – {other}: {hours} h, {later} h a week later", **towns, hours=today, later=later
    )


def _agenda(occurrence: Occurrence, talk: Talk) -> Html | None:
    notes = talk.memory.meeting_notes.of(occurrence.meeting.id, "agenda")
    texts = [one.text for one in notes if one.original in {None, occurrence.original}]
    if not texts:
        return None
    shown = [joined("", ("• ", text)) for text in texts[:AGENDA_SHOWN]]
    more = len(texts) - len(shown)
    rest = talk.voice.count("and {number} more", "and {number} more", more) if more else None
    return lines(talk.voice.say("Agenda:"), *shown, rest)


def _when_and_how_long(occurrence: Occurrence, talk: Talk) -> Html:
    length = session(occurrence.minutes, talk.voice)
    if occurrence.ends <= talk.now:
        return talk.voice.say("It is over; it was to last {length}", length=length)
    if occurrence.starts <= talk.now:
        return talk.voice.say("Now on ({length})", length=length)
    return talk.voice.say("In {time}, for {length}", time=time_until(occurrence.starts, talk), length=length)


def _gap(instant: datetime, one: ZoneInfo, other: ZoneInfo) -> str:
    first, second = (instant.astimezone(zone).utcoffset() or timedelta() for zone in (one, other))
    hours = abs(first - second) / timedelta(hours=1)
    return f"{hours:g}"
