"""What the way of a message costs: Minga's bare path beside a raw loop, python-telegram-bot's echo bot and aiogram's.

Every bot runs in a process of its own against the same local Telegram, one after the other, several rounds; what is
compared is the processor time of the bot's process for each question, and how long people wait. The machine may be
busy: look at the ratios.
"""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import psutil

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from playground.client import Person, Playground  # noqa: E402
from playground.process import running_playground  # noqa: E402

TOKEN = "7000000001:local-telegram"  # noqa: S105 - of the local Telegram
Row = dict[str, float | str]
BOTS = ("raw", "aiogram", "python-telegram-bot", "minga")


@dataclass(frozen=True, slots=True)
class Figures:
    """What one bot did in one round. Times in milliseconds, per question; memory in MB."""

    cpu: float
    latency_p50: float
    latency_p99: float
    per_second: float
    memory: float


@contextmanager
def bot_running(name: str, playground: Playground) -> Iterator[psutil.Process]:
    """The process of a bot that has answered somebody's first question."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "benchmarks.echo_bots", name, playground.base_url, TOKEN]
        process = subprocess.Popen([*command, f"sqlite:///{folder}/minga.db"], cwd=ROOT)  # noqa: S603
        try:
            first = playground.add_person(f"first-{time.monotonic_ns()}", started=True)
            first.says("are you there?")
            first.waits_for("there", seconds=30)
            yield psutil.Process(process.pid)
        finally:
            process.terminate()
            process.wait(10)


def measure(name: str, questions: int, people: int, network: float) -> Figures:
    """One round of one bot: everybody asks at once, then one person asks and waits."""
    world = {"bots": [{"token": TOKEN, "username": "echo_bot", "first_name": "Echo"}]}
    with running_playground(world, limits="off") as playground:
        if network:
            for method in ("sendMessage", "getUpdates"):
                playground.fault("slow", method, seconds=network, times=None)
        with bot_running(name, playground) as process:
            crowd = [playground.add_person(f"person{number}", started=True) for number in range(people)]
            waits = sorted(wait_of(crowd[number % people], number) for number in range(min(questions // 5, 200)))
            time.sleep(0.3)
            cpu, took = burst(process, playground, crowd, questions)
            memory = process.memory_info().rss / 1e6
        playground.door.close()
    p50, p99 = (1000 * waits[int(len(waits) * share)] for share in (0.5, 0.99))
    return Figures(1000 * cpu / questions, p50, p99, questions / took, memory)


def wait_of(person: Person, number: int) -> float:
    """How long somebody waits for an answer, in seconds, the same small cost of watching in it for every bot.

    An answer that never comes counts as the whole patience of ten seconds.
    """
    began = time.monotonic()
    asked = person.says(f"question {number}")
    with suppress(TimeoutError):
        person.waits_for(f"question {number}", after=asked)
    return time.monotonic() - began


def burst(process: psutil.Process, playground: Playground, crowd: list[Person], questions: int) -> tuple[float, float]:
    """Many questions as fast as they can be asked: processor time of the bot and time until all answers, in seconds."""
    answers = Answers(playground)
    before, began = cpu_of(process), time.monotonic()
    for number in range(questions):
        crowd[number % len(crowd)].says(f"question {number}")
    while answers.count() < questions:
        if time.monotonic() - began > 300:
            raise SystemExit(f"only {answers.count()} of {questions} were answered")
        time.sleep(0.02)
    took = time.monotonic() - began
    time.sleep(0.3)
    return cpu_of(process) - before, took


class Answers:
    """Counts what was sent from now on."""

    def __init__(self, playground: Playground) -> None:
        self._playground = playground
        self._after = int(playground.door.get("/sim/log", method="sendMessage", after=10**9)["last"])
        self._seen = 0

    def count(self) -> int:
        """How many answers there were."""
        log = self._playground.door.get("/sim/log", method="sendMessage", after=self._after)
        finished = [call for call in log["calls"] if call["status"]]
        self._seen += len(finished)
        self._after = max((call["number"] for call in finished), default=self._after)
        return self._seen


def cpu_of(process: psutil.Process) -> float:
    """Processor time so far, in seconds."""
    times = process.cpu_times()
    return times.user + times.system


def table(figures: dict[str, list[Figures]]) -> list[Row]:
    """The medians of all rounds, and the processor time beside the raw loop's."""
    base = statistics.median(each.cpu for each in figures["raw"])
    rows: list[Row] = []
    for name, rounds in figures.items():
        cpu = statistics.median(each.cpu for each in rounds)
        row: Row = {"bot": name, "cpu ms": round(cpu, 2), "x raw": round(cpu / base, 2)}
        row["p50 ms"] = round(statistics.median(each.latency_p50 for each in rounds), 1)
        row["p99 ms"] = round(statistics.median(each.latency_p99 for each in rounds), 1)
        row["per second"] = round(statistics.median(each.per_second for each in rounds))
        row["memory MB"] = round(statistics.median(each.memory for each in rounds))
        rows.append(row)
    return rows


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--questions", type=int, default=1000)
    parser.add_argument("--people", type=int, default=50)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--network", type=float, default=0.0, help="seconds that every answer of Telegram takes longer")
    parser.add_argument("--bots", nargs="+", choices=BOTS, default=BOTS)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    figures: dict[str, list[Figures]] = {name: [] for name in given.bots}
    for _ in range(given.rounds):
        for name in given.bots:
            figures[name].append(measure(name, given.questions, given.people, given.network))
    rows = table(figures)
    print(json.dumps(rows) if given.json else lines(rows))


def lines(rows: list[Row]) -> str:
    """The table as text."""
    names = list(rows[0])
    heading: Row = {name: name for name in names}
    return "\n".join("  ".join(f"{row[name]!s:>12}" for name in names) for row in [heading, *rows])


if __name__ == "__main__":
    main()
