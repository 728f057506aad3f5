"""Other names of things."""

from sqlalchemy import Connection, delete, select

from data.log import note_change
from data.model import Alias, SubjectKind
from data.tables import aliases
from data.upsert import insert_once


class Aliases:
    """The other names that a thing in the directory answers to."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, kind: SubjectKind, subject_id: int) -> tuple[Alias, ...]:
        """The other names of one thing, in the order in which they were added."""
        columns = aliases.c
        statement = select(columns.name, columns.language, columns.note)
        statement = statement.where(columns.kind == kind, columns.subject_id == subject_id).order_by(columns.id)
        return tuple(Alias(*row) for row in self._connection.execute(statement))

    def add(self, kind: SubjectKind, subject_id: int, alias: Alias, source_id: int | None = None) -> bool:
        """Give a thing another name; False when it has that name already."""
        row = {"name": alias.name, "language": alias.language, "note": alias.note, "source_id": source_id}
        row |= {"kind": kind, "subject_id": subject_id}
        added = insert_once(self._connection, aliases, row, ("kind", "subject_id", "name"))
        if added:
            note_change(self._connection, kind, (subject_id,))
        return added

    def remove(self, kind: SubjectKind, subject_id: int, name: str) -> bool:
        """Take a name away from a thing; False when it had none such."""
        columns = aliases.c
        statement = delete(aliases).where(columns.kind == kind, columns.subject_id == subject_id, columns.name == name)
        removed = self._connection.execute(statement).rowcount > 0
        if removed:
            note_change(self._connection, kind, (subject_id,))
        return removed
