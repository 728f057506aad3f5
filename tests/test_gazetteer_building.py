"""How the tables of places are made."""

import json
from pathlib import Path

import pytest

from data.gazetteer.building import numerals
from data.gazetteer.building.centres import centre, summed
from data.gazetteer.building.france import France
from data.gazetteer.building.geonames import Town, Towns, folded, plausible, same_size
from data.gazetteer.building.rows import PlaceRow, write

SAME = [
    ("Saint-Étienne", "St Etienne"),
    ("L'Haÿ-les-Roses", "Hay les Roses"),
    ("Le Diamant", "Diamant"),
    ("Plessis-lez-Tours", "Plessis-lès-Tours"),
    ("Œuilly", "Oeuilly"),
    ("Bío-Bío", "Biobio"),
]
CURATED = """
department_zones = {974 = "Indian/Reunion"}
commune_zones = {}
[seats]
29003 = [48.0, -4.5]
[old_regions.99]
name = "Armorique"
successor = "FR-R53"
departments = ["29"]
"""
COMMUNES: list[tuple[str, str, str, dict[str, object]]] = [
    ("29001", "Grande", "commune-actuelle", {"population": 20_000}),
    ("29002", "Siège", "commune-actuelle", {"population": 3_000}),
    ("29003", "Petite", "commune-actuelle", {"population": 900}),
    ("29004", "Hameau", "commune-actuelle", {"population": 40}),
    ("29005", "Ancienne", "commune-deleguee", {"chefLieu": "29001"}),
    ("29001", "Grande-Vieille", "commune-deleguee", {"chefLieu": "29001"}),
]
PLACES: dict[str, list[dict[str, object]]] = {
    "regions": [
        {"code": "53", "nom": "Bretagne", "zone": "metro"},
        {"code": "04", "nom": "La Réunion", "zone": "drom"},
    ],
    "departements": [
        {"code": "29", "nom": "Finistère", "region": "53", "zone": "metro", "chefLieu": "29002"},
        {"code": "974", "nom": "La Réunion", "region": "04", "zone": "drom", "chefLieu": "97401"},
    ],
    "communes": [
        {"code": code, "nom": name, "departement": code[:-3], "region": "53", "type": kind, **more}
        for code, name, kind, more in COMMUNES
    ]
    + [
        {
            "code": "97401",
            "nom": "Îlet",
            "departement": "974",
            "region": "04",
            "type": "commune-actuelle",
            "population": 9,
        }
    ],
}


def _town(name: str, population: int, latitude: float = 48.0) -> Town:
    return Town(1, name, "53", latitude, -4.0, population)


class KnownTowns(Towns):
    """The towns of a test, without GeoNames."""

    def __init__(self, towns: list[Town]) -> None:
        super().__init__(())
        for town in towns:
            self._by_name[town.area, folded(town.name)].append(town)


@pytest.fixture(scope="module")
def france(tmp_path_factory: pytest.TempPathFactory) -> France:
    folder: Path = tmp_path_factory.mktemp("package")
    (folder / "data").mkdir()
    for name, entries in PLACES.items():
        (folder / "data" / f"{name}.json").write_text(json.dumps(entries), encoding="utf-8")
    (folder / "curated.toml").write_text(CURATED, encoding="utf-8")
    towns = KnownTowns([_town("Grande", 19_000, 48.2), _town("Siège", 50_000), _town("Hameau", 600)])
    return France(folder, folder / "curated.toml", towns)


@pytest.mark.parametrize(("one", "other"), SAME)
def test_spellings_of_one_name_fold_to_the_same(one: str, other: str) -> None:
    assert folded(one) == folded(other)


def test_of_two_namesakes_the_one_of_like_size_is_taken() -> None:
    small, large = _town("Pin", 600), _town("Pin", 9_000)
    assert same_size([small, large], 8_000) is large
    assert same_size([small, large], 2_500) is None
    assert same_size([large, large], 9_000) is None


def test_a_town_twice_too_large_is_a_namesake() -> None:
    assert plausible(_town("Pin", 900), 800)
    assert plausible(_town("Pin", 0), 800)
    assert not plausible(_town("Pin", 9_000), 800)


def test_the_middle_of_places_beyond_the_date_line_is_beyond_it_too() -> None:
    middle = centre(
        [
            PlaceRow("a", "commune", "A", latitude=-10.0, longitude=179.0),
            PlaceRow("b", "commune", "B", latitude=-10.0, longitude=-179.0),
            PlaceRow("c", "commune", "C"),
        ]
    )
    assert middle is not None
    assert abs(middle[1]) == pytest.approx(180.0)


def test_nowhere_has_no_middle_and_nobody_is_no_number() -> None:
    assert centre([PlaceRow("a", "commune", "A")]) is None
    assert summed([PlaceRow("a", "commune", "A")]) is None


def test_only_certain_towns_locate_a_commune(france: France) -> None:
    located = {row.name: row.latitude for row in france.communes}
    assert located == {"Grande": 48.2, "Siège": None, "Petite": 48.0, "Hameau": None, "Îlet": None}


def test_large_communes_and_seats_are_spoken_of(france: France) -> None:
    assert [row.name for row in france.communes if not row.exact_only] == ["Grande", "Siège", "Îlet"]


def test_a_merged_commune_keeps_its_code_or_becomes_another_name(france: France) -> None:
    assert [(row.code, row.successor) for row in france.former_communes()] == [("FR-29005", "FR-29001")]
    assert france.old_names() == {"FR-29001": ["Grande-Vieille"]}


def test_a_region_overseas_has_the_hour_of_its_department(france: France) -> None:
    assert [(row.name, row.time_zone) for row in france.regions] == [
        ("Bretagne", ""),
        ("La Réunion", "Indian/Reunion"),
        ("Armorique", ""),
    ]


def test_an_old_region_counts_its_departments(france: France) -> None:
    old = france.regions[-1]
    assert (old.code, old.former, old.successor, old.population) == ("FR-O99", True, "FR-R53", 23_940)


def test_a_row_is_written_without_quotation_marks(tmp_path: Path) -> None:
    write(tmp_path / "t.tsv", [PlaceRow("x", "commune", 'L"Y', latitude=1.0, longitude=2.0, exact_only=True)])
    assert (tmp_path / "t.tsv").read_text(encoding="utf-8").splitlines()[
        1
    ] == 'x\tcommune\tL"Y\t\t\t1.000\t2.000\t\t1\t\t'


def test_everyday_ordinals_alone_name_no_region() -> None:
    assert "la primera" not in numerals.spanish(1)
    assert "la cuarta" in numerals.spanish(4)
    assert "1re région" in numerals.french(1)
    assert "2nd Region" in numerals.english(2)
