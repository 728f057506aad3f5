"""A copy of an SQLite memory, made while it is in use, and proved whole before it counts."""

import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from sqlalchemy import make_url

from data.errors import BackupFailed, DamagedBackup, NoBackup
from data.memory import Store
from data.migrations import revisions


def back_up(store: Store, file: Path) -> Path:
    """Write the memory as it is at this instant to a new file, which appears only once it is complete and whole.

    What is half done when it fails is removed. Raises NoBackup on PostgreSQL, BackupFailed (the disk is full, the
    folder cannot be written to), DamagedBackup, and FileExistsError.
    """
    if store.dialect != "sqlite":
        raise NoBackup(dialect=store.dialect)
    if file.exists():
        raise FileExistsError(file)
    unfinished = file.with_name(f"{file.name}.unfinished")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        unfinished.unlink(missing_ok=True)
        copy_to(unfinished, database_of(store))
        verify(unfinished)
        return unfinished.rename(file)
    except (OSError, sqlite3.Error) as error:
        raise BackupFailed(file=file, problem=error) from None
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)


def copy_to(copy: Path, database: Path) -> None:
    """Write an SQLite database, with all that is committed, to a new file that only its owner may read."""
    copy.touch(0o600, exist_ok=False)
    # As a URI: were the database gone, a plain name would make an empty one.
    with closing(sqlite3.connect(f"{database.resolve().as_uri()}?mode=rw", uri=True, isolation_level=None)) as source:
        source.execute("VACUUM INTO ?", (str(copy),))
    to_disk(copy)


def to_disk(file: Path) -> None:
    """Wait until a file is on the disk, contents and name: VACUUM INTO does not."""
    for each in (file, file.parent):
        handle = os.open(each, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def verify(file: Path) -> str:
    """Read a backup to the end; gives its revision. Raises DamagedBackup, also for what is no memory of Minga's."""
    try:
        with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            problems = [str(row[0]) for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
            problems += [str(row) for row in connection.execute("PRAGMA foreign_key_check")]
            revision = str(connection.execute("SELECT version_num FROM alembic_version").fetchone()[0])
    except (sqlite3.DatabaseError, TypeError) as error:
        raise DamagedBackup(file=file, problems=str(error)) from None
    if revision not in revisions():
        problems.append(f"revision {revision} was made by a newer version of Minga")
    if problems:
        raise DamagedBackup(file=file, problems=", ".join(problems[:10]))
    return revision


def database_at(url: str) -> Path:
    """Give the file of the SQLite memory at an SQLAlchemy URL. Raises NoBackup for another database."""
    target = make_url(url)
    if target.get_backend_name() != "sqlite":
        raise NoBackup(dialect=target.get_backend_name())
    return Path(target.database or "")


def database_of(store: Store) -> Path:
    """Give the file of an SQLite memory."""
    return Path(store.engine.url.database or "")
