"""Newer files of an invitation: what they change is shown, and taken over after a yes; older ones change nothing."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.assistant import Assistant
from bot.directory import Directory
from bot.events import Document
from bot.formats.calendar_reading import read_invitation
from bot.reminding.occurrences import dates
from data.memory import Store
from tests.conversation import Conversation, Message

SANTIAGO = ZoneInfo("America/Santiago")
NOW = datetime(2026, 9, 21, 9, 30, tzinfo=UTC)
IN_OCTOBER = datetime(2026, 10, 1, tzinfo=UTC), datetime(2026, 10, 29, tzinfo=UTC)
START = "DTSTART;TZID=Europe/Paris:20261006T150000"
WEEKLY = "RRULE:FREQ=WEEKLY;BYDAY=TU"
FIRST = (START, "DURATION:PT1H", WEEKLY, "SUMMARY:Eau", "SEQUENCE:3")
MOVED = (
    "RECURRENCE-ID;TZID=Europe/Paris:20261013T150000",
    "DTSTART;TZID=Europe/Paris:20261014T160000",
    "DURATION:PT1H",
    "SUMMARY:Eau",
    "SEQUENCE:4",
)
DROPPED = (
    "RECURRENCE-ID:20261020T130000Z",
    "DTSTART:20261020T130000Z",
    "STATUS:CANCELLED",
    "SUMMARY:Eau",
    "SEQUENCE:5",
)
AS_CALLED = ["06.10. 15:00", "13.10. 15:00", "20.10. 15:00", "27.10. 15:00"]


def file(*events: tuple[str, ...], method: str = "REQUEST") -> bytes:
    """A calendar file; each event is of the same invitation."""
    written = [["BEGIN:VEVENT", "UID:u1@example.org", "DTSTAMP:20260901T000000Z", *one, "END:VEVENT"] for one in events]
    found = [line for one in written for line in one]
    return "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", f"METHOD:{method}", *found, "END:VCALENDAR", ""]).encode()


@pytest.fixture
def anna(shipped: Store, shipped_directory: Directory) -> Conversation:
    """Anna has taken over the first file of a series."""
    conversation = Conversation(shipped, NOW, Assistant("fr", "Europe/Paris", shipped_directory))
    conversation.let_everybody_in()
    sent(conversation, file(FIRST))
    conversation.press("OK")
    return conversation


def sent(conversation: Conversation, content: bytes, by: str = "anna") -> list[Message]:
    document = Document("f1", "invite.ics", "text/calendar", len(content), content)
    return conversation.say("", by, document=document)


def held(conversation: Conversation) -> list[str]:
    with conversation.store.look() as memory:
        every = [one for one in memory.meetings.all() if not one.example]
        return [f"{one.starts:%d.%m. %H:%M}" for each in every for one in dates(memory, each, *IN_OCTOBER)]


# What a newer file holds, the words in which it is shown, and the dates in October once it was taken over.
UPDATES = [
    ((MOVED,), "mercredi 14 octobre 2026, 16:00", ["06.10. 15:00", "14.10. 16:00", "20.10. 15:00", "27.10. 15:00"]),
    ((DROPPED,), "mardi 20 octobre 2026 : annulation", ["06.10. 15:00", "13.10. 15:00", "27.10. 15:00"]),
    (
        ((START.replace("T15", "T17"), "DURATION:PT2H", WEEKLY, "SUMMARY:Eau potable", "SEQUENCE:4", "LOCATION:Zoom"),),
        (
            "Titre : Eau potable\nancienne date : mardi 6 octobre 2026, 15:00 Paris · 10:00 Santiago\n"
            "nouvelle date : mardi 6 octobre 2026, 17:00 Paris · 12:00 Santiago\nDurée : 2 h\nPar Zoom"
        ),
        ["06.10. 17:00", "13.10. 17:00", "20.10. 17:00", "27.10. 17:00"],
    ),
    (
        ((*FIRST[:-1], "SEQUENCE:4", "EXDATE;TZID=Europe/Paris:20261027T150000"), MOVED),
        "mardi 27 octobre 2026 : annulation",
        ["06.10. 15:00", "14.10. 16:00", "20.10. 15:00"],
    ),
]


@pytest.mark.parametrize(("events", "shown", "after"), UPDATES)
def test_a_newer_file_is_taken_over_after_a_yes(
    events: tuple[tuple[str, ...], ...], shown: str, after: list[str], anna: Conversation
) -> None:
    (question,) = sent(anna, file(*events))
    assert shown in question.text
    assert held(anna) == AS_CALLED
    anna.press("Oui, reprendre")
    assert held(anna) == after
    assert "Eau" in sent(anna, file(*events))[0].text
    assert "modifie" not in anna.last[0].text, "the same file once more holds nothing new"


def test_an_older_file_and_a_no_change_nothing(anna: Conversation) -> None:
    (older,) = sent(anna, file((*MOVED[:-1], "SEQUENCE:2")))
    assert "plus ancien" in older.text
    sent(anna, file(MOVED))
    anna.say("non")
    assert held(anna) == AS_CALLED


def test_only_who_called_it_takes_a_newer_file_over(anna: Conversation) -> None:
    (refused,) = sent(anna, file(MOVED), "gonzalo")
    assert "solo la puede modificar" in refused.text
    assert held(anna) == AS_CALLED


def test_a_whole_cancellation_is_confirmed_and_an_invitation_may_come_back(anna: Conversation) -> None:
    sent(anna, file((*FIRST[:-1], "SEQUENCE:6"), method="CANCEL"))
    anna.press("Oui, annuler")
    assert held(anna) == []
    sent(anna, file((*FIRST[:-1], "SEQUENCE:7")))
    anna.press("OK")
    assert held(anna) == AS_CALLED


def test_a_single_date_of_an_unknown_series_is_a_meeting_of_its_own(
    shipped: Store, shipped_directory: Directory
) -> None:
    conversation = Conversation(shipped, NOW, Assistant("fr", "Europe/Paris", shipped_directory))
    conversation.let_everybody_in()
    (echo,) = sent(conversation, file(MOVED))
    assert "mercredi 14 octobre 2026, 16:00" in echo.text


def test_the_changed_dates_of_a_file_are_read_by_its_own_clock() -> None:
    found = read_invitation(file(FIRST, MOVED, DROPPED), SANTIAGO)
    assert [(one.original.day, one.starts.day, one.cancelled) for one in found.dates] == [
        (13, 14, False),
        (20, 20, True),
    ]
    assert (found.partial, found.sequence, found.dates[1].original.hour) == (False, 5, 15)
    later = (MOVED[0].replace("ID;", "ID;RANGE=THISANDFUTURE;"), *MOVED[1:])
    assert read_invitation(file(later), SANTIAGO).dates[0].and_later
