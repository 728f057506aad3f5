"""Who holds a role of a memory, asked without getting in the way of those who want it."""

from data.backup import database_of
from data.file_locks import holder_of_file
from data.locks import lock_key, role_words
from data.memory import Store
from data.roles import HOLDER


def holder_of(store: Store, role: str) -> str | None:
    """Say who holds a role, and since when; None for nobody."""
    if store.dialect == "postgresql":
        with store.engine.connect() as connection:
            found = connection.scalar(HOLDER, {"key": lock_key(*role_words(role))})
            return str(found) if found else None
    return holder_of_file(database_of(store), role)
