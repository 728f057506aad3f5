"""At which hours somebody may be told something that they did not ask for."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.times.zones import at_wall
from data.model import Member

NIGHT_FROM, NIGHT_UNTIL = time(21), time(7, 30)
DIGEST_AT, DIGEST_UNTIL = time(8, 30), time(20)
"""When the daily digest comes, and until when it is of use if it could not come earlier; by the reader's clock."""


def awake_from(now: datetime, zone: ZoneInfo, member: Member | None = None) -> datetime:
    """Give the first instant from `now` on at which somebody may be written to, in UTC: the night is left in peace."""
    begins = (member and member.quiet_from) or NIGHT_FROM
    ends = (member and member.quiet_until) or NIGHT_UNTIL
    local = now.astimezone(zone)
    if not _within(local.time(), begins, ends):
        return now.astimezone(UTC)
    day = local.date() + timedelta(days=1) if local.time() >= ends else local.date()
    return on_day(day, ends, zone)


def digest_due(day: date, zone: ZoneInfo, member: Member) -> datetime:
    """Give when somebody's digest of a day is due, in UTC: half past eight, or when their own night ends later."""
    ends = member.quiet_until or NIGHT_UNTIL
    return on_day(day, max(DIGEST_AT, ends) if ends < time(12) else DIGEST_AT, zone)


def on_day(day: date, hour: time, zone: ZoneInfo) -> datetime:
    """Give the instant of a wall time, in UTC."""
    return at_wall(datetime.combine(day, hour), zone)[0].astimezone(UTC)


def _within(hour: time, begins: time, ends: time) -> bool:
    if begins <= ends:
        return begins <= hour < ends
    return hour >= begins or hour < ends
