"""Which reminders of a meeting fall due, when and for whom; planned ahead, each under a key that exists once."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from bot.reminding.occurrences import Occurrence, occurrences
from bot.times.holidays import working_day_before
from bot.times.zones import at_wall
from data.memory import Memory
from data.model import Chat, Member, Outgoing

Moment = Literal["day_before", "hour_before"]

PLANNED_AHEAD = timedelta(days=8)
"""How far ahead reminders stand in the outbox: longer than any outage after which one would still be of use."""
MORNING = time(9)
QUIET_FROM, QUIET_UNTIL = time(21), time(7, 30)
"""When nobody's telephone makes a sound, by their own clock."""


@dataclass(frozen=True, slots=True)
class Recipient:
    """A chat that is reminded, and the zone it lives by; `country` tells its working days."""

    chat_id: int
    zone: ZoneInfo
    country: str


def recipients(memory: Memory, home: ZoneInfo, countries: Mapping[str, str]) -> list[Recipient]:
    """Give who is reminded of the network's meetings: the bound groups; where there is none, every member in private.

    `countries` says which country's working days a zone has, by the zone's name; others have the home zone's.
    """
    reminded: Iterable[Chat | Member] = memory.chats.bound() or _wanting(memory.members.all())
    return [_recipient(one, home, countries) for one in reminded]


def recipient(chat_id: int, memory: Memory, home: ZoneInfo, countries: Mapping[str, str]) -> Recipient | None:
    """Give a chat as `recipients` would, or None when it is no longer reminded: a reminder asks before it leaves."""
    groups = memory.chats.bound()
    if groups:
        return next((_recipient(one, home, countries) for one in groups if one.id == chat_id), None)
    member = memory.members.by_user(chat_id)
    return next((_recipient(one, home, countries) for one in _wanting([member] if member else [])), None)


def plan(memory: Memory, now: datetime, everybody: list[Recipient]) -> None:
    """Put every reminder of the coming days into the outbox; what stands there already stays as it is."""
    for meeting in memory.meetings.all():
        for occurrence in occurrences(meeting, now, now + PLANNED_AHEAD):
            for recipient in everybody:
                for outgoing in _reminders(occurrence, recipient, now):
                    memory.outbox.put(outgoing)


def is_quiet(instant: datetime, zone: ZoneInfo) -> bool:
    """Whether it is night by the clock of a zone."""
    hour = instant.astimezone(zone).time()
    return hour >= QUIET_FROM or hour < QUIET_UNTIL


def due_at(moment: Moment, occurrence: Occurrence, recipient: Recipient) -> datetime:
    """Say when a reminder falls due, in UTC: an hour before, or at nine on the working day before, by their clock."""
    if moment == "hour_before":
        return (occurrence.starts.astimezone(UTC) - timedelta(hours=1)).astimezone(UTC)
    day = working_day_before(occurrence.starts.astimezone(recipient.zone).date(), recipient.country)
    morning, _ = at_wall(datetime.combine(day, MORNING), recipient.zone)
    return morning.astimezone(UTC)


def _reminders(occurrence: Occurrence, recipient: Recipient, now: datetime) -> Iterator[Outgoing]:
    useful_until: dict[Moment, datetime] = {"day_before": occurrence.starts, "hour_before": occurrence.ends}
    for moment, useless_after in useful_until.items():
        due = due_at(moment, occurrence, recipient)
        # A meeting that became known late is reminded of at its next moment, not at those that have passed.
        if due >= now or moment == "hour_before":
            yield _reminder(moment, occurrence, recipient, due, useless_after)


# The due time is part of the key: whoever moves to another zone is reminded by the new clock, and the reminder by the
# old one finds, as it leaves, that it is no longer due.
def _reminder(
    moment: Moment, occurrence: Occurrence, recipient: Recipient, due: datetime, useless_after: datetime
) -> Outgoing:
    meeting, starts = occurrence.meeting, occurrence.starts.astimezone(UTC)
    return Outgoing(
        key=f"meeting:{meeting.id}:{meeting.version}:{starts:%Y%m%dT%H%MZ}:{moment}:{recipient.chat_id}:{due:%d%H%M}",
        chat_id=recipient.chat_id,
        action="send",
        kind="reminder",
        due_at=due,
        not_after=useless_after.astimezone(UTC),
        content={
            "say": "reminder",
            "meeting": meeting.id,
            "version": meeting.version,
            "starts": starts.isoformat(),
            "moment": moment,
        },
    )


def _wanting(members: Iterable[Member]) -> list[Member]:
    return [one for one in members if one.left_at is None and one.reachable and not one.paused]


def _recipient(one: Chat | Member, home: ZoneInfo, countries: Mapping[str, str]) -> Recipient:
    zone = ZoneInfo(one.zone) if one.zone else home
    chat_id = one.id if isinstance(one, Chat) else one.user_id
    return Recipient(chat_id, zone, countries.get(zone.key) or countries.get(home.key, ""))
