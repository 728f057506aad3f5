"""Who waits for what changes: the page, the side door, a test."""

import asyncio
from collections import deque
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Change:
    """That something changed: in a chat (by its key), of the clock, of the people, of the trouble."""

    version: int
    subject: str
    chat: str | None = None


class Feed:
    """A version that grows with every change, the last changes, and those who wait for the next."""

    def __init__(self, remembered: int = 2000) -> None:
        self.version = 0
        self.changes: deque[Change] = deque(maxlen=remembered)
        self._waiting: set[asyncio.Future[None]] = set()

    def __getstate__(self) -> dict[str, Any]:
        return {"version": self.version, "changes": self.changes, "_waiting": set()}

    def touch(self, subject: str, chat: str | None = None) -> int:
        """Note a change and wake everybody; gives the new version."""
        self.version += 1
        self.changes.append(Change(self.version, subject, chat))
        self._wake()
        return self.version

    def since(self, version: int) -> list[Change]:
        """The remembered changes after a version, oldest first."""
        changes = []
        for change in reversed(self.changes):
            if change.version <= version:
                break
            changes.append(change)
        return changes[::-1]

    async def next_change(self, seconds: float) -> bool:
        """Wait for any change, at most so many real seconds; whether there was one."""
        waiting = asyncio.get_running_loop().create_future()
        self._waiting.add(waiting)
        try:
            await asyncio.wait_for(waiting, seconds)
        except TimeoutError:
            return False
        finally:
            self._waiting.discard(waiting)
        return True

    def _wake(self) -> None:
        for waiting in self._waiting:
            if not waiting.done():
                waiting.set_result(None)
        self._waiting.clear()
