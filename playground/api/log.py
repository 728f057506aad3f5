"""What every bot asked, and what it was told."""

import json
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any


@dataclass(slots=True)
class Entry:
    """One call: its number, simulated time, bot, method, parameters, status, answer, and what was wrong with it."""

    number: int
    at: float
    bot: str
    method: str
    parameters: dict[str, Any]
    status: int = 0
    body: bytes = b""
    fault: str | None = None
    unknown: list[str] | None = None

    def answer(self) -> Any:
        """The answer as JSON, or as text when it is none."""
        try:
            return json.loads(self.body)
        except ValueError:
            return self.body.decode("utf-8", "replace")


class Log:
    """The last calls, oldest first."""

    def __init__(self, remembered: int = 5000) -> None:
        self.entries: deque[Entry] = deque(maxlen=remembered)
        self.count = 0

    def begin(self, at: float, bot: str, method: str, parameters: dict[str, Any]) -> Entry:
        """Note a call that has come in."""
        self.count += 1
        entry = Entry(self.count, at, bot, method, parameters)
        self.entries.append(entry)
        return entry

    def after(self, number: int = 0, method: str | None = None, bot: str | None = None) -> Iterator[Entry]:
        """Calls after a number, of one method, of one bot."""
        for entry in tuple(self.entries):
            if entry.number > number and method in {None, entry.method} and bot in {None, entry.bot}:
                yield entry
