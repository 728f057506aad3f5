"""Action items as people say them: who, by when, what; and what is no action item at all."""

from datetime import UTC, datetime, timedelta
from typing import get_args

import pytest

from bot import intents
from bot.directory import Directory
from bot.events import MessageSaid, Replied
from bot.intents import AddActionItems
from bot.packing import pack, unpack
from bot.understanding.action_items.hearing import heard_about_items
from data.memory import Memory, Store
from data.model import NEW_ID, ActionItem
from tests.action_items_corpus import (
    MONDAY,
    SPEAKERS,
    Said,
    as_expected,
    corpus,
    heard,
    items_of,
    like,
    negatives,
    talk_of,
)

LANGUAGES = ("fr", "es", "en")
ERIC, GONZALO = "Eric Recoura", "Gonzalo Duran"


@pytest.mark.parametrize("language", LANGUAGES)
def test_items_are_read_as_they_are_said(shipped_store: Store, shipped_directory: Directory, language: str) -> None:
    with shipped_store.look() as memory:
        wrong = [said.text for said in corpus(language) if not _is_right(said, memory, shipped_directory)]
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_else_is_an_item(shipped_store: Store, shipped_directory: Directory, language: str) -> None:
    with shipped_store.look() as memory:
        talk = talk_of(SPEAKERS[language], memory, shipped_directory, MONDAY[language], language)
        said = {text: heard(text, talk, addressed=on) for text in negatives(language) for on in (False, True)}
    assert {text: intent for text, intent in said.items() if intent is not None} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_corpus_is_large_enough_to_mean_something(language: str) -> None:
    assert len(list(corpus(language))) >= 120
    assert len(negatives(language)) >= 60


def _is_right(said: Said, memory: Memory, directory: Directory) -> bool:
    return [as_expected(item) for item in items_of(said, memory, directory)] == [like(item) for item in said.items]


IN_REPLY = [
    # said, in reply to, text, owner, date
    ("/action Anna vendredi", "il faut envoyer la convention", "il faut envoyer la convention", "Anna Calvez", 25),
    ("/accion Gonzalo el viernes", "falta el acta", "falta el acta", "Gonzalo Duran", 25),
    ("Action : Anna, vendredi", "envoyer la convention", "envoyer la convention", "Anna Calvez", 25),
    ("/action Anna envoie le bilan", "il faut envoyer la convention", "Anna envoie le bilan", "Anna Calvez", None),
    ("/action", "Anna envoie la convention", "Anna envoie la convention", None, None),
]


@pytest.mark.parametrize(("said", "replied", "text", "owner", "day"), IN_REPLY)
def test_a_reply_takes_its_text_from_what_it_answers(
    shipped_store: Store, shipped_directory: Directory, said: str, replied: str, text: str, owner: str, day: int | None
) -> None:
    with shipped_store.look() as memory:
        talk = talk_of(ERIC, memory, shipped_directory, MONDAY["fr"])
        said = said.replace("/accion", "/action")
        intent = heard(said, talk, Replied(5, replied, mine=False))
    assert isinstance(intent, AddActionItems)
    [item] = intent.items
    assert item.text == text
    assert [party.name for party in item.owners] == ([owner] if owner else [])
    assert (item.due and item.due.day) == day


def test_a_command_with_nothing_behind_it_holds_no_items(shipped_store: Store, shipped_directory: Directory) -> None:
    with shipped_store.look() as memory:
        intent = heard("/action", talk_of(ERIC, memory, shipped_directory, MONDAY["fr"]))
    assert isinstance(intent, AddActionItems)
    assert intent.items == ()


def test_a_command_with_several_lines_holds_several_items(shipped_store: Store, shipped_directory: Directory) -> None:
    with shipped_store.look() as memory:
        talk = talk_of(ERIC, memory, shipped_directory, MONDAY["fr"])
        intent = heard("/action Anna : convention\n- Gonzalo : acte\n- moi : salle", talk)
    assert isinstance(intent, AddActionItems)
    assert [(item.text, item.owners[0].name, item.line) for item in intent.items] == [
        ("convention", "Anna Calvez", 0),
        ("acte", "Gonzalo Duran", 1),
        ("salle", "Eric Recoura", 2),
    ]


