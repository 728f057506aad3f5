"""A memory for each test, on SQLite and on PostgreSQL, and what else several tests share."""

import os
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import URL, create_engine, make_url, text

from data.memory import Store, open_memory
from data.tables import metadata

pytest_plugins = (
    "tests.at_debug",
    "tests.promises",
    "tests.chromium",
    "tests.shipped",
    "tests.town",
    "tests.way_fixtures",
)

POSTGRESQL = "MINGA_TEST_DATABASE_URL"


@pytest.fixture
def now() -> datetime:
    return datetime(2026, 9, 21, 9, 30, tzinfo=UTC)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def store(request: pytest.FixtureRequest) -> Iterator[Store]:
    """An empty memory of this test's own."""
    store = open_memory(request.getfixturevalue(f"{request.param}_url"))
    yield store
    store.close()


@pytest.fixture
def sqlite_url(tmp_path: Path, sqlite_template: Path) -> str:
    """An SQLite file with the schema and nothing in it."""
    return f"sqlite:///{shutil.copy(sqlite_template, tmp_path / 'memory.db')}"


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Migrated once; each test gets a copy."""
    file = tmp_path_factory.mktemp("template") / "memory.db"
    open_memory(file).close()
    return file


@pytest.fixture
def postgresql_url(postgresql_database: str) -> Iterator[str]:
    """A PostgreSQL database with the schema and nothing in it."""
    yield postgresql_database
    # Emptying is four times as fast as making a database for each test.
    emptied = "".join(f"DELETE FROM {table.name};" for table in reversed(metadata.sorted_tables))
    _on(make_url(postgresql_database), f"{emptied} INSERT INTO directory_version (id, version) VALUES (1, 0)")


@pytest.fixture(scope="session")
def postgresql_database(postgresql_server: URL) -> Iterator[str]:
    """Migrated once, and dropped at the end."""
    name = f"minga_{uuid4().hex}"
    _on(postgresql_server, f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'")
    url = postgresql_server.set(database=name).render_as_string(hide_password=False)
    open_memory(url).close()
    yield url
    _on(postgresql_server, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(scope="session")
def postgresql_server() -> URL:
    """Where databases may be made and dropped."""
    url = os.environ.get(POSTGRESQL)
    if not url:
        pytest.skip(f"{POSTGRESQL} is not set: give the URL of a database whose user may create others")
    return make_url(url).set(drivername="postgresql+psycopg")


def _on(server: URL, statement: str) -> None:
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(statement))
    engine.dispose()
