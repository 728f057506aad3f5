"""Nothing of one network is in the code: other countries, people and partnerships are loaded and asked all the same."""

import random
from dataclasses import dataclass
from datetime import date

import pytest
from faker import Faker

from data.gazetteer import GazetteerPlace
from data.memory import Store
from data.network import NetworkFacts
from data.network.facts import (
    Localised,
    OrganisationFact,
    PartnershipFact,
    PersonFact,
    PostFact,
    RelayFact,
    SourceFact,
    TenureFact,
)
from data.seeding import seed
from tests.conversation import GROUP, Conversation
from tests.shipped import A_MONDAY

PARTNERSHIPS = 40
SHORES = {"PT": ("pt_PT", "Europe/Lisbon"), "PL": ("pl_PL", "Europe/Warsaw")}
UNUSED = ("themes", "interactions", "blockages", "proposals", "offers", "meeting_series")
ASKED = [
    ("who handles {}?", "mary"),
    ("qui suit {} ?", "anna"),
    ("¿quién lleva {}?", "gonzalo"),
    ("{} ?", "anna"),
]


@dataclass(frozen=True)
class OtherNetwork:
    places: list[GazetteerPlace]
    facts: NetworkFacts
    pairs: list[tuple[str, str, str]]
    """For each partnership: its place on the first shore, on the second, and the person to ask on the first."""


def other_network(seed_number: int) -> OtherNetwork:
    fakers = {code: Faker(locale) for code, (locale, _) in SHORES.items()}
    for faker in fakers.values():
        faker.seed_instance(seed_number)
    places = [_place(code, "country", code, None, zone) for code, (_, zone) in SHORES.items()]
    towns = {code: _distinct(faker.city, PARTNERSHIPS) for code, faker in fakers.items()}
    for code, (_, zone) in SHORES.items():
        places += [_place(f"{code}-{n}", "region", name, code, zone) for n, name in enumerate(towns[code])]
    people = _distinct(lambda: f"{fakers['PT'].first_name()} {fakers['PT'].last_name()}", PARTNERSHIPS)
    pairs = list(zip(towns["PT"], towns["PL"], people, strict=True))
    return OtherNetwork(places, _facts(pairs), pairs)


def _distinct(make: object, count: int) -> list[str]:
    found: dict[str, None] = {}
    while len(found) < count:
        found[make()] = None  # type: ignore[operator]
    return list(found)


def _place(code: str, kind: str, name: str, parent: str | None, zone: str) -> GazetteerPlace:
    return GazetteerPlace(code, kind, name, parent, (), zone, None, None, None)  # type: ignore[arg-type]


def _text(words: str) -> Localised:
    return {"fr": words, "es": words, "en": words}


def _facts(pairs: list[tuple[str, str, str]]) -> NetworkFacts:
    numbered = list(enumerate(pairs))
    relay = RelayFact(
        key="relay", source="register", organisation="PL0", places=("PL",), when=_text("for everything else")
    )
    return NetworkFacts(
        sources=(SourceFact(key="register", title=_text("Register"), kind="reference", date=date(2026, 1, 5)),),
        organisations=tuple(_office(code, n, pair) for n, pair in numbered for code in SHORES),
        persons=tuple(_person(n, name) for n, (_, _, name) in numbered),
        posts=tuple(_desk(n) for n, _ in numbered),
        tenures=tuple(_tenure(n) for n, _ in numbered),
        partnerships=tuple(_partnership(n, near, far) for n, (near, far, _) in numbered),
        relays=(relay,),
        **dict.fromkeys(UNUSED, ()),
    )


def _office(code: str, number: int, pair: tuple[str, str, str]) -> OrganisationFact:
    name = pair[list(SHORES).index(code)]
    return OrganisationFact(
        key=f"{code}{number}",
        source="register",
        name=f"Office of {name}",
        kind="municipality",
        shore=code,
        place=f"{code}-{number}",
    )


def _person(number: int, name: str) -> PersonFact:
    given, _, family = name.partition(" ")
    return PersonFact(key=f"p{number}", source="register", given_name=given, family_name=family)


def _desk(number: int) -> PostFact:
    return PostFact(key=f"post{number}", source="register", organisation=f"PT{number}", title=_text("Desk"))


def _tenure(number: int) -> TenureFact:
    since = date(2026, 1, 5)
    return TenureFact(key=f"t{number}", source="register", post=f"post{number}", person=f"p{number}", as_of=since)


def _partnership(number: int, near: str, far: str) -> PartnershipFact:
    return PartnershipFact(
        key=f"ps{number}",
        source="register",
        name=_text(f"{near}–{far}"),
        status="active",
        members=(f"PT{number}", f"PL{number}"),
        as_of=date(2026, 1, 5),
        places=(f"PT-{number}", f"PL-{number}"),
    )


@pytest.fixture
def elsewhere(store: Store) -> tuple[Conversation, OtherNetwork]:
    network = other_network(random.Random(20261123).randrange(10**6))
    with store.begin() as memory:
        seed(memory, network.places, network.facts, A_MONDAY)
    conversation = Conversation(store, A_MONDAY)
    conversation.let_everybody_in()
    return conversation, network


def test_another_network_is_asked_under_the_same_code(elsewhere: tuple[Conversation, OtherNetwork]) -> None:
    conversation, network = elsewhere
    failed = []
    for number, (near, far, person) in enumerate(network.pairs):
        question, by = ASKED[number % len(ASKED)]
        for place in (near, far):
            heard = "\n".join(message.text for message in conversation.say(question.format(place), by))
            if person not in heard or f"{near}–{far}" not in heard:
                failed.append((question.format(place), heard))
    assert failed == []


def test_help_names_places_of_the_network_that_is_loaded(elsewhere: tuple[Conversation, OtherNetwork]) -> None:
    conversation, network = elsewhere
    (answer,) = conversation.say("help", "mary")
    assert any(near in answer.text or far in answer.text for near, far, _ in network.pairs)


def test_the_shores_are_those_of_the_network_that_is_loaded(elsewhere: tuple[Conversation, OtherNetwork]) -> None:
    conversation, network = elsewhere
    (answer,) = conversation.say(f"{network.pairs[0][0]} ?", "mary", GROUP)
    assert "🇵🇹" in answer.text
    assert "🇵🇱" in answer.text
    assert "🇫🇷" not in answer.text
