"""Calendar files through the local Telegram: one that is forwarded becomes a meeting, and what leaves can be kept."""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from icalendar import Calendar

from playground.client import Person, Seen
from tests.town import Town

PARIS = ZoneInfo("Europe/Paris")
FRIDAY = datetime(2026, 10, 16, 8, tzinfo=UTC)
SERIES = """BEGIN:VCALENDAR
VERSION:2.0
METHOD:REQUEST
BEGIN:VEVENT
UID:bilan@example.org
DTSTAMP:20260901T000000Z
SEQUENCE:2
DTSTART;TZID=Europe/Paris:20261103T150000
DTEND;TZID=Europe/Paris:20261103T160000
RRULE:FREQ=WEEKLY;BYDAY=TU
SUMMARY:Bilan Chiloé
END:VEVENT
END:VCALENDAR
"""


def file_in(anna: Person, seen: Seen) -> Any:
    return Calendar.from_ical(anna.downloads(seen))


def with_file(words: str) -> Any:
    return lambda seen: seen.kind == "document" and words in seen.text


def test_an_invitation_comes_in_and_what_becomes_of_it_goes_out(town: Town) -> None:
    town.let_in("anna")
    town.playground.clock.set(FRIDAY)
    anna, claire = town.person("anna"), town.person("claire")
    received = claire.sends_file("bilan.ics", SERIES.encode(), caption="pour information")
    claire.waits_for("Je noterais cette réunion", after=received)
    # A file from elsewhere is forwarded to Minga.
    asked = anna.sends_file("bilan.ics", SERIES.encode())
    echo = anna.waits_for("Bilan Chiloé", after=asked)
    assert "Chaque mardi" in echo.text
    said = anna.say("oui")
    card = anna.waits_for(with_file("Bilan Chiloé"), after=said)
    (event,) = file_in(anna, card).walk("VEVENT")
    assert (str(event["UID"]), int(event["SEQUENCE"])) == ("bilan@example.org", 3)
    assert event["RRULE"].to_ical() == b"FREQ=WEEKLY;BYDAY=TU"
    listed = anna.say("les réunions de novembre")
    assert "mardi 3 novembre 2026, 15:00 Paris" in anna.waits_for("Réunions", after=listed).text
    _is_changed(anna)


def _is_changed(anna: Person) -> None:
    said = anna.say("annule celle du 10 novembre")
    one = file_in(anna, anna.waits_for(with_file("Annulation"), after=said))
    (master,) = one.walk("VEVENT")
    assert str(one["METHOD"]) == "PUBLISH"
    assert [each.dt for each in master["EXDATE"].dts] == [datetime(2026, 11, 10, 15, tzinfo=PARIS)]
    said = anna.say("déplace celle du 17 novembre au 18 novembre à 16h")
    moved = file_in(anna, anna.waits_for(with_file("Changement"), after=said))
    _, other = moved.walk("VEVENT")
    assert other.decoded("RECURRENCE-ID") == datetime(2026, 11, 17, 15, tzinfo=PARIS)
    assert other.decoded("DTSTART") == datetime(2026, 11, 18, 16, tzinfo=PARIS)
    assert [str(zone["TZID"]) for zone in moved.walk("VTIMEZONE")] == ["Europe/Paris"]
    said = anna.say("annule toute la série de la réunion Bilan Chiloé")
    over = file_in(anna, anna.waits_for(with_file("Annulation"), after=said))
    (last, *_) = over.walk("VEVENT")
    assert (str(over["METHOD"]), str(last["STATUS"])) == ("CANCEL", "CANCELLED")
    assert int(last["SEQUENCE"]) > int(other["SEQUENCE"]) > int(master["SEQUENCE"]) > 3
