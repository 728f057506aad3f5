"""Who is told of a meeting at which moment: groups, invited people, those who asked for copies, those of the group."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest

from bot.reminding import wishes
from data.model import NEW_ID, Attendance, Meeting, Reminder, Tenure
from tests.conversation import GROUP, Conversation
from tests.reminded import Told, live, local, of_meetings, plan, sleep

PARIS = "Europe/Paris"
MADE = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
STARTS = datetime.fromisoformat("2026-12-10 15:00")
AFTER = datetime(2026, 12, 11, 12, tzinfo=UTC)
ALL_OF_A_GROUP = ["notice", "week_before", "day_before", "hour_before", "started", "start", "after"]
ALL_IN_PRIVATE = ["notice", "week_before", "day_before", "hour_before", "started", "start"]


def call(conversation: Conversation, **given: Any) -> Meeting:
    """Keep a meeting in the place of the shipped one, made now."""
    with conversation.store.begin() as memory:
        for one in memory.meetings.all():
            memory.meetings.update(replace(one, cancelled_at=conversation.now))
        known = {"made_at": conversation.now, "chat_ids": (GROUP.id,), **given}
        meeting = Meeting(NEW_ID, "made", {"fr": "Réunion"}, known.pop("starts", STARTS), PARIS, 60, **known)
        meeting = memory.meetings.add(meeting)
    plan(conversation)
    return meeting


def change(conversation: Conversation, user: int, **changes: Any) -> None:
    with conversation.store.begin() as memory:
        member = memory.members.by_user(user)
        assert member
        memory.members.update(replace(member, **changes))


def person_of(conversation: Conversation, user: int) -> int:
    """Make a member somebody of the directory; the person's number."""
    with conversation.store.begin() as memory:
        person = memory.people.get(1 + user % 5)
        member = memory.members.by_user(user)
        assert member
        assert person
        memory.members.update(replace(member, person_id=person.id))
        return person.id


def moments(told: list[Told], chat: int) -> list[str]:
    return [one.moment for one in of_meetings(told) if one.chat == chat]


def test_a_group_is_told_at_every_moment_and_nobody_of_it_in_private(conversation: Conversation) -> None:
    call(conversation)
    told = of_meetings(live(conversation, AFTER))
    assert moments(told, GROUP.id) == ALL_OF_A_GROUP
    assert {one.chat for one in told} == {GROUP.id}
    when = [local(one, PARIS) for one in told]
    assert when == ["23 10:30", "03 09:00", "09 09:00", "10 14:00", "10 15:00", "10 15:00", "10 16:30"]
    assert not any(one.utterance.silent for one in told)


def test_who_asked_for_copies_gets_them(conversation: Conversation) -> None:
    change(conversation, 12, private_copies=True)
    call(conversation)
    assert moments(live(conversation, AFTER), 12) == ALL_IN_PRIVATE


def test_who_is_invited_and_not_in_the_group_is_told_in_private(conversation: Conversation) -> None:
    person = person_of(conversation, 13)
    call(conversation, person_ids=(person,))
    told = live(conversation, AFTER)
    assert moments(told, 13) == ALL_IN_PRIVATE
    assert moments(told, 12) == []


def test_who_is_in_the_group_and_has_not_answered_is_asked_once_in_private(conversation: Conversation) -> None:
    conversation.say("merci", "anna", GROUP)
    conversation.say("merci", "mary", GROUP)
    meeting = call(conversation)
    with conversation.store.begin() as memory:
        mary = memory.members.by_user(14)
        assert mary
        answer = Attendance(NEW_ID, meeting.id, STARTS, mary.id, "no", 1, conversation.now)
        memory.attendances.answer(answer)
    told = live(conversation, AFTER)
    assert moments(told, 12) == ["ask"]
    assert moments(told, 14) == []
    (asked,) = [one for one in told if one.chat == 12]
    assert local(asked, PARIS) == "08 10:00"
    assert any("Je viens" in label for label in asked.utterance.labels)
    (last,) = [one for one in told if one.moment == "day_before"]
    assert "Mary" not in last.text


