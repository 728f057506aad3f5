"""What is kept about whoever asks is shown, and given as a file, whole; and nobody else's numbers are in it."""

import io
import re
from dataclasses import replace
from datetime import datetime, timedelta
from zipfile import ZipFile

import pytest
from sqlalchemy import Column

from data.erasing import PERSONAL
from data.held import HELD, HIDDEN, NOT_GIVEN, REACHES_SOMEBODY, held_on
from data.memory import Memory, Store
from data.model import (
    NEW_ID,
    ActionItem,
    Alias,
    Attendance,
    Change,
    Meeting,
    MeetingNote,
    Person,
    Recollection,
    Reminder,
    Request,
)
from data.tables import metadata
from tests.conversation import GROUP, Conversation, Message

MAY_NAME_SOMEBODY = re.compile(r"user|chat|member|person|asker|owner|_by$|^by$|queue|digest")
SAYS_NOTHING_OF_ANYBODY = {
    "meetings.person_ids",
    "seeded.digest",
}
TUESDAY = datetime.fromisoformat("2026-10-13T15:00")
ANNA, GONZALO = 12, 13
SUMMARIES = [
    # who asks, and what stands in the answer
    (
        "anna",
        [
            "Ce qui est conservé sur vous",
            "Autres noms : la Calvette",
            "2 rappels à vous",
            "Une action dont vous",
            ": #",
        ],
        ["Une réponse à une réunion", "Une demande", "Une question restée sans réponse", "Silence"],
    ),
    ("gonzalo", ["Lo que se guarda sobre usted", "Un compromiso que usted pidió: #"], ["Una nota de reunión"]),
    ("mary", ["Kept about you", "Mary"], ["The file holds all of it"]),
]
REACHING = [
    ("écrire à a.b@example.org demain", f"écrire à {HIDDEN} demain"),
    ("au 0123 45 67 89, le 2026-10-13 à 15:00", f"au {HIDDEN}, le 2026-10-13 à 15:00"),
    ("#41, à 9h30, 75011 Paris", "#41, à 9h30, 75011 Paris"),
]


@pytest.fixture
def town(store: Store, now: datetime) -> Conversation:
    """Three members; much is held on Anna, by Gonzalo too."""
    conversation = Conversation(store, now)
    conversation.let_everybody_in()
    with store.begin() as memory:
        fill(memory, now)
    return conversation


def fill(memory: Memory, now: datetime) -> None:
    person = memory.people.add(Person(NEW_ID, "anna-calvez", "Anna", "Calvez"))
    memory.aliases.add("person", person.id, Alias("la Calvette"))
    memory.aliases.add("place", person.id, Alias("of a place"))
    anna, gonzalo = (memory.members.by_user(number) for number in (ANNA, GONZALO))
    assert anna
    assert gonzalo
    anna = memory.members.update(replace(anna, person_id=person.id))
    for text in ("appeler la mairie", "imprimer"):
        memory.reminders.add(Reminder(NEW_ID, ANNA, text, TUESDAY, "UTC", now, member_id=anna.id))
    memory.reminders.add(Reminder(NEW_ID, GONZALO, "de Gonzalo", TUESDAY, "UTC", now, member_id=gonzalo.id))
    text = "la convention: llamar a ana@example.org"
    memory.action_items.add(
        ActionItem(NEW_ID, text, now, GONZALO, asker_member_id=gonzalo.id, owner_person_id=person.id)
    )
    memory.action_items.add(ActionItem(NEW_ID, "aider", now, GROUP.id, helper_member_ids=(anna.id,)))
    meeting = memory.meetings.add(Meeting(NEW_ID, "m", {"fr": "Le point"}, TUESDAY, "UTC", 60, person_ids=(person.id,)))
    memory.attendances.add(Attendance(NEW_ID, meeting.id, TUESDAY, anna.id, "yes", 1, now))
    memory.meeting_notes.add(MeetingNote(NEW_ID, meeting.id, "agenda", "el acta", now, said_by=gonzalo.id))
    memory.requests.add(Request(NEW_ID, 99, "Alex", "en", "a question", now, owner_person_id=person.id))
    memory.gaps.note("qui suit Zorglub ?", "zorglub", "fr", now, ANNA)
    memory.gaps.note("de otra persona", "xylo", "es", now, GONZALO)
    memory.changes.add(Change(NEW_ID, now, "person", person.id, {}, {"name": "x"}, gonzalo.id))
    memory.recollections.keep(Recollection(ANNA, ANNA, "muted", {"meetings": [1]}, now + timedelta(days=1)))


