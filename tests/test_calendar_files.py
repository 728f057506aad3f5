"""Calendar files: written as other programs read them, and read back; broken ones are told from whole ones."""

from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from bot.formats.calendar import key_of, meeting_file, uid_of
from bot.formats.calendar_reading import Invitation, NotAnInvitation, read_invitation
from bot.reminding.occurrences import occurrences
from bot.speech import Voice
from bot.times import recurrence
from data.model import Meeting, OccurrenceChange

NOW = datetime(2026, 9, 21, 9, 30, tzinfo=UTC)
PARIS, SANTIAGO = ZoneInfo("Europe/Paris"), ZoneInfo("America/Santiago")
FIRST = datetime.fromisoformat("2026-10-06 15:00")
SERIES = Meeting(1, "series", {"fr": "Réunion", "es": "Reunión"}, FIRST, "Europe/Paris", 60, "FREQ=WEEKLY;BYDAY=TU")
TWO_YEARS = timedelta(days=731)


def written(meeting: Meeting, changes: tuple[OccurrenceChange, ...] = (), language: str = "fr") -> Any:
    file = meeting_file(meeting, Voice(language), NOW, changes, "Anna Calvez")  # type: ignore[arg-type]
    return Calendar.from_ical(file.content)


def change(original: str, **other: object) -> OccurrenceChange:
    return OccurrenceChange(1, 1, datetime.fromisoformat(original), **other)  # type: ignore[arg-type]


def instants_of(calendar: Any) -> list[datetime]:
    """The starts of the next two years as a calendar program works them out from the file alone."""
    master, *others = calendar.walk("VEVENT")
    start: datetime = master.decoded("DTSTART")
    zone = ZoneInfo(str(start.tzinfo))
    found = {start.replace(tzinfo=None): start}
    if "RRULE" in master:
        rule = master["RRULE"].to_ical().decode()
        wall = start.replace(tzinfo=None)
        every = recurrence.occurrences(rule, wall, zone, NOW, NOW + TWO_YEARS)
        found = {one.wall: one.instant for one in every}
    left_out = master.get("EXDATE", [])
    for each in left_out if isinstance(left_out, list) else [left_out]:
        for one in each.dts:
            found.pop(one.dt.replace(tzinfo=None), None)
    for event in others:
        found.pop(event.decoded("RECURRENCE-ID").replace(tzinfo=None), None)
        found[event.decoded("RECURRENCE-ID").replace(tzinfo=None)] = event.decoded("DTSTART")
    return sorted(one.astimezone(UTC) for one in found.values() if NOW < one <= NOW + TWO_YEARS)


def test_a_file_holds_what_calendar_programs_need() -> None:
    calendar = written(replace(SERIES, version=3, link="https://meet.example.org/a"), language="es")
    (event,) = calendar.walk("VEVENT")
    assert str(calendar["METHOD"]) == "PUBLISH"
    assert (str(event["UID"]), str(event["SUMMARY"])) == ("meeting-series@minga", "Reunión")
    assert (int(event["SEQUENCE"]), str(event["STATUS"])) == (3, "CONFIRMED")
    assert event["ORGANIZER"].params["CN"] == "Anna Calvez"
    assert str(event["URL"]) == "https://meet.example.org/a"
    assert event["RRULE"].to_ical() == b"FREQ=WEEKLY;BYDAY=TU"
    assert [str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE")] == ["Europe/Paris"]


def test_changed_dates_have_their_own_event_and_cancelled_ones_are_left_out() -> None:
    moved = change("2026-10-13 15:00", starts=datetime.fromisoformat("2026-10-15 16:00"))
    cancelled = change("2026-10-20 15:00", cancelled=True)
    calendar = written(SERIES, (moved, cancelled))
    master, other = calendar.walk("VEVENT")
    assert int(master["SEQUENCE"]) == int(other["SEQUENCE"]) == 3
    assert other.decoded("RECURRENCE-ID") == datetime(2026, 10, 13, 15, tzinfo=PARIS)
    assert other.decoded("DTSTART") == datetime(2026, 10, 15, 16, tzinfo=PARIS)
    assert [one.dt for one in master["EXDATE"].dts] == [datetime(2026, 10, 20, 15, tzinfo=PARIS)]


def test_a_change_of_a_date_that_the_rule_no_longer_has_is_not_written() -> None:
    calendar = written(SERIES, (change("2026-10-14 15:00", cancelled=True),))
    (event,) = calendar.walk("VEVENT")
    assert "EXDATE" not in event


def test_a_cancelled_meeting_is_taken_out_of_calendars() -> None:
    calendar = written(replace(SERIES, version=2, cancelled_at=NOW))
    (event,) = calendar.walk("VEVENT")
    assert (str(calendar["METHOD"]), str(event["STATUS"]), int(event["SEQUENCE"])) == ("CANCEL", "CANCELLED", 2)


def test_the_meeting_of_an_invitation_keeps_its_uid() -> None:
    meeting = replace(SERIES, key=key_of("abc@elsewhere.example"))
    assert uid_of(meeting) == "abc@elsewhere.example"
    assert key_of(uid_of(SERIES)) == "series"


def test_fifteen_in_paris_is_ten_or_eleven_in_santiago() -> None:
    hours = {
        one.astimezone(PARIS).date().isoformat(): one.astimezone(SANTIAGO).hour for one in instants_of(written(SERIES))
    }
    assert [hours[f"2026-10-{day}"] for day in (13, 20, 27)] == [10, 10, 11]


RULES = st.sampled_from(
    [None, "FREQ=WEEKLY;BYDAY=TU", "FREQ=MONTHLY;BYDAY=1TU", "FREQ=WEEKLY;INTERVAL=2", "FREQ=MONTHLY;BYMONTHDAY=12",
     "FREQ=WEEKLY;COUNT=9", "FREQ=WEEKLY;UNTIL=20270331T130000Z", "FREQ=MONTHLY;BYDAY=-1FR"]
)  # fmt: skip
ZONES = st.sampled_from(["Europe/Paris", "America/Santiago", "America/Punta_Arenas", "Pacific/Easter"])
STARTS = st.integers(0, 280 * 96).map(lambda quarters: FIRST + timedelta(minutes=15 * quarters - 20_160))


@settings(max_examples=60, deadline=None)
@given(starts=STARTS, rule=RULES, zone=ZONES, moved=st.integers(0, 3), cancelled=st.integers(0, 3))
def test_a_meeting_is_read_back_from_its_file_at_the_same_instants(
    starts: datetime, rule: str | None, zone: str, moved: int, cancelled: int
) -> None:
    meeting = Meeting(1, "any", {"en": "Any"}, starts, zone, 45, rule)
    plain = list(occurrences(meeting, NOW, NOW + TWO_YEARS))
    changes = {
        one.original: change(one.original.isoformat(), cancelled=True) for one in plain[cancelled : cancelled + 1]
    }
    for one in plain[moved : moved + 1]:
        changes.setdefault(one.original, change(one.original.isoformat(), starts=one.original + timedelta(days=1)))
    kept = tuple(changes.values()) if rule else ()
    ours = [one.starts.astimezone(UTC) for one in occurrences(meeting, NOW, NOW + TWO_YEARS, kept)]
    assert instants_of(written(meeting, kept)) == ours


def invitation(*lines: str, method: str = "REQUEST") -> bytes:
    event = ["BEGIN:VEVENT", "UID:u1@example.org", "DTSTAMP:20260901T000000Z", *lines, "END:VEVENT"]
    return "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", f"METHOD:{method}", *event, "END:VCALENDAR", ""]).encode()


