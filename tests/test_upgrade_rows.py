"""Every released schema, filled with what people really write, becomes today's without a row that differs.

The revisions are those of the folder: whoever adds one need not touch this file.
"""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from sqlalchemy import Column, Engine, MetaData, Table, inspect, select, text, update

from data.engines import writers
from data.memory import Store
from data.migrations import current, migrate, revisions
from tests import test_migrations
from tests.test_migrations import described

new_database = test_migrations.new_database

ROWS = (1, 2, 3)
"""The first is plain, the second as odd as can be, the third says nothing where nothing need be said."""
ODD_WORDS = "Éva’s «\u00a0Núñez\u202f» ☃ 🏔 'a' \"b\" \\ %s {} ;--\r\n\tא"
ODD_JSON: dict[str, Any] = {"Éva\\": ["☃", None, 1.5, -(2**53), {"": []}, True], "say": 'a "quoted" \u2028 line'}
PLAIN: dict[type, Any] = {float: 0.5, date: date(2014, 7, 4), time: time(7, 30), bool: True}
ODD: dict[type, Any] = {float: 0.1 + 0.2, date: date(1901, 12, 31), time: time(23, 59, 59, 999999), bool: False}
PLAIN_INSTANT, ODD_INSTANT = (
    datetime(2014, 7, 4, 10, tzinfo=UTC),
    datetime(1901, 12, 31, 23, 59, 59, 999999, tzinfo=UTC),
)


@pytest.mark.parametrize("revision", revisions())
def test_every_row_of_every_released_schema_is_the_same_after(
    new_database: Callable[[], Engine],
    revision: str,
) -> None:
    engine = new_database()
    migrate(writers(engine), to=revision)
    old = filled(engine)
    before = contents(engine, old)
    assert [name for name, rows in before.items() if len(rows) < len(ROWS) and name != "directory_version"] == []
    migrate(writers(engine))
    assert contents(engine, old) == before
    with engine.connect() as connection:
        assert current(connection) == revisions()[-1]
    assert readable(engine, old)


def test_going_step_by_step_and_at_once_lead_to_the_same(new_database: Callable[[], Engine]) -> None:
    slowly, at_once = new_database(), new_database()
    for engine in (slowly, at_once):
        migrate(writers(engine), to=revisions()[0])
        filled(engine)
    for revision in revisions():
        migrate(writers(slowly), to=revision)
    migrate(writers(at_once))
    assert described(slowly) == described(at_once)
    today = reflected(slowly)
    assert contents(slowly, today) == contents(at_once, today)


def test_numbers_go_on_after_an_upgrade(new_database: Callable[[], Engine]) -> None:
    engine = new_database()
    migrate(writers(engine), to=revisions()[0])
    with engine.begin() as connection:
        for key in "ab":
            connection.execute(text(f"INSERT INTO people (key, given_name, family_name) VALUES ('{key}', 'A', 'B')"))
        connection.execute(text("DELETE FROM people WHERE key = 'b'"))
    migrate(writers(engine))
    with engine.begin() as connection:
        connection.execute(text("INSERT INTO people (key, given_name, family_name) VALUES ('c', 'A', 'B')"))
        assert connection.scalar(text("SELECT id FROM people WHERE key = 'c'")) == 3


def reflected(engine: Engine) -> MetaData:
    """The tables as they are in the database."""
    found = MetaData()
    found.reflect(engine)
    found.remove(found.tables["alembic_version"])
    return found


def contents(engine: Engine, tables: MetaData) -> dict[str, list[str]]:
    """Every row of these tables, by the columns that they had."""
    with engine.connect() as connection:
        return {name: sorted(map(repr, connection.execute(select(table)))) for name, table in tables.tables.items()}


def filled(engine: Engine) -> MetaData:
    """Rows in each table, made from what the database says of its columns."""
    tables = reflected(engine)
    words = allowed(engine)
    with engine.begin() as connection:
        for table in tables.sorted_tables:
            if connection.execute(select(table)).first():
                continue
            made = [{one.name: value(one, words, number) for one in table.columns} for number in ROWS]
            connection.execute(table.insert(), made)
            for column in (one for one in table.columns if names_own_table(one)):
                connection.execute(update(table).values({column: ROWS[0]}))
        if engine.dialect.name == "postgresql":
            for table in tables.sorted_tables:
                count_on(connection, table)
    return tables


def value(column: Column[Any], words: dict[tuple[str, str], list[str]], number: int) -> Any:
    """What a column holds in that row."""
    if names_own_table(column) or (number == 3 and column.nullable):
        return None
    if choices := words.get((column.table.name, column.name)):
        return choices[number % len(choices)]
    if column.foreign_keys or (column.primary_key and column.type.python_type is int):
        return number
    return of_type(column, number)


def of_type(column: Column[Any], number: int) -> Any:
    """A plain or an odd value of the column's type; no two the same where two might not be."""
    odd, kind = number == 2, column.type.python_type
    if kind is str:
        return f"{ODD_WORDS if odd else column.name} {number}"
    if kind is int:
        large = "BIGINT" in str(column.type)
        return (-1_009_999_999_999 if large else 2**31 - 1) if odd else number
    if kind is datetime:
        instant = ODD_INSTANT if odd else PLAIN_INSTANT
        return instant if getattr(column.type, "timezone", False) else instant.replace(tzinfo=None)
    return (ODD if odd else PLAIN).get(kind, ODD_JSON if odd else {"number": number})


def names_own_table(column: Column[Any]) -> bool:
    """A row may name another of its table that comes later."""
    return any(key.column.table is column.table for key in column.foreign_keys)


def allowed(engine: Engine) -> dict[tuple[str, str], list[str]]:
    """The words that an enumeration allows, by table and column."""
    checks = inspect(engine).get_multi_check_constraints()
    return {
        (name, found[1]): re.findall(r"'(\w+)'", check["sqltext"])
        for (_, name), told in checks.items()
        for check in told
        if (found := re.search(r"(\w+)\W.*?'\w+'", check["sqltext"]))
    }


def count_on(connection: Any, table: Table) -> None:
    """PostgreSQL does not count what is inserted with its number."""
    if "id" in table.columns and connection.scalar(text(f"SELECT pg_get_serial_sequence('{table.name}', 'id')")):
        connection.execute(text(f"SELECT setval(pg_get_serial_sequence('{table.name}', 'id'), {len(ROWS)})"))


def readable(engine: Engine, old: MetaData) -> bool:
    """Whether today's repositories read what was kept then."""
    with Store(engine).look() as memory:
        for name, repository in vars(memory).items():
            if name in old.tables and hasattr(repository, "by_ids"):
                assert len(repository.by_ids(ROWS)) == len(ROWS), name
    return True
