"""What somebody would like to change about a meeting that is not theirs: passed on to whoever may decide, kindly."""

from dataclasses import replace

from bot.answers.meetings.calling import AWAITED
from bot.answers.meetings.card import meeting_zones, title_of
from bot.answers.meetings.choosing import date_meant, name_of, short_title
from bot.answers.meetings.lengths import session
from bot.answers.meetings.targets import target_of
from bot.answers.meetings.visible import is_host, may_change
from bot.answers.talk import Button, Say, Talk
from bot.answers.telling import voice_of
from bot.awaiting import wait_for
from bot.events import Sender, Where
from bot.intents import (
    AmendMeeting,
    CancelMeeting,
    DeclineProposal,
    LeaveMeeting,
    MoveMeeting,
    ProposeChange,
    RestoreMeeting,
)
from bot.reminding.occurrences import Occurrence
from bot.speech import Html, lines
from data.model import Meeting, Member

Wish = MoveMeeting | CancelMeeting | RestoreMeeting | AmendMeeting


def offer(wish: Wish, found: Occurrence, talk: Talk) -> Say:
    """Say who decides, and offer to pass a change on to them; `wish` is all said, only not this sender's to do."""
    asked = deciders(found.meeting, talk)
    title, voice = title_of(found.meeting, talk), talk.voice
    if not asked:
        return Say(voice.say("Nobody who decides on “{title}” can be reached at the moment.", title=title))
    proposal = _proposal(wish)
    wait_for(AWAITED, proposal, talk)
    names = voice.join(one.name for one in asked)
    question = voice.say("“{title}”: {names} decides. Shall I pass your proposal on?", title=title, names=names)
    day = voice.weekday(found.starts.astimezone(talk.zone).date())
    label = voice.say("Propose it: {title}, {day}", title=short_title(found, talk), day=day)
    rows = (
        (Button(label, proposal, personal=True),),
        (Button(voice.say("Leave it as it is"), LeaveMeeting(), personal=True),),
    )
    return Say(question, rows, verdict="ask")


def propose_change(intent: ProposeChange, talk: Talk) -> Say:
    """Pass a wish on to those who may decide; it is carried out only when one of them says so."""
    wish = intent.move or intent.cancel or intent.restore or intent.amend
    found = date_meant(wish.dates[0], talk) if wish and wish.dates else None
    if wish is None or found is None or talk.member is None:
        return Say(talk.voice.say("That meeting is no longer planned."))
    asked = deciders(found.meeting, talk)
    if not asked:
        title = title_of(found.meeting, talk)
        return Say(talk.voice.say("Nobody who decides on “{title}” can be reached at the moment.", title=title))
    told = tuple(_told(wish, found, talk.member, _seen_by(one, talk)) for one in asked)
    names = talk.voice.join(one.name for one in asked)
    return Say(talk.voice.say("Passed on to {names}. Nothing changes until then.", names=names), also=told)


def decline_proposal(intent: DeclineProposal, talk: Talk) -> Say:
    """Leave a meeting as it is, and tell whoever had proposed to change it."""
    found = date_meant(intent.date, talk)
    if found is None or talk.member is None:
        return Say(talk.voice.say("That meeting is no longer planned."))
    if not may_change(found.meeting, talk):
        return Say(talk.voice.say("Only whoever called this meeting, or the coordination, can change it."))
    said = talk.voice.say("“{title}” stays as it is.", title=title_of(found.meeting, talk))
    member = talk.memory.members.get(intent.member_id)
    if member is None or not _can_be_told(member):
        return Say(said)
    theirs = _seen_by(member, talk)
    answer = theirs.voice.say(
        "“{title}” stays as it is: that is the answer of {name}.",
        title=title_of(found.meeting, theirs), name=talk.member.name,
    )  # fmt: skip
    return Say(said, also=(Say(answer, to=member.user_id),))


def leave_meeting(_: LeaveMeeting, talk: Talk) -> Say:
    """Take note that nothing shall be done."""
    return Say(talk.voice.say("All right: nothing changes."))


def deciders(meeting: Meeting, talk: Talk) -> list[Member]:
    """Give who is asked: whoever called the meeting; else those of the organisation behind it; else coordinators."""
    everybody = [one for one in talk.memory.members.all() if _can_be_told(one) and one != talk.member]
    author = [one for one in everybody if one.id == meeting.made_by]
    hosts = [one for one in everybody if is_host(one, meeting, talk)] if not author else []
    coordinators = {one.id for one in talk.memory.members.coordinators()}
    return author or hosts or [one for one in everybody if one.id in coordinators]


def _can_be_told(member: Member) -> bool:
    return member.left_at is None and member.reachable and not member.paused


def _proposal(wish: Wish) -> ProposeChange:
    match wish:
        case MoveMeeting():
            return ProposeChange(move=replace(wish, sure=True))
        case CancelMeeting():
            return ProposeChange(cancel=replace(wish, sure=True))
        case RestoreMeeting():
            return ProposeChange(restore=wish)
        case AmendMeeting():
            return ProposeChange(amend=wish)


def _seen_by(member: Member, talk: Talk) -> Talk:
    """The same moment, told to a member in private."""
    return replace(
        talk,
        voice=voice_of(member, talk.voice),
        member=member,
        where=Where(member.user_id, "private"),
        sender=Sender(member.user_id, member.name),
        chat=None,
    )


def _told(wish: Wish, found: Occurrence, wisher: Member, theirs: Talk) -> Say:
    voice = theirs.voice
    rows = (
        (Button(voice.say("Yes, do it"), wish),),
        (Button(voice.say("No, it stays"), DeclineProposal(name_of(found), wisher.id)),),
    )
    return Say(_words(wish, found, wisher.name, theirs), rows, to=theirs.where.id)


def _words(wish: Wish, found: Occurrence, name: str, theirs: Talk) -> Html:
    voice, title = theirs.voice, title_of(found.meeting, theirs)
    zones = meeting_zones(found, theirs)
    when = voice.moment(found.starts, zones)
    match wish:
        case MoveMeeting():
            return lines(
                voice.say("🙋 {name} proposes to move “{title}”:", name=name, title=title),
                voice.say("from {when}", when=when),
                voice.say("to {when}", when=voice.moment(target_of(wish, found), zones)),
                _all_dates(wish.every, found, theirs),
            )
        case CancelMeeting():
            said = voice.say("🙋 {name} proposes to cancel “{title}”, {when}.", name=name, title=title, when=when)
            return lines(said, _all_dates(wish.every, found, theirs))
        case RestoreMeeting():
            named = {"name": name, "title": title, "when": when}
            return voice.say("🙋 {name} proposes to hold “{title}” after all, {when}.", **named)
        case AmendMeeting():
            return _amended(wish, name, title, theirs)


def _all_dates(every: bool | None, found: Occurrence, theirs: Talk) -> Html | None:
    return theirs.voice.say("With all its dates.") if every and found.meeting.rrule else None


def _amended(wish: AmendMeeting, name: str, title: str, theirs: Talk) -> Html:
    voice = theirs.voice
    value = session(int(wish.value), voice) if wish.part == "minutes" else wish.value
    named = {"name": name, "title": title, "value": value}
    said = {
        "link": voice.say("🙋 {name} proposes another link for “{title}”: {value}", **named),
        "title": voice.say("🙋 {name} proposes another title for “{title}”: {value}", **named),
        "minutes": voice.say("🙋 {name} proposes another length for “{title}”: {value}", **named),
    }
    return said[wish.part]
