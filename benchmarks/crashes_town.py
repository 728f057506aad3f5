"""What is crashed: a local Telegram, people, and Minga as one or several processes on SQLite or PostgreSQL."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from uuid import uuid4

from sqlalchemy import create_engine, make_url, text

from benchmarks.crashes_checking import Correspondence
from benchmarks.crashes_forking import PROGRAM, ForkedMinga
from data.memory import open_memory
from playground.client import Playground
from playground.process import running_playground
from tests.way_process import TOKEN, EchoMinga

FAST = {"MINGA_CHAT_SENDS_PER_SECOND": "1000", "MINGA_CHAT_BURST": "1000", "MINGA_SENDS_PER_SECOND": "1000"}


@dataclass
class Town:
    """The people, what they asked and saw, and Minga's memory."""

    playground: Playground
    folder: Path
    url: str
    people: list[Correspondence]
    more: dict[str, str]
    processes: list[EchoMinga] = field(default_factory=list)

    def minga(self, *, cold: bool = False, program: str = PROGRAM) -> EchoMinga:
        """One more process, not started yet; a cold one starts with nothing imported, as a service manager's does."""
        folder = self.folder / f"process{len(self.processes)}"
        folder.mkdir()
        kind = EchoMinga if cold else ForkedMinga
        self.processes.append(kind(self.playground, folder, self.more, program=program, url=self.url))
        return self.processes[-1]

    @contextmanager
    def asking(self, questions: int, name: object, pace: float = 0.0) -> Iterator[threading.Thread]:
        """While people ask, one after the other, `pace` seconds apart; at the end they have all asked."""
        thread = threading.Thread(target=self.ask, args=(questions, name, pace))
        thread.start()
        try:
            yield thread
        finally:
            thread.join()

    def ask(self, questions: int, name: object, pace: float = 0.0) -> None:
        """Everybody asks in turn."""
        began = time.monotonic()
        for number in range(questions):
            self.people[number % len(self.people)].says(f"{name}.{number}")
            time.sleep(max(0.0, began + (number + 1) * pace - time.monotonic()))

    def unanswered(self) -> int:
        """How many questions are waiting for their answer now."""
        for one in self.people:
            one.look()
        return sum(len(one.unanswered) for one in self.people)

    def wait(self, seconds: float = 120.0) -> float:
        """Until everything is answered, or so long; gives how long it took."""
        began = time.monotonic()
        while self.unanswered() and time.monotonic() - began < seconds:
            time.sleep(0.3)
        return time.monotonic() - began

    def left(self) -> dict[str, int]:
        """Whether Minga's own sums are right too: nothing is on its way any more."""
        store = open_memory(self.url)
        with store.look() as memory:
            counts = memory.outbox.counts()
        store.close()
        return {"left in the tables": counts["pending"] + counts["sending"]}

    def taken_back(self) -> int:
        """How many messages were on their way at the kills, as the processes after them said."""
        said = [line.rpartition("taken_back=")[2] for one in self.processes for line in one.log.splitlines()]
        return sum(int(word.split()[0]) for word in said if word[:1].isdigit() and len(word) < 12)


@contextmanager
def town(
    postgresql: str | None, people: int = 20, limits: str = "off", more: dict[str, str] | None = None
) -> Iterator[Town]:
    """A town of its own, gone at the end, on SQLite or on a server whose user may make databases."""
    crowd = [{"key": f"p{number}", "first_name": f"P{number}", "started": True} for number in range(people)]
    world = {"bots": [{"token": TOKEN, "username": "echo_bot", "first_name": "Echo"}], "people": crowd}
    with (
        TemporaryDirectory() as folder,
        running_playground(world, limits=limits) as playground,
        database(postgresql, Path(folder)) as url,
    ):
        everybody = [Correspondence(playground.person(f"p{number}")) for number in range(people)]
        made = Town(playground, Path(folder), url, everybody, FAST if more is None else more)
        try:
            yield made
        finally:
            for one in made.processes:
                if one.alive:
                    one.kill()


@contextmanager
def database(postgresql: str | None, folder: Path) -> Iterator[str]:
    """An empty memory."""
    if postgresql is None:
        open_memory(folder / "minga.db").close()
        yield f"sqlite:///{folder / 'minga.db'}"
        return
    name = f"minga_crashes_{uuid4().hex[:12]}"
    server = create_engine(postgresql, isolation_level="AUTOCOMMIT")
    with server.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'"))
    try:
        url = make_url(postgresql).set(database=name).render_as_string(hide_password=False)
        open_memory(url).close()
        yield url
    finally:
        with server.connect() as connection:
            connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
        server.dispose()


def live(chance: Random) -> tuple[bool, float]:
    """Whether a life ends before it is ready, and after how many seconds it ends."""
    return (True, chance.uniform(0.0, 0.8)) if chance.random() < 0.15 else (False, chance.uniform(0.0, 1.2))
