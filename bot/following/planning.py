"""One digest a day for each member whom it could concern: a row in the outbox, put into words as it leaves."""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.following.digest import concerned
from bot.following.hours import DIGEST_UNTIL, digest_due, on_day
from bot.following.parties import country_of
from bot.following.workdays import is_working
from data.memory import Memory
from data.model import Member, Outgoing

DAYS_AHEAD = 3
"""How many days of digests stand in the outbox: more than one outage of a planner lasts."""
LOOKED_BACK = 30
"""Days after which it no longer matters what the last digest said."""
SAY = "digest"


def plan_digests(memory: Memory, now: datetime, home: ZoneInfo, countries: Mapping[str, str]) -> None:
    """Put the digests of the coming days into the outbox; what stands there already stays as it is.

    `countries` says which country's working days a zone has, by the zone's name; others have the home zone's.
    """
    for member in concerned(memory):
        if member.left_at is None and member.reachable and not member.paused:
            for row in _rows(member, now, home, countries):
                memory.outbox.put(row)


def zone_of_member(member: Member, home: ZoneInfo) -> ZoneInfo:
    """Give the zone whose clock a member lives by."""
    return ZoneInfo(member.zone) if member.zone else home


def last_told(member: Member, today: date, memory: Memory, zones: tuple[ZoneInfo, ...]) -> date:
    """Give the day of the last digest that reached a member; long ago when none has lately.

    A row that was cancelled because there was nothing to say, or could not leave, has told nothing.
    """
    for back in range(1, LOOKED_BACK + 1):
        day = today - timedelta(days=back)
        if any(_was_sent(key_of(member, day, zone), memory) for zone in dict.fromkeys(zones)):
            return day
    return today - timedelta(days=LOOKED_BACK + 1)


def told_already(member: Member, day: date, memory: Memory) -> bool:
    """Whether a digest of a day was sent, by whichever clock: whoever moves that day is not told it again."""
    since = datetime.combine(day, time(), UTC) - timedelta(days=1)
    return memory.outbox.was_sent(member.user_id, f"digest:{member.id}:{day:%Y%m%d}:", since)


def key_of(member: Member, day: date, zone: ZoneInfo) -> str:
    """Give the key of a digest: one per member, day, and the clock by which it is that day."""
    return f"digest:{member.id}:{day:%Y%m%d}:{zone.key}"


def _rows(member: Member, now: datetime, home: ZoneInfo, countries: Mapping[str, str]) -> Iterator[Outgoing]:
    zone = zone_of_member(member, home)
    country = country_of(zone, home, countries)
    today = now.astimezone(zone).date()
    for ahead in range(DAYS_AHEAD):
        day = today + timedelta(days=ahead)
        useless_from = on_day(day, DIGEST_UNTIL, zone)
        if is_working(day, country) and useless_from > now:
            due = max(digest_due(day, zone, member), now) if ahead == 0 else digest_due(day, zone, member)
            yield _row(member, day, zone, due, useless_from)


def _row(member: Member, day: date, zone: ZoneInfo, due: datetime, useless_from: datetime) -> Outgoing:
    return Outgoing(
        key=key_of(member, day, zone),
        chat_id=member.user_id,
        action="send",
        kind="reminder",
        due_at=due,
        not_after=useless_from,
        content={"say": SAY, "member": member.id, "day": day.isoformat(), "zone": zone.key},
    )


def _was_sent(key: str, memory: Memory) -> bool:
    row = memory.outbox.by_key(key)
    return row is not None and row.state == "sent"
