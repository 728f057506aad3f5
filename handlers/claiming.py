"""Claiming: which rows of the outbox leave now, rendered and taken in one transaction."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.replies import Utterance
from data.memory import Memory
from data.model import OutboxRow, Outgoing
from handlers.delivering import Claimed
from handlers.leading import Standing
from handlers.limiter import Limiter
from handlers.mind import MAY_REPEAT
from handlers.surroundings import Surroundings


class UnrenderableError(Exception):
    """A row could not be put into words."""

    def __init__(self, row: OutboxRow, error: Exception) -> None:
        super().__init__(f"{type(error).__name__}: {error}")
        self.row = row


@dataclass(slots=True)
class Pick:
    """One look at the outbox: how many rows may be taken, and then which were."""

    around: Surroundings
    limiter: Limiter
    standing: Standing
    asked: int
    """How many slots are left for people who wait for an answer …"""
    unasked: int
    """… and how many of those also for what nobody asked for."""
    expire: bool
    """Whether to look for what has become of no use; what has is never claimed in any case."""
    parked: dict[int, float]
    """Chats that may not be written to yet, and until when on the monotonic clock; grows."""
    claimed: list[Claimed] = field(default_factory=list)
    full: bool = False
    """Whether something may be left that found no slot."""
    next_due: datetime | None = None
    next_due_known: bool = False

    def take(self, memory: Memory, now: datetime) -> None:
        """Claim what may leave, the most urgent first; look ahead when there is nothing."""
        if self.expire:
            self._expired(memory, now)
        while self._take_some(memory, now):
            pass
        if not self.claimed and not self.full:
            self.next_due, self.next_due_known = memory.outbox.next_due(now), True

    def _expired(self, memory: Memory, now: datetime) -> int:
        """Give up what has become of no use, and let the mind know; gives how many rows those were."""
        rows = memory.outbox.expire(now)
        if rows:
            self.around.mind.expired(rows, memory, now)
        return len(rows)

    def _take_some(self, memory: Memory, now: datetime) -> bool:
        """Go through what is due once; whether another look could find more."""
        if self.asked == 0:
            self.full = True
            return False
        limit = self.asked
        rows = [row for row in memory.outbox.due(now, limit=limit, skip_chats=list(self.parked)) if self._mine(row)]
        chosen: list[tuple[OutboxRow, Utterance | None]] = []
        dropped = 0
        for row in rows:
            if not self._has_slot(row):
                self.full = True
                break
            dropped += self._consider(row, memory, now, chosen)
        dropped += self._claim(chosen, memory, now)
        return not self.full and (len(rows) == limit or dropped > 0)

    def _mine(self, row: OutboxRow) -> bool:
        """Broadcasts are the leader's: the others keep their slots for people and reminders."""
        return self.standing.leads or row.outgoing.kind != "broadcast"

    def _has_slot(self, row: OutboxRow) -> bool:
        return (self.asked if row.outgoing.kind == "answer" else min(self.asked, self.unasked)) > 0

    def _consider(
        self, row: OutboxRow, memory: Memory, now: datetime, chosen: list[tuple[OutboxRow, Utterance | None]]
    ) -> int:
        """Park its chat, drop it, or choose it; gives how many were dropped."""
        chat_id, clock = row.outgoing.chat_id, time.monotonic()
        ready = self.limiter.chat_from(chat_id, clock)
        if ready > clock:
            self.parked[chat_id] = ready
            return 0
        utterance = self._rendered(row, memory, now)
        if utterance is None and row.outgoing.action != "delete":
            return memory.outbox.cancel(keys=[row.outgoing.key])
        chosen.append((row, utterance))
        self.asked -= 1
        self.unasked -= row.outgoing.kind != "answer"
        return 0

    def _claim(self, chosen: list[tuple[OutboxRow, Utterance | None]], memory: Memory, now: datetime) -> int:
        """Take what was chosen; what cannot be taken has become of no use meanwhile: how many rows that is true of."""
        said = {row.id: utterance for row, utterance in chosen}
        taken = memory.outbox.claim_all(list(said), self.standing.worker, now)
        claimed = {row.id: Claimed(row, said[row.id]) for row in taken}
        self.claimed += [claimed[number] for number in said if number in claimed]
        for row, _ in chosen:
            if row.id not in claimed:
                self.asked += 1
                self.unasked += row.outgoing.kind != "answer"
        return self._expired(memory, now) if len(claimed) < len(said) else 0

    def _rendered(self, row: OutboxRow, memory: Memory, now: datetime) -> Utterance | None:
        if row.outgoing.action == "delete":
            return None
        try:
            return self.around.mind.render(marked(row), memory, now)
        except Exception as error:
            raise UnrenderableError(row, error) from error


def marked(row: OutboxRow) -> Outgoing:
    """What is to be rendered; a new message that may have arrived before says so, an edit does no harm twice."""
    if not row.ambiguous or row.outgoing.action == "edit":
        return row.outgoing
    content: Mapping[str, object] = {**row.outgoing.content, MAY_REPEAT: True}
    return replace(row.outgoing, content=content)