def shared_strings(message: Message) -> str:
    content = message.utterance.attachments[0].content
    with ZipFile(io.BytesIO(content)) as book:
        return book.read("xl/sharedStrings.xml").decode("utf-8")


def names_somebody(column: Column[object]) -> bool:
    keyed = any(key.column.table.name in {"members", "people"} for key in column.foreign_keys)
    return keyed or bool(MAY_NAME_SOMEBODY.search(column.name))


def test_every_column_that_may_name_somebody_is_given_or_it_is_said_why_not() -> None:
    unknown = [
        f"{table.name}.{column.name}"
        for table in metadata.sorted_tables
        for column in table.columns
        if names_somebody(column) and column.name not in HELD.get(table.name, ())
        if not {table.name, f"{table.name}.{column.name}"} & (NOT_GIVEN.keys() | SAYS_NOTHING_OF_ANYBODY)
    ]
    assert unknown == []


def test_every_table_whose_rows_are_erased_with_somebody_is_given_or_it_is_said_why_not() -> None:
    assert HELD.keys() | NOT_GIVEN.keys() >= PERSONAL


def test_every_table_and_column_that_is_named_is_there() -> None:
    there = {f"{table.name}.{column.name}" for table in metadata.sorted_tables for column in table.columns}
    given = {f"{table}.{column}" for table, columns in HELD.items() for column in columns}
    assert given <= there
    assert NOT_GIVEN.keys() <= there | metadata.tables.keys()


def test_all_that_names_somebody_is_held_and_nothing_of_others(town: Conversation) -> None:
    with town.store.look() as memory:
        anna = memory.members.by_user(ANNA)
        assert anna
        held = held_on(memory, anna)
    assert {name: len(rows) for name, rows in held.items()} == {
        "members": 1,
        "people": 1,
        "aliases": 1,
        "recollections": 1,
        "reminders": 2,
        "action_items": 2,
        "requests": 1,
        "meetings": 1,
        "attendances": 1,
        "gaps": 1,
        "changes": 1,
    }
    assert "user_id" not in held["requests"][0]
    assert "chat_id" not in held["action_items"][0]
    assert held["action_items"][0]["text"] == f"la convention: llamar a {HIDDEN}"
    assert held["action_items"][0]["owner_person_id"] == "Anna Calvez"


@pytest.mark.parametrize(("by", "first", "then"), SUMMARIES)
def test_the_answer_is_short_and_names_what_is_held(
    by: str, first: list[str], then: list[str], town: Conversation
) -> None:
    [answer] = town.say("/mydata", by)
    assert [words for words in (*first, *then) if words not in answer.text] == []
    assert len(answer.text.splitlines()) <= 20


def test_the_file_holds_all_of_it_in_the_words_of_who_asks(town: Conversation) -> None:
    [answer] = town.say("/mesdonnees")
    [file] = answer.utterance.attachments
    assert file.name == "minga-2026-09-21.xlsx"
    held = shared_strings(answer)
    wanted = ["Rappel", "appeler la mairie", "imprimer", "la Calvette", "qui suit Zorglub ?", "Le point", "a question"]
    assert [words for words in wanted if words not in held] == []
    assert [words for words in ("example.org", "de Gonzalo", "otra persona", "of a place") if words in held] == []


def test_a_group_never_sees_it(town: Conversation) -> None:
    [answer] = town.say("/mesdonnees", where=GROUP)
    assert "en privé" in answer.text
    assert not answer.utterance.attachments
    assert "Ce qui est conservé" in town.press("Continuer en privé", where=GROUP)[0].text


@pytest.mark.parametrize(("said", "left"), REACHING)
def test_what_reaches_somebody_is_struck_out(said: str, left: str) -> None:
    assert REACHES_SOMEBODY.sub(HIDDEN, said) == left
