"""When what repeats takes place: an RRULE on wall time, then its zone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from dateutil.rrule import rrule, rruleset, rrulestr

from bot.times.bearable import refuse_unbearable
from bot.times.zones import Oddity, at_wall, zone_of


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One time that a rule takes place: the naive wall time meant, the aware instant, and what is odd about it."""

    wall: datetime
    instant: datetime
    oddity: Oddity | None


def occurrences(
    rule: str, wall: datetime, zone: ZoneInfo | str, after: datetime, until: datetime, *, limit: int = 10_000
) -> Iterator[Occurrence]:
    """The occurrences of an RRULE with instants later than `after` and not later than `until` (both aware), in order.

    `wall` is the first occurrence as naive wall time in `zone`: the rule repeats wall time, so that 15:00 stays 15:00
    across a change of the clock. A missing local time becomes the first valid minute, a repeated one its first
    occurrence; both are flagged. An UNTIL in UTC is understood as the wall time it is in the zone. Raises ValueError
    for a malformed rule.
    """
    place = zone_of(zone)
    start = max(wall, after.astimezone(place).replace(tzinfo=None) - timedelta(days=1))
    for count, moment in enumerate(naive_rule(rule, wall, place).xafter(start, inc=True)):
        instant, oddity = at_wall(moment, place)
        if instant.astimezone(UTC) > until or count >= limit:
            return
        if instant.astimezone(UTC) > after:
            yield Occurrence(moment, instant, oddity)


def naive_rule(rule: str, wall: datetime, zone: ZoneInfo) -> rrule | rruleset:
    """The dateutil rule on naive wall time that begins at `wall`; raises ValueError for a malformed or endless one."""
    refuse_unbearable(rule, wall)
    parts = [_wall_until(part, zone) for part in rule.removeprefix("RRULE:").split(";")]
    return rrulestr(";".join(parts), dtstart=wall)


def _wall_until(part: str, zone: ZoneInfo) -> str:
    """UNTIL on the wall clock: in UTC it is moved into the zone, as a date it holds to the end of that day."""
    name, _, value = part.partition("=")
    if name.upper() != "UNTIL":
        return part
    if value.endswith("Z"):
        instant = datetime.strptime(value, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
        return f"UNTIL={instant.astimezone(zone):%Y%m%dT%H%M%S}"
    return f"UNTIL={value}T235959" if "T" not in value else part
