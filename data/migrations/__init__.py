"""The history of the schema, and how a database comes to its present."""

from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from data.errors import BrokenReferences, NewerDatabase
from data.locks import lock

FOLDER = Path(__file__).parent


def revisions() -> tuple[str, ...]:
    """All revisions, the oldest first. A revision is named after its file: "0002" is 0002_….py."""
    return tuple(sorted(file.name.partition("_")[0] for file in (FOLDER / "versions").glob("[0-9]*.py")))


def migrate(engine: Engine, to: str = "head") -> None:
    """Bring a database to a revision, all or nothing. Raises NewerDatabase, BrokenReferences."""
    wanted = revisions()[-1] if to == "head" else to
    with engine.connect() as connection:
        if current(connection) == wanted:
            return
    with engine.connect() as connection:
        _without_foreign_keys(connection)
        try:
            with connection.begin():
                lock(connection, "migration")
                _upgrade(connection, wanted)
        finally:
            # The pragma is the connection's: a new one starts with foreign keys on.
            connection.invalidate()


def current(connection: Connection) -> str | None:
    """The revision of a database; None for an empty one. Raises NewerDatabase."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    if found is not None and found not in revisions():
        raise NewerDatabase(found=found)
    return found


def _upgrade(connection: Connection, to: str) -> None:
    # Alembic takes longer to import than a question to answer, and is rarely needed.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, to)
    if connection.dialect.name == "sqlite":
        _refuse(connection.exec_driver_sql("PRAGMA foreign_key_check").all())


def _without_foreign_keys(connection: Connection) -> None:
    """SQLite rebuilds a table by dropping it, which would take along what names it."""
    if connection.dialect.name == "sqlite":
        connection.connection.cursor().execute("PRAGMA foreign_keys=OFF")


def _refuse(broken: Sequence[object]) -> None:
    if broken:
        raise BrokenReferences(problems=", ".join(map(str, broken[:10])))
