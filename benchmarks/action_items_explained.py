"""Messages of a file, as `bot.py explain --json --as AUTHOR --chat … --now …` understands them, and what is expected.

Each entry has id, language, author, now (ISO), chat (group or private), text, and expected: a list of items with
text_contains, owners (full names), due (ISO or null), rrule and doubts; an empty list when it promises nothing.
"""

from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import yaml

from bot.assistant import Assistant
from bot.directory import load
from bot.names import fold
from data.memory import Store
from handlers.terminal import Manner, Terminal

HOME = "Europe/Paris"


def measure(file: Path, store: Store, *, show: bool) -> None:
    """Print how many messages of each language are right, and what is not."""
    with store.look() as memory:
        assistant = Assistant("fr", HOME, load(memory))
    right, number = Counter[str](), Counter[str]()
    for entry in yaml.safe_load(file.read_text(encoding="utf-8")):
        language, found = entry["language"], understood(entry, assistant, store)
        number[language] += 1
        faults = _faults(found, entry["expected"])
        right[language] += not faults
        if faults and show:
            print(f"{entry['id']}: {', '.join(faults)}\n  {entry['text']!r}\n  {found}\n  {entry['expected']}")
    for language, count in number.items():
        print(f"{language}: {right[language]} of {count} right ({100 * right[language] / count:.1f} %)")
    print(f"all: {right.total()} of {number.total()} right ({100 * right.total() / number.total():.1f} %)")


def understood(entry: Mapping[str, Any], assistant: Assistant, store: Store) -> list[dict[str, Any]]:
    """Give the items of a message; none when it is understood as something else."""
    now = datetime.fromisoformat(entry["now"])
    manner = Manner(now, HOME, "fr", entry["author"], group=entry["chat"] == "group", own_zone=True)
    intent = Terminal(assistant, store, manner).explain(entry["text"])["intent"]
    names = ("text", "owners", "due", "rrule", "doubts")
    items = intent["items"] if intent["name"] == "AddActionItems" else []
    return [{name: item[name] for name in names} for item in items]


def _faults(found: list[dict[str, Any]], expected: list[dict[str, Any]]) -> list[str]:
    if len(found) != len(expected):
        return [f"{len(found)} items, {len(expected)} expected"]
    return [fault for one, other in zip(found, expected, strict=True) for fault in _differences(one, other)]


def _differences(found: Mapping[str, Any], expected: Mapping[str, Any]) -> list[str]:
    differs = {
        "text": fold(expected["text_contains"]) not in fold(found["text"]),
        "owners": found["owners"] != expected["owners"],
        "due": _instant(found["due"]) != _instant(expected["due"]),
        "rrule": _parts(found["rrule"]) != _parts(expected["rrule"]),
        "doubts": set(found["doubts"]) != set(expected["doubts"]),
    }
    return [name for name, wrong in differs.items() if wrong]


def _instant(said: str | None) -> datetime | None:
    return datetime.fromisoformat(said) if said else None


def _parts(rule: str | None) -> frozenset[str]:
    return frozenset(rule.split(";")) if rule else frozenset()
