"""What a sentence says about time, resolved: readings, ranked, and their form for scripts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

Kind = Literal["point", "interval", "open", "recurrence", "none"]
Grain = Literal["second", "minute", "hour", "day", "week", "month", "quarter", "year"]
Direction = Literal["before", "until", "after"]
NoteKind = Literal[
    "gap", "fold", "shores agree", "shores disagree", "event missing", "no public holidays", "approximate"
]


@dataclass(frozen=True, slots=True)
class Note:
    """Something worth saying about a reading: `kind` says what, `at` when (aware), `zone` where."""

    kind: NoteKind
    at: datetime | None = None
    zone: str | None = None


@dataclass(frozen=True, slots=True)
class Distinction:
    """What sets a reading apart from its rivals: the name of the field that differs and its value here."""

    by: Literal["date", "hour", "zone", "end", "kind", "rule", "direction"]
    value: datetime | str | None


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to understand when.

    `start` and `end` are aware, in the zone `tz`; an end is exclusive. A point lasts one `grain`. An open bound has
    only `start`: `before` excludes it, `until` and `after` include it. A recurrence has its `rrule` (RFC 5545, without
    DTSTART), its first occurrence after now in `start`, that occurrence's end in `end` when one was said, and in
    `exceptions` the dates on which it does not take place. `span` counts characters of the text; `subject` is the text
    without the span. `distinguishes` is None when no other reading competes.
    """

    kind: Kind
    grain: Grain | None = None
    tz: str | None = None
    start: datetime | None = None
    end: datetime | None = None
    direction: Direction | None = None
    rrule: str | None = None
    span: tuple[int, int] | None = None
    subject: str = ""
    distinguishes: Distinction | None = None
    notes: tuple[Note, ...] = ()
    exceptions: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Understood:
    """All that a text says about time: the `best` reading, its rivals over the same words, and every time said.

    `times` holds the best reading of each expression, in the order of the text; `best` is one of them, or a reading of
    the kind "none" when nothing in the text is a time. `language` is the one in which the text was read.
    """

    text: str
    best: Reading
    others: tuple[Reading, ...] = ()
    times: tuple[Reading, ...] = ()
    language: str | None = None


def as_json(understood: Understood) -> dict[str, object]:
    """What `bot.py when --json` prints: every key always present, instants in ISO 8601 with their offset."""
    best = understood.best
    return {
        "text": understood.text,
        "span": None if best.span is None else understood.text[slice(*best.span)],
        "subject": best.subject,
        **_facts(best),
        "readings": [_facts(reading) for reading in understood.others],
    }


def _facts(reading: Reading) -> dict[str, object]:
    return {
        "kind": reading.kind,
        "grain": reading.grain,
        "tz": reading.tz,
        "from": _iso(reading.start),
        "to": _iso(reading.end),
        "direction": reading.direction,
        "rrule": reading.rrule,
    }


def _iso(instant: datetime | None) -> str | None:
    return None if instant is None else instant.isoformat()
