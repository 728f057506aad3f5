"""Reads the corpora of times: sentences with their time in brackets, and what it means in one line."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from bot.times import Reading, Understood

CORPORA = Path(__file__).parent / "corpora"


class Sentence(NamedTuple):
    """One line of a corpus."""

    language: str
    zone: str
    now: datetime
    text: str
    span: str
    meaning: str
    subject: str


def load(name: str) -> dict[str, Any]:
    """A corpus file as it stands."""
    found: dict[str, Any] = yaml.safe_load((CORPORA / f"times_{name}.yaml").read_text(encoding="utf-8"))
    return found


def sentences(language: str) -> list[Sentence]:
    """The sentences of one language; "policy" gives those that fix the conventions in all three."""
    corpus = load(language)
    now = datetime.fromisoformat(corpus["now"])
    if language == "policy":
        return [_sentence(row[0], row[1], now, *row[2:]) for row in corpus["sentences"]]
    return [_sentence(language, corpus["zone"], now, *row) for row in corpus["sentences"]]


def _sentence(language: str, zone: str, now: datetime, marked: str, meaning: str, subject: str) -> Sentence:
    span = re.search(r"\[(.*?)\]", marked)
    assert span, marked
    return Sentence(language, zone, now, re.sub(r"[\[\]]", "", marked), span.group(1), meaning, subject)


def in_one_line(understood: Understood, zone: str) -> str:
    """What the best reading means, as the corpora write it."""
    best = understood.best
    parts = [
        best.kind,
        best.grain,
        _wall(best.start),
        f"> {_wall(best.end)}" if best.end else None,
        best.direction,
        best.rrule,
    ]
    return " ".join(part for part in (*parts, _elsewhere(best, zone)) if part)


def _elsewhere(reading: Reading, zone: str) -> str | None:
    return f"@{reading.tz}" if reading.tz and reading.tz != zone else None


def _wall(instant: datetime | None) -> str | None:
    return instant.isoformat()[:16].removesuffix("T00:00") if instant else None


def said(understood: Understood) -> str | None:
    """The words that the best reading covers."""
    return understood.text[slice(*understood.best.span)] if understood.best.span else None
