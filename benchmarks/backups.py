"""Backups made and put in place while the memory is written to: is every row of each the same, and what does it cost?

A process writes without pause: each of its transactions adds an update, a message and a question, and counts up. While
it does, the memory is backed up and each backup is restored over another memory. A restored memory must hold all that
the first n transactions wrote and nothing of the next, n being the count that it holds, and every other row besides.
The judge reads both files with sqlite3 alone.
"""

import argparse
import json
import multiprocessing
import sqlite3
import statistics
import tempfile
import time
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from multiprocessing.synchronize import Event
from pathlib import Path
from typing import Any

from data import gazetteer, network
from data.backup import back_up
from data.memory import open_memory
from data.model import Outgoing
from data.restoring import restore
from data.seeding import seed

NOW = datetime.now(UTC)
WRITTEN = {"inbox": "update_id", "outbox": "id", "gaps": "id"}
"""The tables that are written to all the while, and the column that counts transactions in each."""
COUNT = "SELECT json_extract(value, '$.n') FROM settings WHERE key = 'count'"
APART = ("settings", "sqlite_sequence")
"""Compared by the count alone."""


@dataclass
class Figures:
    """What was measured; times in seconds."""

    backups: list[float] = field(default_factory=list)
    restores: list[float] = field(default_factory=list)
    equal: int = 0
    differing: list[str] = field(default_factory=list)
    counts: list[int] = field(default_factory=list)


def write(database: Path, stop: Event, longest: Any) -> None:
    """Write until told to stop; `longest` becomes the longest that a transaction took, in seconds."""
    store, number = open_memory(database), 0
    while not stop.is_set():
        number += 1
        began = time.monotonic()
        with store.begin() as memory:
            memory.inbox.receive([(number, number % 50, {"text": f"message {number} « Chiloé »"})], NOW)
            due = NOW + timedelta(days=3650)
            memory.outbox.put(Outgoing(f"key {number}", number % 50, "send", "answer", due, {"text": str(number)}))
            memory.gaps.note(f"question {number}", f"wanted {number}", "fr", NOW)
            memory.settings.set("count", {"n": number})
        longest.value = max(longest.value, time.monotonic() - began)
        time.sleep(0.001)
    store.close()


def measure(folder: Path, rounds: int) -> tuple[Figures, int, float, float]:
    """Back up and restore so many times; gives the figures, transactions meanwhile, seconds, the longest one."""
    database, place, figures = folder / "memory.db", folder / "restored.db", Figures()
    store = open_memory(database)
    with store.begin() as memory:
        seed(memory, gazetteer.read(), network.read(), NOW, demonstration=True)
    context = multiprocessing.get_context("spawn")
    stop, longest = context.Event(), context.Value("d", 0.0)
    writer = context.Process(target=write, args=(database, stop, longest))
    writer.start()
    while not read(database, COUNT):
        time.sleep(0.05)
    began = time.monotonic()
    copies = [one_round(store, folder, place, number, figures) for number in range(rounds)]
    seconds = time.monotonic() - began
    stop.set()
    writer.join()
    store.close()
    for copy in copies:
        judge(copy, database, figures)
    return figures, read(database, COUNT)[0][0], seconds, longest.value


def one_round(store: Any, folder: Path, place: Path, number: int, figures: Figures) -> Path:
    """Make a backup, put it in the place of a memory, and set that one aside for the judge."""
    began = time.monotonic()
    backup = back_up(store, folder / "backups" / f"{number}.db")
    figures.backups.append(time.monotonic() - began)
    began = time.monotonic()
    old = restore(backup, place, datetime.now(UTC))
    figures.restores.append(time.monotonic() - began)
    if old is not None:
        old.unlink()
    backup.unlink()
    copy = folder / f"copy {number}.db"
    copy.write_bytes(place.read_bytes())
    return copy


def judge(copy: Path, source: Path, figures: Figures) -> None:
    """Compare every row of a restored memory with what its source held at that instant."""
    (number,) = read(copy, COUNT)[0]
    figures.counts.append(number)
    tables = [name for (name,) in read(source, "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
    differing = [name for name in tables if name not in APART and not same(name, copy, source, number)]
    figures.equal += not differing
    figures.differing += differing


def same(table: str, copy: Path, source: Path, number: int) -> bool:
    """Whether a table holds what it held after so many transactions."""
    everything = f'SELECT * FROM "{table}"'  # noqa: S608  # names of our own tables
    until = f"{everything} WHERE {WRITTEN[table]} <= {number}" if table in WRITTEN else everything
    return sorted(map(repr, read(copy, everything))) == sorted(map(repr, read(source, until)))


def read(file: Path, question: str) -> list[tuple[Any, ...]]:
    """Give the rows that answer a question."""
    with closing(sqlite3.connect(file)) as connection:
        return connection.execute(question).fetchall()


def main() -> None:
    """Measure and print a table, or JSON; the exit code is 1 unless all are equal."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--restores", type=int, default=50, help="how many backups are made and restored")
    parser.add_argument("--json", action="store_true", help="print JSON")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        figures, transactions, seconds, longest = measure(Path(name), options.restores)
    told = {
        "equal": f"{figures.equal} of {options.restores}",
        "differing tables": sorted(set(figures.differing)),
        "transactions in the first and last copy": [figures.counts[0], figures.counts[-1]],
        "transactions written meanwhile (a second)": round(transactions / seconds),
        "longest transaction (ms)": round(1000 * longest),
        "backup, verified, median (ms)": round(1000 * statistics.median(figures.backups)),
        "backup, verified, longest (ms)": round(1000 * max(figures.backups)),
        "restore, median (ms)": round(1000 * statistics.median(figures.restores)),
        "restore, longest (ms)": round(1000 * max(figures.restores)),
    }
    if options.json:
        print(json.dumps(told))
    else:
        for what, figure in told.items():
            print(f"{what:<44}{figure!s:>16}")
    raise SystemExit(figures.equal != options.restores)


if __name__ == "__main__":
    main()
