"""Calendar files and rules that would keep Minga busy for ever, or make her speak for ever: refused at once."""

import time
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bot.events import Document
from bot.formats.calendar_reading import NotAnInvitation, read_invitation
from bot.times.recurrence import naive_rule
from tests.conversation import GROUP, Conversation

PARIS = ZoneInfo("Europe/Paris")
START = datetime.fromisoformat("2026-12-01T15:00")
ENDLESS = [
    "FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30",
    "FREQ=MINUTELY;BYMONTH=2;BYMONTHDAY=30",
    "FREQ=HOURLY;BYHOUR=3;INTERVAL=24",
    "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
    "FREQ=DAILY;BYSETPOS=2",
    "FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=31",
    "FREQ=DAILY;INTERVAL=0",
    "FREQ=DAILY;INTERVAL=-1",
    "FREQ=DAILY;COUNT=999999999",
    "FREQ=DAILY;BYHOUR=" + ",".join(map(str, range(24))) + ";BYMINUTE=0,1",
]
USUAL = [
    "FREQ=WEEKLY;BYDAY=MO,WE;INTERVAL=2;COUNT=20",
    "FREQ=MONTHLY;BYDAY=1TU",
    "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
    "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29",
    "FREQ=MONTHLY;BYMONTHDAY=-1",
    "FREQ=DAILY;UNTIL=20270101T000000Z",
]
HEAD, TAIL = (
    b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:20261201T150000Z\r\n",
    b"END:VEVENT\r\nEND:VCALENDAR\r\n",
)
CHANGED = b"END:VEVENT\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:20261201T150000Z\r\nRECURRENCE-ID:20261201T150000Z\r\n"
HUGE = [
    HEAD + b"EXDATE:20261201T150000Z\r\n" * 20_000 + TAIL,
    HEAD + b"EXDATE:" + b",".join([b"20261201T150000Z"] * 50_000) + b"\r\n" + TAIL,
    HEAD + CHANGED * 5_000 + TAIL,
    b"BEGIN:VCALENDAR\r\n" + b"BEGIN:VEVENT\r\n" * 50_000,
]
OFTEN = [
    "rappelle-moi toutes les 5 secondes de boire",
    "remind me every minute to drink",
    "recuérdeme tomar agua cada 5 minutos",
]


@pytest.mark.parametrize("rule", ENDLESS)
def test_a_rule_that_never_ends_being_searched_is_refused(rule: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        naive_rule(rule, START, PARIS)


@pytest.mark.parametrize("rule", USUAL)
def test_usual_rules_are_borne(rule: str) -> None:
    assert next(iter(naive_rule(rule, START, PARIS))) >= START


@pytest.mark.parametrize("content", HUGE, ids=["lines", "dates left out", "changed dates", "nested"])
def test_a_file_of_too_many_lines_is_not_read(content: bytes) -> None:
    began = time.process_time()
    with pytest.raises(NotAnInvitation, match="large"):
        read_invitation(content, PARIS)
    assert time.process_time() - began < 1.0


def test_an_attachment_within_an_invitation_counts_as_one_line() -> None:
    attached = b"ATTACH;ENCODING=BASE64;VALUE=BINARY:" + b"\r\n ".join([b"QUJD" * 18] * 9_000) + b"\r\n"
    assert read_invitation(HEAD + b"SUMMARY:x\r\n" + attached + TAIL, PARIS).title == "x"


@pytest.mark.parametrize("year", [b"0001", b"9999"])
def test_no_meeting_lies_beyond_all_calendars(year: bytes) -> None:
    with pytest.raises(NotAnInvitation, match="broken"):
        read_invitation((HEAD + TAIL).replace(b"2026", year), PARIS)


def test_a_strangers_calendar_file_is_not_even_read(conversation: Conversation) -> None:
    file = Document("f", "invite.ics", "text/calendar", 100, b"BEGIN:VCALENDAR")
    (message,) = conversation.say("", "stranger", document=file)
    assert "members only" in message.text


@pytest.mark.parametrize("said", OFTEN)
def test_nobody_is_reminded_more_than_once_an_hour(conversation: Conversation, said: str) -> None:
    (message,) = conversation.say(said)
    with conversation.store.look() as memory:
        assert memory.reminders.all() == ()
    assert not message.labels
    assert any(word in message.text for word in ("once an hour", "une fois par heure", "una vez por hora"))


def test_a_group_cannot_be_flooded_by_whoever_is_in_it(conversation: Conversation) -> None:
    conversation.say("rappelle-nous toutes les minutes de voter", "stranger", GROUP)
    with conversation.store.look() as memory:
        assert memory.reminders.all() == ()


def test_a_meeting_of_every_five_minutes_is_one_meeting(conversation: Conversation) -> None:
    (echo,) = conversation.say("réunion toutes les 5 minutes Skype")
    assert "Régulièrement" not in echo.text
