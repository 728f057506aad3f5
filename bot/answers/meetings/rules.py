"""How often a series takes place, in words, and its next dates."""

from collections.abc import Mapping

from babel.dates import get_day_names

from bot.answers.talk import Talk
from bot.reminding.occurrences import Occurrence
from bot.speech import Html, Voice, lines

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def rule_line(dates: list[Occurrence], rrule: str | None, talk: Talk) -> Html | None:
    """Say how often, and the dates after the first one; None for a single meeting."""
    if rrule is None:
        return None
    often, later = how_often(rrule, talk), dates[1:]
    if not later:
        return often
    named = talk.voice.join(talk.voice.weekday(one.starts.date()) for one in later)
    return lines(often, talk.voice.say("Then: {dates} …", dates=named))


def how_often(rrule: str, talk: Talk) -> Html:
    """Say how often a rule has a date: every Tuesday, the first Tuesday of every month, every two years."""
    parts = dict(part.split("=", 1) for part in rrule.upper().removeprefix("RRULE:").split(";") if "=" in part)
    number, voice = int(parts.get("INTERVAL", "1")), talk.voice
    if parts.get("FREQ") == "MONTHLY":
        return _monthly(parts, number, voice)
    if parts.get("FREQ") == "WEEKLY" and "BYDAY" in parts:
        return _weekly(parts["BYDAY"], number, voice)
    said = {
        "DAILY": voice.count("Every day", "Every {number} days", number),
        "WEEKLY": voice.count("Every week", "Every {number} weeks", number),
        "YEARLY": voice.count("Every year", "Every {number} years", number),
    }
    return said.get(parts.get("FREQ", ""), voice.say("Again and again"))


def _weekly(days: str, number: int, voice: Voice) -> Html:
    named = voice.join(_weekday(day, voice) for day in days.split(","))
    return voice.count("Every {weekdays}", "Every {number} weeks, on {weekdays}", number, weekdays=named)


def _monthly(parts: Mapping[str, str], number: int, voice: Voice) -> Html:
    plain = voice.count("Every month", "Every {number} months", number)
    days = _days_of_month(parts, voice)
    if not days:
        return plain
    named = voice.join(days)
    whole = voice.count("{days} of every month", "{days}, every {number} months", number, days=named)
    return Html(whole[:1].upper() + whole[1:])


def _days_of_month(parts: Mapping[str, str], voice: Voice) -> list[Html]:
    """The days of a month on which a rule has dates, with their articles; none where it is said in another way."""
    if "BYMONTHDAY" in parts:
        numbers = [int(day) for day in parts["BYMONTHDAY"].split(",")]
        known = all(day == -1 or day > 0 for day in numbers)
        return [_day_of_month(day, voice) for day in numbers] if known else []
    place = parts.get("BYSETPOS", "")
    days = [f"{place}{day}" for day in parts.get("BYDAY", "").split(",") if day]
    found = [_nth(day[:-2], day[-2:], voice) for day in days]
    return [one for one in found if one] if all(found) and (not place or len(days) == 1) else []


def _day_of_month(day: int, voice: Voice) -> Html:
    if day == -1:
        return voice.say("the last day")
    return voice.say("day 1") if day == 1 else voice.say("day {number}", number=day)


def _nth(place: str, day: str, voice: Voice) -> Html | None:
    weekday = _weekday(day, voice)
    said = {
        "1": voice.say("the first {weekday}", weekday=weekday),
        "2": voice.say("the second {weekday}", weekday=weekday),
        "3": voice.say("the third {weekday}", weekday=weekday),
        "4": voice.say("the fourth {weekday}", weekday=weekday),
        "-1": voice.say("the last {weekday}", weekday=weekday),
    }
    return said.get(place.lstrip("+"))


def _weekday(day: str, voice: Voice) -> str:
    return str(get_day_names("wide", locale=voice.language)[WEEKDAYS.index(day[-2:])])
