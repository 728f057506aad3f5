"""INSERT … ON CONFLICT, which both databases speak alike and SQLAlchemy keeps in two places."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection, Integer, String, Table, bindparam, column, func, select, table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql.dml import ReturningInsert


def insert_into(connection: Connection, table: Table) -> sqlite.Insert | postgresql.Insert:
    """An INSERT that knows `on_conflict_do_nothing` and `on_conflict_do_update`."""
    return sqlite.insert(table) if connection.dialect.name == "sqlite" else postgresql.insert(table)


def insert_once(connection: Connection, table: Table, values: Mapping[str, object], key: tuple[str, ...]) -> bool:
    """Insert a row; False, and nothing happens, when there is one with the same key (columns of a unique index)."""
    statement = _insert_once(connection.dialect.name, table, tuple(values), key)
    return connection.execute(statement, values).first() is not None


@cache
def _insert_once(dialect: str, table: Table, names: tuple[str, ...], key: tuple[str, ...]) -> ReturningInsert[Any]:
    """Made once: to make a statement costs SQLAlchemy five times as much as to execute it."""
    return _given(dialect, table, names).on_conflict_do_nothing(index_elements=key).returning(table.c[key[0]])


def replace_row(connection: Connection, table: Table, values: Mapping[str, object]) -> None:
    """Insert a row, or put it in the place of the one with its primary key."""
    connection.execute(_replace(connection.dialect.name, table, tuple(values)), values)


@cache
def _replace(dialect: str, table: Table, names: tuple[str, ...]) -> sqlite.Insert | postgresql.Insert:
    key = [column.name for column in table.primary_key]
    statement = _given(dialect, table, names)
    news = {name: statement.excluded[name] for name in names if name not in key}
    return statement.on_conflict_do_update(index_elements=key, set_=news)


def _given(dialect: str, table: Table, names: tuple[str, ...]) -> sqlite.Insert | postgresql.Insert:
    """An INSERT whose values are given when it is executed."""
    insert = sqlite.insert(table) if dialect == "sqlite" else postgresql.insert(table)
    return insert.values({name: bindparam(name, type_=table.c[name].type) for name in names})


def next_numbers(connection: Connection, numbered: Table, count: int) -> Sequence[int]:
    """As many numbers for new rows as asked, never given before and never to be given again."""
    if connection.dialect.name == "sqlite":
        # The one writer is us, and SQLite remembers the largest number that we insert.
        given = table("sqlite_sequence", column("name", String), column("seq", Integer))
        last: int = connection.scalar(select(given.c.seq).where(given.c.name == numbered.name)) or 0
        return range(last + 1, last + count + 1)
    sequence = func.pg_get_serial_sequence(numbered.name, "id")
    return connection.scalars(select(func.nextval(sequence)).select_from(func.generate_series(1, count))).all()
