"""The shipped places: complete, consistent, where they should be."""

from collections import Counter
from collections.abc import Mapping
from zoneinfo import available_timezones

import pytest

from data.gazetteer import GazetteerPlace, read

EXPECTED = {
    ("FR", "country", "today"): 1,
    ("FR", "region", "today"): 18,
    ("FR", "region", "former"): 16,
    ("FR", "department", "today"): 109,  # 101 départements and 8 overseas territories
    ("FR", "commune", "today"): 34_969,
    ("FR", "commune", "former"): 1_992,
    ("CL", "country", "today"): 1,
    ("CL", "region", "today"): 16,
    ("CL", "province", "today"): 56,
    ("CL", "comuna", "today"): 346,
}
# south, north, west, east
METROPOLE, CHILE, RAPA_NUI = (41.3, 51.2, -5.3, 9.7), (-56.0, -17.4, -75.8, -66.4), (-27.3, -27.0, -109.6, -109.2)
FAR_FROM_THE_COAST = {"CL-05104", "CL-P052", "CL-05201", "CL-12202", "CL-P122"}
ANCESTORS = {
    "CL-10201": ["Castro", "Chiloé", "Los Lagos", "Chile"],
    "CL-10208": ["Quellón", "Chiloé", "Los Lagos", "Chile"],
    "CL-04102": ["Coquimbo", "Elqui", "Coquimbo", "Chile"],
    "CL-13108": ["Independencia", "Santiago", "Metropolitana de Santiago", "Chile"],
    "CL-16101": ["Chillán", "Diguillín", "Ñuble", "Chile"],
    "CL-14101": ["Valdivia", "Valdivia", "Los Ríos", "Chile"],
    "CL-15201": ["Putre", "Parinacota", "Arica y Parinacota", "Chile"],
    "FR-29232": ["Quimper", "Finistère", "Bretagne", "France"],
    "FR-34172": ["Montpellier", "Hérault", "Occitanie", "France"],
    "FR-2A004": ["Ajaccio", "Corse-du-Sud", "Corse", "France"],
    "FR-97411": ["Saint-Denis", "La Réunion", "La Réunion", "France"],
    "FR-98735": ["Papeete", "Polynésie française", "France"],
}
ZONES = {
    "FR-29232": "Europe/Paris",
    "FR-97411": "Indian/Reunion",
    "FR-97302": "America/Cayenne",
    "FR-98723": "Pacific/Marquesas",
    "CL-10201": "America/Santiago",
    "CL-11101": "America/Coyhaique",
    "CL-12101": "America/Punta_Arenas",
    "CL-05201": "Pacific/Easter",
}
SUCCESSORS = {
    "Bourgogne": "Bourgogne-Franche-Comté",
    "Rhône-Alpes": "Auvergne-Rhône-Alpes",
    "Languedoc-Roussillon": "Occitanie",
    "Nord-Pas-de-Calais": "Hauts-de-France",
    "Basse-Normandie": "Normandie",
}


@pytest.fixture(scope="module")
def places() -> list[GazetteerPlace]:
    return list(read())


@pytest.fixture(scope="module")
def by_code(places: list[GazetteerPlace]) -> dict[str, GazetteerPlace]:
    return {place.code: place for place in places}


def _inside(place: GazetteerPlace, box: tuple[float, float, float, float]) -> bool:
    south, north, west, east = box
    assert place.latitude is not None, place.code
    assert place.longitude is not None, place.code
    return south <= place.latitude <= north and west <= place.longitude <= east


def test_every_place_of_both_countries_is_there(places: list[GazetteerPlace]) -> None:
    counted = Counter((place.code[:2], place.kind, "former" if place.former else "today") for place in places)
    assert counted == EXPECTED


def test_no_code_stands_twice(places: list[GazetteerPlace], by_code: Mapping[str, GazetteerPlace]) -> None:
    assert len(by_code) == len(places)


def test_parents_come_before_their_children(places: list[GazetteerPlace]) -> None:
    seen: set[str] = set()
    for place in places:
        assert place.parent in seen or (place.kind == "country" and place.parent is None), place
        seen.add(place.code)


def test_what_is_gone_has_a_successor_that_is_not(by_code: Mapping[str, GazetteerPlace]) -> None:
    for place in by_code.values():
        assert place.former == (place.successor is not None), place
        assert place.successor is None or not by_code[place.successor].former, place


@pytest.mark.parametrize(("old", "new"), SUCCESSORS.items())
def test_an_old_region_leads_to_todays(places: list[GazetteerPlace], old: str, new: str) -> None:
    former = next(place for place in places if place.former and place.name == old)
    assert next(place for place in places if place.code == former.successor).name == new


@pytest.mark.parametrize("code", ANCESTORS)
def test_a_place_lies_where_it_lies(by_code: Mapping[str, GazetteerPlace], code: str) -> None:
    names, at = [], by_code.get(code)
    while at is not None:
        names.append(at.name)
        at = by_code[at.parent] if at.parent else None
    assert names == ANCESTORS[code]


def test_every_time_zone_exists(places: list[GazetteerPlace]) -> None:
    assert {place.time_zone for place in places} <= available_timezones()


@pytest.mark.parametrize("code", ZONES)
def test_a_place_has_its_own_hour(by_code: Mapping[str, GazetteerPlace], code: str) -> None:
    assert by_code[code].time_zone == ZONES[code]


def test_every_comuna_is_located_in_chile(places: list[GazetteerPlace]) -> None:
    for place in places:
        if place.code.startswith("CL") and place.code not in FAR_FROM_THE_COAST:
            assert _inside(place, CHILE), place


def test_rapa_nui_is_located_in_the_pacific(by_code: Mapping[str, GazetteerPlace]) -> None:
    assert _inside(by_code["CL-05201"], RAPA_NUI)
    assert _inside(by_code["CL-P052"], RAPA_NUI)


def test_located_places_of_mainland_france_lie_there(places: list[GazetteerPlace]) -> None:
    mainland = [place for place in places if place.code.startswith("FR") and place.time_zone == "Europe/Paris"]
    located = [place for place in mainland if place.latitude is not None]
    assert [place for place in located if not _inside(place, METROPOLE)] == []
    assert len(located) > 13_000


def test_every_place_that_is_spoken_of_is_located(places: list[GazetteerPlace]) -> None:
    assert [place for place in places if not place.exact_only and place.latitude is None] == []


def test_latitude_and_longitude_come_together(places: list[GazetteerPlace]) -> None:
    assert all((place.latitude is None) == (place.longitude is None) for place in places)


def test_only_small_french_communes_are_found_by_exact_name_only(places: list[GazetteerPlace]) -> None:
    for place in places:
        if place.exact_only:
            assert place.kind == "commune", place
            assert (place.population or 0) < 10_000, place


def test_large_communes_and_seats_are_found_however_they_are_spelt(by_code: Mapping[str, GazetteerPlace]) -> None:
    spoken_of = [place for place in by_code.values() if place.kind == "commune" and not place.exact_only]
    assert 1_000 < len(spoken_of) < 1_200
    assert not by_code["FR-07186"].exact_only  # Privas, 8,000 people, seat of Ardèche


def test_a_chilean_code_begins_with_the_code_of_its_parent(places: list[GazetteerPlace]) -> None:
    for place in places:
        if place.kind == "comuna":
            assert place.parent == f"CL-P{place.code[3:6]}", place
        if place.kind == "province":
            assert place.parent == f"CL-R{place.code[4:6]}", place
