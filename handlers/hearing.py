"""Hearing: one update after the other is understood, and what comes of it is kept, all in one transaction."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

import structlog

from bot.events import Event
from bot.replies import Heard
from data.memory import Memory
from data.model import InboxUpdate
from handlers.backoff import Backoff
from handlers.perishable import Perishables
from handlers.reading import read
from handlers.surroundings import Surroundings

LOOK_AGAIN = 20.0
ALL_THERE_IS = float("inf")
"""How many updates are left when nobody has counted: one looks until there is none."""

log = structlog.get_logger(__name__)


@dataclass(slots=True)
class InHand:
    """The update that is being handled, for the one who must say what went wrong with it."""

    update: InboxUpdate | None = None
    event: Event | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of looking for an update."""

    found: bool
    event: Event | None = None
    heard: Heard | None = None
    retry_at: datetime | None = None
    """When nothing was found: when the next one that failed may be tried again."""


class Hearer:
    """Works through the inbox. A chat whose update fails waits for its next attempt; the others go on."""

    def __init__(self, around: Surroundings, perishables: Perishables) -> None:
        self._around, self._perishables = around, perishables
        self._backoff = Backoff(first=0.2, most=10.0)
        self._some_wait = True
        """Whether an update that failed may be waiting for its next attempt; at the start nobody knows."""
        self._stopping = False

    async def run(self) -> None:
        """Hear until `stop`."""
        left, retry_at = ALL_THERE_IS, None
        while not self._stopping:
            if left <= 0:
                left = await self._around.arrived.heard(within=self._patience(retry_at)) or ALL_THERE_IS
            outcome = await self.hear_next()
            left, retry_at = (left - 1 if outcome.found else 0), outcome.retry_at
            if self._some_wait and outcome.found:
                left = ALL_THERE_IS

    def stop(self) -> None:
        """Begin no more."""
        self._stopping = True
        self._around.arrived.ring()

    async def hear_next(self) -> Outcome:
        """Handle one update, if there is one to handle now."""
        in_hand = InHand()
        try:
            outcome = await self._around.thread.do(self._hearing(in_hand))
        except Exception as error:  # noqa: BLE001 - whatever the mind stumbles over, the others are heard
            return await self._stumbled(in_hand, error)
        self._backoff.reset()
        if not outcome.found:
            self._some_wait = outcome.retry_at is not None
        if outcome.heard is not None and outcome.event is not None:
            self._perishables.answer(outcome.event, outcome.heard)
            self._around.due.ring()
        return outcome

    def _hearing(self, in_hand: InHand) -> Callable[[Memory], Outcome]:
        """Work for the mind's thread: the oldest update that may be handled, and all that comes of it."""

        def hear(memory: Memory) -> Outcome:
            now = self._around.clock.now()
            in_hand.update = update = memory.inbox.next(now=now)
            if update is None:
                return Outcome(found=False, retry_at=memory.inbox.next_retry() if self._some_wait else None)
            in_hand.event = event = read(update.payload, self._around.me)
            heard = None
            if event is not None:
                heard = self._around.mind.hear(event, memory, now)
                for outgoing in heard.outgoing:
                    memory.outbox.put(outgoing)
            memory.inbox.done(update.update_id, now)
            return Outcome(True, event, heard)

        return hear

    async def _stumbled(self, in_hand: InHand, error: Exception) -> Outcome:
        """Note the failure; without an update in hand it was the memory that failed, and it is asked again later."""
        if in_hand.update is None:
            log.error("the memory cannot be read", error=str(error), exc_info=error)
            return Outcome(found=False, retry_at=self._around.clock.now())
        log.error("an update could not be handled", update=in_hand.update.update_id, exc_info=error)
        self._some_wait = True
        words = f"{type(error).__name__}: {error}"
        for event in (in_hand.event, None):
            try:
                await self._around.thread.do(self._failing(in_hand.update, event, words))
                self._around.due.ring()
                return Outcome(found=True)
            except Exception:
                log.exception("a failure could not be noted")
        return Outcome(found=False, retry_at=self._around.clock.now())

    def _failing(self, update: InboxUpdate, event: Event | None, error: str) -> Callable[[Memory], None]:
        """Work for the mind's thread: count the failure and, when it was the last, set aside and apologise."""

        def fail(memory: Memory) -> None:
            now = self._around.clock.now()
            after = memory.inbox.failed_once(update.update_id, error, now)
            if after.state == "failed" and event is not None:
                for outgoing in self._around.mind.apologise(event, memory, now):
                    memory.outbox.put(outgoing)

        return fail

    def _patience(self, retry_at: datetime | None) -> float:
        """How many seconds to wait for news before looking again all the same."""
        if retry_at is None:
            return LOOK_AGAIN
        ahead = (retry_at - self._around.clock.now()).total_seconds()
        return min(ahead, LOOK_AGAIN) if ahead > 0 else self._backoff.wait()
