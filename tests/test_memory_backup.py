"""A backup is whole, or it is no backup."""

from pathlib import Path

import pytest

from data.backup import back_up, verify
from data.errors import DamagedBackup, NoBackup
from data.memory import Store, open_memory
from data.model import NEW_ID, Person


@pytest.fixture
def kept(sqlite_url: str) -> Store:
    store = open_memory(sqlite_url)
    with store.begin() as memory:
        memory.people.add_all([Person(NEW_ID, f"person-{n}", "Ann", f"Lee {n}") for n in range(500)])
    return store


def test_a_backup_is_a_memory_of_its_own(kept: Store, tmp_path: Path) -> None:
    with kept.begin() as memory:
        file = back_up(kept, tmp_path / "backups" / "monday.db")
        memory.people.forget(1)  # after the backup: somebody may be writing all the while
    copy = open_memory(file)
    with copy.look() as memory:
        assert memory.people.by_key("person-499") is not None
        assert memory.people.get(1) is not None
    copy.close()
    kept.close()


def test_a_damaged_backup_is_found_out(kept: Store, tmp_path: Path) -> None:
    file = back_up(kept, tmp_path / "monday.db")
    kept.close()
    content = bytearray(file.read_bytes())
    content[8192:40960] = bytes(40960 - 8192)
    file.write_bytes(content)
    with pytest.raises(DamagedBackup, match=r"monday\.db"):
        verify(file)


def test_a_backup_is_never_overwritten(kept: Store, tmp_path: Path) -> None:
    file = back_up(kept, tmp_path / "monday.db")
    with pytest.raises(FileExistsError):
        back_up(kept, file)
    kept.close()


@pytest.mark.postgresql
def test_postgresql_is_left_to_its_own_tools(postgresql_url: str, tmp_path: Path) -> None:
    store = open_memory(postgresql_url)
    with pytest.raises(NoBackup, match="pg_dump"):
        back_up(store, tmp_path / "monday.db")
    store.close()
