"""Everything one can ask Minga or tell her: frozen dataclasses and their one union, `Intent`; a file per subject.

An intent is complete: it needs nothing but the memory to be carried out, so a button can carry it for days. Who may
carry it out is decided in bot/access.py and how it is answered in bot/answers/.
"""

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
from bot.intents.meetings import (
    MeetingsIntent,
    NextMeeting,
)
from bot.intents.membership import (
    BeQuiet,
    BindGroup,
    Enter,
    ForgetMe,
    Invite,
    LeaveRequest,
    LiveInZone,
    MembershipIntent,
    ShowMembers,
    ShowMyData,
    SpeakAgain,
    SpeakLanguage,
    UnbindGroup,
)
from bot.intents.talking import (
    Help,
    Nothing,
    NotText,
    TalkingIntent,
    TooLong,
)

Intent = DirectoryIntent | MeetingsIntent | TalkingIntent | MembershipIntent

__all__ = [
    "BeQuiet",
    "BindGroup",
    "Choose",
    "Clarify",
    "DirectoryIntent",
    "DirectoryQuestion",
    "Enter",
    "ForgetMe",
    "ForgetName",
    "Help",
    "Intent",
    "Invite",
    "LeaveRequest",
    "LiveInZone",
    "MeetingsIntent",
    "MembershipIntent",
    "NextMeeting",
    "NotText",
    "Nothing",
    "ReportWrong",
    "ShowDetails",
    "ShowGaps",
    "ShowHistory",
    "ShowMembers",
    "ShowMyData",
    "ShowNeighbours",
    "ShowPartnerships",
    "SpeakAgain",
    "SpeakLanguage",
    "Subject",
    "TalkingIntent",
    "Teach",
    "TellCoordinator",
    "TooLong",
    "UnbindGroup",
    "Unknown",
    "WhoHandles",
]
