"""Which meetings somebody may see, and who may change them.

Any member may call a meeting. One that was called for certain groups or persons is seen by these, by whoever called it
and by the coordinators; every other one by everybody here. Whoever called it, whoever holds a post of the organisation
that calls it, and coordinators change it at once; what others would like to change is passed on to them.
"""

from bot.access import is_coordinator
from bot.answers.talk import Talk
from bot.reminding.occurrences import HORIZON, Occurrence, dates, next_occurrence
from data.model import Meeting, Member


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
    """Whether the sender may move, cancel and change a meeting at once."""
    member = talk.member
    if member is None or member.left_at is not None:
        return False
    return meeting.made_by == member.id or is_coordinator(member) or is_host(member, meeting, talk)


def is_host(member: Member, meeting: Meeting, talk: Talk) -> bool:
    """Whether a member holds a post today in the organisation that calls the meeting."""
    if meeting.organisation_id is None or member.person_id is None:
        return False
    posts = talk.memory.posts.of_organisations((meeting.organisation_id,))
    return member.person_id in _holders([one.id for one in posts], talk)


def invited_people(meeting: Meeting, talk: Talk) -> tuple[int, ...]:
    """Give the persons who are invited today: for themselves, or as holders of an invited post."""
    return tuple(dict.fromkeys((*meeting.person_ids, *_holders(meeting.post_ids, talk))))


def next_visible(talk: Talk, *, begun: bool = True) -> Occurrence | None:
    """Give the first date that may be spoken of here and is not over; without `begun`, that has not begun either."""
    if begun:
        return next_occurrence(visible_meetings(talk), talk.now, talk.memory)
    until = talk.now + HORIZON
    every = (dates(talk.memory, one, talk.now, until) for one in visible_meetings(talk))
    ahead = (next((one for one in found if one.starts > talk.now), None) for found in every)
    return min((one for one in ahead if one), key=lambda one: one.starts, default=None)


def next_date(meeting: Meeting, talk: Talk) -> Occurrence | None:
    """Give the next date of a meeting, whether or not it has been cancelled as a whole; None when it is over."""
    return next_occurrence([meeting], talk.now, talk.memory)


def _holders(post_ids: tuple[int, ...] | list[int], talk: Talk) -> list[int]:
    """Who holds one of these posts today."""
    tenures = talk.memory.tenures.of_posts(post_ids) if post_ids else ()
    return [one.person_id for one in tenures if one.person_id and (one.until is None or one.until >= talk.today)]


def _is_invited(meeting: Meeting, talk: Talk) -> bool:
    person = talk.member.person_id if talk.member else None
    return person is not None and person in invited_people(meeting, talk)