# What stands in a file, and what is understood of it in Santiago.
READ = [
    (
        ("DTSTART;TZID=Europe/Paris:20261013T150000", "DTEND;TZID=Europe/Paris:20261013T163000", "SUMMARY:Convention"),
        {"hour": time(15), "zone": "Europe/Paris", "minutes": 90, "title": "Convention"},
    ),
    (("DTSTART:20261013T130000Z", "DURATION:PT45M"), {"hour": time(10), "zone": "America/Santiago", "minutes": 45}),
    (("DTSTART:20261013T100000",), {"hour": time(10), "zone": "America/Santiago", "minutes": None}),
    (("DTSTART;TZID=Romance Standard Time:20261013T150000",), {"hour": time(15), "zone": "Europe/Paris"}),
    (("DTSTART;VALUE=DATE:20261013",), {"hour": None}),
    (
        ("DTSTART;TZID=Europe/Paris:20261013T150000", "RRULE:FREQ=WEEKLY;BYDAY=TU", "LOCATION:Skype"),
        {"rrule": "FREQ=WEEKLY;BYDAY=TU", "link": "Skype"},
    ),
    (("DTSTART:20261013T130000Z", "STATUS:CANCELLED", "SEQUENCE:4"), {"cancelled": True, "sequence": 4}),
]


@pytest.mark.parametrize(("lines", "expected"), READ)
def test_an_invitation_is_read(lines: tuple[str, ...], expected: dict[str, object]) -> None:
    found = read_invitation(invitation(*lines), SANTIAGO)
    assert (found.uid, found.day.isoformat()) == ("u1@example.org", "2026-10-13")
    assert {name: getattr(found, name) for name in expected} == expected


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", "broken"),
        (b"\x00\xff\x00", "broken"),
        (b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "empty"),
        (invitation("SUMMARY:No start"), "broken"),
        (invitation("DTSTART:tomorrow"), "broken"),
        (invitation("DTSTART:20261013T130000Z", "RRULE:FREQ=SOMETIMES"), "broken"),
        (b"x" * 1_000_001, "large"),
    ],
)
def test_a_file_that_invites_to_nothing_says_why(content: bytes, fault: str) -> None:
    with pytest.raises(NotAnInvitation) as raised:
        read_invitation(content, SANTIAGO)
    assert raised.value.fault == fault


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=200).map(lambda junk: invitation("DTSTART:20261013T130000Z").replace(b"UID", junk)))
def test_no_file_makes_the_reader_stumble(content: bytes) -> None:
    with suppress(NotAnInvitation):
        assert isinstance(read_invitation(content, SANTIAGO), Invitation)
