"""A forwarded calendar file: a meeting that is called, an update of a known one, or what is wrong with the file."""

from bot.answers.meetings.visible import next_date
from bot.answers.talk import Talk
from bot.events import Document, MessageSaid
from bot.formats.calendar import key_of
from bot.formats.calendar_reading import LARGEST, Invitation, InvitedDate, NotAnInvitation, read_invitation
from bot.intents import (
    BrokenInvitation,
    CallMeeting,
    CancelMeeting,
    ChangedDate,
    Draft,
    Intent,
    MeetingDate,
    MoveMeeting,
    UpdateMeeting,
    When,
)
from bot.reminding.occurrences import date_at
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
    if talk.member is None:
        return BrokenInvitation("broken")  # only members are served; nobody else's file costs any time
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
    """An update of the same invitation: cancelled, or something about it is different."""
    found = next_date(known, talk) or date_at(known, known.starts)
    date = (MeetingDate(known.id, found.original),)
    if invitation.cancelled and not invitation.partial:
        return CancelMeeting(date, every=True)
    later = next((one for one in invitation.dates if one.and_later and invitation.partial), None)
    if later:
        return _from_then_on(later, invitation, known)
    if invitation.partial:
        first = MeetingDate(known.id, invitation.dates[0].original)
        return UpdateMeeting((first,), Draft(sequence=invitation.sequence, changed=_changed(invitation)))
    return UpdateMeeting(date, _draft(invitation, talk))


def _from_then_on(later: InvitedDate, invitation: Invitation, known: Meeting) -> Intent:
    date = (MeetingDate(known.id, later.original),)
    if later.cancelled:
        return CancelMeeting(date, every=True)
    return MoveMeeting(date, When(later.starts.date(), later.starts.time(), invitation.zone), every=True)


def _changed(invitation: Invitation) -> tuple[ChangedDate, ...]:
    return tuple(ChangedDate(one.original, one.starts, one.minutes, one.cancelled) for one in invitation.dates)


def _draft(invitation: Invitation, talk: Talk) -> Draft:
    chats = () if talk.where.private else (talk.where.id,)
    return Draft(
        title=invitation.title,
        when=_when(invitation),
        minutes=invitation.minutes,
        link=invitation.link,
        chat_ids=chats,
        uid=invitation.uid,
        sequence=invitation.sequence,
        changed=() if invitation.partial else _changed(invitation),
        text=invitation.text,
        author=talk.sender.user_id,
    )


def _when(invitation: Invitation) -> When:
    return When(invitation.day, invitation.hour, invitation.zone, invitation.rrule, invitation.exceptions)
