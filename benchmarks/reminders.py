"""A burst of reminders: many due at once to distinct people, while one person keeps asking; Telegram's limits on.

Shows how much of the limit is used, how many 429 there were (each is a mistake), and how long a person waits for an
answer beside the same when nothing else is due. The local Telegram counts as harshly as it can (a sliding window).
"""

import argparse
import json
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
def minga_running(playground: Playground, database: str) -> Iterator[None]:
    """Minga with the mind of an echo and Telegram's own limits."""
    command = [sys.executable, "-m", "benchmarks.echo_bots", "minga-limited", playground.base_url, TOKEN, database]
    process = subprocess.Popen(command, cwd=ROOT)  # noqa: S603
    try:
        yield
    finally:
        process.terminate()
        process.wait(10)


def asking(person: Person, every: float, until: threading.Event, waits: list[float]) -> None:
    """Ask every so many seconds, and note how long each answer took, until told to stop."""
    number = 0
    while not until.is_set():
        began = time.monotonic()
        number += 1
        asked = person.says(f"question {number}")
        person.waits_for(f"question {number}", after=asked, seconds=60)
        waits.append(time.monotonic() - began)
        until.wait(max(0.0, every - waits[-1]))


def ask_for(person: Person, seconds: float) -> list[float]:
    """The waits of somebody who asks every second for a while and nothing else happens; one a second is the limit."""
    waits: list[float] = []
    stop = threading.Event()
    threading.Timer(seconds, stop.set).start()
    asking(person, 1.05, stop, waits)
    return waits


def burst(playground: Playground, asker: Person, reminders: int) -> tuple[list[Call], list[float]]:
    """What was asked of Telegram from the first reminder to the last, and how long the asker waited meanwhile."""
    waits: list[float] = []
    stop = threading.Event()
    thread = threading.Thread(target=asking, args=(asker, 1.05, stop, waits))
    thread.start()
    calls: list[Call] = []
    while sum("soon" in str(call.parameters) and call.status == 200 for call in calls) < reminders:
        time.sleep(0.5)
        after = calls[-1].number if calls else 0
        calls += [call for call in playground.calls("sendMessage", after=after) if call.status]
    stop.set()
    thread.join()
    return calls, waits


def measure(reminders: int, network: float) -> dict[str, float]:
    """One burst."""
    with (
        tempfile.TemporaryDirectory() as folder,
        running_playground(world(reminders + 1), limits="harsh") as playground,
    ):
        people = {one["key"]: one["id"] for one in playground.door.get("/sim/state")["people"]}
        asker = playground.person(f"p{reminders}")
        playground.fault("slow", "sendMessage", seconds=network, times=None)
        database = f"sqlite:///{folder}/minga.db"
        due = datetime.now(UTC) + timedelta(seconds=25)
        fill(database, [people[f"p{number}"] for number in range(reminders)], due)
        with minga_running(playground, database):
            asker.says("are you there?")
            asker.waits_for("there", seconds=30)
            idle = ask_for(asker, (due - datetime.now(UTC)).total_seconds() - 2)
            calls, waits = burst(playground, asker, reminders)
        playground.door.close()
    return figures(calls, idle, waits)


def figures(calls: list[Call], idle: list[float], waits: list[float]) -> dict[str, float]:
    """The table."""
    times = [call.at for call in calls if call.status == 200 and "soon" in str(call.parameters)]
    during = [call for call in calls if times[0] <= call.at <= times[-1]]
    took = (times[-1] - times[0]).total_seconds()
    return {
        "reminders": len(times),
        "sent per second": round(len(during) / took, 2),
        "share of the limit %": round(100 * len(during) / took / PER_SECOND, 1),
        "refused (429)": sum(call.status == 429 for call in calls),
        "idle p50 ms": round(1000 * statistics.median(idle), 1),
        "idle worst ms": round(1000 * max(idle), 1),
        "during p50 ms": round(1000 * statistics.median(waits), 1),
        "during worst ms": round(1000 * max(waits), 1),
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reminders", type=int, default=2000)
    parser.add_argument(
        "--network", type=float, default=0.05, help="seconds that every answer of Telegram takes longer"
    )
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    found = measure(given.reminders, given.network)
    print(json.dumps(found) if given.json else "\n".join(f"{name:24}{value:>10}" for name, value in found.items()))


if __name__ == "__main__":
    main()
