"""How long Minga takes from `python bot.py` to ready, and what a question costs: time, CPU, memory.

Starts the shipped network beside a local Telegram, in a folder of its own, first without a database and then with one;
asks questions in three languages one after the other, and reads the CPU time of Minga's process alone.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psutil

from playground.client import Playground

ROOT = Path(__file__).parent.parent
ADDRESS = "http://127.0.0.1:8014"
QUESTIONS = (
    ("anna-calvez", "qui suit Castro ?", "Finistère"),
    ("gonzalo-duran", "¿quién lleva Quellón?", "Finistère"),
    ("anna-calvez", "kokimbo", "Hérault"),
    ("guest", "who handles Chiloé?", "Finistère"),
    ("gonzalo-duran", "Valdivia", "Valdivia"),
    ("guest", "next meeting?", "15:00"),
)


@contextmanager
def minga(folder: Path) -> Iterator[tuple[psutil.Process, float]]:
    """Start `python bot.py` in a folder; gives its process and the seconds until it was ready."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("MINGA_")}
    environment |= {"PYTHONPATH": str(ROOT), "MINGA_CHAT_SENDS_PER_SECOND": "1000", "MINGA_CHAT_BURST": "1000"}
    log = folder / "minga.log"
    began = time.monotonic()
    with log.open("wb") as file:
        command = [sys.executable, str(ROOT / "bot.py")]
        process = subprocess.Popen(command, cwd=folder, env=environment, stdout=file, stderr=file)  # noqa: S603
    try:
        while b"ready in" not in log.read_bytes():
            if process.poll() is not None or time.monotonic() - began > 120:
                raise SystemExit(f"Minga did not start: {log.read_text()}")
            time.sleep(0.01)
        yield psutil.Process(process.pid), time.monotonic() - began
    finally:
        process.terminate()
        process.wait(20)


def asked(playground: Playground, rounds: int) -> list[float]:
    """Ask every question so many times; gives the seconds until each answer stood in the chat."""
    waits = []
    for _ in range(rounds):
        for key, question, answer in QUESTIONS:
            person = playground.person(key)
            began = time.monotonic()
            said = person.say(question)
            person.waits_for(answer, after=said, seconds=30)
            waits.append(time.monotonic() - began)
    return waits


def cpu(process: psutil.Process) -> float:
    """Give the CPU seconds that a process has used."""
    times = process.cpu_times()
    return float(times.user + times.system)


def measure(rounds: int) -> dict[str, Any]:
    """Start twice, ask, and give the figures: seconds, milliseconds of CPU, MiB."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with minga(folder) as (_, first):
            time.sleep(2.0)
        with minga(folder) as (process, again):
            playground = Playground(ADDRESS)
            playground.limits("off")
            asked(playground, 1)
            before = cpu(process)
            waits = asked(playground, rounds)
            spent = cpu(process) - before
            memory = process.memory_info().rss
            playground.door.close()
    return {
        "first start, seeding included (s)": round(first, 2),
        "start on an existing database (s)": round(again, 2),
        "CPU per answered question (ms)": round(1000 * spent / len(waits), 1),
        "question to answer, median (ms)": round(1000 * statistics.median(waits), 1),
        "question to answer, p99 (ms)": round(1000 * sorted(waits)[int(len(waits) * 0.99)], 1),
        "resident memory (MiB)": round(memory / 2**20),
        "questions": len(waits),
    }


def main() -> None:
    """Measure and print a table, or JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=50, help="how often each question is asked")
    parser.add_argument("--json", action="store_true", help="print JSON")
    options = parser.parse_args()
    figures = measure(options.rounds)
    if options.json:
        print(json.dumps(figures))
        return
    for what, figure in figures.items():
        print(f"{what:<40}{figure:>10}")


if __name__ == "__main__":
    main()
