"""A meeting that was shown is right: it is kept, and everybody concerned is told."""

import secrets
from dataclasses import replace

from bot.access import RANK
from bot.answers.meetings.accounts import account
from bot.answers.meetings.calling import call_meeting
from bot.answers.meetings.card import meeting_zones, shown, title_of
from bot.answers.meetings.drafts import is_complete, left_out, meeting_of, same_as
from bot.answers.meetings.notices import hears_by_itself
from bot.answers.meetings.visible import next_date
from bot.answers.talk import Button, Say, Talk
from bot.formats.calendar import key_of
from bot.intents import AddMeeting, CallMeeting, Draft, UndoMeetingChange
from bot.reminding.occurrences import Occurrence
from bot.speech import Html
from data.model import Meeting


def add_meeting(intent: AddMeeting, talk: Talk) -> Say:
    """Keep the meeting of a draft. Its author may, and editors and coordinators."""
    draft = intent.draft
    if not may_confirm(draft, talk):
        author = talk.memory.members.by_user(draft.author) if draft.author else None
        name = author.name if author else "…"
        return Say(Html(""), toast=talk.voice.say("Only {name}, an editor or a coordinator can confirm it.", name=name))
    if not is_complete(draft) or (not draft.twice and same_as(draft, talk)):
        return call_meeting(CallMeeting(draft), talk)
    meeting = _kept(draft, talk)
    change = account(meeting, {}, {"made": True}, talk)
    occurrence = next_date(meeting, talk)
    if occurrence is None:
        return call_meeting(CallMeeting(draft), talk)
    undo = Button(talk.voice.say("Undo"), UndoMeetingChange(change.id))
    said = Say(_noted(occurrence, talk), ((undo,),))
    return said if hears_by_itself(occurrence, talk) else said.and_also(shown(occurrence, talk))


def may_confirm(draft: Draft, talk: Talk) -> bool:
    """Whether the sender may say that a meeting is right as it was shown."""
    rank = RANK[talk.member.role] if talk.member else 0
    return talk.sender.user_id == draft.author or rank >= RANK["editor"]


def _kept(draft: Draft, talk: Talk) -> Meeting:
    author = talk.memory.members.by_user(draft.author) if draft.author else talk.member
    made = replace(
        meeting_of(draft, talk),
        key=_key(draft),
        made_by=author.id if author else None,
        made_at=talk.now,
    )
    meeting = talk.memory.meetings.add(made)
    for change in left_out(meeting, draft):
        talk.memory.occurrence_changes.add(change)
    return meeting


def _key(draft: Draft) -> str:
    return key_of(draft.uid) if draft.uid else f"{draft.when.day:%Y%m%d}-{secrets.token_hex(4)}"


def _noted(occurrence: Occurrence, talk: Talk) -> Html:
    when = talk.voice.moment(occurrence.starts, meeting_zones(occurrence, talk))
    return talk.voice.say("✅ Noted: “{title}”, {when}", title=title_of(occurrence.meeting, talk), when=when)
