"""A meeting that was shown is right: it is kept, and everybody concerned is told."""

import secrets
from dataclasses import replace

from bot.access import is_coordinator
from bot.answers.meetings.accounts import account
from bot.answers.meetings.announcing import spare
from bot.answers.meetings.calling import call_meeting
from bot.answers.meetings.card import buttons_of, card_name, full_card, meeting_zones, shown, title_of
from bot.answers.meetings.choosing import name_of
from bot.answers.meetings.drafts import changed_dates, is_complete, left_out, meeting_of, same_as
from bot.answers.meetings.notices import hears_by_itself
from bot.answers.meetings.recalling import spoken_of
from bot.answers.meetings.sequences import keep_sequence
from bot.answers.meetings.visible import next_date
from bot.answers.reminding.tongues import bearings
from bot.answers.talk import Button, Say, Talk
from bot.awaiting import awaited, wait_no_more
from bot.formats.calendar import key_of
from bot.intents import AddMeeting, AskDraft, CallMeeting, Draft, UndoMeetingChange
from bot.reminding.occurrences import Occurrence, date_at
from bot.speech import Html, lines
from data.model import Meeting


def add_meeting(intent: AddMeeting, talk: Talk) -> Say:
    """Keep the meeting of a draft. Its author may, and coordinators."""
    draft = intent.draft
    if not may_confirm(draft, talk):
        return _not_yours(draft, talk)
    confirmed(talk)
    if not is_complete(draft) or (not draft.twice and same_as(draft, talk)):
        return call_meeting(CallMeeting(draft), talk)
    meeting = _kept(draft, talk)
    change = account(meeting, {}, {"made": True}, talk)
    # A series may begin later than anything is looked for.
    occurrence = next_date(meeting, talk) or date_at(meeting, meeting.starts)
    spoken_of(name_of(occurrence), talk)
    undo = Button(talk.voice.say("Undo"), UndoMeetingChange(change.id))
    if not talk.where.private:
        return _card_of(occurrence, undo, talk)
    said = Say(_noted(occurrence, talk), ((undo,),))
    return said if hears_by_itself(occurrence, talk) else said.and_also(shown(occurrence, talk))


def confirmed(talk: Talk) -> None:
    """A draft is settled: what is typed next is no answer to it."""
    waiting = awaited(talk)
    if waiting and isinstance(waiting[1], AddMeeting | AskDraft):
        wait_no_more(talk)


def _card_of(occurrence: Occurrence, undo: Button, talk: Talk) -> Say:
    """In a group what was shown becomes the meeting's card: the group is told once, and sees there who comes."""
    card = card_name(occurrence)
    spare(occurrence, bearings(talk), talk.where.id)
    if talk.pressed_on is not None:
        talk.memory.outbox.shows(card, talk.where.id, talk.pressed_on)
    html = lines(talk.voice.say("✅ The meeting is noted."), full_card(occurrence, talk))
    return Say(html, (*buttons_of(occurrence, talk), (undo,)), card=card, edits=talk.pressed_on is not None)


def _not_yours(draft: Draft, talk: Talk) -> Say:
    author = talk.memory.members.by_user(draft.author) if draft.author else None
    name = author.name if author else "…"
    words = talk.voice.say("Only {name} or the coordination can confirm it.", name=name)
    return Say(Html("") if talk.pressed else words, toast=words)


def may_confirm(draft: Draft, talk: Talk) -> bool:
    """Whether the sender may say that a meeting is right as it was shown."""
    return talk.sender.user_id == draft.author or is_coordinator(talk.member)


def _kept(draft: Draft, talk: Talk) -> Meeting:
    author = talk.memory.members.by_user(draft.author) if draft.author else talk.member
    made = replace(
        meeting_of(draft, talk),
        key=_key(draft),
        made_by=author.id if author else None,
        made_at=talk.now,
    )
    before = talk.memory.meetings.by_key(made.key)
    # An invitation that was cancelled comes again: it is still the same meeting.
    meeting = talk.memory.meetings.update(replace(made, id=before.id)) if before else talk.memory.meetings.add(made)
    for change in (*left_out(meeting, draft), *changed_dates(meeting, draft)):
        talk.memory.occurrence_changes.add(change)
    if draft.uid:
        keep_sequence(meeting, draft.sequence, talk)
    return meeting


def _key(draft: Draft) -> str:
    return key_of(draft.uid) if draft.uid else f"{draft.when.day:%Y%m%d}-{secrets.token_hex(4)}"


def _noted(occurrence: Occurrence, talk: Talk) -> Html:
    when = talk.voice.moment(occurrence.starts, meeting_zones(occurrence, talk))
    return talk.voice.say("✅ Noted: “{title}”, {when}", title=title_of(occurrence.meeting, talk), when=when)
