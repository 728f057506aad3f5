"""A way into the database: SQLite set up for one writer that never loses a word, or PostgreSQL."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.pool import ConnectionPoolEntry

from data.errors import NoFile, UnknownDatabase

BUSY_SECONDS = 15
PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON", "temp_store=MEMORY")
BEGIN = "minga_begin"


def engine_for(url: str | Path) -> Engine:
    """An engine for an SQLAlchemy URL, or for the path of an SQLite file. Makes the file's folder."""
    target = _url(url)
    match target.get_backend_name():
        case "sqlite":
            return _sqlite(target)
        case "postgresql":
            return create_engine(target, json_serializer=_json, pool_pre_ping=True, hide_parameters=True)
        case other:
            raise UnknownDatabase(dialect=other)


def writers(engine: Engine) -> Engine:
    """The same engine for those who write: on SQLite they take their turn before they read."""
    return engine.execution_options(**{BEGIN: "BEGIN IMMEDIATE"})


def readers(engine: Engine) -> Engine:
    """The same engine for those who only read, all of it from one instant."""
    if engine.dialect.name == "sqlite":
        return engine
    return engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)


@contextmanager
def read_only(connection: Connection) -> Iterator[None]:
    """Whatever would write on this connection raises; PostgreSQL's readers (above) are such already."""
    if connection.dialect.name == "postgresql":
        yield
        return
    connection.exec_driver_sql("PRAGMA query_only=ON")
    try:
        yield
    finally:
        connection.exec_driver_sql("PRAGMA query_only=OFF")


def _url(url: str | Path) -> URL:
    if isinstance(url, Path) or "://" not in url:
        return URL.create("sqlite", database=str(url))
    target = make_url(url.replace("postgres://", "postgresql://", 1))
    return target.set(drivername="postgresql+psycopg") if target.drivername == "postgresql" else target


def _sqlite(url: URL) -> Engine:
    if not url.database or url.database == ":memory:":
        raise NoFile(url=url.render_as_string())
    Path(url.database).parent.mkdir(parents=True, exist_ok=True)
    # What people said stands in the parameters, and an error is logged.
    engine = create_engine(url, json_serializer=_json, hide_parameters=True, connect_args={"timeout": BUSY_SECONDS})
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


def _set_up(connection: Any, _entry: ConnectionPoolEntry) -> None:
    # The driver's own transactions begin too late, and only for writers; ours begin where we say so.
    connection.isolation_level = None
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get(BEGIN, "BEGIN"))


def _json(value: object) -> str:
    return json.dumps(value, default=_plain, separators=(",", ":"))


def _plain(value: object) -> object:
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"{value!r} is not JSON")
