"""What the doctor says of the files: backups, room on the disk, who may read them."""

import shutil
import stat
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from data.backup import database_of, verify
from data.errors import DamagedBackup
from data.memory import Store
from handlers.doctor.finding import Finding, broken, look, megabytes, ok, spoken
from handlers.keeping import backups_of, last_backup, wants_backups
from handlers.settings import Settings

LATE = timedelta(hours=50)
"""Two nights without a backup."""
FORGOTTEN = timedelta(days=30)
LEAST_ROOM = 50_000_000

MAKE_ONE = "Make one now: python bot.py backup"


def backups(store: Store, settings: Settings, now: datetime) -> Iterator[Finding]:
    """How old the last backup is, whether it is whole, and what else lies beside the memory."""
    if store.dialect != "sqlite":
        yield ok("backup", "PostgreSQL is backed up by pg_dump; Minga does not see whether that is done.")
        return
    yield _failed(store) or _newest(store, settings, now)
    yield from _left_over(database_of(store), now)


def disk(store: Store, settings: Settings) -> Iterator[Finding]:
    """Whether there is room for the memory, and for writing it anew."""
    if store.dialect != "sqlite":
        return
    database = database_of(store)
    size = database.stat().st_size
    folders = {database.parent.resolve(), Path(settings.backup_folder or database.parent).resolve()}
    for folder in sorted(folder for folder in folders if folder.is_dir()):
        free = shutil.disk_usage(folder).free
        words = f"{megabytes(free)} free in {folder}; the memory has {megabytes(size)}."
        if free < size:
            yield broken("disk", words, "Make room at once: nothing that people say can be kept.")
        elif free < 3 * size + LEAST_ROOM:
            yield look("disk", words, "Make room: every night the memory is written anew and copied.")
        else:
            yield ok("disk", words)


def readers(store: Store) -> Iterator[Finding]:
    """Whether others on this machine may read what people said."""
    if store.dialect != "sqlite" or sys.platform == "win32":
        return
    database = database_of(store)
    if database.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        yield look("readers", f"Others on this machine may read {database}.", f"chmod 600 {database}*")
    else:
        yield ok("readers", "Nobody else on this machine may read the memory.")


def _failed(store: Store) -> Finding | None:
    with store.look() as memory:
        known = last_backup(memory)
    advice = f"Make room, or correct MINGA_BACKUP_FOLDER. {MAKE_ONE}"
    return broken("backup", f"The last attempt failed: {known.reason}", advice) if known.failed else None


def _newest(store: Store, settings: Settings, now: datetime) -> Finding:
    found = backups_of(store, settings)
    if not found:
        return _none(store, settings)
    file = found[-1][1]
    age = now - datetime.fromtimestamp(file.stat().st_mtime, UTC)
    try:
        verify(file)
    except DamagedBackup as error:
        return broken("backup", str(error), MAKE_ONE)
    words = f"{file}, {spoken(age)} old, is whole; {len(found)} are kept."
    if age > LATE:
        return broken("backup", words, f"It should be made every night: look into the log. {MAKE_ONE}")
    return ok("backup", words)


def _none(store: Store, settings: Settings) -> Finding:
    with store.look() as memory:
        kind, wanted = memory.settings.get("demonstration"), wants_backups(memory, settings)
    if kind and kind["is"]:
        return ok("backup", "A demonstration is not backed up.")
    advice = "The first is made tonight." if wanted else "The settings want none: take out MINGA_BACKUPS_DAILY."
    return look("backup", "There is none.", f"{advice} {MAKE_ONE}")


def _left_over(database: Path, now: datetime) -> Iterator[Finding]:
    """Memories that were set aside by a restore hold people who may have asked to be forgotten since."""
    for file in sorted(database.parent.glob(f"{database.name}.before-*")):
        if now - datetime.fromtimestamp(file.stat().st_mtime, UTC) > FORGOTTEN:
            words = f"{file} was set aside by a restore over a month ago."
            yield look("left over", words, "Delete it: it may hold people who asked to be forgotten.")
