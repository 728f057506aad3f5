"""What is erased of somebody, what stays, and that nothing of it comes back."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from data import gazetteer, network
from data.erasing import KEPT_AS, erase_again, erase_member, erase_person, erased_in, sweep
from data.memory import Memory, Store
from data.model import (
    NEW_ID,
    Alias,
    Change,
    Chat,
    Meeting,
    MeetingNote,
    Member,
    OutboxClass,
    Outgoing,
    Person,
    PressableButton,
    Reminder,
)
from data.seeding import seed
from data.striking import STRUCK, strike
from data.tables import metadata

EVA = 7618672400
"""A user's number that is in no other column by chance."""
TUESDAY = datetime.fromisoformat("2026-10-13T15:00")
NOTES = [
    # what somebody wrote, what is left of it
    ("Éva Núñez envoie la convention", f"{STRUCK} envoie la convention"),
    ("eva nunez, EVA NUNEZ et ÉVA NÚÑEZ", f"{STRUCK}, {STRUCK} et {STRUCK}"),
    ("Núñez Éva; la Evita de Castro", f"{STRUCK}; {STRUCK}"),
    ("Éva demande à Clara Núñez", "Éva demande à Clara Núñez"),
]


@pytest.fixture
def eva(store: Store, now: datetime) -> Member:
    """A member who is a person of the directory and has left traces everywhere."""
    with store.begin() as memory:
        person = memory.people.add(Person(NEW_ID, "eva-nunez", "Éva", "Núñez"))
        memory.aliases.add("person", person.id, Alias("la Evita de Castro"))
        eva = memory.members.add(Member(NEW_ID, EVA, "Éva Núñez", "reader", "es", person_id=person.id, joined_at=now))
        meeting = memory.meetings.add(
            Meeting(NEW_ID, f"said:{EVA}:1", {"fr": "Chez Éva Núñez"}, TUESDAY, "UTC", 60, chat_ids=(EVA, -5))
        )
        for text, _ in NOTES:
            memory.meeting_notes.add(MeetingNote(NEW_ID, meeting.id, "agenda", text, now, said_by=eva.id, chat_id=EVA))
        memory.reminders.add(Reminder(NEW_ID, EVA, "appeler", TUESDAY, "UTC", now, member_id=eva.id))
        memory.chats.keep(Chat(EVA, "private", "Éva"))
        memory.buttons.keep(PressableButton("token", EVA, {}, now + timedelta(days=9), EVA))
        memory.gaps.note("¿quién lleva Zorglub?", "zorglub", "es", now, EVA)
        memory.gaps.note("et Xylo ?", "xylo", "fr", now, 1)
        memory.gaps.note("¿y Xylo, Eva?", "xylo", "es", now, EVA)
        memory.inbox.receive([(1, EVA, {"text": "dicho"}), (2, -5, {"text": "dicho en el grupo"})], now)
        memory.inbox.done(1, now)
        memory.inbox.done(2, now)
        memory.outbox.put(outgoing("answer:1", now))
        memory.outbox.put(outgoing(f"reminder:{EVA}", now + timedelta(days=1), "reminder"))
        intent = {"name": "LetIn", "user": EVA, "key": f"knock:{EVA}"}
        memory.buttons.keep(PressableButton("of claire", 5, intent, now + timedelta(days=9), 5))
        memory.changes.add(Change(NEW_ID, now, "chat", 1, {"by": EVA}, {"by": [EVA, 5]}))
    return eva


def outgoing(key: str, due: datetime, kind: OutboxClass = "answer") -> Outgoing:
    return Outgoing(key, EVA, "send", kind, due, {"html": "Éva Núñez"})


def everything(memory: Memory) -> str:
    """All that the memory holds, as text."""
    rows = [row for table in metadata.sorted_tables for row in memory.connection.execute(select(table))]
    return repr([tuple(row) for row in rows])


def all_sent(memory: Memory, now: datetime) -> None:
    for row in memory.outbox.due(now):
        memory.outbox.claim(row.id, "sender", now)
        memory.outbox.sent(row.id, 9, now)


def test_nothing_is_left_after_the_night(store: Store, eva: Member, now: datetime) -> None:
    with store.begin() as memory:
        all_sent(memory, now)
        erase_member(memory, eva)
        memory.outbox.put(outgoing("answer:goodbye", now))
    with store.begin() as memory:
        all_sent(memory, now)
        assert sweep(memory)
        left = everything(memory)
    assert [
        trace for trace in ("Éva Núñez", "eva-nunez", str(EVA), "dicho", "Evita", "Zorglub", "appeler") if trace in left
    ] == []


def test_what_the_network_keeps_says_the_name_no_more(store: Store, eva: Member) -> None:
    with store.begin() as memory:
        erase_member(memory, eva)
        (meeting,) = memory.meetings.ever()
        notes = memory.meeting_notes.of(meeting.id)
    assert [note.text for note in notes] == [left for _, left in NOTES]
    assert {(note.said_by, note.chat_id) for note in notes} == {(None, None)}
    assert meeting.title == {"fr": f"Chez {STRUCK}"}
    assert meeting.chat_ids == (-5,)
    assert meeting.key.startswith("said:erased-")


