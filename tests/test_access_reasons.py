"""Why somebody is refused: the reason decides what they are told, so that each case has its own."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot import intents
from bot.access import RANK, is_coordinator, may
from bot.events import Where
from data.model import Chat, Member, Role

NOW = datetime(2026, 11, 23, tzinfo=UTC)
PRIVATE, GROUP = Where(1, "private"), Where(-1, "supergroup")
CHATS = {
    "private": (PRIVATE, None),
    "bound": (GROUP, Chat(-1, "supergroup", "", bound_at=NOW)),
    "unbound": (GROUP, Chat(-1, "supergroup", "")),
    "unknown": (GROUP, None),
}
READER, COORDINATOR = Member(1, 1, "Somebody", "reader"), Member(1, 1, "Somebody", "coordinator")
PEOPLE = {
    "stranger": None,
    "reader": READER,
    "editor": replace(READER, role="editor"),
    "coordinator": COORDINATOR,
    "left": replace(COORDINATOR, left_at=NOW),
}

REASONS = [
    ("stranger", "private", intents.Help, "stranger"),
    ("left", "private", intents.Help, "stranger"),
    ("left", "private", intents.Invite, "stranger"),
    ("stranger", "private", intents.Enter, None),
    ("left", "private", intents.LeaveRequest, None),
    ("reader", "private", intents.Invite, "coordinator"),
    ("editor", "private", intents.ShowMembers, "coordinator"),
    ("coordinator", "private", intents.ShowMembers, None),
    ("coordinator", "private", intents.BindGroup, "group"),
    ("reader", "private", intents.BindGroup, "group"),
    ("reader", "unbound", intents.BindGroup, "coordinator"),
    ("left", "bound", intents.BindGroup, "coordinator"),
    ("stranger", "unknown", intents.BindGroup, "coordinator"),
    ("coordinator", "unknown", intents.BindGroup, None),
    ("coordinator", "unbound", intents.Help, "unbound"),
    ("reader", "unknown", intents.CallMeeting, "unbound"),
    ("stranger", "bound", intents.CallMeeting, "member"),
    ("left", "bound", intents.CallMeeting, "member"),
    ("reader", "bound", intents.CallMeeting, None),
    ("stranger", "bound", intents.WhoHandles, None),
    ("reader", "bound", intents.ShowMyData, "private"),
    ("stranger", "bound", intents.ForgetMe, "private"),
    ("coordinator", "bound", intents.Invite, "private"),
]


@pytest.mark.parametrize(("who", "chat", "kind", "reason"), REASONS)
def test_a_refusal_says_why(who: str, chat: str, kind: type, reason: str | None) -> None:
    refused = may(object.__new__(kind), PEOPLE[who], *CHATS[chat])
    assert (refused.reason if refused else None) == reason


@pytest.mark.parametrize(("who", "so"), [(who, who == "coordinator") for who in PEOPLE])
def test_only_a_coordinator_who_is_still_there_is_one(who: str, so: bool) -> None:
    assert is_coordinator(PEOPLE[who]) is so


def test_each_role_stands_above_the_one_before() -> None:
    order: list[Role] = ["reader", "editor", "coordinator"]
    assert sorted(order, key=lambda role: RANK[role]) == order
    assert len(set(RANK.values())) == 3
