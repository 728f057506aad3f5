"""The name benchmark asks fair questions, and the index answers a small directory of it well."""

import pytest

from benchmarks.names import table
from benchmarks.names_directory import Directory, directory
from benchmarks.names_measuring import Row, measured_index, measured_rival
from benchmarks.names_questions import SORTS, Labels, Question, questions
from benchmarks.names_rivals import PgTrgm, rivals
from benchmarks.names_templates import REPORT, TUNING
from bot.names import fold


@pytest.fixture(scope="module")
def made() -> Directory:
    return directory(400, seed=1)


@pytest.fixture(scope="module")
def asked(made: Directory) -> list[Question]:
    return questions(made, Labels(made), REPORT, 200, seed=1)


@pytest.fixture(scope="module")
def row(made: Directory, asked: list[Question]) -> Row:
    return measured_index(made.things, asked)[0]


def test_no_two_things_have_the_same_folded_name(made: Directory) -> None:
    assert len({fold(thing.name) for thing in made.things}) == len(made.things) == 400


def test_the_same_seed_makes_the_same_directory(made: Directory) -> None:
    assert directory(400, seed=1) == made


def test_every_sort_of_question_is_asked_bare_and_in_a_sentence(asked: list[Question]) -> None:
    assert {(question.sort, question.sentence) for question in asked if question.right} == {
        (sort, sentence) for sort in SORTS for sentence in (False, True)
    }


def test_what_names_nobody_is_in_no_label(made: Directory, asked: list[Question]) -> None:
    owners = Labels(made).owners
    absent = [question for question in asked if question.sort == "absent" and not question.sentence]
    assert len(absent) > 100
    assert not [question.text for question in absent if fold(question.text) in owners]


def test_sentences_of_the_report_were_not_tuned_on() -> None:
    assert not set(REPORT.asking) & set(TUNING.asking)
    assert not set(REPORT.chat) & set(TUNING.chat)


def test_a_small_directory_is_searched_well(row: Row) -> None:
    assert min(row.top1_bare, row.top1_sentence) >= 0.95
    assert min(row.sure_right_bare or 0, row.sure_right_sentence or 0) >= 0.85
    assert max(row.wrong_when_sure or 0, row.absent_sure or 0) <= 0.03
    assert row.chat_sure == 0


def test_rivals_without_a_server_find_a_name_said_exactly(made: Directory, row: Row) -> None:
    thing = made.things[0]
    exact = [Question(thing.name, "exact", frozenset({(thing.kind, thing.key)}), sentence=False)]
    tried = [rival for rival in rivals("") if not rival.why_not]
    rows = [measured_rival(rival, made.things, exact, budget=1) for rival in tried]
    assert [rival.top1_bare for rival in rows] == [1.0, 1.0, 1.0]
    assert table([row, *rows]).count("\n") == 4


def test_postgresql_says_why_it_is_skipped() -> None:
    assert "MINGA_TEST_DATABASE_URL" in PgTrgm("GiST", "").why_not
    assert PgTrgm("GIN", "postgresql://localhost:1/nowhere").why_not.startswith("PostgreSQL: ")
