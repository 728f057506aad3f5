"""What all tables are made of: instants, wall times, JSON, enumerations, names of constraints."""

from datetime import UTC, datetime
from typing import Any, Literal, get_args

from sqlalchemy import (
    JSON,
    CheckConstraint,
    Column,
    DateTime,
    Dialect,
    ForeignKey,
    Integer,
    MetaData,
    Table,
    TypeDecorator,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

PlainJson = JSON(none_as_null=True)
"""Kept as it was written: PostgreSQL's `jsonb` would refuse a NUL that somebody typed."""


OnDelete = Literal["CASCADE", "SET NULL"] | None


class UtcDateTime(TypeDecorator[datetime]):
    """An instant: aware datetimes of any zone go in, UTC comes out; a naive one raises ValueError."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """In UTC; SQLite keeps no offset, so that texts sort as instants do."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value} has no time zone; an instant needs one")
        instant = value.astimezone(UTC)
        return instant.replace(tzinfo=None) if dialect.name == "sqlite" else instant

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """In UTC, whatever zone the database's session speaks in."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if dialect.name == "sqlite" else value.astimezone(UTC)


class WallTime(TypeDecorator[datetime]):
    """What a clock on a wall shows: naive datetimes only; the zone stands in a column beside it."""

    impl = DateTime(timezone=False)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Unchanged; raises ValueError for an aware one."""
        if value is not None and value.tzinfo is not None:
            raise ValueError(f"{value} has a time zone; a wall time has none")
        return value


class JsonTuple(TypeDecorator[tuple[Any, ...]]):
    """A JSON list that comes back as a tuple."""

    impl = JSON(none_as_null=True)
    cache_ok = True

    def process_bind_param(self, value: tuple[Any, ...] | None, dialect: Dialect) -> Any:  # noqa: ARG002
        """As a list."""
        return None if value is None else list(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> tuple[Any, ...] | None:  # noqa: ARG002
        """As a tuple, so that a record holds nothing that changes."""
        return None if value is None else tuple(value)


def one_of(column: str, choices: Any) -> CheckConstraint:
    """Allow a column only the words of a `Literal`."""
    words = ", ".join(f"'{word}'" for word in get_args(choices))
    return CheckConstraint(f"{column} IN ({words})", name=column)


def number() -> Column[int]:
    """The memory's own number of a record; never given twice (`sqlite_autoincrement`)."""
    return Column("id", Integer, primary_key=True)


def references(name: str, table: str, *, optional: bool = False, on_delete: OnDelete = None) -> Column[int]:
    """A column that names a record of another table; indexed, because somebody will ask from the other side."""
    key = ForeignKey(f"{table}.id", ondelete=on_delete)
    return Column(name, Integer, key, nullable=optional, index=True)


def link(name: str, owner: tuple[str, str], value: tuple[str, str]) -> Table:
    """A table of ordered links between two others; each side is a column and the table that it names."""
    return Table(
        name,
        metadata,
        Column(owner[0], Integer, ForeignKey(f"{owner[1]}.id", ondelete="CASCADE"), primary_key=True),
        Column(value[0], Integer, ForeignKey(f"{value[1]}.id", ondelete="CASCADE"), primary_key=True, index=True),
        Column("position", Integer, nullable=False),
    )
