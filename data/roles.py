"""Who does what alone: one process per SQLite file, one leader on PostgreSQL. A second one is told who the first is."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from sqlalchemy import Connection, Engine, func, select, text
from sqlalchemy.exc import DBAPIError

from data import file_locks
from data.errors import RoleTaken
from data.file_locks import myself
from data.locks import lock_key, role_words
from data.news import listening

HOLDER = text(
    "SELECT a.application_name || ' since '"
    " || to_char(a.backend_start AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI') || ' UTC'"
    " FROM pg_locks l JOIN pg_stat_activity a USING (pid)"
    " WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1"
    " AND (l.classid::bigint << 32 | l.objid::bigint) = :key"
)
AT_WORK = text(
    "SELECT count(DISTINCT a.application_name)"
    " FROM pg_locks l JOIN pg_stat_activity a USING (pid) JOIN pg_database d ON d.oid = l.database"
    " WHERE l.locktype = 'advisory' AND l.granted AND d.datname = current_database()"
    " AND a.application_name LIKE 'minga process %'"
)
SESSION = (
    # The server lets go of the locks of a machine that has vanished within so many seconds, not after two hours.
    ("tcp_keepalives_idle", "5"),
    ("tcp_keepalives_interval", "2"),
    ("tcp_keepalives_count", "3"),
)


@dataclass(frozen=True, slots=True)
class RoleHeld:
    """A role that this process holds, until the `with` block ends or the process does."""

    role: str
    connection: Connection | None = None
    session: int = 0
    """The number of PostgreSQL's process that holds the lock for us."""

    def still(self) -> bool:
        """Whether it is still held; a connection to PostgreSQL may have been lost, and the role with it."""
        if self.connection is None:
            return True
        try:
            return self.connection.scalar(select(func.pg_backend_pid())) == self.session
        except DBAPIError:
            return False


class Roles(Protocol):
    """The roles of one memory."""

    def hold(self, role: str) -> AbstractContextManager[RoleHeld]:
        """Take a role ("leader", "poller", `worker_role(name)` …). Raises RoleTaken, naming the holder."""

    def at_work(self) -> int:
        """How many processes hold any role of this memory."""

    def listening(self) -> AbstractContextManager[Callable[[float], int]]:
        """Hear of updates that other processes have kept; see data/news.py. SQLite has no other processes."""


class FileRoles:
    """Locks on files beside the SQLite file. The system gives them back when a process dies, however it dies."""

    def __init__(self, database: Path) -> None:
        self._database = database

    @contextmanager
    def hold(self, role: str) -> Iterator[RoleHeld]:
        """Take a role. Raises RoleTaken, naming the holder."""
        with file_locks.hold(self._database, role):
            yield RoleHeld(role)

    def at_work(self) -> int:
        """One: there is never another."""
        return 1

    def listening(self) -> AbstractContextManager[Callable[[float], int]]:
        """Nobody else is there to be heard."""
        raise NotImplementedError


class AdvisoryRoles:
    """PostgreSQL's advisory locks, each on a connection of its own that lives as long as the role is held."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @contextmanager
    def hold(self, role: str) -> Iterator[RoleHeld]:
        """Take a role. Raises RoleTaken, naming the holder."""
        key = lock_key(*role_words(role))
        connection = self._engine.connect().execution_options(isolation_level="AUTOCOMMIT")
        try:
            for name, value in (("application_name", myself()), *SESSION):
                connection.execute(select(func.set_config(name, value, False)))
            session = connection.scalar(select(func.pg_backend_pid()))
            if not connection.scalar(select(func.pg_try_advisory_lock(key))):
                raise RoleTaken(role, str(connection.scalar(HOLDER, {"key": key}) or "it has just been let go"))
            yield RoleHeld(role, connection, session or 0)
        finally:
            # Closed for good, not given back to the pool: the lock must not outlive the role.
            connection.invalidate()
            connection.close()

    def at_work(self) -> int:
        """How many processes hold any role of this memory; one, if nobody can be seen."""
        with self._engine.connect() as connection:
            return connection.scalar(AT_WORK) or 1

    def listening(self) -> AbstractContextManager[Callable[[float], int]]:
        """Hear of updates that other processes have kept."""
        return listening(self._engine)
