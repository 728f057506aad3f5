"""`among(column, ids)`: as many ids as there are, in one parameter; an IN list would hit the databases' limits."""

import json
from collections.abc import Collection
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    ColumnElement,
    Dialect,
    String,
    TableValuedAlias,
    TypeDecorator,
    bindparam,
    column,
    func,
)
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import TypeEngine


class _Ids(TypeDecorator[Collection[int]]):
    """An array in PostgreSQL, JSON in SQLite."""

    impl = String
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(ARRAY(BigInteger) if dialect.name == "postgresql" else String())

    def process_bind_param(self, value: Collection[int] | None, dialect: Dialect) -> Any:
        return list(value or ()) if dialect.name == "postgresql" else json.dumps(list(value or ()))


class Condition(FunctionElement[bool]):
    """A condition of our own. SQLAlchemy would put "= 1" behind it, and SQLite would go through the whole table."""

    type = Boolean()
    inherit_cache = True

    def self_group(self, against: Any = None) -> Any:  # noqa: ARG002
        """Stand as it is."""
        return self


class _Among(Condition):
    inherit_cache = True


@compiles(_Among, "sqlite")
def _sqlite(element: _Among, compiler: SQLCompiler, **options: Any) -> str:
    left, ids = (compiler.process(clause, **options) for clause in element.clauses)
    return f"{left} IN (SELECT value FROM json_each({ids}))"  # noqa: S608  # both are SQLAlchemy's own words


@compiles(_Among, "postgresql")
def _postgresql(element: _Among, compiler: SQLCompiler, **options: Any) -> str:
    left, ids = (compiler.process(clause, **options) for clause in element.clauses)
    return f"{left} = ANY({ids})"


def given_numbers(dialect: str, name: str) -> TableValuedAlias:
    """Numbers as a table of one column, `value`; given when the statement is executed, under that name."""
    given = bindparam(name, type_=_Ids())
    if dialect == "sqlite":
        return func.json_each(given).table_valued(column("value", BigInteger))
    return func.unnest(given).table_valued(column("value", BigInteger)).render_derived()


def among_given(column: ColumnElement[Any], name: str) -> ColumnElement[bool]:
    """The same, with the numbers given when the statement is executed, under that name."""
    return _Among(column, bindparam(name, type_=_Ids()))


def among(column: ColumnElement[Any], ids: Collection[int]) -> ColumnElement[bool]:
    """Whether a column's number is one of `ids`."""
    return _Among(column, bindparam(None, ids, type_=_Ids(), unique=True))
