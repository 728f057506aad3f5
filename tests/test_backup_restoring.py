"""A backup takes the memory's place whole or not at all; what must not come back does not."""

import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from data.backup import back_up, verify
from data.engines import engine_for, writers
from data.erasing import erase_member
from data.errors import BackupFailed, DamagedBackup, InUse
from data.memory import Store, open_memory
from data.migrations import migrate, revisions
from data.model import NEW_ID, Member, Outgoing, Person
from data.restoring import restore

ROOT = Path(__file__).parent.parent


@pytest.fixture
def store(sqlite_url: str) -> Iterator[Store]:
    store = open_memory(sqlite_url)
    with store.begin() as memory:
        memory.people.add(Person(NEW_ID, "ann", "Ann", "Lee"))
    yield store
    store.close()


@pytest.fixture
def database(store: Store) -> Path:
    return Path(store.engine.url.database or "")


def people(file: Path) -> list[str]:
    with closing(sqlite3.connect(file)) as connection:
        return [row[0] for row in connection.execute("SELECT key FROM people ORDER BY key")]


def test_a_backup_takes_the_place_of_the_memory_which_is_kept(store: Store, database: Path, now: datetime) -> None:
    backup = back_up(store, database.with_name("monday.db"))
    with store.begin() as memory:
        memory.people.add(Person(NEW_ID, "later", "Later", "Lee"))
    store.close()
    before = backup.read_bytes()
    old = restore(backup, database, now)
    assert old is not None
    assert (people(database), people(old)) == (["ann"], ["ann", "later"])
    assert backup.read_bytes() == before
    assert [file.name for file in database.parent.glob(f"{database.name}*") if "restoring" in file.name] == []


def test_where_there_was_nothing_a_memory_appears(store: Store, database: Path, tmp_path: Path, now: datetime) -> None:
    backup = back_up(store, tmp_path / "monday.db")
    assert restore(backup, tmp_path / "new.db", now) is None
    assert people(tmp_path / "new.db") == ["ann"]


@pytest.mark.parametrize("revision", revisions()[:-1])
def test_an_older_backup_is_brought_up_to_date(tmp_path: Path, now: datetime, revision: str) -> None:
    engine = engine_for(tmp_path / "older.db")
    migrate(writers(engine), to=revision)
    with engine.begin() as connection:
        connection.execute(text("INSERT INTO people (key, given_name, family_name) VALUES ('ann', 'Ann', 'Lee')"))
    engine.dispose()
    restore(tmp_path / "older.db", tmp_path / "memory.db", now)
    assert verify(tmp_path / "memory.db") == revisions()[-1]
    assert verify(tmp_path / "older.db") == revision
    assert people(tmp_path / "memory.db") == ["ann"]


@pytest.mark.parametrize("content", [b"", b"no database at all", b"SQLite format 3\x00" + bytes(5000)])
def test_what_is_no_backup_changes_nothing(store: Store, database: Path, now: datetime, content: bytes) -> None:
    (wrong := database.with_name("wrong.db")).write_bytes(content)
    with pytest.raises(DamagedBackup):
        restore(wrong, database, now)
    store.close()
    assert people(database) == ["ann"]


def test_another_programs_database_is_no_backup(tmp_path: Path, now: datetime) -> None:
    with closing(sqlite3.connect(tmp_path / "other.db")) as connection:
        connection.execute("CREATE TABLE songs (name TEXT)")
    with pytest.raises(DamagedBackup, match="alembic_version"):
        restore(tmp_path / "other.db", tmp_path / "memory.db", now)


def test_while_somebody_has_the_memory_open_it_is_refused(store: Store, database: Path, now: datetime) -> None:
    backup = back_up(store, database.with_name("monday.db"))
    with store.look() as memory:
        memory.people.get(1)
        with pytest.raises(InUse):
            restore(backup, database, now)
        assert memory.people.get(1) is not None
    assert sorted(file.name for file in database.parent.iterdir() if ".restoring" in file.name) == []


def test_a_damaged_memory_can_be_replaced(store: Store, database: Path, now: datetime) -> None:
    backup = back_up(store, database.with_name("monday.db"))
    store.close()
    database.write_bytes(b"this was a database" * 500)
    old = restore(backup, database, now)
    assert old is not None
    assert old.read_bytes().startswith(b"this was")
    assert people(database) == ["ann"]


