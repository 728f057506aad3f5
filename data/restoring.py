"""Putting a backup in the place of an SQLite memory, which is kept beside it."""

import os
import shutil
import sqlite3
from collections.abc import Mapping
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, String, and_, column, literal, table, update

from data.backup import copy_to, to_disk, verify
from data.engines import engine_for
from data.erasing import erase_again, erased_in, tidy
from data.errors import BackupFailed, InUse
from data.memory import Store, open_memory
from data.tables import outbox
from data.tables_way import PENDING

SEQUENCE = table("sqlite_sequence", column("name", String), column("seq"))


def restore(backup: Path, database: Path, now: datetime) -> Path | None:
    """Put a backup in the place of a memory, brought up to date; gives where the memory of before is kept.

    The backup itself is not touched. Who was erased since it was made is erased again, and what may have left since is
    marked as a possible repeat. Until the very last step, which is one renaming, the memory of before stays in place.
    Hold every role of the memory meanwhile (`Store.roles`). Raises DamagedBackup, InUse, BackupFailed, and what a
    migration raises.
    """
    verify(backup)
    fresh = database.with_name(f"{database.name}.restoring")
    _remove(fresh)
    try:
        copy_to(fresh, backup)
        _make_present(fresh, _known_before(database), now)
        verify(fresh)
        old = _set_aside(database, now) if database.exists() else None
        to_disk(fresh)
        fresh.replace(database)
        to_disk(database)
    except (OSError, sqlite3.Error) as error:
        raise BackupFailed(file=database, problem=error) from None
    finally:
        _remove(fresh)
    return old


def _known_before(database: Path) -> Mapping[str, Any]:
    """What the memory of before knows that must not be forgotten with it; nothing, when it cannot be read any more."""
    known: dict[str, Any] = {"erased": {}, "numbers": {}}
    if not database.exists():
        return known
    store = Store(engine_for(database))
    with suppress(Exception), store.look() as memory:
        known["numbers"] = _numbers(memory.connection)
        known["erased"] = erased_in(memory)
    store.close()
    return known


def _make_present(file: Path, known: Mapping[str, Any], now: datetime) -> None:
    """Bring a copy up to date, in its schema and in what it may say."""
    store = open_memory(file)
    try:
        with store.begin() as memory:
            erase_again(memory, known["erased"])
            late = and_(PENDING, outbox.c.due_at <= now)
            memory.connection.execute(update(outbox).where(late).values(ambiguous=True))
            _go_on_counting(memory.connection, known["numbers"])
        tidy(store)
    finally:
        store.close()


def _numbers(connection: Connection) -> dict[str, int]:
    return {row.name: row.seq for row in connection.execute(SEQUENCE.select())}


def _go_on_counting(connection: Connection, before: Mapping[str, int]) -> None:
    """A number that was given since the backup is not given again: who was erased under it is not somebody else."""
    here = _numbers(connection)
    for name, number in before.items():
        if name not in here:
            connection.execute(SEQUENCE.insert().values(name=literal(name), seq=literal(number)))
        elif number > here[name]:
            connection.execute(update(SEQUENCE).where(SEQUENCE.c.name == name).values(seq=literal(number)))


def _set_aside(database: Path, now: datetime) -> Path:
    """Give the memory of before a second name, under which it stays when the first is given to another."""
    kept = database.with_name(f"{database.name}.before-{now:%Y%m%dT%H%M%SZ}")
    try:
        with closing(sqlite3.connect(database, isolation_level=None, timeout=1)) as connection:
            # Only whoever is alone can leave the write-ahead log: what is in it is in the file then.
            connection.execute("PRAGMA journal_mode=DELETE")
    except sqlite3.OperationalError as error:
        if "locked" in str(error):
            raise InUse(file=database) from None
    except sqlite3.DatabaseError:
        pass
    for ending in ("-wal", "-shm"):
        # Still there only beside a damaged file; a log must never stand beside a file that is not its own.
        beside = database.with_name(database.name + ending)
        if beside.exists():
            beside.rename(kept.with_name(kept.name + ending))
    try:
        os.link(database, kept)
    except OSError:
        shutil.copy2(database, kept)
    return kept


def _remove(fresh: Path) -> None:
    for ending in ("", "-wal", "-shm", "-journal"):
        fresh.with_name(fresh.name + ending).unlink(missing_ok=True)
