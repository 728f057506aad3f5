"""What happened to a request, kept step by step, and told to those concerned as it leaves."""

from dataclasses import replace
from datetime import datetime
from typing import Literal
from zoneinfo import ZoneInfo

from bot.answers.talk import Talk
from bot.following.hours import awake_from
from bot.following.parties import Somebody, somebody
from bot.reminding.wishes import paused_until
from data.memory import Memory
from data.model import NEW_ID, Member, Outgoing, Request, RequestState, RequestStep

StepKind = Literal["received", "forwarded", "message", "answer", "escalated", "closed"]
FOR_OWNER, FOR_ASKER, FOR_COORDINATOR = "request for owner", "request for asker", "request for coordinator"


def note(request: Request, kind: StepKind, talk: Talk, text: str = "") -> RequestStep:
    """Keep a step."""
    by = talk.member.id if talk.member else None
    return talk.memory.request_steps.add(RequestStep(NEW_ID, request.id, talk.now, kind, text, by))


def owner(request: Request, memory: Memory) -> Somebody | None:
    """Give who takes care of a request; None when they are no longer known."""
    return somebody(request.owner_person_id, request.owner_member_id, memory)


def owned_by(request: Request, one: Somebody | None, talk: Talk) -> Request:
    """Give a request into somebody's care; without anybody it stays open."""
    person = one.party.person_id if one else None
    member = one.party.member_id if one else None
    state: RequestState = "forwarded" if one else "open"
    return talk.memory.requests.update(replace(request, owner_person_id=person, owner_member_id=member, state=state))


def to_owner(request: Request, step: RequestStep, talk: Talk) -> tuple[Outgoing, ...]:
    """Tell whoever takes care of it what is new."""
    one = owner(request, talk.memory)
    if one is None or one.member is None or not one.reached or one.member.paused:
        return ()
    return (_row(FOR_OWNER, request, step, one.member.user_id, _at(one.member, talk)),)


def to_asker(request: Request, step: RequestStep, talk: Talk, *, at_once: bool = False) -> tuple[Outgoing, ...]:
    """Tell whoever asked what is new; at night it waits for the morning, unless they are writing at this moment."""
    if request.user_id is None:
        return ()
    due = talk.now if at_once else awake_from(talk.now, talk.home)
    return (_row(FOR_ASKER, request, step, request.user_id, due),)


def to_coordinators(request: Request, step: RequestStep, talk: Talk) -> tuple[Outgoing, ...]:
    """Tell the coordinators, but whoever takes care of it or is speaking."""
    one = owner(request, talk.memory)
    busy = {talk.member.id if talk.member else None, one.member.id if one and one.member else None}
    others = [
        each
        for each in talk.memory.members.coordinators()
        if each.id not in busy and each.reachable and not each.paused
    ]
    return tuple(_row(FOR_COORDINATOR, request, step, each.user_id, _at(each, talk)) for each in others)


def _at(member: Member, talk: Talk) -> datetime:
    """By day, and after a pause."""
    start = paused_until(member, talk.memory, talk.now) or talk.now
    return awake_from(start, ZoneInfo(member.zone) if member.zone else talk.home, member)


def _row(say: str, request: Request, step: RequestStep, chat_id: int, due: datetime) -> Outgoing:
    content = {"say": say, "request": request.id, "step": step.id, "user": chat_id}
    if say == FOR_ASKER:
        content["language"] = request.language
    card = f"request:{request.id}" if say == FOR_OWNER else None
    key = f"request:{request.id}:{step.id}:{say}:{chat_id}"
    return Outgoing(key, chat_id, "send", "reminder", due, content, card=card)
