"""Planning: what falls due in the coming days is put into the outbox, and what must be forgotten is forgotten."""

import asyncio
from datetime import timedelta
from typing import Final

import structlog

from data.memory import Memory
from handlers.backoff import Backoff
from handlers.surroundings import Surroundings
from handlers.zone_data import zone_data_version

INBOX_KEPT: Final = timedelta(days=3)
"""Longer than the 24 hours for which Telegram may hand out an update again."""
OUTBOX_KEPT: Final = timedelta(days=90)

log = structlog.get_logger(__name__)


class Planner:
    """What is done at the start, every night, and when the clock is moved."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around

    async def take_back(self) -> None:
        """Whatever was on its way when a process died may leave again; it may have arrived, and says so."""
        rows = await self._around.thread.do(lambda memory: memory.outbox.release())
        if rows:
            log.warning("messages were on their way when a process ended", taken_back=len(rows))
            self._around.due.ring()

    async def look_ahead(self) -> None:
        """Plan, and again until the memory lets it be done: what is not planned would never be said."""
        backoff = Backoff()
        while True:
            try:
                await self.plan()
            except Exception:
                log.exception("nothing could be planned")
                await asyncio.sleep(backoff.wait())
            else:
                return

    async def plan(self) -> None:
        """Put what falls due in the coming days into the outbox."""
        await self._around.thread.do(
            lambda memory: self._around.mind.plan(memory, self._around.clock.now(), zone_data_version())
        )
        self._around.due.ring()

    async def nightly(self) -> None:
        """Plan, then forget what has been kept long enough."""
        await self.plan()
        forgotten = await self._around.thread.do(self._forget)
        log.info("the night's work is done", forgotten=forgotten, outbox=await self._around.thread.do(tally))

    def _forget(self, memory: Memory) -> int:
        now = self._around.clock.now()
        return (
            memory.inbox.forget_done(now - INBOX_KEPT)
            + memory.outbox.forget_finished(now - OUTBOX_KEPT)
            + memory.buttons.forget_expired(now)
            + memory.recollections.forget_expired(now)
        )


def tally(memory: Memory) -> dict[str, int]:
    """How many rows of the outbox are in each state."""
    return {state: count for state, count in memory.outbox.counts().items() if count}
