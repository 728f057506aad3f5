"""A copy of an SQLite memory, made while it is in use, and proved whole before it counts."""

import sqlite3
from contextlib import closing
from pathlib import Path

from data.errors import DamagedBackup, NoBackup
from data.memory import Store


def back_up(store: Store, file: Path) -> Path:
    """Write the memory as it is at this instant to a new file, which appears only once it is complete and whole.

    On PostgreSQL use pg_dump. Raises NoBackup, DamagedBackup, and FileExistsError.
    """
    if store.dialect != "sqlite":
        raise NoBackup(dialect=store.dialect)
    if file.exists():
        raise FileExistsError(file)
    unfinished = file.with_name(f"{file.name}.unfinished")
    unfinished.unlink(missing_ok=True)
    file.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(str(store.engine.url.database), isolation_level=None)) as connection:
        connection.execute("VACUUM INTO ?", (str(unfinished),))
    verify(unfinished)
    return unfinished.rename(file)


def verify(file: Path) -> None:
    """Read a backup to the end. Raises DamagedBackup."""
    try:
        with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            problems = [str(row[0]) for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
            problems += [str(row) for row in connection.execute("PRAGMA foreign_key_check")]
    except sqlite3.DatabaseError as error:
        problems = [str(error)]
    if problems:
        raise DamagedBackup(file=file, problems=", ".join(problems[:10]))
