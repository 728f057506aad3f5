"""Voices: dates, hours, lists, plurals, and the one place where text becomes HTML."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from bot.formats.calendar import meeting_file
from bot.speech import Html, Voice, bold, lines, typeset
from data.model import NEW_ID, Language, Meeting, Person
from tests.conversation import GROUP, Conversation

PARIS, SANTIAGO, EASTER = (ZoneInfo(name) for name in ("Europe/Paris", "America/Santiago", "Pacific/Easter"))

DAYS: list[tuple[Language, date, str, str]] = [
    ("fr", date(2026, 12, 1), "1er décembre 2026", "mardi 1er décembre 2026"),
    ("fr", date(2014, 7, 4), "4 juillet 2014", "vendredi 4 juillet 2014"),
    ("es", date(2026, 12, 1), "1 de diciembre de 2026", "martes 1 de diciembre de 2026"),
    ("en", date(2026, 12, 1), "1 December 2026", "Tuesday 1 December 2026"),
]


@pytest.mark.parametrize(("language", "day", "plain", "weekday"), DAYS)
def test_a_day_is_said_as_the_language_says_it(language: Language, day: date, plain: str, weekday: str) -> None:
    assert Voice(language).day(day) == plain
    assert Voice(language).weekday(day) == weekday


def test_an_hour_is_said_on_every_clock_with_the_day_where_it_is_another_one() -> None:
    instant = datetime(2026, 12, 2, 1, 30, tzinfo=UTC)
    said = Voice("en").moment(instant, (PARIS, SANTIAGO, EASTER, PARIS))
    unix = int(instant.timestamp())
    assert said == (
        f'Wednesday 2 December 2026, <tg-time unix="{unix}">02:30</tg-time> Paris'
        f' · <tg-time unix="{unix}">22:30</tg-time> Santiago (Tuesday 1)'
        f' · <tg-time unix="{unix}">20:30</tg-time> Easter Island (Tuesday 1)'
    )


def test_plurals_follow_the_language() -> None:
    said = {
        language: [str(Voice(language).count("{number} hour", "{number} hours", n)) for n in (0, 1, 2)]
        for language in ("fr", "es", "en")
    }
    assert said == {
        "fr": ["0 heure", "1 heure", "2 heures"],
        "es": ["0 horas", "1 hora", "2 horas"],
        "en": ["0 hours", "1 hour", "2 hours"],
    }


def test_every_name_is_escaped_and_markup_is_not() -> None:
    assert Voice("en").say("Hello {name}.", name="<b>&") == "Hello &lt;b&gt;&amp;."
    assert Voice("en").say("Hello {name}.", name=bold("<x>")) == "Hello <b>&lt;x&gt;</b>."
    assert Voice("en").join(["a", "<b>", Html("<i>c</i>")]) == "a, &lt;b&gt;, and <i>c</i>"
    assert lines("a & b", None, "", Html("<b>c</b>")) == "a &amp; b\n<b>c</b>"


def test_a_name_with_markup_shows_as_written_in_an_answer(conversation: Conversation) -> None:
    with conversation.store.begin() as memory:
        memory.people.add(Person(NEW_ID, "bobby", "Bobby", "<i>Tables</i> & Sons"))
    (answer,) = conversation.say("qui est Bobby Tables ?", "anna", GROUP)
    assert "Bobby <i>Tables</i> & Sons" in answer.text or "Bobby &lt;i&gt;Tables" in answer.utterance.html
    assert "<i>Tables" not in answer.utterance.html


def test_french_lines_do_not_break_before_a_colon_or_inside_guillemets() -> None:
    assert typeset(Html("« a » : b ?"), "fr") == "«\u00a0a\u00a0»\u00a0: b\u00a0?"
    assert typeset(Html("“a” : b ?"), "en") == "“a” : b ?"


def test_a_text_in_several_languages_falls_back_to_one_that_is_there() -> None:
    assert Voice("es").pick({"fr": "a", "es": "b"}) == "b"
    assert Voice("es").pick({"en": "c"}) == "c"
    assert Voice("es").pick(None) == ""


def test_a_meeting_file_holds_rule_zone_and_version() -> None:
    starts = datetime.fromisoformat("2026-12-01 15:00")
    meeting = Meeting(
        1,
        "series",
        {"fr": "Réunion"},
        starts,
        "Europe/Paris",
        60,
        "FREQ=MONTHLY;BYDAY=1TU",
        "https://example.org",
        version=3,
    )
    attachment = meeting_file(meeting, Voice("fr"), datetime(2026, 11, 23, tzinfo=UTC))
    calendar = Calendar.from_ical(attachment.content)
    (event,) = calendar.events
    assert attachment.name == "series.ics"
    assert str(event["SUMMARY"]) == "Réunion"
    assert event.start == starts.replace(tzinfo=PARIS)
    assert event["RRULE"].to_ical() == b"FREQ=MONTHLY;BYDAY=1TU"
    assert event["SEQUENCE"].to_ical() == b"3"
    assert [str(zone["TZID"]) for zone in calendar.timezones] == ["Europe/Paris"]
