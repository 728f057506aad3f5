"""Hours that suit several zones at once: working hours everywhere if possible, no night, lunch rather not."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.times.holidays import is_working_day
from bot.times.zones import at_wall, country_of

OPENS, CLOSES = 9.0, 18.0
"""Working hours, by everybody's own clock."""
EARLIEST, LATEST = 8.0, 20.0
"""Outside of these nobody is asked to meet."""
LUNCH = (12.0, 14.0)
STEP = timedelta(minutes=30)
COST_OF_LUNCH, COST_OF_STRETCH, COST_OF_EDGE = 2.0, 4.0, 0.5


@dataclass(frozen=True, slots=True)
class Slot:
    """A time to meet: when it starts (aware), and how little it suits everybody; 0 is best."""

    starts: datetime
    cost: float


def slots(days: Iterable[date], zone: ZoneInfo, zones: Sequence[ZoneInfo], minutes: int) -> list[Slot]:
    """Give the times on these days (counted in `zone`) at which nobody of `zones` is asleep or on holiday, in order."""
    found = []
    for day in days:
        midnight, _ = at_wall(datetime.combine(day, time(0)), zone)
        for half_hours in range(48):
            starts = (midnight + half_hours * STEP).astimezone(zone)
            cost = cost_of(starts, zones, minutes)
            if starts.date() == day and cost is not None:
                found.append(Slot(starts, cost))
    return found


def cost_of(starts: datetime, zones: Iterable[ZoneInfo], minutes: int) -> float | None:
    """Say how little a time suits people in several zones; None when it is impossible for one of them."""
    costs = [_cost(starts.astimezone(zone), zone, minutes) for zone in zones]
    return None if any(cost is None for cost in costs) else sum(cost for cost in costs if cost is not None)


def good_hours(day: date, zone: ZoneInfo, zones: Sequence[ZoneInfo], minutes: int = 60) -> list[time]:
    """Give the full hours of a day in `zone`, the best ones for everybody first; without any, those of the day."""
    everybody = tuple(dict.fromkeys((zone, *zones)))
    found = [one for one in slots([day], zone, everybody, minutes) if not one.starts.minute]
    ranked = sorted(found, key=lambda one: (one.cost, one.starts))
    return [one.starts.time() for one in ranked] or [time(hour) for hour in (10, 11, 14, 15)]


def _cost(local: datetime, zone: ZoneInfo, minutes: int) -> float | None:
    country = country_of(zone)
    begins = local.hour + local.minute / 60
    ends = begins + minutes / 60
    closed = not is_working_day(local.date(), country) if country else local.weekday() >= 5
    if closed or begins < EARLIEST or ends > LATEST:
        return None
    stretch = max(0.0, OPENS - begins) + max(0.0, ends - CLOSES)
    lunch = max(0.0, min(ends, LUNCH[1]) - max(begins, LUNCH[0]))
    edge = COST_OF_EDGE if begins < OPENS + 1 or ends > CLOSES - 1 else 0.0
    return COST_OF_STRETCH * stretch + COST_OF_LUNCH * lunch + edge
