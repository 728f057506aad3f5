"""Facts are loaded once; what people changed stays, and what they removed does not come back."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import TypeVar

import pytest

from data import network
from data.errors import UnknownReference
from data.gazetteer import Alias as GazetteerAlias
from data.gazetteer import GazetteerPlace
from data.memory import Memory, Store
from data.model import Alias
from data.network import (
    BlockageFact,
    InteractionFact,
    Localised,
    MeetingSeriesFact,
    NetworkFacts,
    OfferFact,
    OrganisationFact,
    PartnershipFact,
    PersonFact,
    PostFact,
    ProposalFact,
    RelayFact,
    SourceFact,
    TenureFact,
    ThemeFact,
)
from data.seeding import seed

Found = TypeVar("Found")
NOW = datetime(2026, 9, 21, 22, 30, tzinfo=UTC)
DAY = date(2014, 7, 4)
ZONE = "Pacific/Auckland"


def said(text: str) -> Localised:
    return {"fr": text, "es": text, "en": text}


def place(code: str, parent: str | None, *aliases: str, successor: str | None = None) -> GazetteerPlace:
    names = tuple(GazetteerAlias(name) for name in aliases)
    return GazetteerPlace(
        code, "region" if parent else "country", code, parent, names, ZONE, None, None, None, successor=successor
    )


GAZETTEER = (place("AA", None, "Aland"), place("AA-O1", "AA", successor="AA-2"), place("AA-2", "AA", "The Two"))
FACTS = NetworkFacts(
    sources=(SourceFact(key="report", title=said("Report"), kind="report", date=DAY),),
    organisations=(
        # A part may come before the whole, and who is succeeded before the successor.
        OrganisationFact(key="desk", source="report", name="Desk", kind="office", shore="AA", parent="town"),
        OrganisationFact(
            key="old", source="report", name="Old Town", kind="municipality", shore="AA", successor="town"
        ),
        OrganisationFact(
            key="town",
            source="report",
            name="Town",
            kind="municipality",
            shore="AA",
            place="AA-2",
            names=(GazetteerAlias("Towny"), GazetteerAlias("TWN", note="acronym")),
        ),
    ),
    themes=(ThemeFact(key="water", source="report", names=said("water"), aliases=(GazetteerAlias("rivers"),)),),
    persons=(PersonFact(key="ann-lee", source="report", given_name="Ann", family_name="Lee"),),
    posts=(
        PostFact(
            key="mayor", source="report", organisation="town", title=said("Mayor"), places=("AA-2",), themes=("water",)
        ),
    ),
    tenures=(TenureFact(key="ann-mayor", source="report", post="mayor", person="ann-lee", as_of=DAY),),
    partnerships=(
        PartnershipFact(
            key="two",
            source="report",
            name=said("Two"),
            members=("town",),
            status="active",
            as_of=DAY,
            places=("AA-2",),
        ),
    ),
    relays=(RelayFact(key="help", source="report", organisation="desk", places=("AA", "AA-2"), when=said("always")),),
    interactions=(
        InteractionFact(
            key="visit",
            source="report",
            title=said("Visit"),
            kind="visit",
            first_day=DAY,
            last_day=DAY,
            zone=ZONE,
            summary=said("They came."),
            persons=("ann-lee",),
            partnerships=("two",),
        ),
    ),
    blockages=(BlockageFact(key="slow", source="report", told_on=DAY, summary=said("Slow"), partnership="two"),),
    proposals=(
        ProposalFact(
            key="slow",
            source="report",
            told_on=DAY,
            title=said("Faster"),
            summary=said("Faster!"),
            organisation="town",
            person="ann-lee",
        ),
    ),
    offers=(
        OfferFact(key="slow", source="report", told_on=DAY, organisation="town", seeks="BB", summary=said("Slowness")),
    ),
    meeting_series=(
        MeetingSeriesFact(
            key="group",
            source="report",
            title=said("Group"),
            rule="FREQ=MONTHLY;BYDAY=1TU",
            zone=ZONE,
            wall_time=time(9),
            minutes=60,
            organisation="town",
        ),
    ),
)


def seeded(store: Store, facts: NetworkFacts = FACTS, places: Iterable[GazetteerPlace] = GAZETTEER) -> dict[str, int]:
    with store.begin() as memory:
        return {kind: count for kind, count in seed(memory, places, facts, NOW).items() if count}


def there(found: Found | None) -> Found:
    assert found is not None
    return found


def everything(memory: Memory) -> tuple[object, ...]:
    meetings, interactions, remarks = memory.meetings.all(), memory.interactions.all(), memory.remarks.all()
    return (*memory.directory.names(), *memory.partnerships.all(), *meetings, *interactions, *remarks)


def test_facts_become_records_that_name_each_other(store: Store) -> None:
    assert seeded(store)["organisation"] == 3
    with store.look() as memory:
        town, desk, old = (there(memory.organisations.by_key(key)) for key in ("town", "desk", "old"))
        two, ann = there(memory.places.by_code("AA-2")), there(memory.people.by_key("ann-lee"))
        assert (desk.parent_id, old.successor_id, town.place_id, town.acronym) == (town.id, town.id, two.id, "TWN")
        assert memory.aliases.of("organisation", town.id) == (Alias("Towny"), Alias("TWN", note="acronym"))
        (post,) = memory.posts.covering_places([two.id])
        assert [tenure.person_id for tenure in memory.tenures.of_posts([post.id])] == [ann.id]
        (visit,) = memory.interactions.of_person(ann.id)
        assert memory.interactions.of_places([two.id]) == (visit,)
        assert there(memory.places.by_code("AA-O1")).successor_id == two.id
        (relay,) = memory.relays.for_place_ids([two.id])
        assert relay.organisation_id == desk.id
        assert [remark.key for remark in memory.remarks.of_organisations([town.id])] == ["proposal.slow", "offer.slow"]


def test_loading_twice_changes_nothing(store: Store) -> None:
    seeded(store)
    with store.look() as memory:
        before, version = everything(memory), memory.directory.version()
    assert seeded(store) == {}
    with store.look() as memory:
        assert everything(memory) == before
        assert memory.directory.version() == version


def test_what_is_new_in_the_facts_is_added(store: Store) -> None:
    seeded(store)
    more = replace(FACTS, themes=(*FACTS.themes, ThemeFact(key="wine", source="report", names=said("wine"))))
    assert seeded(store, more, (*GAZETTEER, place("AA-3", "AA"))) == {"theme": 1, "place": 1}
    renamed = (place("AA", None, "Aland", "Alandia"), *GAZETTEER[1:])
    seeded(store, more, renamed)
    with store.look() as memory:
        country = there(memory.places.by_code("AA"))
        assert [alias.name for alias in memory.aliases.of("place", country.id)] == ["Aland", "Alandia"]


def test_what_people_changed_stays(store: Store) -> None:
    seeded(store)
    with store.begin() as memory:
        town = there(memory.organisations.by_key("town"))
        changed = memory.organisations.update(replace(town, name="City"))
        memory.aliases.remove("organisation", town.id, "Towny")
    seeded(store)
    with store.look() as memory:
        assert memory.organisations.by_key("town") == changed
        assert memory.aliases.of("organisation", town.id) == (Alias("TWN", note="acronym"),)


def test_who_was_forgotten_does_not_come_back(store: Store) -> None:
    seeded(store)
    with store.begin() as memory:
        memory.people.forget(there(memory.people.by_key("ann-lee")).id)
    later = TenureFact(key="ann-again", source="report", post="mayor", person="ann-lee", as_of=DAY, note=said("Ann"))
    assert seeded(store, replace(FACTS, tenures=(*FACTS.tenures, later))) == {"tenure": 1}
    with store.look() as memory:
        assert memory.people.by_key("ann-lee") is None
        post = there(memory.posts.by_key("mayor"))
        held = memory.tenures.of_posts([post.id])
        assert [(tenure.person_id, tenure.erased, tenure.note) for tenure in held] == [(None, True, None)] * 2
        assert "Ann" not in str(everything(memory))


@pytest.mark.parametrize(("demonstration", "expected"), [(False, []), (True, [datetime(2026, 10, 6, 9)])])  # noqa: DTZ001
def test_a_made_up_series_is_for_demonstrations(store: Store, demonstration: bool, expected: list[datetime]) -> None:
    with store.begin() as memory:
        seed(memory, GAZETTEER, FACTS, NOW, demonstration=demonstration)
        assert [meeting.starts for meeting in memory.meetings.all()] == expected
        assert all(meeting.example for meeting in memory.meetings.all())


def test_a_fact_about_a_place_that_is_not_there_is_refused(store: Store) -> None:
    with pytest.raises(UnknownReference, match='the place "AA-2"'), store.begin() as memory:
        seed(memory, GAZETTEER[:1], FACTS, NOW)
    with store.look() as memory:
        assert list(memory.directory.names()) == []


def test_a_place_in_a_place_that_is_not_there_is_refused(store: Store) -> None:
    with pytest.raises(UnknownReference, match='the place "BB"'), store.begin() as memory:
        seed(memory, [place("BB-1", "BB")], NetworkFacts(), NOW)


def test_the_shipped_network_can_be_loaded(store: Store) -> None:
    facts = network.read()
    wanted = {code for fact in facts.organisations if (code := fact.place)}
    for each in (facts.posts, facts.partnerships, facts.relays):
        wanted |= {code for fact in each for code in fact.places}
    places = [place(code, None) for code in sorted(wanted)]
    assert seeded(store, facts, places)["person"] == len(facts.persons)
    with store.look() as memory:
        for fact in facts.tenures:
            assert memory.tenures.of_posts([there(memory.posts.by_key(fact.post)).id])
