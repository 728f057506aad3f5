"""What a mention says beside the name: its span, its scores, its order; and looking up a bare name."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.names import Index, Named
from tests.test_names_index import ASKED, FOUND, INDEX, THINGS, UNKNOWN, only


def test_the_span_is_where_the_name_stands_in_the_original() -> None:
    text = "Bonjour, qui suit l’Île-de-Pâques ?"
    mention = only(INDEX.mentions(text))
    assert text[slice(*mention.span)] == mention.text == "Île-de-Pâques"


def test_a_tie_holds_at_most_eight() -> None:
    index = Index.build([Named("person", key, f"Camila Soto {letter}") for key, letter in enumerate("abcdefghijkl")])
    assert len(only(index.mentions("Camila Soto")).candidates) == 8


@pytest.mark.parametrize("name", ["Tombouctou", "", "?!", "de la"])
def test_looking_up_what_nothing_is_named_gives_unknown(name: str) -> None:
    assert INDEX.look_up(name).verdict == "unknown"


def test_looking_up_a_bare_name_reads_everyday_words_as_names() -> None:
    assert INDEX.look_up("nice").candidates[0].thing.name == "Nice"


@pytest.mark.parametrize("said", [*FOUND, *ASKED, *UNKNOWN])
def test_scores_are_probabilities_in_falling_order(said: str) -> None:
    for mention in INDEX.mentions(said):
        scores = [candidate.score for candidate in mention.candidates]
        assert scores == sorted(scores, reverse=True)
        assert all(0 <= score <= 1 for score in scores)


PIECES = st.sampled_from(
    [
        *(thing.name for thing in THINGS),
        "st",
        "de la",
        "Sn",
        "H",
        "qui suit",
        "who",
        "Tombouctou",
        "-",
        ",",
        "'",
        "12",
        "ñ",
        "\n",
        "🙂",
    ]
)


@settings(deadline=None)
@given(st.one_of(st.text(), st.lists(st.one_of(PIECES, st.text(max_size=4)), max_size=12).map(" ".join)))
def test_whatever_is_said_mentions_stand_in_order_and_apart(said: str) -> None:
    end = 0
    for mention in INDEX.mentions(said):
        assert end <= mention.span[0] < mention.span[1] <= len(said)
        assert said[slice(*mention.span)] == mention.text
        assert mention.verdict == "unknown" or mention.candidates
        end = mention.span[1]
    assert INDEX.look_up(said).verdict in {"found", "which", "unknown"}


def test_an_empty_index_knows_nothing() -> None:
    assert Index.build([]).mentions("bonjour") == ()
    assert only(Index.build([]).mentions("Chiloé")).verdict == "unknown"


BEGUN = [
    # said, the names there are, what is asked about
    ("Marta Arévalo M", ["Marta Arévalo", "Marta Arévalo Molina"], ["Marta Arévalo Molina", "Marta Arévalo"]),
    ("y Louis Denis More?", ["Louis Denis", "Louis Denis Morel"], ["Louis Denis Morel", "Louis Denis"]),
    ("quién es Odette Castro Ma", ["Odette Castro", "Odette Castro Maury"], ["Odette Castro Maury", "Odette Castro"]),
]
NOT_BEGUN = [
    ("Marta Arévalo, mañana", ["Marta Arévalo", "Marta Arévalo Molina"], "Marta Arévalo"),
    ("Marta Arévalo ce matin", ["Marta Arévalo", "Marta Arévalo Cerezo"], "Marta Arévalo"),
    ("qui suit Marta Arévalo ?", ["Marta Arévalo", "Marta Arévalo Molina"], "Marta Arévalo"),
]


def people(names: list[str]) -> Index:
    return Index.build([Named("person", key, name) for key, name in enumerate(names)])


@pytest.mark.parametrize(("said", "names", "asked"), BEGUN)
def test_a_longer_name_still_being_typed_is_asked_about(said: str, names: list[str], asked: list[str]) -> None:
    mention = only(people(names).mentions(said))
    assert mention.verdict == "which"
    assert [candidate.thing.name for candidate in mention.candidates] == asked


@pytest.mark.parametrize(("said", "names", "found"), NOT_BEGUN)
def test_what_begins_no_longer_name_changes_nothing(said: str, names: list[str], found: str) -> None:
    mention = only(people(names).mentions(said))
    assert (mention.verdict, mention.candidates[0].thing.name) == ("found", found)
