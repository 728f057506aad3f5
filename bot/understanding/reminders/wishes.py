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
_DAYS_OF: Mapping[str, int] = {"day": 1, "week": 7, "month": 31}
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
    lead = said.opens_with("quiet") or said.opens_with("quiet_between")
    if lead is None:
        return None
    rest = said.after(lead[1])
    hours, spans = list(_hours(rest, said.language)), [found.span() for found in _HOUR.finditer(rest)]
    if hours and not _is_around(rest, spans, said.language, "around_hours"):
        return None
    if len(hours) == 2:
        return SetQuietHours(*hours)
    if len(hours) == 1 and said.find("before", lead[1]):
        return SetQuietHours(ends=hours[0])
    if len(hours) == 1 and said.find("after", lead[1]):
        return SetQuietHours(begins=hours[0])
    return SetQuietHours() if said.is_only("quiet") else None


def pause(said: Sentence, now: datetime, zone: ZoneInfo) -> PauseUntil | None:
    """Read when somebody wants silence: until a day, for so many days, from one day to the end of another.

    "Until Monday" ends as Monday begins, unless Monday is said to belong to it, or somebody is away until then;
    "until Monday 9:00" at that hour.
    """
    rest, today = _of_pause(said), now.astimezone(zone).date()
    if rest is None:
        return None
    end = _hour_until(rest, now, zone, said.language)
    if end:
        return PauseUntil(end.date(), hour=end.time())
    whole = said.opens_with("away") is not None or said.find("inclusive") is not None
    since, until = _days(rest, now, zone, said.language, whole=whole)
    until = until or _days_on(rest, today, said.language)
    first = since or today
    if until is None or not today <= first < until <= first + LONGEST_PAUSE:
        return None
    return PauseUntil(until, since)


def _of_pause(said: Sentence) -> str | None:
    """What is said about when: after the wish for silence, or between being away and that wish."""
    lead = said.opens_with("pause")
    if lead:
        return said.after(lead[1]) or None
    away = said.opens_with("away")
    wish_for_silence = said.find("pause", away[1]) if away else None
    if away is None or wish_for_silence is None or not said.only(wish_for_silence[1], len(said.words), "polite"):
        return None
    return said.text[said.words[away[0]].start : said.words[wish_for_silence[0]].start] or None


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


def _is_around(text: str, covered: list[tuple[int, int]], language: Language, small: str = "around_moments") -> bool:
    """Whether nothing is left of a text but small words."""
    kept = [" " if any(start <= place < end for start, end in covered) else letter for place, letter in enumerate(text)]
    rest = fold("".join(kept)).split()
    return all((word,) in reminder_words(language)[small] for word in rest)


def _span(said: Sentence, found: tuple[int, int], first: int) -> tuple[int, int]:
    begin = said.words[first].start
    return said.words[found[0]].start - begin, said.words[found[1] - 1].end - begin


def _hours(text: str, language: Language) -> Iterator[time]:
    for found in _HOUR.finditer(text):
        hour, minute = int(found[1]), int(found[2] or 0)
        late = (found[3] or "").lower() == "pm" or (hour < 12 and _is_evening(text[found.end() :], language))
        if found[3] or late:
            hour = hour % 12 + 12 * late
        if hour <= 24 and minute < 60:
            yield time(hour % 24, minute)


def _is_evening(following: str, language: Language) -> bool:
    """Whether an hour is followed by "in the evening"."""
    words = tuple(fold(following).split())
    return any(words[: len(phrase)] == phrase for phrase in reminder_words(language)["evening"])


def _days(
    text: str, now: datetime, zone: ZoneInfo, language: Language, *, whole: bool
) -> tuple[date | None, date | None]:
    """The first day of a silence that does not begin at once, and the day on which it is over.

    `whole` says that a day until which it lasts belongs to it.
    """
    best = understand(text, now=now, zone=zone, language=language).best
    if best.start is None or best.kind == "recurrence" or best.grain not in {"day", "hour", "minute", "week", "month"}:
        return None, None
    day, today = best.start.astimezone(zone).date(), now.astimezone(zone).date()
    if best.kind == "interval" and best.end is not None:
        return day if best.start > now else None, best.end.astimezone(zone).date()
    if best.kind == "point" and best.grain in _DAYS_OF:
        return day if day > today else None, _after(day, best.grain)
    belongs = whole and best.direction != "before"
    return None, day + timedelta(days=int(belongs or day == today))


def _hour_until(text: str, now: datetime, zone: ZoneInfo, language: Language) -> datetime | None:
    """The wall time until which a silence lasts that begins at once; None when no hour is said, or it is no such."""
    best = understand(text, now=now, zone=zone, language=language).best
    if best.start is None or best.kind != "open" or best.direction == "after" or best.grain not in _PER_UNIT:
        return None
    ends = best.start.astimezone(zone)
    return ends.replace(tzinfo=None) if now < ends <= now + LONGEST_PAUSE else None


def _after(day: date, grain: str) -> date:
    """The day after the day, week or month that begins on a day."""
    return (day + timedelta(days=_DAYS_OF[grain])).replace(**({"day": 1} if grain == "month" else {}))


def _days_on(text: str, today: date, language: Language) -> date | None:
    found = [one for one in durations(text, language) if one.grain in _DAYS_PER_UNIT]
    if len(found) != 1:
        return None
    return today + timedelta(days=round(found[0].amount * _DAYS_PER_UNIT[found[0].grain]))
