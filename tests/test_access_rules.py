"""Who may do what: every intent, for every kind of person, in every kind of chat; what is not granted is refused."""

import itertools
from dataclasses import replace
from datetime import UTC, datetime
from typing import get_args

import pytest

from bot import access, intents
from bot.access import FOR_READERS_ANYWHERE, may
from bot.answers import ANSWERS, CHANGING
from bot.events import Where
from data.model import Chat, Member, Role

NOW = datetime(2026, 11, 23, tzinfo=UTC)
KINDS: tuple[type, ...] = get_args(intents.Intent)
PRIVATE, GROUP = Where(1, "private"), Where(-1, "supergroup")
BOUND, UNBOUND = Chat(-1, "supergroup", "", bound_at=NOW), Chat(-1, "supergroup", "")

MEETINGS_SEEN = {"ShowMeeting", "ListMeetings", "ShowNotes", "LastDecisions", "SearchDecisions"}
OF_MEMBERS = {
    "CallMeeting", "AskDraft", "AddMeeting", "DropDraft", "MoveMeeting", "CancelMeeting", "RestoreMeeting",
    "UndoMeetingChange", "AmendMeeting", "Attend", "ShowAttendance", "NoteMeeting", "FindSlot", "BrokenInvitation",
    "UpdateMeeting", "ProposeChange", "DeclineProposal", "LeaveMeeting",
}  # fmt: skip
ABOUT_ITEMS = {
    "AddActionItems", "OfferActionItems", "CancelItem", "RereadActionItems", "AcceptItem", "AcceptOrFinish",
    "DeclineItem", "ChangeDue", "Reassign",
    "MarkDone", "Reopen", "UndoItem", "Block", "Unblock", "DropItem", "KeepItem", "AskItemDetail", "WhichItem",
    "ListItems", "ItemTable", "ShowItem", "ItemHistory",
}  # fmt: skip
REMINDERS = {"RemindMe", "ShowReminders", "DeleteReminder", "MoveReminder", "FinishReminder", "SnoozeReminder"}
OWN_WISHES = {
    "SnoozeMeeting", "ShowSettings", "SetMoments", "SwitchMoment", "SetQuietHours", "PauseUntil", "WantCopies",
    "MuteMeeting",
}  # fmt: skip
AT_THE_DOOR = {"LeaveRequest", "AddToRequest", "CloseRequest"}
OF_REQUESTS = {"AddToRequest", "AnswerRequest", "HandOnRequest", "CloseRequest", "ShowRequest", "ListRequests"}
READER_IN_PRIVATE = MEETINGS_SEEN | OF_MEMBERS | ABOUT_ITEMS | REMINDERS | OWN_WISHES | OF_REQUESTS | {
    "WhoHandles", "Choose", "Clarify", "Unknown", "ShowHistory", "ShowNeighbours", "ShowPartnerships", "NextMeeting",
    "Help", "Nothing", "DropQuestion", "TooLong", "NotText", "ReportWrong", "TellCoordinator", "Enter", "ShowDetails",
    "SpeakLanguage", "LiveInZone", "BeQuiet", "SpeakAgain", "ShowMyData", "ForgetMe", "TellChange",
}  # fmt: skip
ANYBODY_IN_A_BOUND_GROUP = READER_IN_PRIVATE - OF_MEMBERS - OWN_WISHES - OF_REQUESTS - {
    "Enter", "ShowDetails", "SpeakLanguage", "LiveInZone", "BeQuiet", "SpeakAgain", "ShowMyData", "ForgetMe",
    "TellChange",
}  # fmt: skip
COORDINATOR_IN_A_GROUP = {
    "BindGroup",
    "UnbindGroup",
    "SpeakLanguage",
    "LiveInZone",
    "SpeakLanguages",
    "Teach",
    "ForgetName",
}
COORDINATOR_IN_PRIVATE = READER_IN_PRIVATE | {
    "InformOthers",
    "Invite",
    "ShowGaps",
    "ShowMembers",
    "Teach",
    "ForgetName",
}

