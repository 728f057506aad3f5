"""Who may do what: one pure rule. Whatever is not granted here is refused."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from bot import intents
from bot.events import Where
from bot.intents import Intent
from data.model import Chat, Member, Role

RANK: Mapping[Role, int] = {"reader": 1, "editor": 2, "coordinator": 3}

FOR_EVERYBODY: frozenset[type] = frozenset(
    {intents.Enter, intents.LeaveRequest, intents.AddToRequest, intents.CloseRequest}
)
"""What a stranger may do, in private: knock at the door."""

ABOUT_ITEMS: frozenset[type] = frozenset(
    {
        intents.AddActionItems,
        intents.OfferActionItems,
        intents.CancelItem,
        intents.RereadActionItems,
        intents.AcceptItem,
        intents.AcceptOrFinish,
        intents.DeclineItem,
        intents.ChangeDue,
        intents.Reassign,
        intents.MarkDone,
        intents.Reopen,
        intents.UndoItem,
        intents.Block,
        intents.Unblock,
        intents.DropItem,
        intents.KeepItem,
        intents.AskItemDetail,
        intents.WhichItem,
        intents.ListItems,
        intents.ItemTable,
        intents.ShowItem,
        intents.ItemHistory,
    }
)
"""What may be said about items wherever they may be read; what somebody may do to one: `may_change`."""

FOR_READERS_ANYWHERE: frozenset[type] = ABOUT_ITEMS | frozenset(
    {
        intents.WhoHandles,
        intents.Choose,
        intents.Clarify,
        intents.Unknown,
        intents.ShowHistory,
        intents.ShowNeighbours,
        intents.ShowPartnerships,
        intents.NextMeeting,
        intents.ShowMeeting,
        intents.ListMeetings,
        intents.ShowNotes,
        intents.LastDecisions,
        intents.SearchDecisions,
        intents.Help,
        intents.Nothing,
        intents.DropQuestion,
        intents.TooLong,
        intents.NotText,
        intents.ReportWrong,
        intents.TellCoordinator,
        intents.RemindMe,
        intents.ShowReminders,
        intents.DeleteReminder,
        intents.MoveReminder,
        intents.FinishReminder,
        intents.SnoozeReminder,
    }
)
"""What everybody in a bound group may do there, and every member in private."""

FOR_READERS_IN_PRIVATE: frozenset[type] = frozenset(
    {
        intents.Enter,
        intents.ShowDetails,
        intents.SpeakLanguage,
        intents.LiveInZone,
        intents.BeQuiet,
        intents.SpeakAgain,
        intents.ShowMyData,
        intents.ForgetMe,
        intents.TellChange,
        intents.AddToRequest,
        intents.AnswerRequest,
        intents.HandOnRequest,
        intents.CloseRequest,
        intents.ShowRequest,
        intents.ListRequests,
        intents.SnoozeMeeting,
        intents.ShowSettings,
        intents.SetMoments,
        intents.SwitchMoment,
        intents.SetQuietHours,
        intents.PauseUntil,
        intents.WantCopies,
        intents.MuteMeeting,
    }
)
FOR_MEMBERS_ANYWHERE: frozenset[type] = frozenset(
    {
        intents.CallMeeting,
        intents.AskDraft,
        intents.AddMeeting,
        intents.DropDraft,
        intents.MoveMeeting,
        intents.CancelMeeting,
        intents.RestoreMeeting,
        intents.UndoMeetingChange,
        intents.AmendMeeting,
        intents.UpdateMeeting,
        intents.ProposeChange,
        intents.DeclineProposal,
        intents.LeaveMeeting,
        intents.Attend,
        intents.ShowAttendance,
        intents.NoteMeeting,
        intents.FindSlot,
        intents.BrokenInvitation,
    }
)
"""What every member may do, in private and in a bound group, and nobody who has not been let in: call a meeting, say
whether one comes. Who may change a meeting that somebody else called is said in bot/answers/meetings/visible.py."""
TEACHING: frozenset[type] = frozenset({intents.Teach, intents.ForgetName})
FOR_COORDINATORS_IN_PRIVATE: frozenset[type] = TEACHING | {
    intents.Invite,
    intents.InformOthers,
    intents.ShowGaps,
    intents.ShowMembers,
}
FOR_COORDINATORS_IN_GROUPS: frozenset[type] = TEACHING | {
    intents.BindGroup,
    intents.UnbindGroup,
    intents.SpeakLanguage,
    intents.LiveInZone,
    intents.SpeakLanguages,
}

Standing = Literal["owner", "proposed", "asker", "helper", "editor", "coordinator", "free"]
"""How somebody stands to an action item (bot/following/standing.py); an item that nobody owns is free."""
INVOLVED: frozenset[Standing] = frozenset({"owner", "asker", "editor"})
ON_ITEMS: Mapping[type, frozenset[Standing]] = {
    intents.AcceptItem: frozenset({"owner", "proposed", "free"}),
    intents.DeclineItem: frozenset({"owner", "proposed"}),
    intents.ChangeDue: INVOLVED,
    intents.Reassign: INVOLVED | {"free"},
    intents.MarkDone: INVOLVED | {"helper"},
    intents.Reopen: INVOLVED | {"helper"},
    intents.UndoItem: INVOLVED | {"helper", "proposed"},
    intents.CancelItem: INVOLVED,
    intents.Block: INVOLVED | {"helper"},
    intents.Unblock: INVOLVED | {"helper"},
    intents.DropItem: INVOLVED,
    intents.KeepItem: INVOLVED,
}
"""Who may do what to an item; everybody who may read it may list it and look at it."""


@dataclass(frozen=True, slots=True)
class Refused:
    """Why an intention may not be carried out."""

    reason: str
    """One of stranger, unbound, private, coordinator, group and member."""


def may(intent: Intent, member: Member | None, where: Where, chat: Chat | None) -> Refused | None:
    """Decide whether `member` (None for a stranger) may do this here; None means that it is granted."""
    inside = member is not None and member.left_at is None
    if where.private:
        return _in_private(type(intent), member if inside else None)
    return _in_group(type(intent), member if inside else None, chat)


def is_coordinator(member: Member | None) -> bool:
    """Whether somebody is a coordinator who has not left."""
    return member is not None and member.left_at is None and RANK[member.role] >= RANK["coordinator"]


def may_change(kind: type, standings: frozenset[Standing]) -> bool:
    """Whether somebody who stands so to an item may do this to it."""
    return bool(ON_ITEMS.get(kind, frozenset()) & standings)


def _in_private(kind: type, member: Member | None) -> Refused | None:
    if member is None:
        return None if kind in FOR_EVERYBODY else Refused("stranger")
    if kind in FOR_READERS_ANYWHERE | FOR_READERS_IN_PRIVATE | FOR_MEMBERS_ANYWHERE:
        return None
    if kind in FOR_COORDINATORS_IN_PRIVATE:
        return None if is_coordinator(member) else Refused("coordinator")
    return Refused("group")


def _in_group(kind: type, member: Member | None, chat: Chat | None) -> Refused | None:
    if kind in FOR_COORDINATORS_IN_GROUPS:
        return None if is_coordinator(member) else Refused("coordinator")
    if chat is None or chat.bound_at is None:
        return Refused("unbound")
    if kind in FOR_MEMBERS_ANYWHERE:
        return None if member else Refused("member")
    return None if kind in FOR_READERS_ANYWHERE else Refused("private")
