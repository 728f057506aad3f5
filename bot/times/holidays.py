"""Public holidays and working days of France and Chile, from the package `holidays`.

A country is an ISO 3166-1 code ("FR", "CL"), or one of its parts by ISO 3166-2 ("FR-57", "CL-AP"); France's overseas
parts are also known by their own codes ("RE", "GP").
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache
from types import MappingProxyType

import holidays as published

_ONE_DAY = timedelta(days=1)


@lru_cache(maxsize=256)
def public_holidays(country: str, year: int) -> Mapping[date, str]:
    """The public holidays of a country or a part of it in a year, each with its name in the country's language.

    Raises AttributeError for a country and NotImplementedError for a part that the package does not know.
    """
    code, _, part = country.partition("-")
    own_language = getattr(published, code).default_language
    found = published.country_holidays(code, subdiv=part or None, years=year, language=own_language)
    return MappingProxyType({day: found[day] for day in sorted(found) if day.year == year})


def is_working_day(day: date, country: str) -> bool:
    """Whether the day is neither a Saturday, a Sunday nor a public holiday there."""
    return day.weekday() < 5 and day not in public_holidays(country, day.year)


def working_day_before(day: date, country: str) -> date:
    """The last working day strictly before the day."""
    earlier = day - _ONE_DAY
    while not is_working_day(earlier, country):
        earlier -= _ONE_DAY
    return earlier