GRANTED: dict[tuple[str, str], set[str]] = {
    ("stranger", "private"): {"Enter"} | AT_THE_DOOR,
    ("stranger", "bound group"): ANYBODY_IN_A_BOUND_GROUP,
    ("stranger", "unbound group"): set(),
    ("left", "private"): {"Enter"} | AT_THE_DOOR,
    ("left", "bound group"): ANYBODY_IN_A_BOUND_GROUP,
    ("left", "unbound group"): set(),
    ("reader", "private"): READER_IN_PRIVATE,
    ("reader", "bound group"): ANYBODY_IN_A_BOUND_GROUP | OF_MEMBERS,
    ("reader", "unbound group"): set(),
    ("editor", "private"): READER_IN_PRIVATE,
    ("editor", "bound group"): ANYBODY_IN_A_BOUND_GROUP | OF_MEMBERS,
    ("editor", "unbound group"): set(),
    ("coordinator", "private"): COORDINATOR_IN_PRIVATE,
    ("coordinator", "bound group"): ANYBODY_IN_A_BOUND_GROUP | OF_MEMBERS | COORDINATOR_IN_A_GROUP,
    ("coordinator", "unbound group"): COORDINATOR_IN_A_GROUP,
}
CHATS = {"private": (PRIVATE, None), "bound group": (GROUP, BOUND), "unbound group": (GROUP, UNBOUND)}


def member(who: str) -> Member | None:
    if who == "stranger":
        return None
    role: Role = "coordinator" if who == "left" else who  # type: ignore[assignment]
    somebody = Member(1, 1, "Somebody", role)
    return replace(somebody, left_at=NOW) if who == "left" else somebody


@pytest.mark.parametrize(("who", "chat"), GRANTED)
def test_exactly_what_the_table_grants_is_granted(who: str, chat: str) -> None:
    where, record = CHATS[chat]
    granted = {kind.__name__ for kind in KINDS if may(object.__new__(kind), member(who), where, record) is None}
    assert granted == GRANTED[who, chat]


def test_an_intent_that_nobody_thought_of_is_refused_to_all_but_in_no_way_granted() -> None:
    class Unheard:
        pass

    for who, (where, record) in itertools.product(("stranger", "reader", "coordinator"), CHATS.values()):
        assert may(Unheard(), member(who), where, record) is not None  # type: ignore[arg-type]


def test_a_chat_that_is_not_known_is_not_bound() -> None:
    assert may(intents.Help(), member("reader"), GROUP, None) is not None


def test_every_intent_has_an_answer() -> None:
    assert set(ANSWERS) == set(KINDS)


def test_only_reports_and_what_is_checked_item_by_item_is_changed_by_everybody_in_a_group() -> None:
    changing = {kind.__name__ for kind in FOR_READERS_ANYWHERE & CHANGING}
    assert changing <= ABOUT_ITEMS | REMINDERS | {"ReportWrong", "TellCoordinator"}


ON_AN_ITEM: dict[str, set[str]] = {
    "owner": {
        "AcceptItem", "DeclineItem", "ChangeDue", "Reassign", "MarkDone", "Reopen", "UndoItem", "Block", "Unblock",
        "CancelItem", "DropItem", "KeepItem",
    },
    "asker": {
        "ChangeDue", "Reassign", "MarkDone", "Reopen", "UndoItem", "Block", "Unblock", "CancelItem",
        "DropItem", "KeepItem",
    },
    "helper": {"MarkDone", "Reopen", "UndoItem", "Block", "Unblock"},
    "proposed": {"AcceptItem", "DeclineItem", "UndoItem"},
    "free": {"AcceptItem", "Reassign"},
}  # fmt: skip
ON_AN_ITEM["editor"] = ON_AN_ITEM["asker"]


@pytest.mark.parametrize("standing", ON_AN_ITEM)
def test_who_may_do_what_to_an_item(standing: access.Standing) -> None:
    granted = {kind.__name__ for kind in KINDS if access.may_change(kind, frozenset({standing}))}
    assert granted == ON_AN_ITEM[standing]


def test_who_is_nothing_to_an_item_may_change_nothing_about_it() -> None:
    assert not [kind for kind in KINDS if access.may_change(kind, frozenset())]
