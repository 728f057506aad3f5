"""Which backups are kept, that each night makes one, and that failure is told and deletes nothing."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from data.backup import back_up
from data.errors import BackupFailed
from data.memory import Store
from data.model import NEW_ID, Member
from handlers.clock import Clock
from handlers.keeping import Keeper, backups_of, kept, last_backup, note_zone_data, wants_backups
from handlers.settings import Settings
from handlers.thread import MindThread

MONDAY = date(2026, 11, 23)


def days_before(*numbers: int) -> set[date]:
    return {MONDAY - timedelta(days=number) for number in numbers}


KEPT = [
    # days with a backup before that Monday, daily, weekly, days kept
    (range(3), 7, 4, {0, 1, 2}),
    (range(60), 7, 4, {0, 1, 2, 3, 4, 5, 6, 8, 15}),
    (range(60), 0, 2, {0, 1}),
    (range(60), 2, 0, {0, 1}),
    ([0, 40, 80, 120, 160], 2, 4, {0, 40, 80, 120}),
    ([300, 301], 1, 1, {300}),
    ([], 7, 4, set[int]()),
]


@pytest.mark.parametrize(("there", "daily", "weekly", "stay"), KEPT)
def test_the_last_days_and_the_last_of_each_week_are_kept(
    there: list[int], daily: int, weekly: int, stay: set[int]
) -> None:
    assert kept(days_before(*there), daily, weekly) == days_before(*stay)


def test_each_night_leaves_what_it_should_and_never_more(sqlite_store: Store) -> None:
    there: set[date] = set()
    for number in range(400):
        there = kept(there | {MONDAY + timedelta(days=number)}, 7, 4)
        today = MONDAY + timedelta(days=number)
        assert len(there) <= 11
        assert min(there) > today - timedelta(days=28), "whoever is erased is in no backup four weeks later"
        assert len(there) >= 9 or number < 30


@pytest.fixture
def sqlite_store(sqlite_url: str) -> Store:
    from data.memory import open_memory

    return open_memory(sqlite_url)


async def a_night(store: Store, settings: Settings, clock: Clock | None = None) -> None:
    thread = MindThread(store)
    try:
        await Keeper(thread, clock or Clock(), settings).nightly()
    finally:
        await thread.close()


async def test_a_night_makes_a_backup_and_lets_old_ones_expire(sqlite_store: Store) -> None:
    settings, clock = Settings(backups_daily=2, backups_weekly=0), Clock()
    for number in range(4):
        clock.move(timedelta(days=number))
        await a_night(sqlite_store, settings, clock)
    found = backups_of(sqlite_store, settings)
    today = datetime.now(UTC).date()
    assert [(day - today).days for day, _ in found] in ([2, 3], [3, 4]), "by the network's clock"
    with sqlite_store.look() as memory:
        assert last_backup(memory).file == str(found[-1][1])
    sqlite_store.close()


async def test_what_people_named_themselves_never_expires(sqlite_store: Store) -> None:
    settings = Settings(backups_daily=1, backups_weekly=0)
    folder = Path(sqlite_store.engine.url.database or "").parent / "backups"
    mine = [back_up(sqlite_store, folder / name) for name in ("before-the-move.db", "memory-2014.db")]
    old = [back_up(sqlite_store, folder / name) for name in ("memory-2014-07-04.db", "memory-2014-07-04-101500.db")]
    await a_night(sqlite_store, settings)
    assert [file.exists() for file in (*mine, *old)] == [True, True, False, False]
    sqlite_store.close()


async def test_a_failure_is_remembered_and_deletes_nothing(sqlite_store: Store, tmp_path: Path) -> None:
    (tmp_path / "no-folder").write_text("a file is in the way")
    settings = Settings(backup_folder=str(tmp_path / "no-folder"))
    await a_night(sqlite_store, settings)
    with sqlite_store.look() as memory:
        known = last_backup(memory)
    assert known.failed
    assert "no-folder" in (known.reason or "")
    await a_night(sqlite_store, Settings())
    with sqlite_store.look() as memory:
        assert not last_backup(memory).failed
    sqlite_store.close()


def test_what_is_half_done_is_removed(sqlite_store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(file: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("data.backup.to_disk", fail)
    with pytest.raises(BackupFailed, match="No space left"):
        back_up(sqlite_store, tmp_path / "backups" / "monday.db")
    assert list((tmp_path / "backups").iterdir()) == []
    sqlite_store.close()


@pytest.mark.parametrize(
    ("demonstration", "daily", "wanted"), [(None, 7, True), (False, 7, True), (True, 7, False), (False, 0, False)]
)
def test_a_demonstration_is_not_backed_up(
    sqlite_store: Store, demonstration: bool | None, daily: int, wanted: bool
) -> None:
    with sqlite_store.begin() as memory:
        if demonstration is not None:
            memory.settings.set("demonstration", {"is": demonstration})
        assert wants_backups(memory, Settings(backups_daily=daily, backups_weekly=0)) == wanted
    sqlite_store.close()


def test_nobody_else_may_read_a_backup(sqlite_store: Store, tmp_path: Path) -> None:
    assert back_up(sqlite_store, tmp_path / "monday.db").stat().st_mode & 0o077 == 0
    sqlite_store.close()


async def test_a_backup_is_made_after_the_traces_of_the_forgotten_went(sqlite_store: Store) -> None:
    from data.erasing import erase_member

    with sqlite_store.begin() as memory:
        member = memory.members.add(Member(NEW_ID, 7618672400, "Zoé Zorglub", "reader"))
        memory.inbox.receive([(1, member.user_id, {"text": "Zorglub"})], datetime.now(UTC))
        erase_member(memory, member)
        memory.inbox.done(1, datetime.now(UTC))
    await a_night(sqlite_store, Settings())
    (_, file) = backups_of(sqlite_store, Settings())[0]
    assert b"Zorglub" not in file.read_bytes()
    assert (7618672400).to_bytes(6, "big") not in file.read_bytes()
    sqlite_store.close()


def test_a_change_of_the_time_zone_data_is_noted_once(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("handlers.zone_data.zone_data_version", lambda: "2026a")
    with store.begin() as memory:
        assert [note_zone_data(memory) for _ in range(2)] == [None, None]
    monkeypatch.setattr("handlers.zone_data.zone_data_version", lambda: "2026b")
    with store.begin() as memory:
        assert [note_zone_data(memory) for _ in range(2)] == ["2026a", None]
