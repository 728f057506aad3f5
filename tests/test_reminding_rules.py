"""When reminders fall due, for whom, and which of them are no longer said when their moment comes."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from bot.reminding.moments import due_at
from bot.reminding.occurrences import next_occurrence, occurrences
from bot.reminding.quiet import is_quiet
from data.model import NEW_ID, Meeting, OutboxRow
from data.tables import outbox
from tests.conversation import GROUP, Conversation
from tests.reminded import live, local, of_meetings, plan

PARIS, SANTIAGO = ZoneInfo("Europe/Paris"), ZoneInfo("America/Santiago")
SERIES = Meeting(
    1,
    "series",
    {"en": "Series"},
    datetime.fromisoformat("2026-10-06 15:00"),
    "Europe/Paris",
    60,
    "FREQ=WEEKLY;BYDAY=TU",
)

# Paris falls back on 25 October 2026 and springs on 28 March 2027, Santiago falls back on 4 April 2027.
ON_BOTH_SHORES = [
    ("2026-10-13", "15:00", "10:00"),
    ("2026-10-20", "15:00", "10:00"),
    ("2026-10-27", "15:00", "11:00"),
    ("2027-03-30", "15:00", "10:00"),
    ("2027-04-06", "15:00", "09:00"),
]


@pytest.mark.parametrize(("day", "paris", "santiago"), ON_BOTH_SHORES)
def test_a_series_holds_its_hour_in_the_zone_that_owns_it(day: str, paris: str, santiago: str) -> None:
    midnight = datetime.fromisoformat(day).replace(tzinfo=PARIS)
    (found,) = occurrences(SERIES, midnight, midnight + timedelta(days=1))
    assert f"{found.starts:%H:%M}" == paris
    assert f"{found.starts.astimezone(SANTIAGO):%H:%M}" == santiago


DUE: list[tuple[str, str, str, str, str]] = [
    # moment, start in Paris, zone and country of the recipient, due in that zone
    ("week_before", "2026-10-27 15:00", "America/Santiago", "CL", "2026-10-20 09:00"),
    ("ask", "2026-10-27 15:00", "Europe/Paris", "FR", "2026-10-23 10:00"),
    ("start", "2026-10-27 15:00", "America/Santiago", "CL", "2026-10-27 11:00"),
    ("after", "2026-10-27 15:00", "Europe/Paris", "FR", "2026-10-27 16:30"),
    ("30m", "2026-10-27 15:00", "Europe/Paris", "FR", "2026-10-27 14:30"),
    ("2d", "2026-10-27 15:00", "Europe/Paris", "FR", "2026-10-25 09:00"),
    ("hour_before", "2026-10-27 15:00", "America/Santiago", "CL", "2026-10-27 10:00"),
    ("day_before", "2026-10-27 15:00", "Europe/Paris", "FR", "2026-10-26 09:00"),
    ("day_before", "2026-12-07 15:00", "Europe/Paris", "FR", "2026-12-04 09:00"),
    ("day_before", "2026-12-09 15:00", "America/Santiago", "CL", "2026-12-07 09:00"),
    ("day_before", "2027-07-15 15:00", "Europe/Paris", "FR", "2027-07-13 09:00"),
]


@pytest.mark.parametrize(("moment", "start", "zone", "country", "due"), DUE)
def test_a_reminder_falls_due_by_the_clock_and_the_working_days_of_who_gets_it(
    moment: str, start: str, zone: str, country: str, due: str
) -> None:
    meeting = replace(SERIES, starts=datetime.fromisoformat(start), rrule=None)
    (occurrence,) = occurrences(meeting, datetime(2026, 1, 1, tzinfo=UTC), datetime(2028, 1, 1, tzinfo=UTC))
    instant = due_at(moment, occurrence, ZoneInfo(zone), country)
    assert instant.tzinfo is UTC
    assert f"{instant.astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M}" == due


def test_nobodys_telephone_rings_at_night() -> None:
    loud = [hour for hour in range(24) if not is_quiet(datetime(2026, 11, 23, hour, 0, tzinfo=PARIS), PARIS)]
    assert loud == list(range(8, 21))
    assert not is_quiet(datetime(2026, 11, 23, 7, 30, tzinfo=PARIS), PARIS)


def test_a_meeting_under_way_is_the_next_one_until_it_ends() -> None:
    single = replace(SERIES, rrule=None)
    during = datetime(2026, 10, 6, 15, 59, tzinfo=PARIS)
    found = next_occurrence([single], during)
    assert found is not None
    assert next_occurrence([single], during + timedelta(minutes=1)) is None


def planned(conversation: Conversation, prefix: str = "meeting:") -> list[OutboxRow]:
    """The reminders that stand in the outbox, by the instants at which they fall due."""
    with conversation.store.look() as memory:
        keys = memory.connection.scalars(select(outbox.c.key).where(outbox.c.key.startswith(prefix))).all()
        found = [memory.outbox.by_key(key) for key in keys]
    return sorted((row for row in found if row), key=lambda row: (row.outgoing.due_at, row.id))


def moment(row: OutboxRow) -> str:
    return str(row.outgoing.content["moment"])


def two_days_before_the_meeting(conversation: Conversation) -> None:
    conversation.now = datetime(2026, 11, 29, 12, tzinfo=UTC)
    plan(conversation)


def said(conversation: Conversation, row: OutboxRow, at: datetime) -> str | None:
    with conversation.store.begin() as memory:
        utterance = conversation.assistant.render(row.outgoing, memory, at)
    return utterance.html if utterance else None


def test_planning_twice_reminds_once(conversation: Conversation) -> None:
    two_days_before_the_meeting(conversation)
    once = [row.outgoing.key for row in planned(conversation)]
    plan(conversation)
    assert [row.outgoing.key for row in planned(conversation)] == once
    assert [moment(row) for row in planned(conversation)] == ["day_before", "hour_before", "started", "start", "after"]


def test_a_group_that_is_no_longer_served_is_not_reminded(conversation: Conversation) -> None:
    two_days_before_the_meeting(conversation)
    row = planned(conversation)[0]
    assert said(conversation, row, row.outgoing.due_at)
    conversation.say("/unbind", "coordinator", GROUP)
    assert said(conversation, row, row.outgoing.due_at) is None


def test_a_moved_meeting_is_not_announced_at_its_old_hour(conversation: Conversation) -> None:
    two_days_before_the_meeting(conversation)
    row = planned(conversation)[0]
    with conversation.store.begin() as memory:
        (meeting,) = memory.meetings.all()
        memory.meetings.update(replace(meeting, starts=meeting.starts + timedelta(hours=1)))
    assert said(conversation, row, row.outgoing.due_at) is None


def test_lateness_is_said_and_after_the_end_nothing_is(conversation: Conversation) -> None:
    two_days_before_the_meeting(conversation)
    row = next(row for row in planned(conversation) if moment(row) == "start")
    late = said(conversation, row, row.outgoing.due_at + timedelta(minutes=25))
    assert late is not None
    assert "25 minutes" in late
    assert said(conversation, row, datetime(2026, 12, 1, 15, 30, tzinfo=UTC)) is None


def test_without_a_group_members_are_reminded_in_private_each_by_their_own_clock(conversation: Conversation) -> None:
    conversation.say("/unbind", "coordinator", GROUP)
    conversation.say("/zona Punta Arenas", "gonzalo")
    conversation.say("stop", "mary")
    told = of_meetings(live(conversation, datetime(2026, 11, 30, 20, tzinfo=UTC)))
    due = {one.chat: one for one in told if one.moment == "day_before"}
    assert set(due) == {11, 12, 13}
    assert local(due[13], "America/Punta_Arenas") == "30 09:00"
    assert local(due[12], "Europe/Paris") == "30 09:00"


def test_who_moves_to_another_zone_is_reminded_by_the_new_clock_only(conversation: Conversation) -> None:
    conversation.say("/unbind", "coordinator", GROUP)
    two_days_before_the_meeting(conversation)
    before = next(row for row in planned(conversation) if row.outgoing.chat_id == 13 and moment(row) == "day_before")
    conversation.say("/zona Punta Arenas", "gonzalo")
    assert said(conversation, before, before.outgoing.due_at) is None


def test_a_single_meeting_known_late_is_still_announced_in_its_last_hour(conversation: Conversation) -> None:
    conversation.now = datetime(2026, 11, 24, 13, 40, tzinfo=UTC)
    single = Meeting(NEW_ID, "soon", {"en": "Soon"}, datetime.fromisoformat("2026-11-24 15:00"), "Europe/Paris", 60)
    with conversation.store.begin() as memory:
        memory.meetings.add(single)
    plan(conversation)
    (row,) = [row for row in planned(conversation) if row.outgoing.due_at == conversation.now]
    words = said(conversation, row, conversation.now) or ""
    assert "20 minutes" in words
    assert "retard" not in words
