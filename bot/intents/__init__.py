"""Everything one can ask Minga or tell her: frozen dataclasses and their one union, `Intent`; a file per subject.

An intent is complete: it needs nothing but the memory to be carried out, so a button can carry it for days. Who may
carry it out is decided in bot/access.py and how it is answered in bot/answers/.
"""

from bot.intents.action_items import (
    AcceptItem,
    AcceptOrFinish,
    ActionItemsIntent,
    AddActionItems,
    AskItemDetail,
    Block,
    CancelItem,
    ChangeDue,
    DeclineItem,
    Doubt,
    DropItem,
    ItemHistory,
    ItemSaid,
    ItemTable,
    KeepItem,
    ListItems,
    MarkDone,
    OfferActionItems,
    Party,
    Reassign,
    Reopen,
    RereadActionItems,
    ShowItem,
    Unblock,
    UndoItem,
    WhichItem,
)
from bot.intents.directory import (
    Choose,
    Clarify,
    DirectoryIntent,
    DirectoryQuestion,
    ForgetName,
    ReportWrong,
    ShowDetails,
    ShowGaps,
    ShowHistory,
    ShowNeighbours,
    ShowPartnerships,
    Subject,
    Teach,
    TellCoordinator,
    Unknown,
    WhoHandles,
)
from bot.intents.following import FollowingIntent, InformOthers
from bot.intents.meeting_changes import (
    AmendMeeting,
    CancelMeeting,
    DeclineProposal,
    LeaveMeeting,
    MoveMeeting,
    ProposeChange,
    RestoreMeeting,
    UndoMeetingChange,
    UpdateMeeting,
)
from bot.intents.meeting_drafts import (
    ChangedDate,
    Draft,
    MeetingDate,
    When,
)
from bot.intents.meetings import (
    AddMeeting,
    AskDraft,
    Attend,
    BrokenInvitation,
    CallMeeting,
    DraftPart,
    DropDraft,
    FindSlot,
    LastDecisions,
    ListMeetings,
    MeetingsIntent,
    NextMeeting,
    NoteMeeting,
    SearchDecisions,
    ShowAttendance,
    ShowMeeting,
    ShowNotes,
)
from bot.intents.membership import (
    BeQuiet,
    BindGroup,
    Enter,
    ForgetMe,
    Invite,
    LiveInZone,
    MembershipIntent,
    ShowMembers,
    ShowMyData,
    SpeakAgain,
    SpeakLanguage,
    TellChange,
    UnbindGroup,
)
from bot.intents.reminders import (
    DeleteReminder,
    FinishReminder,
    Later,
    MoveReminder,
    MuteMeeting,
    PauseUntil,
    RemindersIntent,
    RemindMe,
    SetMoments,
    SetQuietHours,
    ShowReminders,
    ShowSettings,
    SnoozeMeeting,
    SnoozeReminder,
    SpeakLanguages,
    SwitchMoment,
    WantCopies,
)
from bot.intents.requests import (
    AddToRequest,
    AnswerRequest,
    CloseRequest,
    HandOnRequest,
    LeaveRequest,
    ListRequests,
    RequestsIntent,
    ShowRequest,
)
from bot.intents.talking import (
    DropQuestion,
    Help,
    Nothing,
    NotText,
    TalkingIntent,
    TooLong,
)

Intent = (
    DirectoryIntent
    | MeetingsIntent
    | ActionItemsIntent
    | RemindersIntent
    | FollowingIntent
    | RequestsIntent
    | TalkingIntent
    | MembershipIntent
)

__all__ = [
    "AcceptItem", "AcceptOrFinish", "ActionItemsIntent", "AddActionItems", "AddMeeting", "AddToRequest", "AmendMeeting",
    "AnswerRequest", "AskDraft", "AskItemDetail", "Attend", "BeQuiet", "BindGroup", "Block", "BrokenInvitation",
    "CallMeeting", "CancelItem", "CancelMeeting", "ChangeDue", "ChangedDate", "Choose", "Clarify", "CloseRequest",
    "DeclineItem", "DeclineProposal", "DeleteReminder", "DirectoryIntent", "DirectoryQuestion", "Doubt", "Draft",
    "DraftPart", "DropDraft", "DropItem", "DropQuestion", "Enter", "FindSlot", "FinishReminder", "FollowingIntent",
    "ForgetMe", "ForgetName", "HandOnRequest", "Help", "InformOthers", "Intent", "Invite", "ItemHistory", "ItemSaid",
    "ItemTable", "KeepItem", "LastDecisions", "Later", "LeaveMeeting", "LeaveRequest", "ListItems", "ListMeetings",
    "ListRequests", "LiveInZone", "MarkDone", "MeetingDate", "MeetingsIntent", "MembershipIntent", "MoveMeeting",
    "MoveReminder", "MuteMeeting", "NextMeeting", "NotText", "NoteMeeting", "Nothing", "OfferActionItems", "Party",
    "PauseUntil", "ProposeChange", "Reassign", "RemindMe", "RemindersIntent", "Reopen", "ReportWrong", "RequestsIntent",
    "RereadActionItems", "RestoreMeeting", "SearchDecisions", "SetMoments", "SetQuietHours", "ShowAttendance",
    "ShowDetails", "ShowGaps", "ShowHistory", "ShowItem", "ShowMeeting", "ShowMembers", "ShowMyData", "ShowNeighbours",
    "ShowNotes", "ShowPartnerships", "ShowReminders", "ShowRequest", "ShowSettings", "SnoozeMeeting", "SnoozeReminder",
    "SpeakAgain", "SpeakLanguage", "SpeakLanguages", "Subject", "SwitchMoment", "TalkingIntent", "Teach", "TellChange",
    "TellCoordinator", "TooLong", "UnbindGroup", "Unblock", "UndoItem", "UndoMeetingChange", "Unknown", "UpdateMeeting",
    "WantCopies", "When", "WhichItem", "WhoHandles",
]  # fmt: skip
