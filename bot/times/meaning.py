"""What words about time mean before anybody knows what time it is: values that rules build and the resolver reads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from bot.times.clockface import Clock, ClockRange, DayPart, Length
from bot.times.reading import Direction, Grain

Third = Literal["early", "mid", "late"]


@dataclass(frozen=True, slots=True)
class Fields:
    """A date partly specified: what is said of it; `past` looks back instead of ahead. Weekday 0 is Monday."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    past: bool = False


@dataclass(frozen=True, slots=True)
class Weekday:
    """The coming weekday, `weeks` later; with `today`, today counts; weeks −1 is the last one before today."""

    weekday: int
    weeks: int = 0
    today: bool = False


@dataclass(frozen=True, slots=True)
class Cycle:
    """The unit of `grain` that contains now, moved by `offset`: today, next week, last year. `count` units in a row."""

    grain: Grain
    offset: int = 0
    count: int = 1


@dataclass(frozen=True, slots=True)
class Following:
    """The next (or, negative, the last) `count` units, counted from now or from `after`: "the next three days"."""

    grain: Grain
    count: int
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Nth:
    """The nth weekday or unit within (or after, without a container) something; −1 is the last."""

    n: int
    of: Weekday | Grain
    container: Node | None = None


@dataclass(frozen=True, slots=True)
class Portion:
    """The early, middle or late part of a period; as a deadline, its last day."""

    third: Third
    of: Node


@dataclass(frozen=True, slots=True)
class Moved:
    """So many units from another moment, or from now."""

    amount: float
    grain: Grain
    origin: Node | None = None


@dataclass(frozen=True, slots=True)
class Workdays:
    """So many working days from a day, or from today, without the public holidays of the zone's country."""

    amount: int
    origin: Node | None = None


@dataclass(frozen=True, slots=True)
class Within:
    """The first `inner` inside `outer`: Tuesday of next week, the 5th of next month."""

    inner: Node
    outer: Node


@dataclass(frozen=True, slots=True)
class WeekOf:
    """The week that contains a day."""

    day: Node


@dataclass(frozen=True, slots=True)
class WeekNumber:
    """The ISO week of that number."""

    number: int
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Weekend:
    """Friday 18:00 to Monday 00:00: the coming one, moved by `offset`, or the one in or around `of`."""

    offset: int = 0
    of: Node | None = None


@dataclass(frozen=True, slots=True)
class Season:
    """A season where the zone lies, north or south; `offset` years from the coming or current one."""

    name: str
    offset: int = 0
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """Months in a row that count within a year: a quarter (size 3), half (6) or third (4) of it."""

    number: int
    size: int
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Decade:
    """Ten years from `start`."""

    start: int


@dataclass(frozen=True, slots=True)
class Holiday:
    """A public or customary holiday by its key in `feasts.py`."""

    name: str
    year: int | None = None
    past: bool = False


@dataclass(frozen=True, slots=True)
class Event:
    """Something that the caller named: its instant comes with the question."""

    name: str


@dataclass(frozen=True, slots=True)
class At:
    """A time of day on a day; without a day, the next time it comes."""

    day: Node | None
    clock: Clock | DayPart | ClockRange


@dataclass(frozen=True, slots=True)
class Range:
    """From one moment through another; with `through`, the end of the latter is the end."""

    start: Node
    end: Node


@dataclass(frozen=True, slots=True)
class Lasting:
    """From a moment, for so long."""

    start: Node
    amount: float
    grain: Grain


@dataclass(frozen=True, slots=True)
class Open:
    """A bound on one side."""

    direction: Direction
    bound: Node


@dataclass(frozen=True, slots=True)
class Now:
    """This very moment."""


@dataclass(frozen=True, slots=True)
class Zoned:
    """Said in a zone by name."""

    node: Node
    zone: str


@dataclass(frozen=True, slots=True)
class Shores:
    """One moment said twice, for two zones: the first counts, the second checks it. One may be where the speaker is."""

    first: Zoned | At
    second: Zoned | At


@dataclass(frozen=True, slots=True)
class Rule:
    """What repeats: the fields of an RRULE in the order RFC 5545 lists them, with its time of day.

    `approximate` when the words leave open on which days ("twice a week").
    """

    frequency: str
    interval: int = 1
    byday: tuple[str, ...] = ()
    bymonthday: tuple[int, ...] = ()
    bymonth: tuple[int, ...] = ()
    bysetpos: int | None = None
    clock: Clock | DayPart | ClockRange | None = None
    start: Node | None = None
    until: Node | None = None
    lasting: Length | None = None
    count: int | None = None
    except_months: tuple[int, ...] = ()
    except_days: tuple[str, ...] = ()
    except_dates: tuple[Node, ...] = ()
    approximate: bool = False


# fmt: off
Node: TypeAlias = (
    Fields | Weekday | Cycle | Following | Nth | Portion | Moved | Workdays | Within | WeekOf | WeekNumber | Weekend
    | Season | Part | Decade | Holiday
     | Event | At | Range | Lasting
    | Open | Now | Zoned | Shores | Rule
)
# fmt: on
