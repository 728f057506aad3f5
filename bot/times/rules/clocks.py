"""Rules for times of day: figures, words, quarters and halves."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bot.times.chart import Options, Pattern, rule
from bot.times.clockface import Clock, ClockRange
from bot.times.meaning import (
    At,
)
from bot.times.parts import PARTS, in_half, in_part


def hour(number: int) -> Clock | None:
    """A bare number as an hour."""
    return Clock(number, twelve=1 <= number <= 12) if 0 <= number <= 24 else None


def clock_word(number: int) -> Clock:
    """Noon or midnight."""
    return Clock(number)


def half(number: int, meridiem: str) -> Clock | None:
    """ "3 pm"."""
    return in_half(Clock(number), meridiem) if 1 <= number <= 12 else None


def clock_half(clock: Clock, meridiem: str) -> Clock | None:
    """ "3:15 pm", and "15:15 pm" as people also write it."""
    return in_half(clock, meridiem)


def hour_minutes_half(number: int, minutes: int, meridiem: str) -> Clock | None:
    """ "five thirty pm"."""
    clock = hour_minutes(number, minutes)
    return in_half(clock, meridiem) if clock else None


def hour_minutes(number: int, minutes: int) -> Clock | None:
    """ "five thirty", "las cinco y veinte"."""
    clock = hour(number)
    return plus(clock, minutes) if clock else None


def plus(clock: Clock, minutes: int) -> Clock | None:
    """ "neuf heures trente", "midi et quart"."""
    if clock.grain != "hour" or not 0 < minutes < 60:
        return None
    return Clock(clock.hour, minutes, 0, "minute", clock.twelve)


def minus(clock: Clock, minutes: int) -> Clock | None:
    """ "neuf heures moins le quart"."""
    if clock.grain != "hour" or not 0 < minutes < 60:
        return None
    return Clock((clock.hour - 1) % 24 or (12 if clock.twelve else 0), 60 - minutes, 0, "minute", clock.twelve)


def hour_minus(number: int, minutes: int) -> Clock | None:
    """ "seis menos diez"."""
    clock = hour(number)
    return minus(clock, minutes) if clock else None


def minutes_past(minutes: int, number: int) -> Clock | None:
    """ "quarter past three"."""
    return hour_minutes(number, minutes) if number <= 24 else None


def minutes_past_clock(minutes: int, clock: Clock) -> Clock | None:
    """ "quarter past noon"."""
    return plus(clock, minutes)


def minutes_to(minutes: int, number: int) -> Clock | None:
    """ "ten to five", "un cuarto para las seis"."""
    return hour_minus(number, minutes)


def minutes_to_clock(minutes: int, clock: Clock) -> Clock | None:
    """ "a quarter to noon"."""
    return minus(clock, minutes)


def half_past(number: int) -> Clock | None:
    """ "half past two"."""
    return hour_minutes(number, 30)


def same(value: object) -> object:
    """The value alone: its other words only point at it."""
    return value


def of_part(clock: Clock, part: str) -> Clock | None:
    """ "9 du matin", "las 4 de la tarde"."""
    return in_part(clock, PARTS[part])


def number_of_part(number: int, part: str) -> Clock | None:
    """ "3 in the afternoon"."""
    clock = hour(number)
    return in_part(clock, PARTS[part]) if clock else None


def may_be_afternoon(clock: Clock) -> bool:
    """Whether the hour, from one to six, is as likely meant after noon."""
    return clock.twelve and 1 <= clock.hour <= 6


def afternoon(clock: Clock) -> Clock:
    """The same, twelve hours later."""
    return replace(clock, hour=clock.hour + 12)


def at_next(clock: Clock | ClockRange) -> At | Options:
    """A time of day without a day: the next time it comes; "at 3" is rather in the afternoon than in the night."""
    if isinstance(clock, Clock) and may_be_afternoon(clock):
        return Options((At(None, afternoon(clock)), At(None, clock)))
    return At(None, clock)


RULES: Final[tuple[tuple[Pattern, ...], ...]] = (
    rule(
        "clock",
        """
        HOUR_AT number
        HOUR_THE figure
        """,
        hour,
        closed=True,
    ),
    rule("clock", "number OCLOCK", hour, cost=1),
    rule("clock", "clock_word", clock_word),
    rule("clock", "number meridiem", half),
    rule("clock", "clock|dotted_clock meridiem", clock_half),
    rule("clock", "number minutes|figure meridiem", hour_minutes_half),
    rule("clock", "HOUR_AT number minutes|figure|number", hour_minutes, closed=True),
    rule(
        "clock",
        """
        number PLUS_BARE minutes
        HOUR_AT|HOUR_THE number PLUS_HOUR minutes|number
        """,
        hour_minutes,
        closed=True,
        cost=1,
    ),
    rule(
        "clock",
        """
        clock PLUS_HOUR? minutes
        clock number
        """,
        plus,
        closed=True,
        cost=1,
    ),
    rule("clock", "clock MINUS minutes|number", minus),
    rule("clock", "HOUR_AT|HOUR_THE? number MINUS minutes|number", hour_minus, cost=1),
    rule(
        "clock",
        """
        minutes PAST_HOUR number
        HOUR_AT number PAST_HOUR number
        """,
        minutes_past,
    ),
    rule("clock", "minutes PAST_HOUR clock", minutes_past_clock),
    rule(
        "clock",
        """
        minutes FOR_HOUR|TO_HOUR number
        HOUR_AT number FOR_HOUR|TO_HOUR number
        """,
        minutes_to,
        cost=1,
    ),
    rule("clock", "minutes TO_HOUR clock", minutes_to_clock, cost=1),
    rule("clock", "number TO_HOUR clock", lambda said, clock: minus(clock, said) if said in {20, 25} else None),
    rule(
        "clock",
        """
        HALF_PAST number
        HOUR_AT HALF number
        """,
        half_past,
    ),
    rule(
        "clock",
        """
        AT|HOUR_AT|HOUR_THE clock
        HOUR_AT|AT dotted_clock|compact_clock
        clock SHARP|OCLOCK
        dotted_clock OCLOCK|HOURS
        compact_clock OCLOCK|HOURS
        """,
        same,
    ),
    rule("clock", "clock OF|OF_PART|IN_PART|THE? part", of_part),
    rule("clock", "number IN_PART|OF_PART part", number_of_part),
    rule("the_clock", "HOUR_THE number", hour, closed=True),
    rule("loose", "clock|clock_range", at_next),
)
