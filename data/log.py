"""The version of the directory, and which of its subjects each version touched."""

from collections.abc import Collection

from sqlalchemy import Connection, literal, select, true, update

from data.among import given_numbers
from data.model import SubjectKind
from data.tables import directory_log, directory_version
from data.upsert import insert_into


def version_of(connection: Connection) -> int:
    """The version of the directory as this transaction sees it; 0 before the first change."""
    return connection.scalar(select(directory_version.c.version)) or 0


def next_version(connection: Connection) -> int:
    """Count up, and keep other changers waiting until this transaction ends: versions come in the order of commits."""
    counter = directory_version
    version = connection.scalar(update(counter).values(version=counter.c.version + 1).returning(counter.c.version))
    return int(version or 0)


def note_change(connection: Connection, kind: SubjectKind, ids: Collection[int]) -> None:
    """These subjects were added, changed or removed, or their aliases were."""
    if not ids:
        return
    version = next_version(connection)
    # SQLite takes the ON of "ON CONFLICT" for a join's unless a WHERE stands before it.
    touched = given_numbers(connection.dialect.name, "touched").c.value
    rows = select(literal(kind), touched, literal(version)).where(true())
    statement = insert_into(connection, directory_log).from_select(["kind", "subject_id", "version"], rows)
    news = {"version": statement.excluded.version}
    once = statement.on_conflict_do_update(index_elements=["kind", "subject_id"], set_=news)
    connection.execute(once, {"touched": list(ids)})
