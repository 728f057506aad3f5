"""What the outbox must do, in the plainest words; compared with the real one by tests/never_lost_machine.py."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from data.model import OutboxClass, OutboxState

KINDS: tuple[OutboxClass, ...] = ("answer", "reminder", "broadcast")
RANK = {kind: rank for rank, kind in enumerate(KINDS)}


@dataclass
class Thing:
    """What must be said, as whoever asked for it knows it."""

    number: int
    chat: int
    kind: OutboxClass
    due: datetime
    until: datetime | None
    ready: datetime
    state: OutboxState = "pending"
    in_doubt: bool = False
    attempts: int = 0
    unmarked: int = 0
    """How often it reached Telegram without being marked as a possible repeat."""


@dataclass
class Model:
    """What the outbox must do, in the plainest words."""

    things: dict[str, Thing] = field(default_factory=dict)

    def by_number(self, number: int) -> Thing:
        return next(one for one in self.things.values() if one.number == number)

    def heads(self) -> Iterator[Thing]:
        """The first of each chat that waits, unless something is on its way there."""
        for chat in {one.chat for one in self.things.values()}:
            here = [one for one in self.things.values() if one.chat == chat]
            if not any(one.state == "sending" for one in here):
                waiting = [one for one in here if one.state == "pending"]
                yield from sorted(waiting, key=lambda one: (one.due, one.number))[:1]

    def may_leave(self, now: datetime) -> list[int]:
        """Their numbers, the most urgent first."""
        ready = [one for one in self.heads() if one.ready <= now]
        return [one.number for one in sorted(ready, key=lambda one: (RANK[one.kind], one.ready, one.number))]

    def next_due(self, now: datetime) -> datetime | None:
        return min((one.ready for one in self.heads() if one.ready > now), default=None)
