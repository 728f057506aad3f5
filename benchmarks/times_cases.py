"""The sentences about time that are measured: the project's own, and those of files from outside."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from tests.times_corpus import load, sentences

LANGUAGES = ("fr", "es", "en")


@dataclass(frozen=True)
class Case:
    """A sentence and what it should give: all fields for ours, `start` for a reader that only finds instants."""

    language: str
    zone: str
    now: datetime
    text: str
    expected: dict[str, Any] | None = None


def own_cases() -> dict[str, list[Case]]:
    """The project's corpora as sets of cases."""
    sets = {name: [_own(sentence) for sentence in sentences(name)] for name in ("policy", *LANGUAGES)}
    now = sets["fr"][0].now
    silent = load("none")
    for language in LANGUAGES:
        sets[f"none {language}"] = [Case(language, "Europe/Paris", now, text) for text in silent[language]]
    return sets


def _own(sentence: Any) -> Case:
    kind, grain, start, *rest = sentence.meaning.split()
    zone = next((word[1:] for word in rest if word.startswith("@")), sentence.zone)
    expected = {
        "span": sentence.span,
        "subject": sentence.subject,
        "kind": kind,
        "grain": grain,
        "tz": zone,
        "from": start,
        "to": rest[1] if rest[:1] == [">"] else None,
        "direction": next((word for word in rest if word in {"before", "until", "after"}), None),
        "rrule": next((word for word in rest if word.startswith("FREQ")), None),
    }
    return Case(sentence.language, sentence.zone, sentence.now, sentence.text, expected)


def outside_cases(path: Path) -> list[Case]:
    """Cases of a JSON file: with `expect` they mean something, without they mean no time."""
    found = json.loads(path.read_text(encoding="utf-8"))
    rows = found["cases"] if isinstance(found, dict) else found
    now = found.get("now") if isinstance(found, dict) else None
    return [_outside(row, row.get("now", now) or "2014-07-04T11:30:00+02:00") for row in rows]


def _outside(row: dict[str, Any], now: str) -> Case:
    expected = None
    if "expect" in row:
        expected = {**row["expect"], "span": row["span"], "subject": row["subject"], "alt": row.get("alt", [])}
    return Case(row["lang"], row.get("sender_tz", "Europe/Paris"), datetime.fromisoformat(now), row["text"], expected)
