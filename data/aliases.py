"""Other names of things."""

from collections.abc import Sequence

from sqlalchemy import Connection, delete, select

from data.log import note_change
from data.model import Alias, SubjectKind
from data.tables import aliases
from data.upsert import insert_into, insert_once


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
        row = _row(kind, subject_id, alias, source_id)
        added = insert_once(self._connection, aliases, row, ("kind", "subject_id", "name"))
        if added:
            note_change(self._connection, kind, (subject_id,))
        return added

    def add_all(self, kind: SubjectKind, named: Sequence[tuple[int, Alias, int | None]]) -> None:
        """Give many things other names (number, name, source) in one statement; a name that is there already stays."""
        rows = [_row(kind, subject_id, alias, source_id) for subject_id, alias, source_id in named]
        if rows:
            self._connection.execute(insert_into(self._connection, aliases).on_conflict_do_nothing(), rows)
        note_change(self._connection, kind, {subject_id for subject_id, _, _ in named})

    def remove(self, kind: SubjectKind, subject_id: int, name: str) -> bool:
        """Take a name away from a thing; False when it had none such."""
        columns = aliases.c
        statement = delete(aliases).where(columns.kind == kind, columns.subject_id == subject_id, columns.name == name)
        removed = self._connection.execute(statement).rowcount > 0
        if removed:
            note_change(self._connection, kind, (subject_id,))
        return removed


def _row(kind: SubjectKind, subject_id: int, alias: Alias, source_id: int | None) -> dict[str, object]:
    named = {"name": alias.name, "language": alias.language, "note": alias.note}
    return {"kind": kind, "subject_id": subject_id, "source_id": source_id, **named}
