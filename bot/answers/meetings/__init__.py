"""Meetings: called, shown, changed, answered, noted, found again."""

from collections.abc import Callable, Mapping
from typing import Any

from bot import intents
from bot.answers.meetings import (
    amending,
    attending,
    calling,
    cancelling,
    card,
    deciding,
    finding,
    inviting,
    keeping,
    listing,
    moving,
    notices,
    noting,
    proposing,
    retiring,
    updating,
)
from bot.answers.meetings.card import meeting_card, meeting_line
from bot.answers.meetings.lengths import duration, time_until
from bot.answers.talk import Say, Talk
from data.model import Outgoing

ANSWERS: Mapping[type, Callable[[Any, Talk], Say]] = {
    intents.NextMeeting: card.next_meeting,
    intents.CallMeeting: calling.call_meeting,
    intents.AskDraft: calling.ask_draft,
    intents.AddMeeting: keeping.add_meeting,
    intents.DropDraft: calling.drop_draft,
    intents.ShowMeeting: listing.show_meeting,
    intents.ListMeetings: listing.list_meetings,
    intents.MoveMeeting: moving.move_meeting,
    intents.CancelMeeting: cancelling.cancel_meeting,
    intents.RestoreMeeting: cancelling.restore_meeting,
    intents.UndoMeetingChange: cancelling.undo_change,
    intents.AmendMeeting: amending.amend_meeting,
    intents.UpdateMeeting: updating.update_meeting,
    intents.ProposeChange: proposing.propose_change,
    intents.DeclineProposal: proposing.decline_proposal,
    intents.LeaveMeeting: proposing.leave_meeting,
    intents.Attend: attending.attend,
    intents.ShowAttendance: attending.show_attendance,
    intents.NoteMeeting: noting.note_meeting,
    intents.ShowNotes: noting.show_notes,
    intents.LastDecisions: deciding.last_decisions,
    intents.SearchDecisions: deciding.search_decisions,
    intents.FindSlot: finding.find_slot,
    intents.BrokenInvitation: inviting.broken_invitation,
}

CHANGING: frozenset[type] = frozenset(
    {
        intents.AddMeeting,
        intents.MoveMeeting,
        intents.CancelMeeting,
        intents.RestoreMeeting,
        intents.UndoMeetingChange,
        intents.AmendMeeting,
        intents.UpdateMeeting,
        intents.ProposeChange,
        intents.DeclineProposal,
        intents.Attend,
        intents.NoteMeeting,
    }
)

REPLACING: tuple[type, ...] = (
    intents.CallMeeting,
    intents.AskDraft,
    intents.AddMeeting,
    intents.DropDraft,
    intents.ProposeChange,
    intents.DeclineProposal,
    intents.LeaveMeeting,
)
"""What is answered in the place of the question under which the button stood."""

RENDERINGS: Mapping[str, Callable[[Outgoing, Talk], Say | None]] = {
    "meeting_news": notices.meeting_news,
    retiring.RETIRED: notices.card_over,
}

__all__ = ["ANSWERS", "CHANGING", "RENDERINGS", "REPLACING", "duration", "meeting_card", "meeting_line", "time_until"]
