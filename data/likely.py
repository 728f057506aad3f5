"""`likely(condition)`: most rows meet it, so SQLite had better look for them by another one. PostgreSQL counts rows."""

from typing import Any

from sqlalchemy import ColumnElement, TextClause
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler

from data.among import Condition


class _Likely(Condition):
    inherit_cache = True


@compiles(_Likely, "sqlite")
def _sqlite(element: _Likely, compiler: SQLCompiler, **options: Any) -> str:
    return f"likely({compiler.process(element.clauses, **options)})"


@compiles(_Likely, "postgresql")
def _postgresql(element: _Likely, compiler: SQLCompiler, **options: Any) -> str:
    return compiler.process(element.clauses, **options)


def likely(condition: ColumnElement[bool] | TextClause) -> ColumnElement[bool]:
    """The same condition, which chooses no index."""
    return _Likely(condition)
