"""Which reminders stand in the outbox: planned ahead, each under a key that exists once; twice is once."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.reminding import free, missed
from bot.reminding.clocks import WATCHED, Shifted, shifted
from bot.reminding.moments import HOUR_BEFORE, NOTICE, STARTED, useful_until
from bot.reminding.occurrences import Occurrence, dates
from bot.reminding.recipients import Bearings, Recipient, recipients
from bot.reminding.wanted import Wanted, wanted
from data.memory import Memory
from data.model import Action, Meeting, Outgoing

PLANNED_AHEAD = timedelta(days=8)
"""How far ahead reminders stand in the outbox: longer than any outage after which one would still be of use."""
LOOKED_AT = PLANNED_AHEAD + timedelta(days=15)
"""How far ahead a meeting begins whose first reminder may fall due within that time."""
NEWS_FOR = timedelta(days=1)
"""How old the news of a meeting may be."""
COVERED = "reminders planned"
"""Under which the memory keeps until when everything that falls due has been planned."""


def plan(bearings: Bearings, zone_data: str = "") -> None:
    """Put every reminder of the coming days into the outbox; what stands there already stays as it is.

    `zone_data` is the version of the IANA data in use; when it is another one than last time, whoever has another hour
    now is told. Without it, that is left for another time.
    """
    memory, now = bearings.memory, bearings.now
    covered = _covered_until(memory)
    missed.note_unplanned(covered, bearings)
    for meeting in memory.meetings.all():
        _plan_meeting(meeting, bearings, covered)
    free.plan(memory, now, now + PLANNED_AHEAD)
    if zone_data:
        _tell_of_new_hours(bearings, zone_data)
    memory.settings.set(COVERED, {"until": (now + PLANNED_AHEAD).isoformat()})


def plan_meeting(meeting: Meeting, bearings: Bearings) -> None:
    """The same for one meeting alone, after something about it, or about who comes, has changed."""
    if meeting.cancelled_at is None:
        _plan_meeting(meeting, bearings, _covered_until(bearings.memory))


def key_of(one: Wanted) -> str:
    """Name one reminder: the thing, its version, the moment, the chat.

    The due time is part of it: whoever moves to another zone is reminded by the new clock, and the reminder by the old
    one finds, as it leaves, that it is no longer due.
    """
    occurrence, starts = one.occurrence, one.occurrence.starts.astimezone(UTC)
    what = f"meeting:{occurrence.meeting.id}:{occurrence.meeting.version}.{occurrence.date_version}"
    return f"{what}:{starts:%Y%m%dT%H%MZ}:{one.moment}:{one.recipient.chat_id}:{one.due:%d%H%M}"


def card_of(one: Wanted) -> str | None:
    """Name the card that a reminder shows: the one of the last hour is edited when the meeting begins.

    The news of a meeting shows the card of its date, which is edited as people answer (bot/answers/meetings).
    """
    if one.moment == NOTICE:
        return f"meeting:{one.occurrence.meeting.id}:{one.occurrence.original:%Y%m%dT%H%M}"
    if one.moment not in {HOUR_BEFORE, STARTED}:
        return None
    return f"reminder:{one.occurrence.meeting.id}:{one.occurrence.original:%Y%m%dT%H%M}:{one.occurrence.version}"


def outgoing(one: Wanted, since: datetime) -> Outgoing:
    """Give a reminder as a row of the outbox; from `since` on it counts as late."""
    occurrence = one.occurrence
    content = {
        "say": "reminder",
        "meeting": occurrence.meeting.id,
        "version": occurrence.version,
        "original": occurrence.original.isoformat(),
        "starts": occurrence.starts.astimezone(UTC).isoformat(),
        "ends": occurrence.ends.astimezone(UTC).isoformat(),
        "moment": one.moment,
        "due": one.due.isoformat(),
        "since": since.isoformat(),
        "followed": one.until < useful_until(one.moment, occurrence),
    }
    action: Action = "edit" if one.moment == STARTED else "send"
    at, until, chat_id = max(one.due, since), one.until, one.recipient.chat_id
    return Outgoing(key_of(one), chat_id, action, "reminder", at, content, until, card_of(one))


def dates_ahead(meeting: Meeting, bearings: Bearings) -> Iterator[Occurrence]:
    """Give the occurrences of which anything may be said within the coming days, the one that has just ended too."""
    now = bearings.now
    return dates(bearings.memory, meeting, now - NEWS_FOR, now + LOOKED_AT)


def _plan_meeting(meeting: Meeting, bearings: Bearings, covered: datetime | None) -> None:
    for occurrence in dates_ahead(meeting, bearings):
        for recipient in recipients(occurrence, bearings):
            for row in rows(wanted(occurrence, recipient, bearings), bearings.now, covered):
                bearings.memory.outbox.put(row)


def rows(found: Iterable[Wanted], now: datetime, covered: datetime | None) -> Iterator[Outgoing]:
    """Give those that fall due within the coming days as rows, with the edit that ends the one of the last hour.

    What fell due before is left out, as it was planned then, or became known too late; unless nobody was there to plan
    it (it lies behind `covered`), or it is the news of a meeting, or its last hour.
    """
    for one in found:
        since = _since(one, now, covered)
        if since is None or one.due > now + PLANNED_AHEAD:
            continue
        yield outgoing(one, since)
        if one.moment == HOUR_BEFORE:
            yield outgoing(_its_end(one), since)


def _since(one: Wanted, now: datetime, covered: datetime | None) -> datetime | None:
    if one.until <= now:
        return None
    if one.due >= now or (covered is not None and one.due > covered):
        return one.due
    if one.moment == HOUR_BEFORE or (one.moment == NOTICE and one.due > now - NEWS_FOR):
        return now
    return None


def _its_end(one: Wanted) -> Wanted:
    starts, ends = one.occurrence.starts.astimezone(UTC), one.occurrence.ends.astimezone(UTC)
    return replace(one, moment=STARTED, due=max(starts, one.due), until=ends, silent=True)


def _covered_until(memory: Memory) -> datetime | None:
    kept = memory.settings.get(COVERED)
    return datetime.fromisoformat(kept["until"]) if kept else None


def _tell_of_new_hours(bearings: Bearings, zone_data: str) -> None:
    memory, now = bearings.memory, bearings.now
    coming = [one for each in memory.meetings.all() for one in dates(memory, each, now, now + WATCHED)]
    everybody = {one.meeting.id: list(recipients(one, bearings)) for one in coming}
    zones = [one.zone for each in everybody.values() for one in each] + [ZoneInfo(key) for key in bearings.countries]
    firsts = {one.occurrence.meeting.id: one for one in reversed(shifted(coming, zones, memory, zone_data))}
    for moved in firsts.values():
        for recipient in everybody[moved.occurrence.meeting.id]:
            row = _new_hour(moved, recipient, zone_data, bearings)
            if row:
                memory.outbox.put(row)


def _new_hour(moved: Shifted, recipient: Recipient, zone_data: str, bearings: Bearings) -> Outgoing | None:
    """A group has people on every shore; somebody in private has one clock."""
    zones = [recipient.zone, *(ZoneInfo(key) for key in bearings.countries if recipient.kind == "group")]
    occurrence = moved.occurrence
    starts = occurrence.starts.astimezone(UTC)
    if recipient.kind == "asked" or recipient.paused_until or not any(moved.moved_in(zone) for zone in zones):
        return None
    due = recipient.night.over_at(bearings.now)
    if due >= starts:
        return None
    content: Mapping[str, object] = {
        "say": "new_hour",
        "meeting": occurrence.meeting.id,
        "original": occurrence.original.isoformat(),
        "starts": starts.isoformat(),
        "planned": dict(moved.planned),
    }
    key = f"new hour:{zone_data}:{occurrence.meeting.id}:{starts:%Y%m%dT%H%MZ}:{recipient.chat_id}"
    return Outgoing(key, recipient.chat_id, "send", "reminder", due, content, starts)
