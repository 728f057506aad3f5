"""The ladder: on which days an item with a date is spoken of again, and to whom. A date in, days out."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from bot.following.workdays import earlier, on_or_after, on_or_before
from data.model import ActionItem

Rung = Literal["soon", "today", "late", "very_late", "asker", "coordinator", "decide"]
Listener = Literal["owner", "asker", "coordinator"]

WORKING_DAYS_BEFORE = 2
AFTER: tuple[tuple[Rung, Listener, int], ...] = (
    ("late", "owner", 2),
    ("very_late", "owner", 7),
    ("asker", "asker", 9),
    ("coordinator", "coordinator", 21),
    ("decide", "owner", 45),
)
"""The rungs after the date: who hears of it, and how many days later."""


@dataclass(frozen=True, slots=True, order=True)
class Step:
    """One rung of one item: the day on which it is told, and to whom."""

    day: date
    rung: Rung
    listener: Listener


def steps(item: ActionItem, country: str) -> tuple[Step, ...]:
    """Give the days on which an open item is spoken of, in order; none for one without a date, done, or at rest.

    `country` (ISO 3166-1) is that of whoever listens: nobody is spoken to on their days off. What comes before the
    date is told on the last working day, what comes after it on the next one.
    """
    if item.due is None or item.state != "open":
        return ()
    return tuple(sorted(_steps(item.due.date(), country)))


def _steps(due: date, country: str) -> Iterator[Step]:
    morning = on_or_before(due, country)
    yield Step(earlier(due, WORKING_DAYS_BEFORE, country), "soon", "owner")
    yield Step(morning, "today", "owner")
    for rung, listener, days in AFTER:
        yield Step(on_or_after(due + timedelta(days=days), country), rung, listener)


def lateness(item: ActionItem, today: date) -> int:
    """Give how many days an item is past its date on somebody's calendar; 0 when it is not, or has none."""
    if item.due is None or item.state != "open":
        return 0
    return max((today - item.due.date()).days, 0)
