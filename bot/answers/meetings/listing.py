"""Lists of meetings: of a stretch of time, with words in the title, of somebody, somewhere; and one of them shown."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import islice

from bot.answers.meetings.card import meeting_zones, shown, title_of
from bot.answers.meetings.choosing import is_cancelled, label_of, name_of, one_date
from bot.answers.meetings.noting import content_words, fits
from bot.answers.meetings.visible import invited_people, visible_meetings
from bot.answers.talk import Button, Say, Talk
from bot.intents import ListMeetings, ShowMeeting
from bot.reminding.occurrences import Occurrence, dates
from bot.speech import Html, bold, lines
from data.model import Meeting

MOST_SHOWN = 10
PER_SERIES = 4
"""How many dates of one series a list without an end shows."""
AHEAD, BACK = timedelta(days=400), timedelta(days=800)


def show_meeting(intent: ShowMeeting, talk: Talk) -> Say:
    """Show one date of a meeting."""
    found = one_date(intent, talk)
    if isinstance(found, Say):
        return found
    if is_cancelled(found):
        when = talk.voice.moment(found.starts, meeting_zones(found, talk))
        return Say(talk.voice.say("❌ Cancelled: “{title}”, {when}", title=title_of(found.meeting, talk), when=when))
    return shown(found, talk)


def list_meetings(intent: ListMeetings, talk: Talk) -> Say:
    """List meetings in their order; past ones the latest first."""
    found = sorted(_found(intent, talk), key=lambda one: one.starts, reverse=intent.past)
    if not found:
        return _none(intent, talk)
    listed = found[:MOST_SHOWN]
    more = len(found) - len(listed)
    rest = talk.voice.count("and {number} more", "and {number} more", more) if more > 0 else None
    rows = [(Button(label_of(one, talk), ShowMeeting((name_of(one),))),) for one in listed[:PER_SERIES]]
    heading = talk.voice.say("Past meetings:") if intent.past else talk.voice.say("Meetings:")
    return Say(lines(bold(heading), *(line_of(one, talk) for one in listed), rest), () if intent.past else rows)


def line_of(one: Occurrence, talk: Talk) -> Html:
    """Say one date in a line."""
    when = talk.voice.moment(one.starts, meeting_zones(one, talk))
    title = title_of(one.meeting, talk)
    if one.meeting.example:
        return talk.voice.say("• {when} — {title} (example)", when=when, title=title)
    return talk.voice.say("• {when} — {title}", when=when, title=title)


def _none(intent: ListMeetings, talk: Talk) -> Say:
    voice = talk.voice
    if intent.words:
        return Say(voice.say("I know no meeting about “{words}”.", words=intent.words))
    if intent.past:
        return Say(voice.say("No meeting has taken place in that time."))
    if intent.after is None:
        return Say(voice.say("No meeting is planned."))
    return Say(voice.say("No meeting is planned in that time."), verdict="answer")


def _found(intent: ListMeetings, talk: Talk) -> Iterator[Occurrence]:
    after, until = _bounds(intent, talk)
    endless = intent.until is None
    for meeting in visible_meetings(talk):
        if not _is_meant(meeting, intent, talk):
            continue
        every = list(dates(talk.memory, meeting, after, until))
        over = [one for one in every if (one.ends <= talk.now) is intent.past or intent.until is not None]
        kept = reversed(over) if intent.past else iter(over)
        yield from islice(kept, PER_SERIES if endless else None)


def _bounds(intent: ListMeetings, talk: Talk) -> tuple[datetime, datetime]:
    if intent.past:
        return intent.after or talk.now - BACK, min(intent.until or talk.now, talk.now)
    return intent.after or talk.now, intent.until or talk.now + AHEAD


def _is_meant(meeting: Meeting, intent: ListMeetings, talk: Talk) -> bool:
    """Whether a meeting has the words in its title, or one of the names among those who meet."""
    named = bool(intent.person_ids or intent.organisation_ids or intent.place_ids)
    words = content_words(intent.words)
    if not named and not words:
        return True
    by_title = bool(words) and fits(" ".join(meeting.title.values()), meeting.link or "", words)
    return by_title or (named and _concerns(meeting, intent, talk))


def _concerns(meeting: Meeting, intent: ListMeetings, talk: Talk) -> bool:
    if set(intent.person_ids) & set(invited_people(meeting, talk)):
        return True
    posts = talk.memory.posts.by_ids(meeting.post_ids)
    bodies = {one.organisation_id for one in posts} | ({meeting.organisation_id} if meeting.organisation_id else set())
    if bodies & set(intent.organisation_ids):
        return True
    organisations = talk.memory.organisations.by_ids(bodies)
    places = {one.place_id for one in organisations} | {place for post in posts for place in post.place_ids}
    return bool(places & set(intent.place_ids))
