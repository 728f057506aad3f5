"""The pulse: when Telegram last answered a poll, and how far ahead Minga's clock is, for those who watch from outside.

Kept in the memory, so that `doctor` and every process on PostgreSQL see it. By the machine's clock: Minga's own may
have been moved beside a local Telegram.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from data.memory import Memory

KEPT_AS: Final = "pulse"
EVERY: Final = 20.0
"""A beat at most every so many seconds: each is a transaction."""


@dataclass(frozen=True, slots=True)
class Pulse:
    """What the last beat said."""

    at: datetime
    """When Telegram last answered, by the machine's clock."""
    ahead: timedelta
    """How far Minga's clock was ahead of the machine's then; zero in earnest."""

    def minga_time(self, now: datetime) -> datetime:
        """Give what Minga's clock shows when the machine's shows `now`."""
        return now + self.ahead


def beat(memory: Memory, now: datetime) -> None:
    """Note that Telegram has just answered; `now` is what Minga's clock shows."""
    at = datetime.now(UTC)
    memory.settings.set(KEPT_AS, {"at": at.isoformat(), "ahead": round((now - at).total_seconds())})


def last_beat(memory: Memory) -> Pulse | None:
    """Give the last beat; None before the first."""
    kept = memory.settings.get(KEPT_AS)
    return Pulse(datetime.fromisoformat(kept["at"]), timedelta(seconds=kept["ahead"])) if kept else None
