"""Meetings, their changed dates, answers and notes, and reminders, as the memory keeps them."""

from dataclasses import replace
from datetime import UTC, datetime, time

import pytest

from data.memory import Memory, Store
from data.model import NEW_ID, Attendance, Chat, Meeting, MeetingNote, Member, OccurrenceChange, Reminder

NOW = datetime(2026, 9, 21, 8, tzinfo=UTC)
WALL = datetime(2026, 10, 13, 15)  # noqa: DTZ001  # a wall time
OTHER_WALL = datetime(2026, 11, 10, 15)  # noqa: DTZ001  # a wall time


def meeting(memory: Memory) -> Meeting:
    one = Meeting(NEW_ID, "meeting-1", {"fr": "Groupe-pays"}, WALL, "Europe/Paris", 90, chat_ids=(-5, -6), made_at=NOW)
    return memory.meetings.add(one)


def member(memory: Memory) -> Member:
    one = Member(NEW_ID, 12, "Anna", "reader", quiet_from=time(20), moments=("hour_before",), private_copies=True)
    return memory.members.add(one)


def test_a_meeting_and_a_member_come_back_as_they_were_kept(store: Store) -> None:
    with store.begin() as memory:
        kept, anna = meeting(memory), member(memory)
    with store.look() as memory:
        assert memory.meetings.get(kept.id) == kept
        assert memory.members.get(anna.id) == anna


def test_a_cancelled_meeting_is_kept_but_takes_place_no_more_and_its_version_counts_up(store: Store) -> None:
    with store.begin() as memory:
        cancelled = memory.meetings.update(replace(meeting(memory), cancelled_at=NOW))
        assert cancelled.version == 2
        assert memory.meetings.all() == ()
        assert memory.meetings.ever() == (cancelled,)


def test_one_date_can_differ_from_its_series_once_only(store: Store) -> None:
    with store.begin() as memory:
        kept = meeting(memory)
        change = memory.occurrence_changes.add(OccurrenceChange(NEW_ID, kept.id, WALL, cancelled=True))
        assert memory.occurrence_changes.at(kept.id, WALL) == change
        assert memory.occurrence_changes.at(kept.id, OTHER_WALL) is None
        assert memory.occurrence_changes.of(kept.id) == (change,)


@pytest.mark.parametrize("second", ["no", "maybe"])
def test_who_answers_twice_has_answered_once(store: Store, second: str) -> None:
    with store.begin() as memory:
        kept, anna = meeting(memory), member(memory)
        first = Attendance(NEW_ID, kept.id, WALL, anna.id, "yes", 1, NOW)
        memory.attendances.answer(first)
        memory.attendances.answer(replace(first, answer=second))  # type: ignore[arg-type]
        memory.attendances.answer(replace(first, original=OTHER_WALL))
        assert [one.answer for one in memory.attendances.of(kept.id, WALL)] == [second]


def test_notes_come_back_in_order_and_decisions_the_latest_first(store: Store) -> None:
    with store.begin() as memory:
        kept = meeting(memory)
        for kind, text in (("agenda", "convention"), ("decision", "one"), ("decision", "two")):
            memory.meeting_notes.add(MeetingNote(NEW_ID, kept.id, kind, text, NOW))  # type: ignore[arg-type]
        assert [note.text for note in memory.meeting_notes.of(kept.id)] == ["convention", "one", "two"]
        assert [note.text for note in memory.meeting_notes.all("decision")] == ["two", "one"]


def test_a_group_with_a_new_number_keeps_its_meetings_and_reminders(store: Store) -> None:
    with store.begin() as memory:
        kept = meeting(memory)
        memory.chats.keep(Chat(-5, "group", "Groupe-pays", languages=("fr", "es")))
        reminder = memory.reminders.add(Reminder(NEW_ID, -5, "appeler", WALL, "Europe/Paris", NOW, message_id=3))
        memory.chats.moved(-5, -1005)
        found = memory.meetings.get(kept.id)
        moved = replace(reminder, chat_id=-1005)
        assert found is not None
        assert found.chat_ids == (-1005, -6)
        assert memory.reminders.of_chat(-1005) == memory.reminders.of_message(-1005, 3) == (moved,)
        assert memory.chats.get(-1005).languages == ("fr", "es")  # type: ignore[union-attr]


def test_a_cancelled_reminder_is_not_among_those_to_say(store: Store) -> None:
    with store.begin() as memory:
        kept = memory.reminders.add(Reminder(NEW_ID, 12, "appeler", WALL, "Europe/Paris", NOW))
        memory.reminders.update(replace(kept, cancelled_at=NOW))
        assert memory.reminders.all() == memory.reminders.of_chat(12) == ()
