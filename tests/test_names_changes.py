import random

import pytest

from bot.names import Index, Mention, Named

CHILOE = Named("place", 1, "Chiloé")
CASTRO = Named("place", 2, "Castro")
ANNA = Named("person", 1, "Anna Calvez")


def said(index: Index, text: str) -> list[str]:
    """Give the names found for sure."""
    return [mention.candidates[0].thing.name for mention in index.mentions(text) if mention.verdict == "found"]


def test_what_is_added_is_found_at_once_and_the_old_index_stays_as_it_was() -> None:
    old = Index.build([CHILOE])
    new = old.changed([ANNA])
    assert said(new, "Anna et Chiloé") == ["Anna Calvez", "Chiloé"]
    assert said(old, "Anna et Chiloé") == ["Chiloé"]


def test_what_is_removed_is_found_no_more() -> None:
    index = Index.build([CHILOE, CASTRO]).changed(removed=[("place", 2)])
    assert said(index, "Castro") == []
    assert said(index, "Chiloé") == ["Chiloé"]


def test_what_is_renamed_is_found_by_its_new_name_only() -> None:
    index = Index.build([CHILOE, ANNA]).changed([Named("person", 1, "Anne Le Goff")])
    assert said(index, "Le Goff") == ["Anne Le Goff"]
    assert said(index, "Calvez") == []


def test_what_is_removed_can_come_back() -> None:
    index = Index.build([CHILOE]).changed(removed=[("place", 1)]).changed([CHILOE])
    assert said(index, "Chiloé") == ["Chiloé"]


def test_an_alias_that_is_taught_is_understood_misspelt_too() -> None:
    index = Index.build([CHILOE, CASTRO]).changed([Named("place", 1, "Chiloé", ("Archipiélago grande",))])
    assert said(index, "archipielago grande") == ["Chiloé"]
    assert said(index, "archipielagho grande") == ["Chiloé"]


def test_one_kind_and_key_is_one_thing() -> None:
    index = Index.build([CHILOE, Named("place", 1, "Quinchao")])
    assert said(index, "Quinchao") == ["Quinchao"]
    assert said(index, "Chiloé") == []


def test_names_of_one_word_in_different_segments_are_asked_about() -> None:
    index = Index.build([Named("person", key, f"Person{key} Unlike") for key in range(2, 30)] + [ANNA])
    index = index.changed([Named("person", 99, "Anna Martin")])
    mentions: tuple[Mention, ...] = index.mentions("Anna")
    assert [mention.verdict for mention in mentions] == ["which"]
    assert {candidate.thing.key for candidate in mentions[0].candidates[:2]} == {1, 99}


@pytest.mark.parametrize("seed", range(3))
def test_after_any_changes_the_answers_are_those_of_an_index_built_anew(seed: int) -> None:
    chance = random.Random(seed)
    things = {("place", key): Named("place", key, f"{_word(chance)} {_word(chance)}") for key in range(40)}
    index = Index.build(things.values())
    for step in range(60):
        key = ("place", chance.randrange(60))
        if chance.random() < 0.3:
            things.pop(key, None)
            index = index.changed(removed=[key])
        else:
            things[key] = Named("place", key[1], f"{_word(chance)} {_word(chance)} {step}")
            index = index.changed([things[key]])
    anew = Index.build(things.values())
    for thing in things.values():
        assert said(index, thing.name) == said(anew, thing.name) == [thing.name]


def _word(chance: random.Random) -> str:
    return "".join(chance.choices("bcdfglmnprstv", k=3)) + "".join(chance.choices("aeiou", k=2)) + chance.choice("nrst")