def test_what_would_be_said_unasked_is_not_said_any_more(store: Store, eva: Member, now: datetime) -> None:
    with store.begin() as memory:
        erase_member(memory, eva)
        assert [row.outgoing.kind for row in memory.outbox.due(now + timedelta(days=9))] == ["answer"]
        assert memory.outbox.counts()["cancelled"] == 1


def test_a_number_within_others_records_goes_and_they_stay(store: Store, eva: Member, now: datetime) -> None:
    with store.begin() as memory:
        erase_member(memory, eva)
        button = memory.buttons.get("of claire", now)
        (change,) = memory.changes.of("chat", 1)
    assert button is not None
    assert button.intent["user"] is None
    assert button.intent["key"].startswith("knock:erased-")
    assert (change.before, change.after) == ({"by": None}, {"by": [5]})


def test_a_question_that_others_asked_too_stays_without_the_words(store: Store, eva: Member) -> None:
    with store.begin() as memory:
        erase_member(memory, eva)
        assert [(gap.question, gap.asked_by) for gap in memory.gaps.open()] == [("xylo", None)]


def test_a_goodbye_that_has_not_left_is_swept_the_night_after_it_has(store: Store, eva: Member, now: datetime) -> None:
    with store.begin() as memory:
        erase_member(memory, eva)
        sweep(memory)
        assert str(EVA) in everything(memory)
        assert memory.outbox.due(now), "what is on its way still arrives"
        all_sent(memory, now)
        sweep(memory)
        assert str(EVA) not in everything(memory)
        assert erased_in(memory)["numbers"] == []


def test_whoever_came_back_the_same_day_is_not_swept(store: Store, eva: Member, now: datetime) -> None:
    with store.begin() as memory:
        erase_member(memory, eva)
        memory.members.add(Member(NEW_ID, EVA, "Eva", "reader"))
        memory.chats.keep(Chat(EVA, "private", "Eva"))
        sweep(memory)
        assert memory.members.by_user(EVA) is not None
        assert memory.chats.get(EVA) is not None


def test_a_night_empties_what_was_handled_and_keeps_what_is_still_to_do(store: Store, now: datetime) -> None:
    with store.begin() as memory:
        memory.inbox.receive([(1, 5, {"text": "handled"}), (2, 5, {"text": "to do"})], now)
        memory.inbox.done(1, now)
        sweep(memory)
        handled, to_do = memory.inbox.get(1), memory.inbox.get(2)
    assert handled is not None
    assert to_do is not None
    assert (handled.payload, handled.state) == ({}, "done")
    assert (to_do.payload, to_do.queue) == ({"text": "to do"}, 5)


def test_a_namesake_and_a_place_keep_their_name(store: Store, now: datetime) -> None:
    with store.begin() as memory:
        other = memory.members.add(Member(NEW_ID, 5, "Éva Núñez", "reader"))
        strike(memory.connection, ["Éva Núñez"])
        assert memory.members.get(other.id) == other


def test_a_first_name_alone_is_struck_nowhere(store: Store, now: datetime) -> None:
    with store.begin() as memory:
        memory.gaps.note("et Eva ?", "eva", "fr", now)
        assert strike(memory.connection, ["Eva"]) == 0


def test_a_restored_memory_forgets_them_again(store: Store, eva: Member) -> None:
    with store.begin() as memory:
        erase_again(memory, {"members": [eva.id, 4000], "people": [eva.person_id, 4000]})
        assert memory.members.get(eva.id) is None
        assert eva.person_id is not None
        assert memory.people.get(eva.person_id) is None
        assert memory.settings.get(KEPT_AS) == {"members": [eva.id], "people": [eva.person_id], "numbers": [EVA]}


def test_a_later_start_does_not_bring_a_person_back_with_the_facts(shipped: Store, now: datetime) -> None:
    with shipped.begin() as memory:
        person = next(one for one in memory.people.by_ids(range(1, 99)) if one.full_name == "Anna Calvez")
        erase_person(memory, person.id)
    with shipped.begin() as memory:
        seed(memory, gazetteer.read(), network.read(), now, demonstration=True)
        assert "Calvez" not in everything(memory)
        held = [one for one in memory.tenures.by_ids(range(1, 999)) if one.erased]
    assert [one.person_id for one in held] == [None] * len(held)
    assert held


def test_everybody_of_the_facts_can_be_erased_for_good(shipped: Store, now: datetime) -> None:
    with shipped.begin() as memory:
        everybody = memory.people.by_ids(range(1, 999))
        for person in everybody:
            erase_person(memory, person.id)
        seed(memory, gazetteer.read(), network.read(), now, demonstration=True)
        left = everything(memory)
    assert len(everybody) > 10
    assert [person.full_name for person in everybody if person.full_name in left] == []