def test_an_invited_post_that_changes_hands_goes_to_its_new_holder(conversation: Conversation) -> None:
    leaving, coming = person_of(conversation, 12), person_of(conversation, 13)
    with conversation.store.begin() as memory:
        source = memory.tenures.of_person(leaving) or memory.tenures.of_person(coming)
        model = source[0]
        post = model.post_id
        for one in memory.tenures.of_posts([post]):
            memory.tenures.update(replace(one, person_id=None))
        held = memory.tenures.add(replace(model, id=NEW_ID, person_id=leaving, since=None, until=None))
    call(conversation, post_ids=(post,))
    before = live(conversation, datetime(2026, 12, 4, 12, tzinfo=UTC))
    with conversation.store.begin() as memory:
        memory.tenures.end(held.id, date(2026, 12, 5))
        new: Tenure = replace(held, id=NEW_ID, person_id=coming, since=date(2026, 12, 6), until=None)
        memory.tenures.add(new)
    plan(conversation)
    after = live(conversation, AFTER)
    assert moments(before, 12) == ["notice", "week_before"]
    assert moments(after, 12) == []
    assert moments(after, 13) == ["day_before", "hour_before", "started", "start"]


def test_without_a_group_who_called_it_is_asked_about_it_afterwards(conversation: Conversation) -> None:
    with conversation.store.begin() as memory:
        anna = memory.members.by_user(12)
        assert anna
    call(conversation, chat_ids=(), person_ids=(person_of(conversation, 13),), made_by=anna.id)
    with conversation.store.begin() as memory:
        memory.chats.keep(replace(memory.chats.bound()[0], bound_at=None))
    plan(conversation)
    told = live(conversation, AFTER)
    assert moments(told, 12) == [*ALL_IN_PRIVATE, "after"]
    assert moments(told, 13) == ALL_IN_PRIVATE
    assert {one.chat for one in of_meetings(told)} == {12, 13}


def test_own_moments_take_the_place_of_the_usual_ones(conversation: Conversation) -> None:
    change(conversation, 12, private_copies=True, moments=("30m", "2d"))
    call(conversation)
    told = [one for one in of_meetings(live(conversation, AFTER)) if one.chat == 12]
    assert [(one.moment, local(one, PARIS)) for one in told] == [
        ("notice", "23 10:30"), ("2d", "08 09:00"), ("30m", "10 14:30"),
    ]  # fmt: skip


# Quiet hours of a person who gets copies, whether they come; the start in Paris; when the last hour is told, and how.
LAST_HOURS: list[tuple[time, time, bool, str, str | None, bool]] = [
    (time(21), time(7, 30), False, "2026-12-10 15:00", "10 14:00", False),
    (time(21), time(7, 30), False, "2026-12-10 08:15", "10 07:30", False),
    (time(21), time(7, 30), True, "2026-12-10 08:15", "10 07:15", True),
    (time(21), time(7, 30), False, "2026-12-10 22:30", None, False),
    (time(21), time(7, 30), True, "2026-12-10 22:30", "10 21:30", True),
    (time(13), time(16), False, "2026-12-10 15:00", None, False),
    (time(13), time(16), True, "2026-12-10 15:00", "10 14:00", True),
    (time(0), time(0), False, "2026-12-10 05:00", "10 04:00", False),
]


@pytest.mark.parametrize(("begins", "ends", "comes", "starts", "told_at", "silent"), LAST_HOURS)
def test_nobody_is_woken_and_who_comes_is_told_silently(
    conversation: Conversation, begins: time, ends: time, comes: bool, starts: str, told_at: str | None, silent: bool
) -> None:
    change(conversation, 12, private_copies=True, quiet_from=begins, quiet_until=ends, moments=("hour_before",))
    meeting = call(conversation)
    with conversation.store.begin() as memory:
        moved = replace(meeting, starts=datetime.fromisoformat(starts))
        meeting = memory.meetings.update(moved)
        anna = memory.members.by_user(12)
        assert anna
        if comes:
            answer = Attendance(NEW_ID, meeting.id, meeting.starts, anna.id, "yes", meeting.version, conversation.now)
            memory.attendances.answer(answer)
    plan(conversation)
    told = [one for one in of_meetings(live(conversation, AFTER)) if one.chat == 12 and one.moment == "hour_before"]
    assert [local(one, PARIS) for one in told] == ([told_at] if told_at else [])
    assert all(one.utterance.silent is silent for one in told)


def test_the_first_reminder_brings_the_calendar_file_and_no_other_does(conversation: Conversation) -> None:
    call(conversation)
    told = of_meetings(live(conversation, AFTER))
    assert [one.moment for one in told if one.utterance.attachments] == ["notice"]


