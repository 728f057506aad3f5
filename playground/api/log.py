"""What every bot asked, and what it was told."""

import json
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from playground.api.http import Response


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
    """The last calls, oldest first: so many, and so many bytes of answers."""

    def __init__(self, remembered: int = 5000, kept_bytes: int = 16 * 1024 * 1024) -> None:
        self.entries: deque[Entry] = deque()
        self.remembered, self.kept_bytes = remembered, kept_bytes
        self.weight = 0
        self.count = 0

    def begin(self, at: float, bot: str, method: str, parameters: dict[str, Any]) -> Entry:
        """Note a call that has come in."""
        self.count += 1
        entry = Entry(self.count, at, bot, method, parameters)
        self.entries.append(entry)
        return entry

    def end(self, entry: Entry, response: Response) -> Response:
        """Note how a call was answered; the oldest are forgotten."""
        entry.status, entry.body = response.status, response.body
        self.weight += len(entry.body)
        while len(self.entries) > self.remembered or (self.weight > self.kept_bytes and len(self.entries) > 1):
            self.weight -= len(self.entries.popleft().body)
        return response

    def after(self, number: int = 0, method: str | None = None, bot: str | None = None) -> Iterator[Entry]:
        """Calls after a number, of one method, of one bot."""
        for entry in tuple(self.entries):
            if entry.number > number and method in {None, entry.method} and bot in {None, entry.bot}:
                yield entry
