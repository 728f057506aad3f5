"""From what is said about time to the wall time at which somebody is reminded."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from bot.names import fold
from bot.times import Reading, durations, understand
from bot.understanding.reminders.spelling import respelt
from data.model import Language

MORNING, AFTERNOON, EVENING = time(9), time(14), time(19)
PARTS: Mapping[tuple[int, int], time] = {(4, 12): MORNING, (12, 19): AFTERNOON, (18, 0): EVENING}
"""What is meant by a part of the day, by the hours between which it lies."""
ELSEWHERE = "Asia/Tokyo"
"""Where nobody of the network lives."""
TO_THE_MINUTE = frozenset({"hour", "minute", "second"})


@dataclass(frozen=True, slots=True)
class Timed:
    """When somebody is to be reminded, as naive wall time in `zone`, and what of the text says nothing about it."""

    subject: str
    starts: datetime | None = None
    zone: str = "UTC"
    rrule: str | None = None
    oddity: Literal["gap", "fold"] | None = None
    zone_said: bool = False
    """Whether what is repeated was said by a clock of its own: "15h Paris"."""


def timed(text: str, now: datetime, zone: ZoneInfo, language: Language, events: Mapping[str, datetime]) -> Timed:
    """Read a time out of a text; without one, `starts` is None and the whole text is the subject.

    A day without an hour is nine o'clock, an afternoon two, an evening seven.
    """
    text = respelt(text, language)
    best = understand(text, now=now, zone=zone, language=language, events=events).best
    if best.kind == "none" or best.start is None:
        return Timed(text.strip(), zone=zone.key)
    place = ZoneInfo(best.tz) if best.tz else zone
    starts = _wall(best, best.start.astimezone(place).replace(tzinfo=None), place)
    odd = next((note.kind for note in best.notes if note.kind in {"gap", "fold"}), None)
    rule = best.rrule if best.kind == "recurrence" else None
    if _counts_days_to_event(best, text, language, events):
        starts = datetime.combine(starts.date(), MORNING)
    return Timed(
        _subject(best, text, events), starts, place.key, rule, odd, bool(rule) and _says_zone(text, now, language)
    )


def _subject(best: Reading, text: str, events: Mapping[str, datetime]) -> str:
    """What is to be said: beside "2 days before the meeting" the rest, though the meeting is what was named."""
    subject = best.subject.strip()
    if best.span is None or fold(subject) not in {fold(name) for name in events}:
        return subject
    rest = f"{text[: best.span[0]].strip()} {text[best.span[1] :].strip()}".strip(" ,;:-–—")
    return rest or subject


def _counts_days_to_event(best: Reading, text: str, language: Language, events: Mapping[str, datetime]) -> bool:
    """Whether whole days were said before an event: that is its morning, as for the reminders of meetings."""
    if best.span is None or fold(best.subject) not in {fold(name) for name in events}:
        return False
    lengths = durations(text[slice(*best.span)], language)
    return any(one.grain in {"day", "week"} and one.side == "before" for one in lengths)


def _says_zone(text: str, now: datetime, language: Language) -> bool:
    """Whether a zone was said: then it is the same wherever one reads it."""
    return understand(text, now=now, zone=ELSEWHERE, language=language).best.tz != ELSEWHERE


def _wall(reading: Reading, start: datetime, zone: ZoneInfo) -> datetime:
    """The wall time meant: before something is a morning, or an hour, earlier."""
    if reading.kind == "open" and reading.direction == "before":
        return _before(reading, start)
    if reading.end is not None and reading.kind in {"interval", "recurrence"}:
        end = reading.end.astimezone(zone).replace(tzinfo=None)
        part = PARTS.get((start.hour, end.hour)) if end - start <= timedelta(days=1) else None
        if part is not None:
            return datetime.combine(start.date(), part)
    if reading.grain in TO_THE_MINUTE:
        return start
    return datetime.combine(start.date(), MORNING)


def _before(reading: Reading, start: datetime) -> datetime:
    if reading.grain in TO_THE_MINUTE:
        return start - timedelta(hours=1)
    return datetime.combine(start.date() - timedelta(days=1), MORNING)
