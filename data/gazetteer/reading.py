"""Read the shipped tables: `*.tsv` made by build.py, `aliases/*.toml` kept by hand."""

import csv
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import cast

from data.gazetteer.places import Alias, GazetteerPlace, Language, PlaceKind

Row = dict[str, str]
FOLDER = Path(__file__).parent


def read() -> Iterator[GazetteerPlace]:
    """Every place, parents before their children: countries, then what lies below each."""
    aliases = _aliases()
    zones: dict[str, str] = {}
    for row in _rows():
        zones[row["code"]] = row["time_zone"] or zones[row["parent"]]
        yield _place(row, zones[row["code"]], tuple(aliases.get(row["code"], ())))


def _rows() -> Iterator[Row]:
    for table in ("areas.tsv", "communes.tsv"):
        with (FOLDER / table).open(encoding="utf-8", newline="") as lines:
            yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def _place(row: Row, zone: str, aliases: tuple[Alias, ...]) -> GazetteerPlace:
    return GazetteerPlace(
        code=row["code"],
        kind=cast("PlaceKind", row["kind"]),
        name=row["name"],
        parent=row["parent"] or None,
        aliases=aliases,
        time_zone=zone,
        latitude=float(row["latitude"]) if row["latitude"] else None,
        longitude=float(row["longitude"]) if row["longitude"] else None,
        population=int(row["population"]) if row["population"] else None,
        exact_only=row["exact_only"] == "1",
        former=row["former"] == "1",
        successor=row["successor"] or None,
    )


def _aliases() -> dict[str, list[Alias]]:
    """By code. A file is named after country and language (`chile_es`, `chile_any`), a table in it after the note."""
    found: dict[str, list[Alias]] = defaultdict(list)
    for file in sorted((FOLDER / "aliases").glob("*.toml")):
        language = _language(file.name)
        for note, named in tomllib.loads(file.read_text(encoding="utf-8")).items():
            for code, names in named.items():
                found[code] += [Alias(name, language, None if note == "name" else note) for name in names]
    return found


def _language(file_name: str) -> Language | None:
    word = file_name.removesuffix(".toml").rpartition("_")[2]
    return None if word == "any" else cast("Language", word)
