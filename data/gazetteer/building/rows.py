"""A row of the tables, and how rows are written."""

import csv
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from data.gazetteer.places import PlaceKind


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """As in GazetteerPlace, except that an empty `time_zone` means "as its parent"."""

    code: str
    kind: PlaceKind
    name: str
    parent: str = ""
    time_zone: str = ""
    latitude: float | None = None
    longitude: float | None = None
    population: int | None = None
    exact_only: bool = False
    former: bool = False
    successor: str = ""


def write(path: Path, rows: Iterable[PlaceRow]) -> None:
    """Write a tab-separated table, without quotation marks: names hold neither tabs nor line ends."""
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, delimiter="\t", quoting=csv.QUOTE_NONE, quotechar=None, lineterminator="\n")
        table.writerow(field.name for field in fields(PlaceRow))
        table.writerows([_cell(value) for value in asdict(row).values()] for row in rows)


def _cell(value: object) -> str:
    if isinstance(value, bool):
        return "1" if value else ""
    if isinstance(value, float):
        return f"{value:.3f}"  # about 100 m: a town, not a door
    return "" if value is None else str(value)
