"""When nobody answers a request from outside: after how many days it is told to the next one up."""

from datetime import datetime, timedelta

from data.memory import Memory
from data.model import Request

AFTER = (timedelta(days=9), timedelta(days=21), timedelta(days=45))
"""The steps, counted from the day of the request, or of the last word of whoever takes care of it."""


def level(request: Request, now: datetime, heard_at: datetime | None = None) -> int:
    """Give how many steps of silence have passed: 0 to 3; 0 for a request that is closed.

    `heard_at` is when whoever takes care of it last answered.
    """
    if request.state in {"answered", "closed"}:
        return 0
    silent = now - (heard_at or request.asked_at)
    return sum(silent >= after for after in AFTER)


def silent_requests(memory: Memory, now: datetime) -> tuple[tuple[Request, int], ...]:
    """Give the requests whose silence has reached another step, with that step."""
    found = [(one, level(one, now)) for one in memory.requests.open()]
    return tuple((one, step) for one, step in found if step > one.escalated)
