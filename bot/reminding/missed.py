"""What could not be said in time: noted, and told in one line, never as a blast of old messages."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from bot.reminding.moments import ASK, STARTED
from bot.reminding.occurrences import dates
from bot.reminding.recipients import Bearings, night_of
from bot.reminding.standing import standing
from data.memory import Memory
from data.model import Member, OutboxRow, Outgoing

TALLY: Final = "missed reminders"
"""Under which the memory keeps what the coordinators are told of in their next line."""
COLLECTED_FOR: Final = timedelta(minutes=1)
"""How long one waits for more of it, so that it is one line."""
LOOKED_BACK: Final = timedelta(days=62)
"""How far back one looks, after a long outage, for meetings that nobody was reminded of."""
SILENT_ABOUT: Final = frozenset({ASK, STARTED})


def note_expired(expired: Iterable[OutboxRow], bearings: Bearings) -> None:
    """Take note of rows of the outbox that have become of no use before they could leave."""
    rows = [one for one in expired if one.outgoing.kind == "reminder"]
    free = [one for one in rows if one.outgoing.content.get("say") == "free"]
    lost = [one.outgoing for one in rows if one.outgoing.content.get("say") == "reminder"]
    lost = [one for one in lost if _was_the_last(one) and standing(one, bearings)]
    _tell_coordinators([(one.content["meeting"], one.content["starts"]) for one in lost], bearings)
    for chat_id in dict.fromkeys(one.outgoing.chat_id for one in free):
        _tell_who_asked(chat_id, [one for one in free if one.outgoing.chat_id == chat_id], bearings)


def note_unplanned(covered: datetime | None, bearings: Bearings) -> None:
    """Take note of the meetings that have ended since `covered`, until when everything had been planned."""
    now, memory = bearings.now, bearings.memory
    if covered is None or covered >= now:
        return
    since = max(covered, now - LOOKED_BACK)
    every = [one for each in memory.meetings.all() for one in dates(memory, each, since, now)]
    ended = [one for one in every if one.ends <= now and one.starts >= since]
    _tell_coordinators([(one.meeting.id, one.starts.astimezone(UTC).isoformat()) for one in ended], bearings)


def _was_the_last(outgoing: Outgoing) -> bool:
    return not outgoing.content["followed"] and outgoing.content["moment"] not in SILENT_ABOUT


def _tell_coordinators(lost: list[tuple[int, str]], bearings: Bearings) -> None:
    """Add to the line that has not left yet, or begin another one."""
    if not lost:
        return
    memory, tally = bearings.memory, _tally(bearings.memory)
    dates_of = [tuple(one) for one in tally["dates"]]
    kept = list(dict.fromkeys((*dates_of, *lost)))
    memory.settings.set(TALLY, {"number": tally["number"], "count": tally["count"] + len(lost), "dates": kept})
    for one in memory.members.coordinators():
        if one.reachable:
            memory.outbox.put(_line(tally["number"], one, bearings))


def _tally(memory: Memory) -> dict[str, Any]:
    kept = memory.settings.get(TALLY)
    if kept is None:
        return {"number": 1, "count": 0, "dates": []}
    told = [memory.outbox.by_key(_key(kept["number"], one)) for one in memory.members.coordinators()]
    if any(row is None or row.state == "pending" for row in told):
        return dict(kept)
    return {"number": kept["number"] + 1, "count": 0, "dates": []}


def _key(number: int, member: Member) -> str:
    return f"missed:{number}:{member.user_id}"


def _line(number: int, member: Member, bearings: Bearings) -> Outgoing:
    zone = ZoneInfo(member.zone) if member.zone else bearings.home
    due = night_of(member, zone).over_at(bearings.now + COLLECTED_FOR)
    content = {"say": "missed", "number": number}
    return Outgoing(_key(number, member), member.user_id, "send", "reminder", due, content)


def _tell_who_asked(chat_id: int, rows: list[OutboxRow], bearings: Bearings) -> None:
    reminders = [(one.outgoing.content["reminder"], one.outgoing.content["due"]) for one in rows]
    content = {"say": "missed_free", "reminders": reminders}
    key = f"missed:reminders:{rows[0].id}:{chat_id}"
    bearings.memory.outbox.put(Outgoing(key, chat_id, "send", "reminder", bearings.now, content))
