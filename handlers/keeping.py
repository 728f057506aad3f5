"""Keeping: every night what was erased leaves the files, the memory is backed up, and old backups expire."""

import asyncio
import re
import time
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

import structlog

from data.backup import back_up, database_of
from data.erasing import sweep, tidy
from data.errors import MingaDataError
from data.memory import Memory, Store
from handlers import zone_data as zones
from handlers.clock import Clock
from handlers.settings import Settings
from handlers.thread import MindThread

KEPT_AS: Final = "backup"

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class LastBackup:
    """What is known of the last backup."""

    at: datetime | None = None
    """When the last good one was made, by the machine's clock; None before the first."""
    file: str | None = None
    failed: bool = False
    """Whether an attempt after it failed …"""
    reason: str | None = None
    """… and why."""


class Keeper:
    """The part of the night's work that concerns the files of an SQLite memory; PostgreSQL's has tools of its own."""

    def __init__(self, thread: MindThread, clock: Clock, settings: Settings) -> None:
        self._thread, self._clock, self._settings = thread, clock, settings

    async def note_zone_data(self) -> None:
        """Remember with which time-zone data Minga is at work, so that a change of them is seen."""
        if changed := await self._thread.do(note_zone_data):
            log.warning("the time-zone data have changed", before=changed, now=zones.zone_data_version())

    async def nightly(self) -> None:
        """Erase what is left of who was forgotten, then back up, so that no new backup knows them."""
        traces = await self._thread.do(sweep)
        if traces:
            log.info("the last traces of somebody forgotten were erased", rows=traces)
        if self._thread.store.dialect != "sqlite":
            return
        try:
            await asyncio.to_thread(tidy, self._thread.store)
        except MingaDataError as error:
            log.warning("what was deleted may still stand in the file until the next night", error=str(error))
        if await self._thread.do(lambda memory: wants_backups(memory, self._settings)):
            await self.back_up()

    async def back_up(self) -> None:
        """Make today's backup, unless there is one, and let old ones expire; failure is logged and remembered."""
        store, today = self._thread.store, self._clock.now().astimezone(ZoneInfo(self._settings.zone)).date()
        file = folder_of(store, self._settings) / name_of(store, f"{today}")
        if file.exists():
            return
        began = time.monotonic()
        try:
            await asyncio.to_thread(back_up, store, file)
        except (MingaDataError, OSError) as error:
            reason = str(error)
            log.error("the nightly backup failed", reason=reason)  # noqa: TRY400  # its sentence says all
            await self._thread.do(lambda memory: note_failure(memory, reason))
            return
        await self._thread.do(lambda memory: note_backup(memory, file))
        gone = await asyncio.to_thread(expire, store, self._settings)
        log.info("backed up", file=str(file), seconds=round(time.monotonic() - began, 2), expired=len(gone))


def note_zone_data(memory: Memory) -> str | None:
    """Remember the version of the time-zone data in use; gives the one before, when it has changed."""
    kept, here = memory.settings.get(zones.KEPT_AS), zones.zone_data_version()
    before: str | None = kept["version"] if kept else None
    if before == here:
        return None
    memory.settings.set(zones.KEPT_AS, {"version": here, "before": before, "since": datetime.now(UTC).isoformat()})
    return before


def wants_backups(memory: Memory, settings: Settings) -> bool:
    """Whether this memory is backed up at night: not a demonstration, and not where the settings keep none."""
    kind = memory.settings.get("demonstration")
    return not (kind and kind["is"]) and settings.backups_daily + settings.backups_weekly > 0


def folder_of(store: Store, settings: Settings) -> Path:
    """Give the folder of the backups of an SQLite memory."""
    return Path(settings.backup_folder) if settings.backup_folder else database_of(store).parent / "backups"


def name_of(store: Store, moment: str) -> str:
    """Give the name of the backup of a moment, such as "2026-11-23" or "2026-11-23-154500"."""
    return f"{database_of(store).stem}-{moment}.db"


def backups_of(store: Store, settings: Settings) -> list[tuple[date, Path]]:
    """Give the backups of a memory under names that Minga gave, the oldest first."""
    named = re.compile(re.escape(database_of(store).stem) + r"-(\d{4}-\d\d-\d\d)(-\d{6}|)\.db")
    folder = folder_of(store, settings)
    files = {file: named.fullmatch(file.name) for file in (folder.iterdir() if folder.is_dir() else ())}
    found = sorted((match[1], match[2], file) for file, match in files.items() if match)
    return [(date.fromisoformat(day), file) for day, _, file in found]


def expire(store: Store, settings: Settings) -> list[Path]:
    """Delete the backups that need not be kept any longer; gives which. What people named themselves stays."""
    found = backups_of(store, settings)
    wanted = kept([day for day, _ in found], settings.backups_daily, settings.backups_weekly)
    newest = {day: file for day, file in found if day in wanted}
    old = [file for _, file in found if file not in newest.values()]
    for file in old:
        file.unlink()
    return old


def kept(days: Collection[date], daily: int, weekly: int) -> set[date]:
    """Give the days whose backup is kept: the last `daily` ones, and the last one of each of the last `weekly` weeks.

    Weeks are ISO 8601's, from Monday to Sunday. Only days and weeks with a backup count: when none can be made, none
    is deleted for it.
    """
    newest_first = sorted(set(days), reverse=True)
    last_of_week = list({day.isocalendar()[:2]: day for day in reversed(newest_first)}.values())[::-1]
    return {*newest_first[:daily], *last_of_week[:weekly]}


def last_backup(memory: Memory) -> LastBackup:
    """Give what is known of the last backup."""
    kept_of = memory.settings.get(KEPT_AS) or {}
    at = kept_of.get("at")
    reason = kept_of.get("failed")
    return LastBackup(datetime.fromisoformat(at) if at else None, kept_of.get("file"), reason is not None, reason)


def note_backup(memory: Memory, file: Path) -> None:
    """Remember that a backup was made just now."""
    memory.settings.set(KEPT_AS, {"at": datetime.now(UTC).isoformat(), "file": str(file)})


def note_failure(memory: Memory, reason: str) -> None:
    """Remember that a backup could not be made."""
    memory.settings.set(KEPT_AS, {**(memory.settings.get(KEPT_AS) or {}), "failed": reason})
