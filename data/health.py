"""What a watcher wants to know of the memory: numbers and instants, never a word of what people said."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal

from sqlalchemy import Column, Connection, Table, and_, func, make_url, or_, select
from sqlalchemy.exc import SQLAlchemyError

from data.engines import engine_for, writers
from data.memory import Memory, Store
from data.migrations import current, revisions
from data.model import InboxState, OutboxState
from data.roles import AT_WORK
from data.tables import inbox, members, outbox
from data.tables_way import NEW, PENDING

EXCEPTION = re.compile(r"(?:\w+\.)*(\w*(?:Error|Exception|Interrupt|Exit|Warning))\b")
TECHNICAL = re.compile(r"(?:[^\"'“«‘:]|(?<=\w)'(?=\w))+(?::(?:[^\"'“«‘:]|(?<=\w)'(?=\w))+)?")

What = Literal["update", "message"]
Failed = tuple[str | None, int, datetime | None]


@dataclass(frozen=True, slots=True)
class Failures:
    """How often something failed for one reason."""

    what: What
    reason: str
    """The class of the exception, or what Telegram said as far as it quotes nobody."""
    count: int
    last: datetime | None
    """About when it last happened: an update by when it was given up, a message by when it was last to be sent."""


@dataclass(frozen=True, slots=True)
class Vitals:
    """How the memory is at one instant."""

    inbox: Mapping[InboxState, int]
    outbox: Mapping[OutboxState, int]
    oldest_unheard: datetime | None
    """When the oldest update that nobody has handled came in."""
    oldest_overdue: datetime | None
    """When the oldest message that should have left, and is still of use, fell due."""
    failures: tuple[Failures, ...]
    members: int
    unreachable: int
    """Members to whom Telegram lets nobody write."""
    workers: int
    """Processes at work on this memory."""


def vitals(memory: Memory, now: datetime) -> Vitals:
    """Give how the memory is; `now` is what Minga's clock shows."""
    connection = memory.connection
    late = and_(PENDING, outbox.c.due_at <= now, or_(outbox.c.not_after.is_(None), outbox.c.not_after > now))
    here = members.c.left_at.is_(None)
    counted = select(func.count(), func.count().filter(~members.c.reachable)).where(here)
    everybody, unreachable = connection.execute(counted).one()
    return Vitals(
        memory.inbox.counts(),
        memory.outbox.counts(),
        connection.scalar(select(func.min(inbox.c.received_at)).where(NEW)),
        connection.scalar(select(func.min(outbox.c.due_at)).where(late)),
        _failures(connection),
        everybody,
        unreachable,
        1 if connection.dialect.name == "sqlite" else connection.scalar(AT_WORK) or 0,
    )


def open_as_it_is(url: str) -> Store | None:
    """Open a memory without making, migrating or changing anything; None when there is none yet."""
    target = make_url(url)
    if target.get_backend_name() == "sqlite" and not Path(target.database or "").exists():
        return None
    return Store(engine_for(url))


def revision_of(store: Store) -> tuple[str | None, str]:
    """Give the revision of the schema that a memory has, and the one that this version of Minga makes of it.

    Raises NewerDatabase, and ConnectionError when the database cannot be reached.
    """
    try:
        with writers(store.engine).connect() as connection:
            return current(connection), revisions()[-1]
    except SQLAlchemyError as error:
        raise ConnectionError(str(getattr(error, "orig", error)).strip()) from None


def integrity(store: Store) -> list[str]:
    """Read an SQLite memory to the end and give what is wrong with it; PostgreSQL looks after itself."""
    if store.dialect != "sqlite":
        return []
    try:
        with store.engine.connect() as connection:
            problems = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA integrity_check") if row[0] != "ok"]
            return problems + [str(tuple(row)) for row in connection.exec_driver_sql("PRAGMA foreign_key_check")]
    except SQLAlchemyError as error:
        return [str(getattr(error, "orig", error))]


def place_of(store: Store) -> str:
    """Say where a memory is, without its password."""
    return store.engine.url.render_as_string() if store.dialect == "postgresql" else str(store.engine.url.database)


def _failures(connection: Connection) -> tuple[Failures, ...]:
    updates = _grouped("update", _failed(connection, inbox, inbox.c.handled_at))
    return (*updates, *_grouped("message", _failed(connection, outbox, outbox.c.ready_at)))


def _failed(connection: Connection, table: Table, at: Column[datetime]) -> Sequence[Failed]:
    columns = select(table.c.error, func.count(), func.max(at)).where(table.c.state == "failed")
    return [(error, count, last) for error, count, last in connection.execute(columns.group_by(table.c.error))]


def _grouped(what: What, failed: Sequence[Failed]) -> list[Failures]:
    by_reason: dict[str, list[Failed]] = defaultdict(list)
    for row in failed:
        by_reason[said_reason(row[0])].append(row)
    return [
        Failures(what, reason, sum(row[1] for row in rows), max((row[2] for row in rows if row[2]), default=None))
        for reason, rows in by_reason.items()
    ]


def said_reason(error: str | None) -> str:
    """Give what of an error may be shown: what an exception says, or stands in quotes, may be people's words."""
    if not error:
        return "no reason given"
    if named := EXCEPTION.match(error):
        return named[1]
    found = TECHNICAL.match(error)
    return found[0].strip()[:80] if found else "no reason given"
