"""Migrations lead to the schema that the code declares, from every revision, and keep every row."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import URL, Column, Engine, MetaData, Table, create_engine, inspect, select, text, update

from data.engines import engine_for, writers
from data.errors import NewerDatabase
from data.memory import open_memory
from data.migrations import current, migrate, revisions
from data.tables import metadata

Described = dict[str, Any]


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def new_database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[], Engine]]:
    """Makes empty databases."""
    if request.param == "sqlite":
        yield lambda: engine_for(tmp_path / f"{uuid4().hex}.db")
        return
    server: URL = request.getfixturevalue("postgresql_server")
    admin = create_engine(server, isolation_level="AUTOCOMMIT")
    made: list[Engine] = []

    def make() -> Engine:
        name = f"minga_{uuid4().hex}"
        with admin.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'"))
        made.append(engine_for(server.set(database=name).render_as_string(hide_password=False)))
        return made[-1]

    yield make
    for engine in made:
        engine.dispose()
        with admin.connect() as connection:
            connection.execute(text(f"DROP DATABASE {engine.url.database} WITH (FORCE)"))
    admin.dispose()


def test_migrations_and_tables_declare_the_same_schema(new_database: Callable[[], Engine]) -> None:
    migrated, declared = new_database(), new_database()
    migrate(writers(migrated))
    with declared.begin() as connection:
        metadata.create_all(connection)
    assert described(migrated) == described(declared)


@pytest.mark.parametrize("revision", revisions())
def test_every_row_of_an_older_schema_survives(new_database: Callable[[], Engine], revision: str) -> None:
    engine = new_database()
    migrate(writers(engine), to=revision)
    old = populated(engine)
    before = {name: rows(engine, table) for name, table in old.tables.items()}
    assert all(before.values())
    migrate(writers(engine))
    assert {name: rows(engine, table) for name, table in old.tables.items()} == before
    with engine.connect() as connection:
        assert current(connection) == revisions()[-1]


def test_a_second_start_migrates_nothing(new_database: Callable[[], Engine]) -> None:
    engine = new_database()
    migrate(writers(engine))
    before = described(engine)
    migrate(writers(engine))
    assert described(engine) == before


def test_a_database_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "memory.db"
    store = open_memory(file)
    with store.begin() as memory:
        memory.connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    store.close()
    with pytest.raises(NewerDatabase, match="9999"):
        open_memory(file)


def test_a_migration_that_fails_leaves_the_database_as_it_was(
    new_database: Callable[[], Engine], monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = new_database()
    migrate(writers(engine), to=revisions()[0])
    before = described(engine)
    monkeypatch.setattr("alembic.op.create_index", lambda *_, **__: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        migrate(writers(engine))
    assert described(engine) == before


def described(engine: Engine) -> dict[str, Described]:
    """Every table: columns, keys, constraints, indexes, as the database tells them."""
    inspector = inspect(engine)
    aspects: dict[str, Mapping[Any, Any]] = {
        "columns": inspector.get_multi_columns(),
        "primary key": inspector.get_multi_pk_constraint(),
        "foreign keys": inspector.get_multi_foreign_keys(),
        "unique": inspector.get_multi_unique_constraints(),
        "checks": inspector.get_multi_check_constraints(),
        "indexes": inspector.get_multi_indexes(),
    }
    return {
        aspect: {name: plain(told) for (_, name), told in tables.items() if name != "alembic_version"}
        for aspect, tables in aspects.items()
    }


def plain(told: Any) -> Any:
    """In one order and comparable, whatever objects of SQLAlchemy are in it."""
    if isinstance(told, Mapping):
        return {key: plain(each) for key, each in told.items()}
    if isinstance(told, list):
        return sorted((plain(each) for each in told), key=str)
    return str(told)


def populated(engine: Engine) -> MetaData:
    """Two rows in each table, made up from what the database says of its columns."""
    found = MetaData()
    found.reflect(engine)
    found.remove(found.tables["alembic_version"])
    words = allowed(engine)
    with engine.begin() as connection:
        for table in found.sorted_tables:
            if rows(engine, table):
                continue
            made = [{each.name: value(each, words[table.name], number) for each in table.columns} for number in (1, 2)]
            connection.execute(table.insert(), made)
            # Not in one go: a row may name another of its table that comes later.
            for column in table.columns:
                if any(key.column.table is table for key in column.foreign_keys):
                    connection.execute(update(table).values({column: 1}))
    return found


def value(column: Column[Any], words: dict[str, str], number: int) -> Any:
    if column.name in words:
        return words[column.name]
    if any(key.column.table is column.table for key in column.foreign_keys):
        return None
    made: dict[type, Any] = {
        bool: number == 1,
        int: number,
        float: number / 2,
        str: f"{column.name} {number}",
        date: date(2014, 7, number),
        time: time(number),
        datetime: datetime(2014, 7, number, tzinfo=UTC if getattr(column.type, "timezone", False) else None),
    }
    return made.get(column.type.python_type, {"number": number})


def allowed(engine: Engine) -> dict[str, dict[str, str]]:
    """For each table and enumeration the first word that it allows."""
    checks = inspect(engine).get_multi_check_constraints()
    found = {
        name: [re.search(r"(\w+)\W.*?'(\w+)'", check["sqltext"]) for check in told]
        for (_, name), told in checks.items()
    }
    return {name: {match[1]: match[2] for match in matches if match} for name, matches in found.items()}


def rows(engine: Engine, table: Table) -> list[Any]:
    with engine.connect() as connection:
        return sorted(map(repr, connection.execute(select(table))))
