"""Locks on files beside the SQLite file, which the system gives back when a process dies, however it dies.

Nothing but the standard library is imported here: a second process asks these locks before it imports anything else.
"""

import json
import os
import re
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from data.errors import RoleTaken

PROCESS = re.compile(r"minga process (\d+) on (.*)")


def myself() -> str:
    """This process, as others read its name; at most as long as PostgreSQL keeps names."""
    return f"minga process {os.getpid()} on {socket.gethostname()}"[:63]


@contextmanager
def hold(database: Path, role: str) -> Iterator[None]:
    """Hold a role of the memory in a file. Raises RoleTaken, naming the holder."""
    with _file(database, role).open("a+", encoding="utf-8") as handle:
        if not _lock(handle):
            raise RoleTaken(role, _written(handle))
        _write(handle)
        yield


def holder_of_file(database: Path, role: str) -> str | None:
    """Say who holds a role of the memory in a file, and since when; None for nobody."""
    if _left_behind(database, role):
        return None
    # Taken for an instant, and only when a living process seems to hold it, so that nobody is kept from it.
    try:
        with hold(database, role):
            return None
    except RoleTaken as taken:
        return taken.holder


def _file(database: Path, role: str) -> Path:
    return database.with_name(f"{database.name}.{role.replace(' ', '-')}.lock")


def _left_behind(database: Path, role: str) -> bool:
    """Whether the lock's file is that of a process of this machine that is no more: then nobody need be asked."""
    try:
        who = json.loads(_file(database, role).read_text(encoding="utf-8"))["who"]
    except (OSError, ValueError, KeyError):
        return True
    found = PROCESS.fullmatch(who)
    return bool(found) and found is not None and found[2] == socket.gethostname() and not _alive(int(found[1]))


def _alive(process: int) -> bool:
    if sys.platform == "win32":
        return True  # what asks there elsewhere would end the process
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _lock(handle: IO[str]) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415  # exists there only

            # Far behind the text, so that others can still read who holds it.
            handle.seek(1 << 20)
            msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl  # noqa: PLC0415

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _write(handle: IO[str]) -> None:
    handle.truncate(0)
    handle.write(json.dumps({"who": myself(), "since": f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC"}))
    handle.flush()


def _written(handle: IO[str]) -> str:
    handle.seek(0)
    try:
        holder = json.loads(handle.read())
        return f"{holder['who']} since {holder['since']}"
    except (ValueError, KeyError):
        return "a process that has not said its name yet"
