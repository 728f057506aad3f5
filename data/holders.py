"""Who holds a role of a memory, asked without getting in the way of those who want it."""

import json
import os
import re
import socket
import sys
from pathlib import Path

from data.backup import database_of
from data.errors import RoleTaken
from data.locks import lock_key, role_words
from data.memory import Store
from data.roles import HOLDER

PROCESS = re.compile(r"minga process (\d+) on (.*)")


def holder_of(store: Store, role: str) -> str | None:
    """Say who holds a role, and since when; None for nobody."""
    if store.dialect == "postgresql":
        with store.engine.connect() as connection:
            found = connection.scalar(HOLDER, {"key": lock_key(*role_words(role))})
            return str(found) if found else None
    return None if _left_behind(database_of(store), role) else _asked(store, role)


def _left_behind(database: Path, role: str) -> bool:
    """Whether the lock's file is that of a process of this machine that is no more: then nobody need be asked."""
    try:
        who = json.loads(database.with_name(f"{database.name}.{role}.lock").read_text(encoding="utf-8"))["who"]
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


def _asked(store: Store, role: str) -> str | None:
    """Take the role for an instant: only when a living process seems to hold it, so that nobody is kept from it."""
    try:
        with store.roles.hold(role):
            return None
    except RoleTaken as taken:
        return taken.holder
