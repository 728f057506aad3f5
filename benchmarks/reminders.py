"""A burst of reminders: many due at once to distinct people, while every half second somebody asks; limits on.

Shows how much of the limit is used, how many 429 there were (each is a mistake), and how long who asks waits for
an answer beside the same when nothing else is due. The local Telegram counts as harshly as it can (a sliding window).
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from data.memory import open_memory  # noqa: E402
from data.model import Outgoing  # noqa: E402
from playground.client import Call, Person, Playground  # noqa: E402
from playground.process import running_playground  # noqa: E402

TOKEN = "7000000001:local-telegram"  # noqa: S105 - of the local Telegram
PER_SECOND = 30
EVERY = 1.05
"""How often, in seconds, one person asks: a chat takes one message a second."""


def world(people: int) -> dict[str, object]:
    """A bot and many people who have all started it."""
    crowd = [{"key": f"p{number}", "first_name": f"P{number}", "started": True} for number in range(people)]
    return {"bots": [{"token": TOKEN, "username": "echo_bot", "first_name": "Echo"}], "people": crowd}


def fill(database: str, chats: list[int], due: datetime) -> None:
    """Put one reminder for each chat into the outbox."""
    store = open_memory(database)
    with store.begin() as memory:
        for chat in chats:
            memory.outbox.put(Outgoing(f"reminder {chat}", chat, "send", "reminder", due, {"text": "soon"}))
    store.close()


@contextmanager
def minga_running(playground: Playground, database: str) -> Iterator[subprocess.Popen[bytes]]:
    """Minga with the mind of an echo and Telegram's own limits."""
    command = [sys.executable, "-m", "benchmarks.echo_bots", "minga-limited", playground.base_url, TOKEN, database]
    process = subprocess.Popen(command, cwd=ROOT)  # noqa: S603
    try:
        yield process
    finally:
        process.terminate()
        process.wait(10)


def asking(person: Person, until: threading.Event, waits: list[float]) -> None:
    """Ask as often as a chat allows, and note how long each answer took, until told to stop."""
    number = 0
    while not until.is_set():
        began = time.monotonic()
        number += 1
        asked = person.says(f"question {number}")
        person.waits_for(f"question {number}", after=asked, seconds=60)
        waits.append(time.monotonic() - began)
        until.wait(max(0.0, EVERY - waits[-1]))


@contextmanager
def questions(askers: list[Person]) -> Iterator[list[float]]:
    """While one or the other asks every half second: one chat takes one answer a second, and no more."""
    waits: list[float] = []
    stop = threading.Event()
    threads = [threading.Thread(target=asking, args=(asker, stop, waits)) for asker in askers]
    for thread in threads:
        thread.start()
        time.sleep(EVERY / len(askers))
    try:
        yield waits
    finally:
        stop.set()
        for thread in threads:
            thread.join()


def burst(playground: Playground, reminders: int) -> list[Call]:
    """What was asked of Telegram until the last reminder had arrived."""
    calls: list[Call] = []
    while sum("soon" in str(call.parameters) and call.status == 200 for call in calls) < reminders:
        time.sleep(0.5)
        after = calls[-1].number if calls else 0
        calls += [call for call in playground.calls("sendMessage", after=after) if call.status]
    return calls


def measure(reminders: int, network: float, idle_for: float) -> dict[str, float]:
    """One burst, between two times without one."""
    with (
        tempfile.TemporaryDirectory() as folder,
        running_playground(world(reminders + 2), limits="harsh") as playground,
    ):
        people = {one["key"]: one["id"] for one in playground.door.get("/sim/state")["people"]}
        askers = [playground.person(f"p{reminders + number}") for number in range(2)]
        playground.fault("slow", "sendMessage", seconds=network, times=None)
        database = f"sqlite:///{folder}/minga.db"
        due = datetime.now(UTC) + timedelta(seconds=10 + idle_for / 2)
        fill(database, [people[f"p{number}"] for number in range(reminders)], due)
        with minga_running(playground, database) as process:
            greet(askers)
            with questions(askers) as before:
                time.sleep(max(0.0, (due - datetime.now(UTC)).total_seconds() - 2))
            time.sleep(max(0.0, (due - datetime.now(UTC)).total_seconds() + 0.2))
            used = processor_time(process)
            with questions(askers) as during:
                calls = burst(playground, reminders)
            used = processor_time(process) - used
            with questions(askers) as after:
                time.sleep(idle_for / 2)
        playground.door.close()
    return figures(calls, before + after, during) | {"CPU ms per message": round(1000 * used / len(calls), 1)}


def greet(askers: list[Person]) -> None:
    """Wait until Minga answers."""
    for asker in askers:
        asker.says("are you there?")
        asker.waits_for("there", seconds=30)


def processor_time(process: subprocess.Popen[bytes]) -> float:
    """How many seconds of processor a process has used."""
    fields = Path(f"/proc/{process.pid}/stat").read_text("ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def figures(calls: list[Call], idle: list[float], waits: list[float]) -> dict[str, float]:
    """The table."""
    times = [call.at for call in calls if call.status == 200 and "soon" in str(call.parameters)]
    during = [call for call in calls if times[0] <= call.at <= times[-1]]
    took = (times[-1] - times[0]).total_seconds()
    middle, worst = (ratio(waits, idle, share) for share in (50, 99))
    return {
        "reminders": len(times),
        "sent per second": round(len(during) / took, 2),
        "share of the limit %": round(100 * len(during) / took / PER_SECOND, 1),
        "refused (429)": sum(call.status == 429 for call in calls),
        "questions idle": len(idle),
        "questions during": len(waits),
        "idle p50 ms": round(1000 * percentile(idle, 50), 1),
        "idle p99 ms": round(1000 * percentile(idle, 99), 1),
        "during p50 ms": round(1000 * percentile(waits, 50), 1),
        "during p99 ms": round(1000 * percentile(waits, 99), 1),
        "p50 during / idle": round(middle, 2),
        "p99 during / idle": round(worst, 2),
    }


def percentile(waits: list[float], share: int) -> float:
    """What this share, in percent, waited at most."""
    return statistics.quantiles(waits, n=100, method="inclusive")[share - 1]


def ratio(waits: list[float], idle: list[float], share: int) -> float:
    """How much longer it took during the burst."""
    return percentile(waits, share) / percentile(idle, share)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reminders", type=int, default=2000)
    parser.add_argument(
        "--network", type=float, default=0.05, help="seconds that every answer of Telegram takes longer"
    )
    parser.add_argument("--idle", type=float, default=60, help="for how many seconds, half before and half after")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    found = measure(given.reminders, given.network, given.idle)
    print(json.dumps(found) if given.json else "\n".join(f"{name:24}{value:>10}" for name, value in found.items()))


if __name__ == "__main__":
    main()
