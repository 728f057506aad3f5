"""Many reminders pending: how soon Minga is at work, what a tick costs, and 5,000 that fall due in one second.

`python -m benchmarks.backlog [--postgresql URL]`: 100,000 reminders that wait, each in a chat of its own, in a real
memory; the sender's own rounds in the mind's own thread, without a network and without Telegram's limits. Meanwhile
the event loop looks at its watch every two milliseconds: what it misses is how long it was blocked.
"""

import argparse
import asyncio
import json
import statistics
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import uvloop

from benchmarks.crashes_town import database
from benchmarks.echo_bots import EchoMind
from data.memory import Store, open_memory
from data.model import Outgoing
from handlers.claiming import Pick
from handlers.clock import Clock
from handlers.leading import Standing
from handlers.limiter import Limiter, Limits
from handlers.reading import Me
from handlers.sending import AT_ONCE
from handlers.surroundings import Surroundings
from handlers.thread import MindThread
from playground.process import running_playground
from tests.way_process import WORLD, EchoMinga

TICKS = 300
WATCH = 0.002
Row = dict[str, Any]


def fill(store: Store, number: int, due: datetime, apart: timedelta, first_chat: int) -> None:
    """Put so many reminders, each in a chat of its own, a while apart."""
    with store.begin() as memory:
        for each in range(number):
            chat = first_chat + each
            memory.outbox.put(
                Outgoing(f"reminder {chat}", chat, "send", "reminder", due + each * apart, {"text": "soon"})
            )


class Bench:
    """The sender's rounds, as handlers/sending.py makes them, without the sending."""

    def __init__(self, store: Store) -> None:
        self.limiter = Limiter(Limits(per_second=10**6, chat_per_second=10**6))
        self.standing = Standing(store, "bench", self.limiter)
        self.thread = MindThread(store)
        self.around = Surroundings(EchoMind(), self.thread, Clock(), Me(7, "minga_bot"))

    async def tick(self) -> Pick:
        """One look at the outbox, with all that a tick looks for."""
        pick = Pick(self.around, self.limiter, self.standing, AT_ONCE, AT_ONCE, True, {})
        await self.thread.do(lambda memory: pick.take(memory, self.around.clock.now()))
        return pick

    async def ticks(self) -> list[float]:
        """How long each of some hundred took while nothing is due, in seconds."""
        return [await timed(self.tick) for _ in range(TICKS)]

    async def claims(self, number: int) -> Row:
        """Claim so many that are due, and see how the loop does meanwhile."""
        watch = asyncio.create_task(blocked())
        began, used, claimed, rounds = time.monotonic(), time.process_time(), 0, []
        while claimed < number:
            start = time.monotonic()
            claimed += len((await self.tick()).claimed)
            rounds.append(time.monotonic() - start)
        took, used = time.monotonic() - began, time.process_time() - used
        watch.cancel()
        longest = await watch
        return {"claimed": claimed, "s": round(took, 2), "CPU s": round(used, 2), **milliseconds("round", rounds),
                "loop blocked ms": round(1000 * longest, 1)}  # fmt: skip


async def timed(work: Callable[[], Awaitable[object]]) -> float:
    """How many seconds it takes."""
    began = time.monotonic()
    await work()
    return time.monotonic() - began


async def blocked() -> float:
    """Look at the watch again and again until cancelled; gives the longest that a look came late, in seconds."""
    longest = 0.0
    with suppress(asyncio.CancelledError):
        while True:
            longest = max(longest, await timed(lambda: asyncio.sleep(WATCH)) - WATCH)
    return longest


def milliseconds(name: str, taken: list[float]) -> Row:
    """The median and the 99th of a hundred."""
    shares = statistics.quantiles(taken, n=100, method="inclusive")
    return {f"{name} p50 ms": round(1000 * shares[49], 1), f"{name} p99 ms": round(1000 * shares[98], 1)}


def started(url: str, folder: Path) -> Row:
    """From the start of a process with all this pending until it is ready, by the clock and by its own words."""
    with running_playground(WORLD) as playground:
        minga = EchoMinga(playground, folder, url=url)
        began = time.monotonic()
        minga.start()
        took = time.monotonic() - began
        minga.stop()
        playground.door.close()
        said = minga.log.rpartition("ready in ")[2].split()[0]
    return {"process start s": round(took, 2), "ready in s": float(said)}


async def at_work(store: Store, due: int) -> Row:
    """Ticks with nothing due, then with what falls due in one second."""
    bench = Bench(store)
    try:
        idle = await bench.ticks()
        fill(store, due, datetime.now(UTC) - timedelta(seconds=1), timedelta(seconds=1) / due, 10**8)
        return milliseconds("tick", idle) | await bench.claims(due)
    finally:
        await bench.thread.close()


def measure(postgresql: str | None, pending: int, due: int) -> Row:
    """One database."""
    with TemporaryDirectory() as folder, database(postgresql, Path(folder)) as url:
        store = open_memory(url)
        try:
            fill(store, pending, datetime.now(UTC) + timedelta(days=1), timedelta(seconds=1), 10**6)
            row = started(url, Path(folder))
            return row | uvloop.run(at_work(store, due))
        finally:
            store.close()


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pending", type=int, default=100_000)
    parser.add_argument("--due", type=int, default=5_000)
    parser.add_argument("--postgresql", help="URL of a server whose user may make databases; without it SQLite")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    found = measure(given.postgresql, given.pending, given.due)
    print(json.dumps(found) if given.json else "\n".join(f"{name:20}{value:>10}" for name, value in found.items()))


if __name__ == "__main__":
    main()
