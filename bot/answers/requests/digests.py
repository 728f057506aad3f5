"""What the daily digest says of requests from outside that wait for an answer, and how silence is escalated."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from bot.answers.requests import steps
from bot.answers.talk import Talk
from bot.following.digest import Window
from bot.following.escalation import silent_requests
from bot.following.workdays import on_or_after
from bot.speech import Html
from data.model import Member, Outgoing, Request

REMINDED_AFTER = (timedelta(days=2), timedelta(days=5))


def request_lines(member: Member, window: Window, talk: Talk) -> Sequence[Html]:
    """Say which requests in a member's care wait for an answer, on the days on which they are reminded of them."""
    found = [one for one in talk.memory.requests.open() if one.state != "answered" and _due(one, window)]
    mine = [one for one in found if (owner := steps.owner(one, talk.memory)) is not None and owner.is_(member)]
    return [_line(one, talk) for one in mine]


def escalate(talk: Talk) -> tuple[Outgoing, ...]:
    """Tell the coordinators, and honestly whoever asked, that nobody has answered: after 9, 21 and 45 days."""
    rows: tuple[Outgoing, ...] = ()
    for request, level in silent_requests(talk.memory, talk.now):
        kept = talk.memory.requests.update(replace(request, escalated=level))
        step = steps.note(kept, "escalated", talk)
        told = (*steps.to_owner(kept, step, talk), *steps.to_coordinators(kept, step, talk))
        rows = (*rows, *told, *steps.to_asker(kept, step, talk))
    return rows


def _due(request: Request, window: Window) -> bool:
    asked = request.asked_at.date()
    return any(window.holds(on_or_after(asked + after, window.country)) for after in REMINDED_AFTER)


def _line(request: Request, talk: Talk) -> Html:
    day = talk.voice.day(request.asked_at.astimezone(talk.zone).date())
    return talk.voice.say("📮 Request {number} waits for your answer since {day}", number=request.id, day=day)
