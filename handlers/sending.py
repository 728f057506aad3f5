"""Sending: what is due leaves the outbox, people first, each chat in order, as fast as Telegram allows and no faster.

A round is one transaction: what came of earlier rows is noted, what has become of no use expires, and what may leave
now is rendered and claimed. The limiter is asked before, so that a claimed row leaves at once.
"""

import asyncio
import time
from collections.abc import Callable
from datetime import datetime

import structlog

from data.memory import Memory
from handlers.backoff import Backoff
from handlers.claiming import Pick, UnrenderableError
from handlers.delivering import Claimed, Courier
from handlers.errors import TokenRefusedError
from handlers.leading import Standing
from handlers.limiter import Limiter
from handlers.noting import Note, gone, note, unsayable
from handlers.surroundings import Surroundings
from handlers.verdicts import Gone, Impossible, Lost, NotSent, Refused, Sent, Verdict

AT_ONCE = 20
"""How many rows one round claims at most: whoever asks in the meantime waits for no more than that."""
EXPIRE_EVERY = 1.0
PATIENCE = 8
"""After so many lost answers a message is given up, if other messages arrive …"""
UNTIL_AT_WORK = 0.2
"""How often, in seconds, a process that has lost its place among the others asks whether it has it again."""
RECENTLY = 60.0
"""… that is, if one did within so many seconds."""

NextDue = Callable[[datetime | None], None]

log = structlog.get_logger(__name__)


class Sender:
    """Empties the outbox. One per memory on SQLite, one per process on PostgreSQL."""

    def __init__(
        self, around: Surroundings, courier: Courier, limiter: Limiter, standing: Standing, next_due: NextDue
    ) -> None:
        self._around, self._courier, self._limiter, self._standing = around, courier, limiter, standing
        self._next_due = next_due
        self._notes: list[Note] = []
        self._parked: dict[int, float] = {}
        self._under_way: set[asyncio.Task[None]] = set()
        self._offline_until = 0.0
        self._offline, self._trouble = Backoff(first=0.1), Backoff(first=0.2, most=5.0)
        self._last_arrival = self._expire_from = float("-inf")
        self._stopping = self._refused = False

    async def run(self) -> None:
        """Send until `stop`. Raises `TokenRefusedError` when Telegram knows the token no more."""
        while not self._stopping:
            wait = await self._round()
            if self._refused:
                raise TokenRefusedError
            await self._around.due.heard(within=wait)

    def stop(self) -> None:
        """Claim no more."""
        self._stopping = True
        self._around.due.ring()

    async def drain(self, within: float) -> None:
        """Wait at most so many seconds for what is under way, and note what came of it."""
        if self._under_way:
            _, unfinished = await asyncio.wait(self._under_way, timeout=within)
            for task in unfinished:
                task.cancel()
        await self._around.thread.do(self._noting(tuple(self._notes)))

    async def _round(self) -> float | None:
        """One transaction, then whatever it claimed is on its way; gives how long there is nothing to do."""
        notes, pick = tuple(self._notes), self._new_pick() if self._standing.works else None
        try:
            await self._around.thread.do(self._noting(notes, pick))
        except UnrenderableError as error:
            log.exception("a message could not be put into words", row=error.row.id)
            self._notes.append(unsayable(error.row, str(error), self._standing.worker))
            return 0.0
        except Exception:
            log.exception("the outbox cannot be worked on")
            return self._trouble.wait()
        self._trouble.reset()
        del self._notes[: len(notes)]
        if pick is None:
            return UNTIL_AT_WORK
        for claimed in pick.claimed:
            self._begin(claimed)
        return self._patience(pick)

    def _new_pick(self) -> Pick:
        now = time.monotonic()
        self._parked = {chat_id: until for chat_id, until in self._parked.items() if until > now}
        asked = min(AT_ONCE, self._limiter.free_slots(now, asked=True))
        unasked = min(AT_ONCE, self._limiter.unasked_now(now))
        if self._offline_until:
            probe = 1 if now >= self._offline_until and not self._under_way else 0
            asked, unasked = min(asked, probe), min(unasked, probe)
        expire = now >= self._expire_from
        self._expire_from = now + EXPIRE_EVERY if expire else self._expire_from
        return Pick(self._around, self._limiter, self._standing, asked, unasked, expire, self._parked)

    def _noting(self, notes: tuple[Note, ...], pick: Pick | None = None) -> Callable[[Memory], None]:
        """Work for the mind's thread: note what came of earlier rows, then claim more."""

        def work(memory: Memory) -> None:
            now = self._around.clock.now()
            for write in notes:
                write(memory, now)
            if pick is not None:
                pick.take(memory, now)

        return work

    def _begin(self, claimed: Claimed) -> None:
        self._limiter.started(None if claimed.row.outgoing.kind == "answer" else time.monotonic())
        task = asyncio.create_task(self._send(claimed))
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)

    async def _send(self, claimed: Claimed) -> None:
        """Deliver one row, and see to it that what came of it is noted."""
        row, verdict = claimed.row, await self._courier.deliver(claimed)
        self._learn(verdict)
        if isinstance(verdict, Lost) and row.attempts >= PATIENCE and self._others_arrive():
            verdict = Impossible(f"no answer {row.attempts + 1} times: {verdict.reason}")
        if not (isinstance(verdict, Gone) and await gone(self._around, row, verdict.reason)):
            self._notes.append(note(row, verdict))
        self._around.due.ring()

    def _learn(self, verdict: Verdict) -> None:
        """What a verdict says about the connection and the token."""
        self._refused = self._refused or isinstance(verdict, Refused)
        if isinstance(verdict, NotSent):
            self._offline_until = time.monotonic() + self._offline.wait()
        else:
            self._offline_until = 0.0
            self._offline.reset()
        if isinstance(verdict, Sent):
            self._last_arrival = time.monotonic()

    def _others_arrive(self) -> bool:
        """Whether it is this message that gets no answer, and not everything."""
        return time.monotonic() - self._last_arrival < RECENTLY

    def _patience(self, pick: Pick) -> float | None:
        """Seconds until there may be something to do that no bell will tell of; None for not before one rings."""
        now = time.monotonic()
        if pick.next_due_known:
            self._next_due(pick.next_due)
        moments = list(self._parked.values())
        if self._offline_until:
            moments += [] if self._under_way else [self._offline_until]
        elif pick.full:
            moments.append(self._limiter.slots_from(now, asked=pick.asked == 0))
        soonest = min(moments, default=float("inf"))
        return None if soonest == float("inf") else max(0.0, soonest - now)
