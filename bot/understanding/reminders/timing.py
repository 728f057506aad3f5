"""From what is said about time to the wall time at which somebody is reminded."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from bot.times import Reading, understand
from data.model import Language

MORNING, AFTERNOON, EVENING = time(9), time(14), time(19)
PARTS: Mapping[tuple[int, int], time] = {(4, 12): MORNING, (12, 19): AFTERNOON, (18, 0): EVENING}
"""What is meant by a part of the day, by the hours between which it lies."""
TO_THE_MINUTE = frozenset({"hour", "minute", "second"})


@dataclass(frozen=True, slots=True)
class Timed:
    """When somebody is to be reminded, as naive wall time in `zone`, and what of the text says nothing about it."""

    subject: str
    starts: datetime | None = None
    zone: str = "UTC"
    rrule: str | None = None
    oddity: Literal["gap", "fold"] | None = None


def timed(text: str, now: datetime, zone: ZoneInfo, language: Language, events: Mapping[str, datetime]) -> Timed:
    """Read a time out of a text; without one, `starts` is None and the whole text is the subject.

    A day without an hour is nine o'clock, an afternoon two, an evening seven.
    """
    best = understand(text, now=now, zone=zone, language=language, events=events).best
    if best.kind == "none" or best.start is None:
        return Timed(text.strip(), zone=zone.key)
    place = ZoneInfo(best.tz) if best.tz else zone
    starts = _wall(best, best.start.astimezone(place).replace(tzinfo=None), place)
    odd = next((note.kind for note in best.notes if note.kind in {"gap", "fold"}), None)
    rule = best.rrule if best.kind == "recurrence" else None
    return Timed(best.subject.strip(), starts, place.key, rule, odd)


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
