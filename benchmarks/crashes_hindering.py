"""Hindered: Telegram in trouble, a memory that is locked, a disk that is full, a database that is gone."""

import os
import sqlite3
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy import create_engine, text

from benchmarks.crashes_checking import all_well, verdict
from benchmarks.crashes_town import FAST, Town, town
from playground.client import Call

Row = dict[str, Any]
READ_TIMEOUT, HUNG_FOR, TOLD_TO_WAIT = 2.0, 4.0, 2
FAULTS: dict[str, dict[str, Any]] = {
    "429": {"kind": "error", "status": 429, "retry_after": TOLD_TO_WAIT},
    "502": {"kind": "error", "status": 502},
    "drop_before": {"kind": "drop_before"},
    "drop_after": {"kind": "drop_after"},
    "hung": {"kind": "slow", "seconds": HUNG_FOR},
}
RECOVERS_IN = 10.0


def trouble(kind: str, number: int, seed: int, postgresql: str | None) -> Row:
    """One message in ten meets one kind of trouble."""
    with town(postgresql, people=30, more=FAST | {"MINGA_READ_TIMEOUT": str(READ_TIMEOUT)}) as here:
        chance, minga = Random(seed), here.minga()
        minga.start()
        for _ in range(number // 10):
            here.playground.fault(method="sendMessage", times=1, after=chance.randrange(number), **FAULTS[kind])
        here.ask(number, kind)
        began = time.monotonic()
        while here.unanswered() and time.monotonic() - began < 240:
            time.sleep(2)
            if kind != "429":
                # What nobody knows the fate of waits for half a minute and more.
                here.playground.clock.advance(minutes=2)
        time.sleep(HUNG_FOR)
        minga.stop()
        calls = here.playground.calls("sendMessage")
        figures = verdict(here.people) | here.left()
        pressed = asked_too_early(calls) if kind == "429" else 0
    struck = sum(bool(call.fault) for call in calls)
    well = all_well(figures) and not pressed and not figures["left in the tables"]
    return figures | {"struck": struck, "asked while told to wait": pressed, "well": well}


def asked_too_early(calls: list[Call]) -> int:
    """How many requests came in a chat that had been told to wait."""
    until: dict[str, Any] = {}
    early = 0
    for call in sorted(calls, key=lambda one: one.at):
        chat = str(call.parameters.get("chat_id"))
        early += chat in until and call.at < until[chat]
        if call.status == 429:
            until[chat] = call.at + timedelta(seconds=TOLD_TO_WAIT)
    return early


def locked(number: int, seed: int, postgresql: str | None) -> Row:  # noqa: ARG001 - as its kin
    """Somebody else holds the SQLite file for longer than Minga is ready to wait for it at a time."""
    with town(postgresql) as here, hindered(here, number) as began:
        with closing(sqlite3.connect(here.url.removeprefix("sqlite:///"), isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            here.ask(number, "locked")
            time.sleep(20)
            other.execute("ROLLBACK")
        return recovered(here, began)


def gone(number: int, seed: int, postgresql: str | None) -> Row:  # noqa: ARG001 - as its kin
    """All connections to PostgreSQL are cut, again and again for ten seconds."""
    cut = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = :name AND pid <> pg_backend_pid()"
    with town(postgresql) as here, hindered(here, number) as began:
        server = create_engine(postgresql or "", isolation_level="AUTOCOMMIT")
        with here.asking(number, "gone"), server.connect() as connection:
            for _ in range(20):
                connection.execute(text(cut), {"name": here.url.rpartition("/")[2]})
                time.sleep(0.5)
        server.dispose()
        return recovered(here, began)


def full(number: int, seed: int, postgresql: str | None) -> Row:  # noqa: ARG001 - as its kin
    """No room is left where the SQLite file is; only root may make such a place."""
    with town(postgresql) as here:
        place = here.folder / "small"
        place.mkdir()
        if os.geteuid() != 0 or subprocess.run(small(place), check=False).returncode:  # noqa: S603
            return {"not measured": "it takes the right to mount a small disk", "well": True}
        try:
            here.url = f"sqlite:///{place / 'minga.db'}"
            with hindered(here, number) as began:
                fill(place / "ballast")
                here.ask(number, "full")
                time.sleep(10)
                (place / "ballast").unlink()
                return recovered(here, began)
        finally:
            for minga in here.processes:
                minga.kill()
            subprocess.run(["umount", str(place)], check=False)  # noqa: S603, S607


def small(place: Path) -> list[str]:
    """The command that makes a small disk."""
    return ["mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", str(place)]


def fill(ballast: Path) -> None:
    """Leave no byte."""
    with suppress(OSError), ballast.open("wb", buffering=0) as file:
        for size in (1 << 16, 1):
            with suppress(OSError):
                while True:
                    file.write(b"x" * size)


@contextmanager
def hindered(here: Town, number: int) -> Iterator[float]:
    """Minga at work and asked already; then whatever hinders her."""
    minga = here.minga()
    minga.start()
    here.ask(number, "before")
    here.wait(30)
    yield time.monotonic()


def recovered(here: Town, began: float) -> Row:
    """How soon after the trouble everything is answered."""
    hindered_for = time.monotonic() - began
    took = here.wait(60)
    time.sleep(1)
    alive = all(minga.alive for minga in here.processes)
    for minga in here.processes:
        minga.stop()
    figures = verdict(here.people) | here.left()
    well = all_well(figures) and alive and took <= RECOVERS_IN and not figures["left in the tables"]
    more = {"hindered s": round(hindered_for), "recovered s": round(took, 1), "process lives": alive}
    return figures | more | {"well": well}
