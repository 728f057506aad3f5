"""Rules that can be reckoned with: an RRULE may come from anybody's calendar file, and some never end being searched.

dateutil looks for the next date step by step until the year 9999. A rule that has none ("30 February, every second")
would keep it busy for ever; so what can have no date, or too many of them, is refused before it is asked.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

STEPS: Final = ("SECONDLY", "MINUTELY", "HOURLY", "DAILY", "WEEKLY", "MONTHLY", "YEARLY")
WITHIN_A_DAY: Final = frozenset({"SECONDLY", "MINUTELY", "HOURLY"})
CLOCK_PARTS: Final = ("BYHOUR", "BYMINUTE", "BYSECOND")
MOST_A_DAY: Final = 24
MOST_DATES: Final = 10_000
MOST_STEPS: Final = 10_000
"""Between one date and the next."""
LONGEST: Final = 500
"""Characters of a rule."""
LAST_DAYS: Final = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
OTHER_DAY_PARTS: Final = frozenset({"BYDAY", "BYWEEKDAY", "BYWEEKNO", "BYYEARDAY", "BYEASTER"})


def refuse_unbearable(rule: str, wall: datetime) -> None:
    """Raise ValueError for a rule from `wall` on (naive) that has no date, or whose dates take too long to find."""
    if len(rule) > LONGEST:
        raise ValueError("a rule as long as that is nobody's")
    parts = parts_of(rule)
    step = parts.get("FREQ", "")
    if not 0 < int(parts.get("INTERVAL", 1)) < MOST_STEPS:
        raise ValueError("a rule goes on by at least one step, and by fewer than ten thousand")
    if int(parts.get("COUNT", 1)) > MOST_DATES:
        raise ValueError("too many dates")
    if step in WITHIN_A_DAY and any(name.startswith("BY") for name in parts):
        raise ValueError("a rule within the day that is limited to certain times may never come true")
    if "BYSETPOS" in parts and step not in {"MONTHLY", "YEARLY"}:
        raise ValueError("only of a month's or a year's dates one may be chosen by its place")
    if _times_a_day(parts) > MOST_A_DAY:
        raise ValueError("too many times a day")
    if not _has_day(parts, step, wall):
        raise ValueError("no such day")


def too_often(rule: str | None, *, daily: bool = False) -> bool:
    """Whether a rule comes more than once an hour, which nobody can want to hear; or, `daily`, more than once a day."""
    if rule is None:
        return False
    parts = parts_of(rule)
    step, interval = parts.get("FREQ", ""), int(parts.get("INTERVAL", 1))
    if daily:
        return step in WITHIN_A_DAY or _times_a_day(parts) > 1
    return (step == "SECONDLY" and interval < 3600) or (step == "MINUTELY" and interval < 60)


def parts_of(rule: str) -> Mapping[str, str]:
    """Give the parts of an RRULE by their names, in capitals."""
    said = (part.partition("=") for part in rule.upper().removeprefix("RRULE:").split(";"))
    return {name.strip(): value.strip() for name, _, value in said}


def _times_a_day(parts: Mapping[str, str]) -> int:
    times = 1
    for name in CLOCK_PARTS:
        times *= len(parts[name].split(",")) if name in parts else 1
    return times


def _has_day(parts: Mapping[str, str], step: str, wall: datetime) -> bool:
    """Whether any of the months has any of the days; of a yearly rule that names no day it is that of `wall`."""
    months = _numbers(parts.get("BYMONTH", "")) or list(range(1, 13))
    days = _numbers(parts.get("BYMONTHDAY", ""))
    if not days and step in {"MONTHLY", "YEARLY"} and not OTHER_DAY_PARTS & set(parts):
        days = [wall.day]
    longest = max((LAST_DAYS[month - 1] for month in months if 1 <= month <= len(LAST_DAYS)), default=0)
    return any(0 < abs(day) <= longest for day in days) if days else bool(longest)


def _numbers(said: str) -> list[int]:
    return [int(one) for one in said.split(",") if one]
