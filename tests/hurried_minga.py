"""An echo Minga whose memory can be troubled from outside: full while a file "full" lies beside it, and impatient."""

from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, event

import data.engines
from tests.echo_minga import main

UNLIMITED = 2**30


@event.listens_for(Engine, "begin")
def fill(connection: Connection) -> None:
    """SQLite then says "database or disk is full" as soon as it needs another page."""
    file = Path(str(connection.engine.url.database))
    pages: Any = 1 if file.with_name("full").exists() else UNLIMITED
    connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")


if __name__ == "__main__":
    data.engines.BUSY_SECONDS = 1
    raise SystemExit(main())
