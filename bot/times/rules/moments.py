"""Rules for a time on a day, and for the parts of a day."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bot.times.chart import Options, Pattern, rule
from bot.times.clockface import Clock, ClockRange, DayPart
from bot.times.meaning import At, Cycle, Fields, Node, Weekday, Zoned
from bot.times.parts import PARTS, THROUGH_THE_NIGHT, in_part, range_in_part
from bot.times.rules.clocks import afternoon, may_be_afternoon

_NIGHTS: Final = frozenset({"night", "evening"})


def day_part(part: str) -> DayPart:
    """The hours of a part of the day."""
    return PARTS[part]


def this_part(part: str) -> At:
    """ "ce soir": that part of today."""
    return At(Cycle("day"), PARTS[part])


def part_third(third: str, part: str) -> At | None:
    """ "late this afternoon"."""
    return part_third_of(third, Cycle("day"), part)


def part_third_of(third: str, day: Node | None, part: str) -> At | None:
    """ "early tomorrow morning"."""
    name = f"{third}_{part}"
    return At(day, PARTS[name]) if name in PARTS else None


def yesterday_part(part: str) -> At:
    """ "last night"."""
    return At(Cycle("day", -1), PARTS[part])


def next_part(part: str) -> At:
    """ "por la tarde": that part of the day, the next time it comes."""
    return At(None, PARTS[part])


def on_day(day: Node, clock: Clock | DayPart | ClockRange) -> At | Options:
    """A time on a day; its midnight may be the one it begins with or the one it ends with; 3 may be 15."""
    if isinstance(clock, Clock) and clock.hour == 0 and clock.grain == "hour":
        return Options((At(day, clock), At(day, Clock(24))))
    if isinstance(clock, Clock) and may_be_afternoon(clock):
        return Options((At(day, clock), At(day, afternoon(clock))))
    return At(day, clock)


def on_day_after(clock: Clock | DayPart | ClockRange, day: Node) -> At | Options:
    """A time, then its day."""
    return on_day(day, clock)


def in_day_part(moment: object, clock: Clock) -> At | None:
    """ "Tuesday morning at 9", "tonight at 8"."""
    if isinstance(moment, At) and isinstance(moment.clock, DayPart):
        meant = in_part(clock, moment.clock)
        return At(moment.day, meant) if meant else None
    return None


def in_day_part_before(clock: Clock, moment: object) -> At | None:
    """ "at 8 tonight"."""
    return in_day_part(moment, clock)


def range_in_day_part(moment: object, hours: ClockRange) -> At | None:
    """ "Tuesday morning from 9 to 11"."""
    if isinstance(moment, At) and isinstance(moment.clock, DayPart):
        meant = range_in_part(hours, moment.clock)
        return At(moment.day, meant) if meant else None
    return None


def range_before_day_part(hours: ClockRange, moment: object) -> At | None:
    """ "from 9 to 11 tomorrow morning"."""
    return range_in_day_part(moment, hours)


def night_between(part: str, first: int, second: int) -> At | None:
    """ "dans la nuit de lundi à mardi"."""
    return At(Weekday(first), THROUGH_THE_NIGHT) if part in _NIGHTS and second == (first + 1) % 7 else None


def night_before(part: str, first: int, morning: Fields) -> At | None:
    """ "la nuit du 24 au 25 décembre"."""
    fits = part in _NIGHTS and morning.day == first + 1 and morning.month is not None
    return At(replace(morning, day=first, weekday=None), THROUGH_THE_NIGHT) if fits else None


def moment_date(moment: object, day: object) -> object:
    """ "15h heure de Paris mardi": a time already with its zone, then its day."""
    if isinstance(moment, Zoned) and isinstance(moment.node, At) and moment.node.day is None:
        return Zoned(At(day, moment.node.clock), moment.zone)  # type: ignore[arg-type]
    if isinstance(moment, At) and moment.day is None and isinstance(day, Weekday | Cycle):
        return At(day, moment.clock)
    return None


def date_moment(day: object, moment: object) -> object:
    """ "mardi, 15h heure de Paris"."""
    return moment_date(moment, day)


RULES: Final[tuple[tuple[Pattern, ...], ...]] = (
    rule(
        "day_part",
        """
        THE? part
        IN_PART part
        OF part
        """,
        day_part,
    ),
    rule(
        "moment",
        """
        THIS part
        today_part
        """,
        this_part,
    ),
    rule("moment", "date EARLY", lambda day: At(day, PARTS["early_morning"])),
    rule(
        "moment",
        "number today_part",
        lambda number, part: in_day_part(this_part(part), Clock(number)) if number <= 12 else None,
    ),
    rule("moment", "AT|IN? third THE part", lambda third, part: part_third_of(third, None, part)),
    rule("moment", "THIS clock_word", lambda number: At(Cycle("day"), Clock(number))),
    rule("moment", "THE? part NEXT", this_part),
    rule("moment", "third THIS part", part_third),
    rule("moment", "third date THE|IN_PART? part", part_third_of),
    rule(
        "moment",
        """
        yesterday_part
        LAST part
        part LAST
        """,
        yesterday_part,
    ),
    rule("moment", "IN_PART part", next_part, cost=1),
    rule("moment", "date clock|clock_range|bare_range|day_part", on_day),
    rule(
        "moment",
        """
        clock|clock_range|bare_range ON? date
        day_part OF|ON? date
        """,
        on_day_after,
        cost=1,
    ),
    rule("moment", "THE|IN_PART|IN? part OF|START|FROM|ON_DAY weekday TO ON_DAY|THE? weekday", night_between),
    rule("moment", "THE|IN_PART|IN? part OF|START|FROM|ON_DAY ON_DAY? number TO ON_DAY|THE? fields", night_before),
    rule("moment", "moment clock", in_day_part),
    rule("moment", "clock moment", in_day_part_before),
    rule("moment", "moment clock_range|bare_range", range_in_day_part),
    rule("moment", "clock_range|bare_range moment", range_before_day_part),
    rule("moment", "moment ON? date", moment_date),
    rule("moment", "date moment", date_moment),
)
