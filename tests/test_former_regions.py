"""A town of a region that was merged in 2016: what had been agreed with that region answers for it."""

import pytest

from data import gazetteer
from data.gazetteer.former_regions import former_region_of, former_regions_in
from tests.conversation import Conversation

LEADS_TO = {
    "Dijon": ["Dijon (commune) fait partie du territoire « Bourgogne »", "Bourgogne–Chili", "Emmanuel Monnier"],
    "la Nièvre ?": ["fait partie du territoire « Bourgogne »", "Bourgogne–Chili"],
    "Lyon": ["fait partie du territoire « Rhône-Alpes »", "Rhône-Alpes–Chili"],
    "qui suit la Bourgogne-Franche-Comté ?": ["Bourgogne–Chili"],
    "Grenoble": ["Eric Recoura"],
}
NOTHING_AGREED = ["Besançon", "Strasbourg"]


@pytest.mark.parametrize(("said", "heard"), LEADS_TO.items())
def test_a_place_leads_to_the_partnership_of_its_former_region(
    said: str, heard: list[str], conversation: Conversation
) -> None:
    text = "\n".join(message.text for message in conversation.say(said))
    assert all(part in text for part in heard), text


@pytest.mark.parametrize("said", NOTHING_AGREED)
def test_what_was_never_in_a_partnership_still_is_not(said: str, conversation: Conversation) -> None:
    assert "connais aucun partenariat" in conversation.say(said)[0].text


def test_every_departement_lay_in_one_region_and_every_abolished_region_had_some() -> None:
    places = {place.code: place for place in gazetteer.read() if place.kind in {"region", "department"}}
    former = {code for code, place in places.items() if place.former and place.kind == "region"}
    lay = {code: former_region_of(code) for code, place in places.items() if place.kind == "department"}
    assert {region for region in lay.values() if region} == former
    for code, region in lay.items():
        parent = places[code].parent or ""
        assert region is None or places[region].successor == parent
        assert bool(region) == bool(former_regions_in(parent)), code
