"""Hearing: one update after the other is understood, and what comes of it is kept, all in one transaction."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

import structlog

from bot.events import Event
from bot.replies import Heard
from data.memory import Memory
from data.model import InboxUpdate
from handlers.backoff import Backoff
from handlers.files import Files
from handlers.perishable import Perishables
from handlers.reading import read
from handlers.surroundings import Surroundings

LOOK_AGAIN, LOOK_TOGETHER = 20.0, 2.0
"""How long to wait for news, in seconds; less where another process may have died with an update in hand."""
AT_ONCE = 20
LONGEST_SHARE = 0.01
"""For how many seconds updates may share a transaction before what came of them leaves."""
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
    fetch: str | None = None
    """The file that has to be fetched before the update can be handled; nothing was done yet."""

    @property
    def goes_on(self) -> bool:
        """Whether another update may be looked for in the same transaction."""
        return self.found and self.fetch is None


class Hearer:
    """Works through the inbox. A chat whose update fails waits for its next attempt; the others go on."""

    def __init__(
        self,
        around: Surroundings,
        perishables: Perishables,
        look_again: float = LOOK_AGAIN,
        files: Files | None = None,
    ) -> None:
        self._files = files or Files()
        self._around, self._perishables, self._look_again = around, perishables, look_again
        self._backoff = Backoff(first=0.2, most=5.0)
        self._some_wait = True
        """Whether an update that failed may be waiting for its next attempt; at the start nobody knows."""
        self._stopping = False

    async def run(self) -> None:
        """Hear until `stop`."""
        left, retry_at = ALL_THERE_IS, None
        while not self._stopping:
            if left <= 0:
                left = await self._around.arrived.heard(within=self._patience(retry_at)) or ALL_THERE_IS
            outcomes = await self.hear_some(int(min(left, AT_ONCE)))
            retry_at, done = outcomes[-1].retry_at, not outcomes[-1].found
            left = 0 if done else ALL_THERE_IS if self._some_wait else left - len(outcomes)

    def stop(self) -> None:
        """Begin no more."""
        self._stopping = True
        self._around.arrived.ring()

    async def hear_some(self, most: int = 1) -> list[Outcome]:
        """Handle updates, as many as there are, at most so many; the last outcome says whether there were enough."""
        in_hand = InHand()
        try:
            outcomes = await self._around.thread.do(self._hearing(in_hand, most))
        except Exception as error:  # noqa: BLE001 - whatever the mind stumbles over, the others are heard
            return [await self._stumbled(in_hand, error)]
        self._backoff.reset()
        for outcome in outcomes:
            if outcome.fetch is not None:
                await self._files.fetch(outcome.fetch)
                self._around.arrived.ring()
            if outcome.heard is not None and outcome.event is not None:
                self._perishables.answer(outcome.event, outcome.heard)
                self._around.due.ring()
        if not outcomes[-1].found:
            self._some_wait = outcomes[-1].retry_at is not None
        return outcomes

    def _hearing(self, in_hand: InHand, most: int) -> Callable[[Memory], list[Outcome]]:
        """Work for the mind's thread: the oldest updates that may be handled, and all that comes of them.

        Several share a transaction while that keeps nobody waiting: half of what a short question costs is the
        transaction. If the mind stumbles over one, the others are heard again.
        """

        def hear(memory: Memory) -> list[Outcome]:
            outcomes, until = list[Outcome](), time.monotonic() + LONGEST_SHARE
            while not outcomes or (outcomes[-1].goes_on and len(outcomes) < most and time.monotonic() < until):
                outcomes.append(self._hear_one(in_hand, memory))
            return outcomes

        return hear

    def _hear_one(self, in_hand: InHand, memory: Memory) -> Outcome:
        now = self._around.clock.now()
        in_hand.update, in_hand.event = memory.inbox.next(now=now), None
        update = in_hand.update
        if update is None:
            return Outcome(found=False, retry_at=memory.inbox.next_retry() if self._some_wait else None)
        in_hand.event = event = self._files.complete(read(update.payload, self._around.me))
        wanted = self._files.wanted(event)
        if wanted is not None:
            return Outcome(found=True, fetch=wanted)
        heard = self._around.mind.hear(event, memory, now) if event is not None else None
        for outgoing in heard.outgoing if heard else ():
            memory.outbox.put(outgoing)
        memory.inbox.done(update.update_id, now)
        return Outcome(True, event, heard)

    async def _stumbled(self, in_hand: InHand, error: Exception) -> Outcome:
        """Note the failure; without an update in hand it was the memory that failed, and it is asked again later."""
        self._around.mind.undone()
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
            return self._look_again
        ahead = (retry_at - self._around.clock.now()).total_seconds()
        return min(ahead, self._look_again) if ahead > 0 else self._backoff.wait()
