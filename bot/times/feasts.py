"""The dates of holidays that people call by name, public or not; some are computed from Easter, some move to a Monday.

Sources: the Gregorian computus as in python-dateutil; the French Code du travail, L3133-1; Chile's laws 2.977, 19.668
(feasts of June and October moved to a Monday), 20.299 (evangelical churches) and 21.357 (indigenous peoples).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import partial
from types import MappingProxyType
from typing import Final

from dateutil.easter import easter

from bot.times.holidays import public_holidays

Rule = Callable[[int], date]


def _fixed(month: int, day: int, year: int) -> date:
    return date(year, month, day)


def _from_easter(days: int, year: int) -> date:
    return easter(year) + timedelta(days=days)


def _nth(month: int, weekday: int, n: int, year: int) -> date:
    """The nth weekday of a month; −1 is the last."""
    if n < 0:
        end = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
        return end - timedelta(days=(end.weekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (n - 1))


def _to_monday(month: int, day: int, year: int) -> date:
    """Law 19.668: from Tuesday, Wednesday or Thursday back to Monday, from Friday on to Monday."""
    feast = date(year, month, day)
    return feast + timedelta(days={1: -1, 2: -2, 3: -3, 4: 3}.get(feast.weekday(), 0))


def _evangelical(year: int) -> date:
    """Law 20.299: 31 October; from Tuesday to the Friday before, from Wednesday to the Friday after."""
    feast = date(year, 10, 31)
    return feast + timedelta(days={1: -4, 2: 2}.get(feast.weekday(), 0))


def _indigenous(year: int) -> date:
    """The winter solstice, as decreed since 2021; 24 June, We Tripantu, before."""
    decreed = [day for day, name in public_holidays("CL", year).items() if "Indígenas" in name] if year >= 2021 else []
    return decreed[0] if decreed else date(year, 6, 24)


def _mothers_day_france(year: int) -> date:
    """The last Sunday of May, or the first of June when that is Pentecost."""
    last = _nth(5, 6, -1, year)
    return last + timedelta(days=7) if last == _from_easter(49, year) else last


def _black_friday(year: int) -> date:
    return _nth(11, 3, 4, year) + timedelta(days=1)


_FIXED: Final = {
    "new_year": (1, 1),
    "epiphany": (1, 6),
    "candlemas": (2, 2),
    "valentine": (2, 14),
    "womens_day": (3, 8),
    "saint_patrick": (3, 17),
    "saint_joseph": (3, 19),
    "april_fool": (4, 1),
    "earth_day": (4, 22),
    "labour_day_may": (5, 1),
    "victory_1945": (5, 8),
    "chile_navy": (5, 21),
    "martinique_abolition": (5, 22),
    "music_day": (6, 21),
    "saint_john": (6, 24),
    "independence_us": (7, 4),
    "bastille": (7, 14),
    "virgin_carmen": (7, 16),
    "assumption": (8, 15),
    "chile_national": (9, 18),
    "chile_army": (9, 19),
    "halloween": (10, 31),
    "all_saints": (11, 1),
    "all_souls": (11, 2),
    "armistice": (11, 11),
    "veterans_day": (11, 11),
    "saint_nicholas": (12, 6),
    "immaculate": (12, 8),
    "christmas_eve": (12, 24),
    "christmas": (12, 25),
    "boxing_day": (12, 26),
    "innocents": (12, 28),
    "new_year_eve": (12, 31),
}
_EASTER: Final = {
    "shrove_tuesday": -47,
    "ash_wednesday": -46,
    "palm_sunday": -7,
    "maundy_thursday": -3,
    "good_friday": -2,
    "holy_saturday": -1,
    "easter": 0,
    "easter_monday": 1,
    "ascension": 39,
    "pentecost": 49,
    "pentecost_monday": 50,
    "corpus_christi": 60,
}
_NTH: Final = {
    "martin_luther_king": (1, 0, 3),
    "presidents_day": (2, 0, 3),
    "mothers_day": (5, 6, 2),
    "mothers_day_cl": (5, 6, 2),
    "memorial_day": (5, 0, -1),
    "fathers_day": (6, 6, 3),
    "labor_day_us": (9, 0, 1),
    "columbus_day": (10, 0, 2),
    "thanksgiving": (11, 3, 4),
}
_FEASTS: Final[Mapping[str, Rule]] = MappingProxyType(
    {
        **{name: partial(_fixed, *day) for name, day in _FIXED.items()},
        **{name: partial(_from_easter, days) for name, days in _EASTER.items()},
        **{name: partial(_nth, *which) for name, which in _NTH.items()},
        "peter_paul": partial(_to_monday, 6, 29),
        "two_worlds": partial(_to_monday, 10, 12),
        "reformation": _evangelical,
        "indigenous": _indigenous,
        "mothers_day_fr": _mothers_day_france,
        "black_friday": _black_friday,
    }
)


def feast(name: str, year: int) -> date:
    """The date of a holiday, by its key in the word tables, in a year; raises KeyError for an unknown key."""
    return _FEASTS[name](year)


def month_and_day(name: str) -> tuple[int, int] | None:
    """The date of a holiday that keeps it every year; None for one that moves."""
    return _FIXED.get(name)
