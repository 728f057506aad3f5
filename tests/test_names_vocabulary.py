import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from bot.names.common_words import COMMON_WORDS, FUNCTION_WORDS
from bot.names.sounds import sound_key
from bot.names.vocabulary import Vocabulary

SAME_SOUND = {
    "kokimbo": "coquimbo",
    "valparaizo": "valparaiso",
    "balparaiso": "valparaiso",
    "chilloe": "chiloe",
    "finister": "finistere",
    "kimper": "quimper",
    "quellon": "kellon",
    "gonsalo": "gonzalo",
    "durand": "duran",
    "filippe": "philippe",
    "santyago": "santiago",
}

OTHER_SOUND = {"chile": "chiloe", "castro": "castel", "maule": "meulan", "brest": "breton"}

ALPHABET = "abcdehilmnoprstuy"


@pytest.mark.parametrize(("one", "other"), SAME_SOUND.items())
def test_words_that_sound_alike_have_one_key(one: str, other: str) -> None:
    assert sound_key(one) == sound_key(other)


@pytest.mark.parametrize(("one", "other"), OTHER_SOUND.items())
def test_words_that_sound_unlike_have_different_keys(one: str, other: str) -> None:
    assert sound_key(one) != sound_key(other)


def edited(draw: st.DrawFn, word: str) -> str:
    """Leave out, put in, change or swap one letter."""
    at = draw(st.integers(0, len(word) - 1))
    letter = draw(st.sampled_from(ALPHABET))
    swapped = word[:at] + word[at : at + 2][::-1] + word[at + 2 :]
    return draw(
        st.sampled_from(
            [word[:at] + word[at + 1 :], word[:at] + letter + word[at:], word[:at] + letter + word[at + 1 :], swapped]
        )
    )


@st.composite
def misspellings(draw: st.DrawFn, edits: int) -> tuple[str, str]:
    """Give a word, and the word with so many edits, neither shorter than five letters."""
    word = said = draw(st.text(ALPHABET, min_size=7, max_size=12))
    for _ in range(edits):
        said = edited(draw, said)
    return word, said


@pytest.mark.parametrize("edits", [1, 2])
@settings(deadline=None)
@given(data=st.data())
def test_a_word_is_near_with_one_edit_or_two(edits: int, data: st.DataObject) -> None:
    word, said = data.draw(misspellings(edits))
    # A letter put between two that were swapped makes three edits of two.
    assume(OSA.distance(word, said) <= edits)
    assert [near.number for near in Vocabulary([word]).near(said)] == [0]


def test_a_word_said_rightly_comes_first() -> None:
    vocabulary = Vocabulary(["castor", "castra", "castro"])
    near = vocabulary.near("castro")
    assert vocabulary.words[near[0].number] == "castro"
    assert near[0].likeness == 1.0
    assert all(other.likeness < 1 for other in near[1:])


@pytest.mark.parametrize("said", ["bue", "ba", "b", ""])
def test_short_words_are_never_fuzzy(said: str) -> None:
    assert Vocabulary(["bar", "ben", "bus"]).near(said) == []


def test_a_word_cut_short_finds_what_it_begins() -> None:
    vocabulary = Vocabulary(["finistere", "finlande", "quimper"])
    assert [vocabulary.words[near.number] for near in vocabulary.near("finis")] == ["finistere"]


def test_numbers_are_never_fuzzy() -> None:
    assert Vocabulary(["75001", "75002"]).near("75003") == []


def test_the_lists_of_words_are_folded_and_apart() -> None:
    assert not FUNCTION_WORDS & COMMON_WORDS
    assert {"bonjour", "gracias", "hello", "reunion", "numero"} <= COMMON_WORDS
    assert {"qui", "quien", "who", "de", "el", "the"} <= FUNCTION_WORDS
