import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.names import fold, words

FOLDED = {
    "Chiloé": "chiloe",
    "CHILOÉ": "chiloe",
    "Chiloe'": "chiloe",
    "Chiloe\u0301": "chiloe",
    "L’Haÿ-les-Roses": "l hay les roses",
    "L'Haÿ-les-Roses": "l hay les roses",
    "L´Hay les  Roses": "l hay les roses",
    "Œuvre": "oeuvre",
    "Curaçaví": "curacavi",
    "Ñuñoa": "nunoa",
    "Weißenburg": "weissenburg",
    "A.Ch.M.": "a ch m",
    "A.C.H.M.": "achm",
    "l’U.R.A.I et": "l urai et",
    "IV Región": "iv region",
    "snake_case": "snake case",
    "": "",
    " ’ ": "",
}


@pytest.mark.parametrize(("text", "folded"), FOLDED.items())
def test_spelling_habits_do_not_tell_names_apart(text: str, folded: str) -> None:
    assert fold(text) == folded


@settings(deadline=None)
@given(st.text())
def test_words_joined_are_the_folded_text(text: str) -> None:
    assert " ".join(word.text for word in words(text)) == fold(text)


@settings(deadline=None)
@given(st.text())
def test_words_stand_where_they_say_in_order(text: str) -> None:
    spans = [(word.start, word.end) for word in words(text)]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert [start for start, _ in spans] == sorted(start for start, _ in spans)


def test_a_word_tells_its_place_in_the_original() -> None:
    text = "Qui suit L’Haÿ-les-Roses, à l'A.C.H.M. ?"
    assert [text[word.start : word.end] for word in words(text)] == [
        "Qui", "suit", "L", "Haÿ", "les", "Roses", "à", "l", "A.C.H.M.",
    ]  # fmt: skip
