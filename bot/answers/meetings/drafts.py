"""A meeting that is being called, as a record that does not exist yet."""

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.answers.meetings.visible import visible_meetings
from bot.answers.talk import Talk
from bot.intents import Draft
from bot.names import fold
from bot.reminding.occurrences import Occurrence, dates, is_date, occurrences
from bot.speech import Voice
from bot.times.zones import at_wall
from data.model import LANGUAGES, NEW_ID, Localised, Meeting, OccurrenceChange

USUAL_MINUTES = 60
FIRST_DATE_WITHIN = timedelta(days=800)


def is_complete(draft: Draft) -> bool:
    """Whether day, hour and zone are known."""
    when = draft.when
    return when.day is not None and when.hour is not None and when.zone is not None


def meeting_of(draft: Draft, talk: Talk) -> Meeting:
    """Give the meeting that a complete draft becomes, without a number yet."""
    when = draft.when
    assert when.day is not None and when.hour is not None and when.zone is not None  # noqa: S101, PT018
    return Meeting(
        NEW_ID,
        "",
        title_in(draft, talk),
        datetime.combine(when.day, when.hour),
        when.zone,
        draft.minutes or USUAL_MINUTES,
        when.rrule,
        draft.link,
        chat_ids=draft.chat_ids,
        post_ids=_posts(draft, talk),
        person_ids=draft.person_ids,
        note={talk.voice.language: draft.text} if draft.text else None,
    )


def first_date(draft: Draft, talk: Talk) -> Occurrence:
    """Give the first date of a complete draft: of a series, the first that its rule has and that is not left out."""
    meeting, zone = meeting_of(draft, talk), ZoneInfo(draft.when.zone or "UTC")
    start = at_wall(meeting.starts, zone)[0] - timedelta(minutes=1)
    apart = (*left_out(meeting, draft), *changed_dates(meeting, draft))
    found = occurrences(meeting, start, start + FIRST_DATE_WITHIN, apart)
    return next(iter(found), None) or next(iter(occurrences(_single(meeting), start, start + FIRST_DATE_WITHIN)))


def left_out(meeting: Meeting, draft: Draft) -> tuple[OccurrenceChange, ...]:
    """Give the dates of a draft's rule on which it does not take place, as cancelled ones."""
    hour = meeting.starts.time()
    days = (datetime.combine(day, hour) for day in draft.when.exceptions)
    return tuple(OccurrenceChange(NEW_ID, meeting.id, day, cancelled=True) for day in days)


def changed_dates(meeting: Meeting, draft: Draft) -> tuple[OccurrenceChange, ...]:
    """Give the dates of a draft's rule that are not as the rule has them."""
    left = {one.original for one in left_out(meeting, draft)}
    return tuple(
        OccurrenceChange(NEW_ID, meeting.id, one.original, one.starts, one.minutes, cancelled=one.cancelled)
        for one in draft.changed
        if one.original not in left and is_date(meeting, one.original)
    )


def title_in(draft: Draft, talk: Talk) -> Localised:
    """Give the title as it was said; the plain word for a meeting, in every language, when nothing was said."""
    if draft.title:
        return {talk.voice.language: draft.title}
    return {language: str(Voice(language).say("Meeting")) for language in LANGUAGES}


def same_as(draft: Draft, talk: Talk) -> Occurrence | None:
    """Give the meeting of the same title that takes place at the same instant already."""
    ours = first_date(draft, talk)
    minute = timedelta(minutes=1)
    titles = {fold(title) for title in ours.meeting.title.values()}
    for meeting in visible_meetings(talk):
        for one in dates(talk.memory, meeting, ours.starts - minute, ours.starts + minute):
            if one.starts == ours.starts and titles & {fold(title) for title in meeting.title.values()}:
                return one
    return None


def _posts(draft: Draft, talk: Talk) -> tuple[int, ...]:
    """The posts named, and those of the organisations named: whoever holds them on the day is invited."""
    bodies = talk.memory.posts.of_organisations(draft.organisation_ids) if draft.organisation_ids else ()
    return tuple(dict.fromkeys((*draft.post_ids, *(one.id for one in bodies))))


def _single(meeting: Meeting) -> Meeting:
    return replace(meeting, rrule=None)
