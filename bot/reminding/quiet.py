"""Quiet hours: when nobody's telephone makes a sound, by their own clock."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.times.zones import at_wall

QUIET_FROM, QUIET_UNTIL = time(21), time(7, 30)


@dataclass(frozen=True, slots=True)
class QuietHours:
    """A night by the clock of a zone; `begins` and `ends` are wall times, and the night may hold midnight or not."""

    zone: ZoneInfo
    begins: time = QUIET_FROM
    ends: time = QUIET_UNTIL

    def hold(self, instant: datetime) -> bool:
        """Whether an aware instant lies in them; where both ends are the same there is no night."""
        hour = instant.astimezone(self.zone).time()
        if self.begins <= self.ends:
            return self.begins <= hour < self.ends
        return hour >= self.begins or hour < self.ends

    def over_at(self, instant: datetime) -> datetime:
        """Give the first instant from `instant` on that is not quiet, in UTC."""
        if not self.hold(instant):
            return instant.astimezone(UTC)
        local = instant.astimezone(self.zone)
        day = local.date() + timedelta(days=int(local.time() >= self.ends))
        return at_wall(datetime.combine(day, self.ends), self.zone)[0].astimezone(UTC)


def is_quiet(instant: datetime, zone: ZoneInfo) -> bool:
    """Whether it is night by the clock of a zone, for whoever has said no other hours."""
    return QuietHours(zone).hold(instant)