def test_the_reminder_of_the_last_hour_loses_its_buttons_when_the_meeting_begins(conversation: Conversation) -> None:
    call(conversation)
    told = {one.moment: one for one in of_meetings(live(conversation, AFTER))}
    assert told["hour_before"].utterance.keys
    assert not told["started"].utterance.keys
    assert told["started"].row.outgoing.action == "edit"
    assert told["started"].row.message_id == 5000 + told["hour_before"].row.id


def test_who_wants_silence_is_told_nothing_until_it_ends(conversation: Conversation) -> None:
    change(conversation, 12, private_copies=True)
    call(conversation)
    conversation.say("pause jusqu'au 8 décembre")
    told = live(conversation, AFTER)
    assert moments(told, 12) == ["day_before", "hour_before", "started", "start"]


def test_a_meeting_that_somebody_does_not_want_to_hear_of_is_not_told(conversation: Conversation) -> None:
    change(conversation, 12, private_copies=True)
    meeting = call(conversation)
    with conversation.store.begin() as memory:
        anna = memory.members.by_user(12)
        assert anna
        wishes.mute(anna, [meeting.id], memory)
    assert moments(live(conversation, AFTER), 12) == []


# How long the process slept from when on, in UTC; what the group is told of the meeting of the 10th at 14:00 then.
OUTAGES = [
    ("2026-12-10 12:30", timedelta(hours=1), ["hour_before"], "30 minutes"),
    ("2026-12-10 12:30", timedelta(hours=1, minutes=55), ["start"], "25 minutes"),
    ("2026-12-09 07:00", timedelta(days=1, hours=6, minutes=30), ["hour_before"], "30 minutes"),
]


@pytest.mark.parametrize(("begin", "length", "first", "late"), OUTAGES)
def test_what_fell_due_meanwhile_is_said_once_marked_as_late(
    conversation: Conversation, begin: str, length: timedelta, first: list[str], late: str
) -> None:
    call(conversation)
    down = datetime.fromisoformat(begin).replace(tzinfo=UTC)
    live(conversation, down)
    sleep(conversation, down + length)
    at_once = of_meetings(live(conversation, conversation.now + timedelta(minutes=1)))
    assert [one.moment for one in at_once] == first
    assert f"{late} de retard" in at_once[0].text
    assert "missed" not in [one.moment for one in live(conversation, AFTER)]


def test_after_the_end_the_coordinator_gets_one_line_and_nobody_old_news(conversation: Conversation) -> None:
    call(conversation)
    live(conversation, datetime(2026, 12, 10, 12, 30, tzinfo=UTC))
    sleep(conversation, datetime(2026, 12, 12, 9, 0, tzinfo=UTC))
    told = [one for one in live(conversation, datetime(2026, 12, 14, tzinfo=UTC)) if one.moment != "digest"]
    assert [(one.chat, one.moment) for one in told] == [(11, "missed")]
    assert "10 décembre 2026" in told[0].text


def test_after_a_long_outage_the_coordinator_gets_one_summary(conversation: Conversation) -> None:
    call(conversation, rrule="FREQ=DAILY")
    live(conversation, datetime(2026, 12, 15, tzinfo=UTC))
    sleep(conversation, datetime(2027, 1, 14, 9, 0, tzinfo=UTC))
    told = live(conversation, datetime(2027, 1, 14, 9, 30, tzinfo=UTC))
    assert [one.moment for one in told if one.chat == 11] == ["missed"]
    (summary,) = [one for one in told if one.moment == "missed"]
    assert "et " in summary.text
    assert len(of_meetings(told)) <= 4
    assert all("2027" in one.text for one in of_meetings(told) if one.moment != "after")


def test_the_new_hour_is_announced_a_week_ahead_to_the_shore_whose_hour_moves(conversation: Conversation) -> None:
    change(conversation, 13, private_copies=True, zone="America/Santiago")
    change(conversation, 12, private_copies=True, moments=("hour_before",))
    conversation.now = datetime(2026, 10, 1, 8, tzinfo=UTC)
    call(conversation, rrule="FREQ=WEEKLY;BYDAY=TU", starts=datetime.fromisoformat("2026-10-06 15:00"))
    told = of_meetings(live(conversation, datetime(2026, 10, 28, tzinfo=UTC)))
    announced = [(one.chat, f"{one.at:%d %H:%M}") for one in told if "🕰" in one.text]
    assert announced == [(GROUP.id, "20 07:00"), (13, "20 12:00")]
    (for_gonzalo,) = [one for one in told if "🕰" in one.text and one.chat == 13]
    assert "11:00 para usted (hasta entonces: 10:00)" in for_gonzalo.text
    assert "27 de octubre" in for_gonzalo.text


