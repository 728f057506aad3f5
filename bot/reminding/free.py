"""Reminders of anything, that somebody asked for: when they fall due, and their rows in the outbox."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.times import recurrence
from bot.times.zones import at_wall
from data.memory import Memory
from data.model import Outgoing, Reminder

USEFUL_FOR = timedelta(days=1)
"""For so long it is still said, marked as late; afterwards it is said that it could not be."""
LOOKED_BACK = timedelta(days=31)
"""How far back a time is looked for that nobody was there to plan."""
AHEAD = timedelta(days=366 * 5)


def plan(memory: Memory, now: datetime, until: datetime) -> None:
    """Put every reminder that falls due before `until` into the outbox; what stands there already stays as it is."""
    for reminder in memory.reminders.all():
        for row in rows(reminder, now, until):
            memory.outbox.put(row)


def plan_one(reminder: Reminder, memory: Memory, now: datetime, until: datetime) -> None:
    """The same for one reminder that was just asked for, or changed."""
    for row in rows(reminder, now, until):
        memory.outbox.put(row)


def rows(reminder: Reminder, now: datetime, until: datetime) -> Iterator[Outgoing]:
    """Give the rows of one reminder: of a repeated one only the last time that has passed, and those ahead."""
    instants = list(times(reminder, now - LOOKED_BACK, until))
    passed = [instant for instant in instants if instant < now]
    for place, instant in enumerate(instants):
        if instant < now and (instant != passed[-1] or instant < reminder.made_at.astimezone(UTC)):
            continue
        following = instants[place + 1] if place + 1 < len(instants) else None
        yield row(reminder, instant, following)


def times(reminder: Reminder, after: datetime, until: datetime) -> Iterator[datetime]:
    """Give the instants later than `after` and not later than `until` at which it falls due, in UTC and in order."""
    zone = ZoneInfo(reminder.zone)
    if reminder.rrule is None:
        instant = at_wall(reminder.starts, zone)[0].astimezone(UTC)
        if after < instant <= until:
            yield instant
        return
    for one in recurrence.occurrences(reminder.rrule, reminder.starts, zone, after, until):
        yield one.instant.astimezone(UTC)


def next_time(reminder: Reminder, now: datetime) -> datetime | None:
    """Give when it falls due next, in UTC; None when it has no time ahead."""
    return next(times(reminder, now, now + AHEAD), None)


def row(reminder: Reminder, instant: datetime, following: datetime | None = None) -> Outgoing:
    """Give the row for one time; `following` is the next one, which takes its place."""
    useless = instant + USEFUL_FOR
    content = {"say": "free", "reminder": reminder.id, "version": reminder.version, "due": instant.isoformat()}
    key = f"reminder:{reminder.id}:{reminder.version}:{instant:%Y%m%dT%H%MZ}:{reminder.chat_id}"
    not_after = min(useless, following) if following else useless
    card = card_of(reminder.id, instant)
    return Outgoing(key, reminder.chat_id, "send", "reminder", instant, content, not_after, card)


def card_of(reminder_id: int, instant: datetime) -> str:
    """Name the message that says a reminder at one time."""
    return f"reminder:{reminder_id}:{instant.astimezone(UTC):%Y%m%dT%H%M}"
