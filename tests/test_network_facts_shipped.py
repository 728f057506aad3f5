"""What the shipped network states: whole, sourced, in three languages, and about nobody's telephone."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime, time

import pytest

from data.gazetteer import read as read_places
from data.network import NetworkFacts, SourceFact, read

AS_OF = date(2014, 7, 4)
# Person -> the bodies where they held a post on the day of the meeting.
PRESENT = {
    "Fernando Avila": {"Municipalidad de Independencia"},
    "Gonzalo Duran": {
        "Municipalidad de Independencia",
        "Comisión de Relaciones Internacionales de la AChM",
        "Asociación Chilena de Municipalidades",
        "Asociación Mapocho La Chimba",
    },
    "Patricio Hales": {"Embajada de Chile en Francia"},
    "Santiago Betancur": {"Cités Unies France"},
    "Anne-Claire Gaudru": {"Cités Unies France"},
    "Isabelle Bonnin": {"Département de l'Hérault"},
    "Anna Calvez": {"Département du Finistère"},
    "Emilie Castel": {"Région Bourgogne"},
    "Emmanuel Monnier": {"Région Bourgogne"},
    "Aline Mandeix": {"Ville de Marseille"},
    "Eric Recoura": {"Ville de Grenoble"},
}
STATUS = {
    "achm-cuf": ("active", {"achm", "cuf"}),
    "finistere-chiloe": ("active", {"departement-finistere", "chiloe-elected-representatives"}),
    "herault-coquimbo": ("active", {"departement-herault", "gobierno-regional-coquimbo"}),
    "bourgogne-chile": ("active", {"region-bourgogne", "bourgogne-latin-america-office"}),
    "rhone-alpes-chile": ("active", {"region-rhone-alpes", "erai"}),
    "grenoble-seeking": ("seeking", {"ville-grenoble"}),
}
NOBODY_NAMED = {
    "bourgogne-office-project-officer",
    "rhone-alpes-chile",
    "erai-chile",
    "ministry-environment-representative",
    "chiloe-finistere",
    "coquimbo-international",
    "achm-regional-chapters-liaison",
    "urai-liaison",
    "dicore-liaison",
}
KNOWN_AS = {
    "CUF": "cuf",
    "Ciudades Unidas de Francia": "cuf",
    "United Cities France": "cuf",
    "AChM": "achm",
    "Association chilienne des municipalités": "achm",
    "cancillería": "ministry-foreign-affairs",
    "URAI": "urai",
    "DICORE": "dicore",
    "ERAI": "erai",
    "Conseil général du Finistère": "departement-finistere",
    "Ville de Indépendancia": "municipalidad-independencia",
}
E_MAIL_OR_TELEPHONE = re.compile(r"\S@\S|\+?\d(?:[\s.\-()]?\d){7,}|https?://|www\.")
ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
# A new spelling that hides half of the people, and forms of address that Minga does not use.
UNWANTED = re.compile(r"\w·\w|\b(tú|vos|vosotros|vuestro)\b", re.IGNORECASE)


@pytest.fixture(scope="module")
def facts() -> NetworkFacts:
    return read(known_places={place.code for place in read_places()})


def _entries(facts: NetworkFacts) -> Iterator[object]:
    for field in fields(facts):
        yield from getattr(facts, field.name)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from value.values()
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))


def test_every_fact_has_a_source_that_exists(facts: NetworkFacts) -> None:
    keys = {source.key for source in facts.sources}
    others = [entry for entry in _entries(facts) if not isinstance(entry, SourceFact)]
    assert {getattr(entry, "source", None) for entry in others} <= keys


def test_every_text_for_people_is_in_three_languages(facts: NetworkFacts) -> None:
    for entry in _entries(facts):
        for field in fields(entry):  # type: ignore[arg-type]  # entries are dataclasses
            value = getattr(entry, field.name)
            if isinstance(value, Mapping):
                assert set(value) == {"fr", "es", "en"}, entry
                assert all(text == text.strip() for text in value.values()), entry


def test_no_fact_holds_an_address_or_a_telephone(facts: NetworkFacts) -> None:
    texts = list(_texts(tuple(_entries(facts))))
    assert len(texts) > 500
    assert [text for text in texts if E_MAIL_OR_TELEPHONE.search(ISO_DAY.sub("", text))] == []


def test_no_text_addresses_people_wrongly(facts: NetworkFacts) -> None:
    assert [text for text in _texts(tuple(_entries(facts))) if UNWANTED.search(text)] == []


def test_everybody_present_has_a_post(facts: NetworkFacts) -> None:
    names = {person.key: f"{person.given_name} {person.family_name}" for person in facts.persons}
    bodies = {organisation.key: organisation.name for organisation in facts.organisations}
    posts = {post.key: bodies[post.organisation] for post in facts.posts}
    held: dict[str, set[str]] = {}
    for tenure in facts.tenures:
        if tenure.person is not None:
            held.setdefault(names[tenure.person], set()).add(posts[tenure.post])
    assert held == PRESENT


def test_everybody_known_was_at_the_meeting(facts: NetworkFacts) -> None:
    meeting = next(one for one in facts.interactions if one.kind == "meeting")
    assert set(meeting.persons) == {person.key for person in facts.persons}


def test_every_post_says_who_held_it_or_that_nobody_is_named(facts: NetworkFacts) -> None:
    assert {tenure.post for tenure in facts.tenures} == {post.key for post in facts.posts}
    unnamed = [tenure for tenure in facts.tenures if tenure.person is None]
    assert {tenure.post for tenure in unnamed} == NOBODY_NAMED
    assert all(tenure.note for tenure in unnamed)


def test_nothing_shipped_is_presented_as_confirmed(facts: NetworkFacts) -> None:
    assert all(not tenure.confirmed and tenure.as_of == AS_OF for tenure in facts.tenures)
    assert all(partnership.as_of == AS_OF for partnership in facts.partnerships)


def test_only_one_post_has_a_known_beginning(facts: NetworkFacts) -> None:
    assert {tenure.key: tenure.since for tenure in facts.tenures if tenure.since} == {"duran-mayor": date(2012, 12, 6)}
    assert all(post.order is None for post in facts.posts)


def test_partnerships_are_in_the_state_that_was_told(facts: NetworkFacts) -> None:
    assert {one.key: (one.status, set(one.members)) for one in facts.partnerships} == STATUS


def test_marseille_has_a_contact_and_no_partnership(facts: NetworkFacts) -> None:
    assert any(post.organisation == "ville-marseille" for post in facts.posts)
    assert not any("ville-marseille" in (*one.members, *one.associates) for one in facts.partnerships)


@pytest.mark.parametrize("name", KNOWN_AS)
def test_a_body_is_known_by_its_other_names(facts: NetworkFacts, name: str) -> None:
    found = {body.key for body in facts.organisations if name in {alias.name for alias in body.names}}
    assert found == {KNOWN_AS[name]}


def test_the_meeting_was_at_half_past_ten_in_paris(facts: NetworkFacts) -> None:
    meeting = next(one for one in facts.interactions if one.key == "meeting-2014-07-04")
    assert (meeting.zone, meeting.starts, meeting.ends) == (
        "Europe/Paris",
        datetime(2014, 7, 4, 8, 30, tzinfo=UTC),
        datetime(2014, 7, 4, 9, 30, tzinfo=UTC),
    )


def test_the_training_lasted_five_days_at_unknown_hours(facts: NetworkFacts) -> None:
    training = next(one for one in facts.interactions if one.kind == "training")
    assert (training.first_day, training.last_day) == (date(2014, 8, 1), date(2014, 8, 5))
    assert (training.starts, training.ends) == (None, None)


def test_relays_cover_chile(facts: NetworkFacts) -> None:
    assert {relay.organisation for relay in facts.relays if "CL" in relay.places} == {
        "achm-regional-chapters",
        "achm-international-commission",
        "urai",
        "dicore",
        "cuf",
    }


def test_merged_regions_lead_to_todays(facts: NetworkFacts) -> None:
    assert {body.key: body.successor for body in facts.organisations if body.successor} == {
        "region-bourgogne": "region-bourgogne-franche-comte",
        "region-rhone-alpes": "region-auvergne-rhone-alpes",
    }


def test_the_only_series_is_marked_as_an_example(facts: NetworkFacts) -> None:
    [series] = facts.meeting_series
    assert (series.rule, series.wall_time, series.zone, series.minutes) == (
        "FREQ=MONTHLY;BYDAY=1TU",
        time(15),
        "Europe/Paris",
        60,
    )
    assert series.example
    assert series.link is None
    assert next(source for source in facts.sources if source.key == series.source).kind == "example"


def test_the_vocabulary_claims_nobody(facts: NetworkFacts) -> None:
    words = {theme.key for theme in facts.themes if theme.source == "vocabulary"}
    lists = [facts.posts, facts.partnerships, facts.interactions, facts.offers]
    used = {key for entries in lists for one in entries for key in getattr(one, "themes", ())}
    assert len(words) > 10
    assert words & used == set()
