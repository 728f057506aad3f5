"""Locks that last as long as a transaction. SQLite's writers hold the whole file, so there is nothing left to lock."""

from hashlib import blake2b

from sqlalchemy import Connection, func, select


def lock_key(*words: object) -> int:
    """The 64-bit number under which PostgreSQL knows an advisory lock."""
    digest = blake2b("\n".join(map(str, words)).encode(), digest_size=8).digest()
    return int.from_bytes(digest, signed=True)


def lock(connection: Connection, *words: object) -> None:
    """Wait until nobody else holds this lock, then hold it to the end of the transaction."""
    if connection.dialect.name == "postgresql":
        connection.execute(select(func.pg_advisory_xact_lock(lock_key(*words))))


def try_lock(connection: Connection, *words: object) -> bool:
    """Hold this lock to the end of the transaction if nobody else does. On SQLite: True, without asking."""
    if connection.dialect.name != "postgresql":
        return True
    return bool(connection.scalar(select(func.pg_try_advisory_xact_lock(lock_key(*words)))))


def role_words(role: str) -> tuple[str, str]:
    """What the lock of a role is made of (data/roles.py holds it for a session, not for a transaction)."""
    return "role", role


def worker_role(name: str) -> str:
    """The role that a worker of that name holds for as long as it lives."""
    return f"worker {name}"
