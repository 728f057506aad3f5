"""What somebody says about how they want to be reminded: moments, quiet hours, a pause, copies, languages."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.intents import Intent, PauseUntil, SetMoments, SetQuietHours, SpeakLanguages, WantCopies
from bot.names import fold
from bot.reminding.moments import START, days_before, minutes_before
from bot.times import durations, understand
from bot.understanding.commands import LANGUAGE_WORDS
from bot.understanding.reminders.words import Sentence, reminder_words
from data.model import Language

_HOUR = re.compile(
    r"(?<![\d:])(\d{1,2})(?:\s?(?:h|:|\.|heures?|horas?|hrs?)\s?(\d{2})?)?\s?(am|pm)?(?![\d:])", re.IGNORECASE
)
_PER_UNIT: Mapping[str, int] = {"minute": 1, "hour": 60}
_DAYS_PER_UNIT: Mapping[str, int] = {"day": 1, "week": 7}
LONGEST_PAUSE = timedelta(days=366)


def moments(said: Sentence) -> SetMoments | None:
    """Read at which moments before meetings somebody wants to be told; None when it is about something else."""
    if said.is_only("usual"):
        return SetMoments(usual=True)
    if said.is_only("no_moments"):
        return SetMoments(())
    lead = said.opens_with("me")
    if lead is None:
        return None
    rest = said.after(lead[1])
    found = list(_lengths(rest, said.language))
    start = said.find("start", lead[1])
    chosen = [moment for _, moment in found] + ([START] if start else [])
    covered = [span for span, _ in found] + ([_span(said, start, lead[1])] if start else [])
    if not chosen or not _is_around(rest, covered, said.language):
        return None
    return SetMoments(tuple(dict.fromkeys(chosen)))


def quiet_hours(said: Sentence) -> SetQuietHours | None:
    """Read between which hours no sound is to be made; None when it is about something else."""
    lead = said.opens_with("quiet")
    if lead is None:
        return None
    hours = list(_hours(said.after(lead[1])))
    if len(hours) == 2:
        return SetQuietHours(*hours)
    if len(hours) == 1 and said.find("before", lead[1]):
        return SetQuietHours(ends=hours[0])
    if len(hours) == 1 and said.find("after", lead[1]):
        return SetQuietHours(begins=hours[0])
    return SetQuietHours() if lead[1] == len(said.words) else None


def pause(said: Sentence, now: datetime, zone: ZoneInfo) -> PauseUntil | None:
    """Read until when somebody wants silence: to a day, which belongs to it, or for so many days."""
    lead = said.opens_with("pause")
    if lead is None or lead[1] == len(said.words):
        return None
    rest, today = said.after(lead[1]), now.astimezone(zone).date()
    until = _last_day(rest, now, zone, said.language) or _days_on(rest, today, said.language)
    if until is None or not today < until <= today + LONGEST_PAUSE:
        return None
    return PauseUntil(until)


def copies(said: Sentence) -> WantCopies | None:
    """Read whether somebody wants the group's reminders in private too."""
    if said.is_only("no_copies"):
        return WantCopies(wanted=False)
    return WantCopies(wanted=True) if said.is_only("copies") else None


def languages(said: Sentence) -> SpeakLanguages | None:
    """Read in which languages a group is to be reminded."""
    lead = said.opens_with("languages")
    rest = [word.text for word in said.words[lead[1] :]] if lead else []
    chosen = languages_in(rest)
    joining = reminder_words(said.language)["and"]
    plain = all(word in LANGUAGE_WORDS or (word,) in joining for word in rest)
    return SpeakLanguages(chosen) if chosen and plain else None


def languages_in(said: list[str]) -> tuple[Language, ...]:
    """Give the languages that words name, in their order."""
    return tuple(dict.fromkeys(LANGUAGE_WORDS[fold(word)] for word in said if fold(word) in LANGUAGE_WORDS))


def wish(said: Sentence, now: datetime, zone: ZoneInfo) -> Intent | None:
    """Give the first of these that a sentence says."""
    return moments(said) or quiet_hours(said) or pause(said, now, zone) or copies(said)


def _lengths(text: str, language: Language) -> Iterator[tuple[tuple[int, int], str]]:
    for one in durations(text, language):
        if one.side == "after":
            continue
        if one.grain in _PER_UNIT:
            yield one.span, minutes_before(round(one.amount * _PER_UNIT[one.grain]))
        elif one.grain in _DAYS_PER_UNIT:
            yield one.span, days_before(round(one.amount * _DAYS_PER_UNIT[one.grain]))


def _is_around(text: str, covered: list[tuple[int, int]], language: Language) -> bool:
    """Whether nothing is left of a text but small words."""
    kept = [letter for place, letter in enumerate(text) if not any(start <= place < end for start, end in covered)]
    rest = fold("".join(kept)).split()
    return all((word,) in reminder_words(language)["around_moments"] for word in rest)


def _span(said: Sentence, found: tuple[int, int], first: int) -> tuple[int, int]:
    begin = said.words[first].start
    return said.words[found[0]].start - begin, said.words[found[1] - 1].end - begin


def _hours(text: str) -> Iterator[time]:
    for found in _HOUR.finditer(text):
        hour, minute = int(found[1]), int(found[2] or 0)
        if found[3]:
            hour = hour % 12 + 12 * (found[3].lower() == "pm")
        if hour <= 24 and minute < 60:
            yield time(hour % 24, minute)


def _last_day(text: str, now: datetime, zone: ZoneInfo, language: Language) -> date | None:
    """The day after the last one of the silence."""
    best = understand(text, now=now, zone=zone, language=language).best
    if best.start is None or best.kind == "recurrence" or best.grain not in {"day", "hour", "minute", "week"}:
        return None
    if best.kind == "interval" and best.end is not None:
        return best.end.astimezone(zone).date() if best.start <= now + timedelta(days=1) else None
    day = best.start.astimezone(zone).date()
    return day + timedelta(days=int(best.direction != "before"))


def _days_on(text: str, today: date, language: Language) -> date | None:
    found = [one for one in durations(text, language) if one.grain in _DAYS_PER_UNIT]
    if len(found) != 1:
        return None
    return today + timedelta(days=round(found[0].amount * _DAYS_PER_UNIT[found[0].grain]))
