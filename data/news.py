"""News between the processes of one memory: on PostgreSQL, whoever keeps updates tells the others at its commit."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, cast

from sqlalchemy import Connection, Engine, func, select

from data.file_locks import myself

if TYPE_CHECKING:
    from psycopg import Connection as Wire

ARRIVED = "minga_arrived"


def tell(connection: Connection, number: int) -> None:
    """Tell other processes, when this transaction is committed, that so many updates have been kept."""
    if connection.dialect.name == "postgresql":
        connection.execute(select(func.pg_notify(ARRIVED, f"{number} {myself()}")))


@contextmanager
def listening(engine: Engine) -> Iterator[Callable[[float], int]]:
    """Hear what other processes tell: a function that waits so many seconds and gives how many updates they kept."""
    connection = engine.connect().execution_options(isolation_level="AUTOCOMMIT")
    try:
        connection.exec_driver_sql(f"LISTEN {ARRIVED}")
        wire = cast("Wire", connection.connection.driver_connection)

        def hear(within: float) -> int:
            told = [notice.payload.partition(" ") for notice in wire.notifies(timeout=within, stop_after=1)]
            return sum(int(number) for number, _, who in told if who != myself())

        yield hear
    finally:
        connection.invalidate()
        connection.close()
