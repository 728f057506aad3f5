"""France: regions, départements and communes of the Code officiel géographique (INSEE)."""

import json
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from data.gazetteer.building.centres import centred, summed
from data.gazetteer.building.geonames import SMALLEST, Town, Towns, folded, plausible, same_size
from data.gazetteer.building.rows import PlaceRow

# Below, a name is found by its whole self only: towns that cooperate abroad are hardly ever smaller, while every 35th
# French commune is larger, and 34,000 more names would turn each misspelling into a village. Seats of a département
# are spoken of whatever their size.
SPOKEN_OF = 10_000
OVERSEAS = {
    "971": "GP", "972": "MQ", "973": "GF", "974": "RE", "975": "PM", "976": "YT", "977": "BL", "978": "MF",
    "984": "TF", "986": "WF", "987": "PF", "988": "NC",
}  # fmt: skip
Entry = Mapping[str, Any]


@dataclass(frozen=True)
class France:
    """Everything about France, read from the unpacked npm package and the table kept by hand."""

    package: Path
    curated: Path
    towns: Towns

    @cached_property
    def kept(self) -> Mapping[str, Any]:
        """What no package says: time zones, regions of before 2016."""
        return tomllib.loads(self.curated.read_text(encoding="utf-8"))

    def _read(self, name: str) -> list[Entry]:
        entries: list[Entry] = json.loads((self.package / "data" / f"{name}.json").read_text(encoding="utf-8"))
        return entries

    @cached_property
    def _listed(self) -> list[Entry]:
        return self._read("communes")

    @cached_property
    def communes(self) -> list[PlaceRow]:
        """All communes of today, located where GeoNames knows them."""
        current = [entry for entry in self._listed if entry["type"] == "commune-actuelle"]
        seats = {entry["chefLieu"] for entry in self._read("departements")}
        found = located(current, self.towns)
        return [self._commune(entry, found.get(entry["code"]), seats) for entry in current]

    def _commune(self, entry: Entry, town: Town | None, seats: set[str]) -> PlaceRow:
        population = entry.get("population")
        seat = self.kept["seats"].get(entry["code"]) or (town and (town.latitude, town.longitude))
        return PlaceRow(
            code=f"FR-{entry['code']}",
            kind="commune",
            name=entry["nom"],
            parent=f"FR-D{entry['departement']}",
            time_zone=self.kept["commune_zones"].get(entry["code"], ""),
            latitude=float(seat[0]) if seat else None,
            longitude=float(seat[1]) if seat else None,
            population=population,
            exact_only=(population or 0) < SPOKEN_OF and entry["code"] not in seats,
        )

    @cached_property
    def _merged(self) -> list[Entry]:
        kinds = {"commune-deleguee", "commune-associee"}
        return [entry for entry in self._listed if entry["type"] in kinds]

    def former_communes(self) -> Iterator[PlaceRow]:
        """Communes that live on inside another, under a code of their own."""
        current = {row.code for row in self.communes}
        for entry in self._merged:
            if f"FR-{entry['code']}" not in current:
                yield PlaceRow(
                    code=f"FR-{entry['code']}",
                    kind="commune",
                    name=entry["nom"],
                    parent=f"FR-D{entry['departement']}",
                    exact_only=True,
                    former=True,
                    successor=f"FR-{entry['chefLieu']}",
                )

    def old_names(self) -> dict[str, list[str]]:
        """Names of communes whose code another name carries today, by that code."""
        names = {row.code: row.name for row in self.communes}
        found: dict[str, list[str]] = defaultdict(list)
        for entry in self._merged:
            code = f"FR-{entry['code']}"
            if code in names and folded(names[code]) != folded(entry["nom"]):
                found[code].append(entry["nom"])
        return found

    @cached_property
    def departments(self) -> list[PlaceRow]:
        """The 101 départements, and the overseas territories that belong to no region."""
        below = children(self.communes)
        return [self._department(entry, below[f"FR-D{entry['code']}"]) for entry in self._read("departements")]

    def _department(self, entry: Entry, communes: list[PlaceRow]) -> PlaceRow:
        row = PlaceRow(
            code=f"FR-D{entry['code']}",
            kind="department",
            name=entry["nom"],
            parent="FR" if entry["zone"] == "com" else f"FR-R{entry['region']}",
            time_zone=self.kept["department_zones"].get(entry["code"], ""),
            population=summed(communes),
        )
        return centred(row, communes)

    @cached_property
    def regions(self) -> list[PlaceRow]:
        """The 18 regions of today, then those abolished in 2016."""
        below = children(self.departments)
        return [self._region(entry, below) for entry in self._read("regions") if entry["zone"] != "com"] + [
            self._old_region(code, entry) for code, entry in self.kept["old_regions"].items()
        ]

    def _region(self, entry: Entry, below: Mapping[str, list[PlaceRow]]) -> PlaceRow:
        departments = below[f"FR-R{entry['code']}"]
        # A region overseas is one département, whose hour is its own.
        zone = departments[0].time_zone
        row = PlaceRow(f"FR-R{entry['code']}", "region", entry["nom"], "FR", zone, population=summed(departments))
        return centred(row, departments)

    def _old_region(self, code: str, entry: Entry) -> PlaceRow:
        departments = [row for row in self.departments if row.code.removeprefix("FR-D") in entry["departments"]]
        row = PlaceRow(f"FR-O{code}", "region", entry["name"], "FR", former=True, successor=entry["successor"])
        return centred(replace(row, population=summed(departments)), departments)

    def country(self) -> PlaceRow:
        """France as a whole, placed where its mainland is."""
        middle = centred(
            PlaceRow("FR", "country", "France", time_zone="Europe/Paris"),
            [row for row in self.departments if not row.time_zone],
        )
        return replace(middle, population=summed(self.communes))


def children(rows: Iterable[PlaceRow]) -> dict[str, list[PlaceRow]]:
    """Rows by the code of their parent."""
    found: dict[str, list[PlaceRow]] = defaultdict(list)
    for row in rows:
        found[row.parent].append(row)
    return found


def located(communes: Iterable[Entry], towns: Towns) -> dict[str, Town]:
    """Code -> town, where it is certain: alone of its name in the region, or alone of about its size."""
    homonyms: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in communes:
        homonyms[_area(entry), entry["nom"]].append(entry)
    found: dict[str, Town] = {}
    for (area, name), entries in homonyms.items():
        there = towns.named(name, area)
        # The list of towns begins at 500 people: a smaller commune would be taken for a namesake.
        for entry in (entry for entry in entries if entry.get("population", SMALLEST) >= SMALLEST):
            town = _only_fitting(there, entry.get("population"), alone=len(entries) == 1)
            if town is not None:
                found[entry["code"]] = town
    return found


def _only_fitting(towns: list[Town], population: int | None, *, alone: bool) -> Town | None:
    if alone and len(towns) == 1:
        return towns[0] if plausible(towns[0], population) else None
    return same_size(towns, population)


def _area(entry: Entry) -> str:
    return OVERSEAS.get(entry["departement"]) or str(entry["region"])
