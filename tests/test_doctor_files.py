"""What the doctor finds in the files: backups, damage, room, what a restore left behind."""

import os
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from data.backup import back_up
from data.memory import Store, open_memory
from handlers.doctor.files import disk
from handlers.keeping import KEPT_AS
from handlers.settings import Settings
from tests.test_doctor_report import findings

NOW = datetime.now(UTC)
DAY = timedelta(days=1)


@pytest.fixture
def sqlite_store(sqlite_url: str) -> Store:
    return open_memory(sqlite_url)


def test_the_last_backup_is_read_to_the_end(sqlite_store: Store) -> None:
    assert findings(sqlite_store)["backup"].verdict == "look"
    folder = Path(sqlite_store.engine.url.database or "").parent / "backups"
    file = back_up(sqlite_store, folder / f"memory-{NOW:%Y-%m-%d}.db")
    assert findings(sqlite_store)["backup"].verdict == "ok"
    content = bytearray(file.read_bytes())
    content[4096:40960] = bytes(40960 - 4096)
    file.write_bytes(content)
    assert "is damaged" in findings(sqlite_store)["backup"].words
    sqlite_store.close()


def test_an_old_or_failed_backup_is_broken(sqlite_store: Store) -> None:
    folder = Path(sqlite_store.engine.url.database or "").parent / "backups"
    file = back_up(sqlite_store, folder / "memory-2014-07-04.db")
    os.utime(file, ((NOW - 3 * DAY).timestamp(),) * 2)
    old = findings(sqlite_store)["backup"]
    assert (old.verdict, "3 days" in old.words) == ("broken", True)
    with sqlite_store.begin() as memory:
        memory.settings.set(KEPT_AS, {"failed": "the disk is full"})
    assert "the disk is full" in findings(sqlite_store)["backup"].words
    sqlite_store.close()


def test_a_memory_set_aside_long_ago_is_pointed_out(sqlite_store: Store) -> None:
    database = Path(sqlite_store.engine.url.database or "")
    aside = database.with_name("memory.db.before-20260101T000000Z")
    aside.write_bytes(b"")
    assert "left over" not in findings(sqlite_store)
    os.utime(aside, ((NOW - 40 * DAY).timestamp(),) * 2)
    assert findings(sqlite_store)["left over"].verdict == "look"
    sqlite_store.close()


@pytest.mark.parametrize(("free", "verdict"), [(10**12, "ok"), (10**7, "look"), (10**4, "broken")])
def test_a_disk_that_fills_up_is_seen(
    sqlite_store: Store, monkeypatch: pytest.MonkeyPatch, free: int, verdict: str
) -> None:
    usage = shutil.disk_usage(Path(__file__).parent)._replace(free=free)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage)
    assert [one.verdict for one in disk(sqlite_store, Settings())] == [verdict]
    sqlite_store.close()


def test_a_damaged_memory_is_broken_and_nothing_else_is_asked_of_it(sqlite_store: Store) -> None:
    sqlite_store.close()
    database = Path(sqlite_store.engine.url.database or "")
    content = bytearray(database.read_bytes())
    content[20480:81920] = bytes(81920 - 20480)
    database.write_bytes(content)
    found = findings(sqlite_store)
    assert found["integrity"].verdict == "broken"
    assert "restore" in found["integrity"].advice
    assert "overdue" not in found