def test_when_it_fails_the_memory_is_as_it_was(
    store: Store, database: Path, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup = back_up(store, database.with_name("monday.db"))
    with store.begin() as memory:
        memory.people.add(Person(NEW_ID, "later", "Later", "Lee"))
    store.close()

    def fail(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(BackupFailed, match="No space left"):
        restore(backup, database, now)
    assert people(database) == ["ann", "later"]


def test_who_was_erased_since_the_backup_is_erased_again(store: Store, database: Path, now: datetime) -> None:
    with store.begin() as memory:
        person = memory.people.add(Person(NEW_ID, "zoe-zorglub", "Zoé", "Zorglub"))
        member = memory.members.add(Member(NEW_ID, 7618672400, "Zoé Zorglub", "reader", person_id=person.id))
        stays = memory.members.add(Member(NEW_ID, 7618672401, "Ann Lee", "reader"))
    backup = back_up(store, database.with_name("monday.db"))
    with store.begin() as memory:
        erase_member(memory, member)
    store.close()
    restore(backup, database, now)
    assert b"orglub" not in database.read_bytes()
    restored = open_memory(database)
    with restored.begin() as memory:
        assert memory.members.all() == (stays,)
        new = memory.members.add(Member(NEW_ID, 7618672402, "New", "reader"))
    restored.close()
    assert new.id > stays.id


def test_a_number_given_since_the_backup_is_not_given_again(store: Store, database: Path, now: datetime) -> None:
    backup = back_up(store, database.with_name("monday.db"))
    with store.begin() as memory:
        since = memory.members.add(Member(NEW_ID, 1, "Since", "reader"))
    store.close()
    restore(backup, database, now)
    restored = open_memory(database)
    with restored.begin() as memory:
        assert memory.members.add(Member(NEW_ID, 2, "After", "reader")).id > since.id
    restored.close()


def test_what_was_due_may_have_left_since_and_says_so(store: Store, database: Path, now: datetime) -> None:
    with store.begin() as memory:
        for key, due in (("past", now - timedelta(hours=1)), ("ahead", now + timedelta(hours=1))):
            memory.outbox.put(Outgoing(key, 5, "send", "reminder", due, {}))
    backup = back_up(store, database.with_name("monday.db"))
    store.close()
    restore(backup, database, now)
    restored = open_memory(database)
    with restored.look() as memory:
        rows = [memory.outbox.by_key(key) for key in ("past", "ahead")]
    restored.close()
    assert [row.ambiguous for row in rows if row] == [True, False]


def bot(database: Path, *words: str, more: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    environment = {"MINGA_DATABASE_URL": f"sqlite:///{database}", "PATH": "", "PYTHONWARNINGS": "error", **(more or {})}
    command = [sys.executable, str(ROOT / "bot.py"), *words]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=60)


def test_the_commands_make_a_backup_and_put_it_in_place(store: Store, database: Path) -> None:
    made = bot(database, "backup", str(database.with_name("mine.db")))
    assert (made.returncode, "read to the end and whole" in made.stdout) == (0, True), made.stderr
    again = bot(database, "backup", str(database.with_name("mine.db")))
    assert (again.returncode, "exists already" in again.stderr) == (1, True)
    with store.begin() as memory:
        memory.people.add(Person(NEW_ID, "later", "Later", "Lee"))
    store.close()
    restored = bot(database, "restore", str(database.with_name("mine.db")))
    assert (restored.returncode, "is kept as" in restored.stdout) == (0, True), restored.stderr
    assert people(database) == ["ann"]


def test_the_command_refuses_while_a_minga_is_at_work(store: Store, database: Path) -> None:
    backup = back_up(store, database.with_name("monday.db"))
    with store.roles.hold("sender"):
        refused = bot(database, "restore", str(backup))
    assert refused.returncode == 1
    assert "Somebody else is the sender of this memory: minga process" in refused.stderr


@pytest.mark.parametrize("words", [("backup",), ("restore", "file.db")])
def test_postgresql_is_left_to_its_own_tools_by_name(tmp_path: Path, words: tuple[str, ...]) -> None:
    url = {"MINGA_DATABASE_URL": "postgresql+psycopg://nobody@127.0.0.1:1/none"}
    refused = bot(tmp_path / "none.db", *words, more=url)
    assert refused.returncode == 1
    assert "pg_dump" in refused.stderr
    assert "pg_restore" in refused.stderr


def test_where_there_is_no_memory_there_is_no_backup(tmp_path: Path) -> None:
    refused = bot(tmp_path / "none.db", "backup")
    assert refused.returncode == 1
    assert "no memory" in refused.stderr
    assert not (tmp_path / "none.db").exists()
