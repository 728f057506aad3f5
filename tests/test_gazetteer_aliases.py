"""The names under which places are known."""

import tomllib
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

import pytest

import data.gazetteer
from data.gazetteer import GazetteerPlace, read

ALIASES = sorted((Path(data.gazetteer.__file__).parent / "aliases").glob("*.toml"))
NOTES = {None, "old name", "numeral", "number", "acronym", "demonym", "island", "seat"}
# What people say -> every place that has exactly this name or alias.
SAID = {
    "IV Región": {"CL-R04"},
    "Cuarta Región": {"CL-R04"},
    "la cuarta": {"CL-R04"},
    "4ª región": {"CL-R04"},
    "Región IV": {"CL-R04"},
    "4e région": {"CL-R04"},
    "10e région": {"CL-R10"},
    "Xe région": {"CL-R10"},
    "tenth region": {"CL-R10"},
    "XVI Región": {"CL-R16"},
    "RM": {"CL-R13"},
    "Región Metropolitana": {"CL-R13"},
    "Gran Santiago": {"CL-R13"},
    "Santiago": {"CL-13101", "CL-P131", "CL-R13"},
    "région des Lacs": {"CL-R10"},
    "Lakes Region": {"CL-R10"},
    "Los Lagos": {"CL-R10", "CL-14104"},
    "isla de Chiloé": {"CL-P102"},
    "archipiélago de Chiloé": {"CL-P102"},
    "île de Chiloé": {"CL-P102"},
    "Chiloé Island": {"CL-P102"},
    "chilotes": {"CL-P102"},
    "Rapa Nui": {"CL-05201"},
    "Île de Pâques": {"CL-05201"},
    "Easter Island": {"CL-05201"},
    "Puerto Natales": {"CL-12401"},
    "penquista": {"CL-08101"},
    "coquimbanos": {"CL-R04"},
    "Chili": {"CL"},
    "Francia": {"FR"},
    "Burgundy": {"FR-O26"},
    "Borgoña": {"FR-O26"},
    "bourguignonnes": {"FR-O26"},
    "Rhône-Alpes": {"FR-O82"},
    "rhônalpin": {"FR-O82"},
    "Brittany": {"FR-R53"},
    "Bretaña": {"FR-R53"},
    "bretonne": {"FR-R53"},
    "Normandía": {"FR-R28"},
    "Finisterre": {"FR-D29"},
    "finistériens": {"FR-D29"},
    "29": {"FR-D29"},
    "le 34": {"FR-D34"},
    "héraultais": {"FR-D34"},
    "Marsella": {"FR-13055"},
    "Marseilles": {"FR-13055"},
    "marseillais": {"FR-13055"},
    "grenoblois": {"FR-38185"},
    "Burdeos": {"FR-33063"},
    "Estrasburgo": {"FR-67482"},
    "Côtes-du-Nord": {"FR-D22"},
}


@pytest.fixture(scope="module")
def places() -> list[GazetteerPlace]:
    return list(read())


@pytest.fixture(scope="module")
def by_name(places: list[GazetteerPlace]) -> Mapping[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for place in places:
        for name in (place.name, *(alias.name for alias in place.aliases)):
            found[name.casefold()].add(place.code)
    return found


@pytest.mark.parametrize("name", SAID)
def test_a_name_that_people_say_leads_to_its_places(by_name: Mapping[str, set[str]], name: str) -> None:
    assert by_name[name.casefold()] == SAID[name]


@pytest.mark.parametrize("file", ALIASES, ids=lambda file: file.stem)
def test_every_alias_belongs_to_a_place_that_exists(places: list[GazetteerPlace], file: Path) -> None:
    named = {code for table in tomllib.loads(file.read_text(encoding="utf-8")).values() for code in table}
    assert named - {place.code for place in places} == set()


def test_every_alias_says_what_it_is_in_a_known_word(places: list[GazetteerPlace]) -> None:
    assert {alias.note for place in places for alias in place.aliases} <= NOTES


def test_no_alias_repeats_the_name_or_another_alias_of_its_language(places: list[GazetteerPlace]) -> None:
    for place in places:
        names = [(alias.name.casefold(), alias.language) for alias in place.aliases]
        assert len(set(names)) == len(names), place
        assert place.name.casefold() not in {name for name, _ in names}, place


def test_every_region_of_chile_has_its_number_in_three_languages(places: list[GazetteerPlace]) -> None:
    for place in places:
        if place.code.startswith("CL-R"):
            languages = {alias.language for alias in place.aliases if alias.note == "numeral"}
            assert languages == {"fr", "es", "en"}, place


def test_every_department_has_its_number(places: list[GazetteerPlace]) -> None:
    for place in places:
        if place.kind == "department":
            assert place.code.removeprefix("FR-D") in {alias.name for alias in place.aliases}
