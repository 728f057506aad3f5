"""A forwarded calendar file: a meeting that is called, an update of a known one, or what is wrong with the file."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.answers.meetings.visible import next_date
from bot.answers.talk import Talk
from bot.events import Document, MessageSaid
from bot.formats.calendar import key_of
from bot.formats.calendar_reading import LARGEST, Invitation, NotAnInvitation, read_invitation
from bot.intents import (
    BrokenInvitation,
    CallMeeting,
    CancelMeeting,
    Draft,
    Intent,
    MeetingDate,
    MoveMeeting,
    ShowMeeting,
    When,
)
from bot.reminding.occurrences import date_at, dates
from bot.understanding.meetings.shores import author_zone
from bot.understanding.questions import Understood
from data.model import Meeting


def invited(message: MessageSaid, talk: Talk) -> Understood | None:
    """Give what a calendar file in a message wants; None when there is none."""
    document = message.document
    if document is None or not document.calendar:
        return None
    return Understood(_intent(document, talk), talk.voice.language)


def _intent(document: Document, talk: Talk) -> Intent:
    if document.size > LARGEST:
        return BrokenInvitation("large")
    try:
        invitation = read_invitation(document.content or b"", author_zone(talk))
    except NotAnInvitation as fault:
        return BrokenInvitation(fault.fault)
    known = talk.memory.meetings.by_key(key_of(invitation.uid))
    if known and known.cancelled_at is None:
        return _of_known(invitation, known, talk)
    return BrokenInvitation("empty") if invitation.cancelled else CallMeeting(_draft(invitation, talk))


def _of_known(invitation: Invitation, known: Meeting, talk: Talk) -> Intent:
    """An update of the same invitation: cancelled, moved, or nothing new."""
    found = next_date(known, talk) or date_at(known, known.starts)
    date = (MeetingDate(known.id, found.original),)
    if invitation.cancelled:
        return CancelMeeting(date, every=True)
    when = _when(invitation)
    starts = datetime.combine(invitation.day, invitation.hour) if invitation.hour else None
    same = starts is not None and _takes_place(known, starts.replace(tzinfo=ZoneInfo(invitation.zone)), talk)
    if same and invitation.rrule == known.rrule:
        return ShowMeeting(date)
    return MoveMeeting(date, when, every=True if known.rrule else None)


def _takes_place(known: Meeting, starts: datetime, talk: Talk) -> bool:
    around = timedelta(minutes=1)
    return any(one.starts == starts for one in dates(talk.memory, known, starts - around, starts + around))


def _draft(invitation: Invitation, talk: Talk) -> Draft:
    chats = () if talk.where.private else (talk.where.id,)
    return Draft(
        title=invitation.title,
        when=_when(invitation),
        minutes=invitation.minutes,
        link=invitation.link,
        chat_ids=chats,
        uid=invitation.uid,
        text=invitation.text,
        author=talk.sender.user_id,
    )


def _when(invitation: Invitation) -> When:
    return When(invitation.day, invitation.hour, invitation.zone, invitation.rrule, invitation.exceptions)
