"""Which meetings somebody may see, and who may change them.

Any member may call a meeting. One that was called for certain groups or persons is seen by these, by whoever called it
and by the coordinators; every other one by everybody here. Whoever called it, editors and coordinators may change it;
what nobody in particular called, every member may.
"""

from bot.access import RANK
from bot.answers.talk import Talk
from bot.reminding.occurrences import Occurrence, next_occurrence
from data.model import Meeting


def visible_meetings(talk: Talk, *, cancelled: bool = False) -> tuple[Meeting, ...]:
    """Give the meetings that may be spoken of here, in the order in which they were called."""
    meetings = talk.memory.meetings.ever() if cancelled else talk.memory.meetings.all()
    return tuple(one for one in meetings if may_see(one, talk))


def may_see(meeting: Meeting, talk: Talk) -> bool:
    """Whether a meeting may be spoken of in this chat, with this person."""
    if not talk.where.private:
        return not meeting.chat_ids or talk.where.id in meeting.chat_ids
    bound = {one.id for one in talk.memory.chats.bound()}
    if not meeting.chat_ids or bound.intersection(meeting.chat_ids):
        return True
    return may_change(meeting, talk) or _is_invited(meeting, talk)


def may_change(meeting: Meeting, talk: Talk) -> bool:
    """Whether the sender may move, cancel and change a meeting."""
    member = talk.member
    if member is None or member.left_at is not None:
        return False
    return meeting.made_by in {None, member.id} or RANK[member.role] >= RANK["editor"]


def invited_people(meeting: Meeting, talk: Talk) -> tuple[int, ...]:
    """Give the persons who are invited today: for themselves, or as holders of an invited post."""
    held = (
        one.person_id
        for one in talk.memory.tenures.of_posts(meeting.post_ids)
        if one.person_id and (one.until is None or one.until >= talk.today)
    )
    return tuple(dict.fromkeys((*meeting.person_ids, *held)))


def next_visible(talk: Talk) -> Occurrence | None:
    """Give the next date of any meeting that may be spoken of here."""
    return next_occurrence(visible_meetings(talk), talk.now, talk.memory)


def next_date(meeting: Meeting, talk: Talk) -> Occurrence | None:
    """Give the next date of a meeting, whether or not it has been cancelled as a whole; None when it is over."""
    return next_occurrence([meeting], talk.now, talk.memory)


def _is_invited(meeting: Meeting, talk: Talk) -> bool:
    person = talk.member.person_id if talk.member else None
    return person is not None and person in invited_people(meeting, talk)
