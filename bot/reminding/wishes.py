"""What members have said about being told things: a pause with its end, meetings they do not want to hear of.

And in which groups they were seen, which Telegram does not tell. Kept beside the other wishes in their records.
"""

from collections.abc import Collection
from datetime import UTC, datetime, timedelta

from data.memory import Memory
from data.model import Member, Recollection, Reminder

PAUSE, MUTED, SEEN, STOPPED, OWN_CLOCKS = "pause", "muted", "seen", "stopped", "own clocks"
FOR_GOOD = datetime(9999, 1, 1, tzinfo=UTC)
SEEN_FOR = timedelta(days=400)
"""Who has not been seen in a group for longer is not taken for one of it."""
SEEN_AGAIN = timedelta(days=30)
"""How often that is written down."""


def pause(
    member: Member, until: datetime, memory: Memory, since: datetime | None = None, *, own_too: bool = False
) -> None:
    """Send a member nothing unasked before an aware instant; from `since` on, or at once.

    `own_too` says that reminders which they asked for themselves wait as well.
    """
    value = {"until": until.isoformat(), "since": since.isoformat() if since else None, "own": own_too}
    memory.recollections.keep(Recollection(member.user_id, member.user_id, PAUSE, value, until))


def paused_until(member: Member, memory: Memory, now: datetime) -> datetime | None:
    """Give until when a member wants nothing unasked, `FOR_GOOD` without an end; None when they may be told."""
    if member.paused:
        return FOR_GOOD
    kept = pause_of(member, memory, now)
    return kept[1] if kept and (kept[0] is None or kept[0] <= now) else None


def pause_of(member: Member, memory: Memory, now: datetime) -> tuple[datetime | None, datetime] | None:
    """Give since when, None for one without a beginning, and until when a pause lasts that has not ended; or None."""
    kept = memory.recollections.get(member.user_id, member.user_id, PAUSE, now)
    if kept is None:
        return None
    since = kept.value.get("since")
    return datetime.fromisoformat(since) if since else None, datetime.fromisoformat(kept.value["until"])


def own_reminders_wait_until(member: Member, memory: Memory, now: datetime) -> datetime | None:
    """Give until when reminders that a member asked for wait; None when they come, as they do in a mere pause."""
    kept = memory.recollections.get(member.user_id, member.user_id, PAUSE, now)
    return paused_until(member, memory, now) if kept and kept.value.get("own") else None


def end_pause(member: Member, memory: Memory) -> None:
    """Tell a member things again."""
    memory.recollections.forget(member.user_id, member.user_id, PAUSE)
    memory.recollections.forget(member.user_id, member.user_id, STOPPED)


def stopped(member: Member, memory: Memory, now: datetime) -> None:
    """Take note since when a member wants nothing at all, so that they learn later what they missed."""
    if stopped_since(member, memory, now) is None:
        value = {"since": now.isoformat()}
        memory.recollections.keep(Recollection(member.user_id, member.user_id, STOPPED, value, FOR_GOOD))


def stopped_since(member: Member, memory: Memory, now: datetime) -> datetime | None:
    """Give since when a member wants nothing at all; None when they have not said so."""
    kept = memory.recollections.get(member.user_id, member.user_id, STOPPED, now)
    return datetime.fromisoformat(kept.value["since"]) if kept else None


def muted(member: Member, memory: Memory, now: datetime) -> frozenset[int]:
    """Give the numbers of the meetings that a member does not want to be reminded of."""
    kept = memory.recollections.get(member.user_id, member.user_id, MUTED, now)
    return frozenset(kept.value["meetings"]) if kept else frozenset()


def mute(member: Member, meetings: Collection[int], memory: Memory) -> None:
    """Remind a member of all meetings but these."""
    value = {"meetings": sorted(meetings)}
    memory.recollections.keep(Recollection(member.user_id, member.user_id, MUTED, value, FOR_GOOD))


def saw(user_id: int, chat_id: int, memory: Memory, now: datetime) -> None:
    """Take note that somebody wrote, or pressed a button, in a group."""
    kept = memory.recollections.get(chat_id, user_id, SEEN, now)
    if kept is None or kept.expires_at < now + SEEN_FOR - SEEN_AGAIN:
        memory.recollections.keep(Recollection(chat_id, user_id, SEEN, {}, now + SEEN_FOR))


def was_seen(user_id: int, chat_id: int, memory: Memory, now: datetime) -> bool:
    """Whether somebody is taken for one of a group."""
    return memory.recollections.get(chat_id, user_id, SEEN, now) is not None


def keep_own_clock(reminder: Reminder, said: bool, memory: Memory, now: datetime) -> None:
    """Take note whether a zone was said with a reminder: if so it stays, wherever its chat lives later."""
    numbers = {*_own_clocks(reminder.chat_id, memory, now)} - {reminder.id} | ({reminder.id} if said else set())
    value = {"reminders": sorted(numbers)}
    memory.recollections.keep(Recollection(reminder.chat_id, reminder.chat_id, OWN_CLOCKS, value, FOR_GOOD))


def has_own_clock(reminder: Reminder, memory: Memory, now: datetime) -> bool:
    """Whether a zone was said with a reminder."""
    return reminder.id in _own_clocks(reminder.chat_id, memory, now)


def _own_clocks(chat_id: int, memory: Memory, now: datetime) -> Collection[int]:
    kept = memory.recollections.get(chat_id, chat_id, OWN_CLOCKS, now)
    return kept.value["reminders"] if kept else ()