def test_who_wants_no_reminder_a_week_before_is_told_of_the_new_hour_alone(conversation: Conversation) -> None:
    change(conversation, 13, private_copies=True, zone="America/Santiago", moments=("hour_before",))
    conversation.now = datetime(2026, 10, 1, 8, tzinfo=UTC)
    call(conversation, rrule="FREQ=WEEKLY;BYDAY=TU", starts=datetime.fromisoformat("2026-10-06 15:00"))
    told = [one for one in of_meetings(live(conversation, datetime(2026, 10, 28, tzinfo=UTC))) if one.chat == 13]
    assert [one.moment for one in told].count("clock_change") == 1


def test_new_zone_data_that_move_an_hour_are_told_once(conversation: Conversation) -> None:
    change(conversation, 13, private_copies=True, zone="America/Santiago")
    call(conversation)
    plan(conversation, "2026a")
    with conversation.store.begin() as memory:
        kept = dict(memory.settings.get("planned hours") or {})
        moved = {name: {**zones, "America/Santiago": "2026-12-10 12:00"} for name, zones in kept["hours"].items()}
        memory.settings.set("planned hours", {**kept, "hours": moved})
    plan(conversation, "2026a")
    assert [one for one in live(conversation, conversation.now + timedelta(hours=1)) if one.moment == "new_hour"] == []
    with conversation.store.begin() as memory:
        memory.settings.set("planned hours", {**kept, "hours": moved})
    plan(conversation, "2026b")
    plan(conversation, "2026b")
    conversation.now += timedelta(hours=3)
    told = [one for one in live(conversation, conversation.now + timedelta(hours=5)) if one.moment == "new_hour"]
    assert {one.chat for one in told} == {GROUP.id, 13}
    (for_gonzalo,) = [one for one in told if one.chat == 13]
    assert "12:00" in for_gonzalo.text
    assert "11:00" in for_gonzalo.text


def test_a_group_is_told_in_all_its_languages_in_one_message(conversation: Conversation) -> None:
    conversation.say("/langues fr es", "coordinator", GROUP)
    call(conversation)
    told = {one.moment: one for one in of_meetings(live(conversation, AFTER))}
    assert "la réunion approche" in told["day_before"].text
    assert "se acerca la reunión" in told["day_before"].text
    assert "✅ Je viens · ✅ Asistiré" in told["day_before"].utterance.labels


def test_a_reminder_of_ones_own_survives_an_outage_longer_than_what_is_planned(conversation: Conversation) -> None:
    with conversation.store.begin() as memory:
        starts = datetime.fromisoformat("2026-12-20 09:00")
        memory.reminders.add(Reminder(NEW_ID, 12, "appeler Paula", starts, PARIS, conversation.now, member_id=1))
    plan(conversation)
    sleep(conversation, datetime(2026, 12, 20, 14, tzinfo=UTC))
    told = live(conversation, conversation.now + timedelta(hours=1))
    assert ["appeler Paula" in one.text and "retard" in one.text for one in told if one.chat == 12] == [True]


def test_who_cannot_be_written_to_is_shown_to_the_organiser_and_the_group_gets_a_link(
    conversation: Conversation,
) -> None:
    with conversation.store.begin() as memory:
        mary = memory.members.by_user(14)
        assert mary
    change(conversation, 12, private_copies=True)
    call(conversation, made_by=mary.id)
    told = of_meetings(live(conversation, conversation.now + timedelta(hours=1)))
    (failed,) = [one.row for one in told if one.chat == 12]
    with conversation.store.begin() as memory:
        lines = conversation.assistant.undeliverable(failed, "blocked", memory, conversation.now)
        again = conversation.assistant.undeliverable(failed, "blocked", memory, conversation.now)
    assert {one.chat_id for one in lines} == {11, 14, GROUP.id}
    (for_the_group,) = [one for one in lines if one.chat_id == GROUP.id]
    assert "t.me/minga_bot" in for_the_group.content["html"]
    assert again == ()