DOUBTS = [
    # said, what is asked, who may be meant
    ("Action : Anne envoie la liste", "owner", {"Anne-Claire Gaudru", "Anna Calvez"}),
    ("Action : CUF : envoyer la liste", "owner", {"Santiago Betancur", "Anne-Claire Gaudru"}),
    ("Action : on envoie la liste", "owner", set()),
    ("Action : Anna à rappeler", "owner", {"Anna Calvez"}),
    ("Action : Anna, vendredi", "text", set()),
]


@pytest.mark.parametrize(("said", "kind", "names"), DOUBTS)
def test_what_is_not_clear_is_asked(
    shipped_store: Store, shipped_directory: Directory, said: str, kind: str, names: set[str]
) -> None:
    with shipped_store.look() as memory:
        intent = heard(said, talk_of(ERIC, memory, shipped_directory, MONDAY["fr"]))
    assert isinstance(intent, AddActionItems)
    [doubt] = intent.items[0].doubts
    assert doubt.kind == kind
    assert {party.name for party in doubt.parties} == names


def test_places_bodies_and_partnerships_are_linked(shipped_store: Store, shipped_directory: Directory) -> None:
    with shipped_store.look() as memory:
        talk = talk_of(ERIC, memory, shipped_directory, MONDAY["fr"])
        intent = heard("Action : Anna envoie la convention de Chiloé à l'ACHM avant la réunion", talk)
        assert isinstance(intent, AddActionItems)
        [item] = intent.items
        names = {one.name for one in memory.places.by_ids(item.place_ids)}
        bodies = {one.acronym for one in memory.organisations.by_ids(item.organisation_ids)}
    assert names == {"Chiloé"}
    assert len(bodies) == len(item.organisation_ids) == 1
    assert len(item.partnership_ids) == 2
    assert item.meeting_id is not None


def test_an_edited_message_is_read_again_with_its_first_date(shipped: Store, shipped_directory: Directory) -> None:
    with shipped.begin() as memory:
        memory.action_items.add(ActionItem(NEW_ID, "x", MONDAY["fr"], -1, message_id=9))
        talk = talk_of(ERIC, memory, shipped_directory, MONDAY["fr"] + timedelta(days=1))
        words = "Action : Anna envoie la liste demain"
        edited = MessageSaid(1, talk.where, talk.sender, 9, MONDAY["fr"], words, edited_at=talk.now)
        understood = heard_about_items(edited, talk, addressed=False)
    assert understood is not None
    assert isinstance(understood.intent, intents.RereadActionItems)
    assert understood.intent.items[0].due == datetime(2026, 9, 22, 18)  # noqa: DTZ001  # wall time


def test_every_intent_about_items_survives_its_way_through_a_button() -> None:
    party = intents.Party("Anna Calvez", 7)
    doubt = intents.Doubt("due", "lundi", (party,), (datetime(2026, 9, 28, 18),))  # noqa: DTZ001  # wall time
    item = intents.ItemSaid("envoyer", owners=(party,), doubts=(doubt,), place_ids=(1, 2))
    listed = intents.ListItems(of=party, meeting_on=MONDAY["fr"].date())
    samples: list[intents.Intent] = [
        AddActionItems((item,), datetime(2026, 9, 21, tzinfo=UTC)),
        intents.RereadActionItems((), datetime(2026, 9, 21, tzinfo=UTC), 3),
        intents.ChangeDue(41, doubt=doubt),
        intents.Block(41, "attend", MONDAY["fr"].date()),
        intents.MarkDone((41, 42)),
        intents.Reassign(41, party),
        intents.ItemTable(listed),
    ]
    assert {type(one) for one in samples} <= set(get_args(intents.Intent))
    assert [unpack(pack(one)) for one in samples] == samples
