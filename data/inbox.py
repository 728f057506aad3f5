"""What came in: kept before it is acknowledged, handled once, in the order of its queue."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, get_args

from sqlalchemy import Connection, Row, bindparam, delete, exists, func, or_, select, update

from data.among import among_given
from data.columns import UtcDateTime
from data.errors import NoSuchRecord
from data.locks import try_lock
from data.model import InboxState, InboxUpdate, Json
from data.news import tell
from data.tables import inbox
from data.tables_way import NEW
from data.upsert import insert_once

BACKOFF = (timedelta(seconds=1), timedelta(seconds=5))
"""How long an update waits after its first and its second failure; the third is the last."""
TRIES = 16
"""How many heads of queues are looked at together, when others hold the first ones."""


FOREVER = datetime.max.replace(tzinfo=UTC)
EARLIER = inbox.alias("earlier")
FIRST = ~exists().where(
    EARLIER.c.state == "new", EARLIER.c.queue == inbox.c.queue, EARLIER.c.update_id < inbox.c.update_id
)
READY = or_(inbox.c.retry_at.is_(None), inbox.c.retry_at <= bindparam("now", type_=UtcDateTime()))
HEADS = (
    select(inbox.c.queue)
    .where(NEW, ~among_given(inbox.c.queue, "passed"), FIRST, READY)
    .order_by(inbox.c.update_id)
    .limit(TRIES)
)
HEAD_OF = select(inbox).where(NEW, inbox.c.queue == bindparam("queue")).order_by(inbox.c.update_id).limit(1)
NEXT_RETRY = select(func.min(inbox.c.retry_at)).where(NEW)
DONE = (
    update(inbox)
    .where(inbox.c.update_id == bindparam("number"))
    .values(state="done", handled_at=bindparam("now", type_=UtcDateTime()), retry_at=None)
)


class Inbox:
    """Updates from Telegram. The number of an update is the only thing that tells two apart."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def receive(self, updates: Sequence[tuple[int, int, Json]], now: datetime) -> int:
        """Keep updates (number, queue, payload), and let other processes know; hands back how many of them were new."""
        same = {"received_at": now, "state": "new", "attempts": 0}
        rows = [
            {"update_id": update_id, "queue": queue, "payload": payload, **same}
            for update_id, queue, payload in updates
        ]
        new = sum(insert_once(self._connection, inbox, row, ("update_id",)) for row in rows)
        if new:
            tell(self._connection, new)
        return new

    def next(self, skip: Collection[int] = (), now: datetime | None = None) -> InboxUpdate | None:
        """The oldest unhandled update of a queue that is not in `skip` and that no other worker has in hand.

        On PostgreSQL the queue stays locked to the end of this transaction. A queue whose first update waits for its
        next attempt yields nothing until then; without `now`, nothing waits.
        """
        passed = set(skip)
        while heads := self._heads(passed, now):
            for queue in heads:
                passed.add(queue)
                if try_lock(self._connection, "inbox", queue):
                    # Whoever had it in hand a moment ago may have handled what we saw there.
                    row = self._head_of(queue, now)
                    if row is not None:
                        return _update(row)
        return None

    def get(self, update_id: int) -> InboxUpdate | None:
        """The update of that number, or None."""
        row = self._connection.execute(select(inbox).where(inbox.c.update_id == update_id)).one_or_none()
        return None if row is None else _update(row)

    def done(self, update_id: int, now: datetime) -> None:
        """The update has been handled; in the transaction that keeps what came of it."""
        if not self._connection.execute(DONE, {"number": update_id, "now": now}).rowcount:
            raise NoSuchRecord(table=inbox.name, id=update_id)

    def failed_once(self, update_id: int, error: str, now: datetime) -> InboxUpdate:
        """Handling failed: again after a while, three times in all; then it is set aside as "failed"."""
        before = self.get(update_id)
        if before is None:
            raise NoSuchRecord(table=inbox.name, id=update_id)
        attempts = before.attempts + 1
        last = attempts > len(BACKOFF)
        when: dict[str, Any] = {"handled_at": now} if last else {"retry_at": now + BACKOFF[attempts - 1]}
        return self._set(update_id, state="failed" if last else "new", attempts=attempts, error=error, **when)

    def pending(self) -> int:
        """How many updates wait to be handled."""
        return self.counts()["new"]

    def next_retry(self) -> datetime | None:
        """When the first of the updates that failed once or twice may be tried again; None when there are none."""
        when: datetime | None = self._connection.scalar(NEXT_RETRY)
        return when

    def counts(self) -> Mapping[InboxState, int]:
        """How many updates are in each state."""
        found = self._connection.execute(select(inbox.c.state, func.count().label("count_")).group_by(inbox.c.state))
        return dict.fromkeys(get_args(InboxState), 0) | {row.state: row.count_ for row in found}

    def forget_done(self, before: datetime) -> int:
        """Delete what was handled before that instant; how many those were. What failed stays."""
        old = (inbox.c.state == "done") & (inbox.c.handled_at < before)
        return self._connection.execute(delete(inbox).where(old)).rowcount

    def moved(self, old: int, new: int) -> None:
        """What waits in a queue waits in another, in the order of the updates."""
        self._connection.execute(update(inbox).where(inbox.c.queue == old, NEW).values(queue=new))

    def _heads(self, passed: Iterable[int], now: datetime | None) -> list[int]:
        return list(self._connection.scalars(HEADS, {"passed": list(passed), "now": now or FOREVER}))

    def _head_of(self, queue: int, now: datetime | None) -> Row[Any] | None:
        row = self._connection.execute(HEAD_OF, {"queue": queue}).one_or_none()
        return None if row is None or (now and row.retry_at and row.retry_at > now) else row

    def _set(self, update_id: int, **values: Any) -> InboxUpdate:
        statement = update(inbox).where(inbox.c.update_id == update_id).values(values).returning(*inbox.c)
        row = self._connection.execute(statement).one_or_none()
        if row is None:
            raise NoSuchRecord(table=inbox.name, id=update_id)
        return _update(row)


def _update(row: Row[Any]) -> InboxUpdate:
    return InboxUpdate(**row._asdict())
