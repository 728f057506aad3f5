"""The real path at scale: a directory of 100,000 people and 20,000 organisations beside the shipped places.

Measures how long the directory takes to load, what a question costs through mind and memory, and how soon a name that
another process has added is found.
"""

import argparse
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import psutil
from faker import Faker

from bot.assistant import Assistant
from data import gazetteer, network
from data.memory import Memory, Store, open_memory
from data.model import NEW_ID, Organisation, Person, Post, Source, Tenure
from data.seeding import seed
from handlers.terminal import Manner, Terminal
from playground.client import Playground, wait_for
from playground.process import running_playground

ROOT = Path(__file__).parent.parent
TOKEN = "7000000001:local-telegram"  # noqa: S105  # opens nothing but the local Telegram
WORLD: dict[str, Any] = {
    "bots": [{"token": TOKEN, "username": "minga_bot", "first_name": "Minga"}],
    "people": [{"key": "anna", "first_name": "Anna", "language_code": "fr", "started": True}],
}
ADD_AN_ALIAS = """
import sys
from data.memory import open_memory
from data.model import Alias
store = open_memory(sys.argv[1])
with store.begin() as memory:
    memory.aliases.add("person", int(sys.argv[2]), Alias("Zorglub Quetzal"))
store.close()
"""


def fill(memory: Memory, people: int, organisations: int, seed_number: int) -> list[str]:
    """Put made-up people with posts in made-up bodies into a memory; gives the people's names."""
    fakers = [Faker("fr_FR"), Faker("es_CL")]
    for faker in fakers:
        faker.seed_instance(seed_number)
    source = memory.sources.add(Source(NEW_ID, "made-up", "example", {"en": "Made up"}, date(2026, 1, 1)))
    bodies = memory.organisations.add_all(
        [
            Organisation(
                NEW_ID, f"o{n}", f"{fakers[n % 2].company()} {fakers[n % 2].city()}", "body", "FR" if n % 2 else "CL"
            )
            for n in range(organisations)
        ]
    )
    persons = [Person(NEW_ID, f"p{n}", fakers[n % 2].first_name(), fakers[n % 2].last_name()) for n in range(people)]
    holders = memory.people.add_all(persons)
    posts = memory.posts.add_all([Post(NEW_ID, f"post{n}", body, {"en": "Desk"}) for n, body in enumerate(bodies)])
    held = zip(posts, holders, strict=False)
    memory.tenures.add_all([Tenure(NEW_ID, post, person, source.id, date(2026, 1, 1)) for post, person in held])
    return [person.full_name for person in persons]


def questions(names: list[str], count: int, seed_number: int) -> list[str]:
    """Give whole sentences about people, half of them with two letters swapped."""
    dice = random.Random(seed_number)
    forms = ("qui est {} ?", "¿quién es {}?", "who is {}?", "contact de {}")
    asked = []
    for number in range(count):
        name = dice.choice(names)
        if number % 2:
            at = dice.randrange(1, len(name) - 2)
            name = name[:at] + name[at + 1] + name[at] + name[at + 2 :]
        asked.append(dice.choice(forms).format(name))
    return asked


def measure(people: int, organisations: int, count: int) -> dict[str, Any]:
    """Fill, load, ask, change from outside; gives seconds, milliseconds, MiB."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/scale.db"
        store = open_memory(url)
        with store.begin() as memory:
            seed(memory, gazetteer.read(), network.read(), datetime.now(UTC))
            names = fill(memory, people, organisations, 7)
        store.close()
        figures = asked(open_memory(url), url, names, count)
        return figures | through_telegram(Path(folder), url, names, count // 4)


def asked(store: Store, url: str, names: list[str], count: int) -> dict[str, Any]:
    """Measure on a filled memory."""
    assistant = Assistant("fr", "Europe/Paris")
    began = time.perf_counter()
    with store.look() as memory:
        assistant.directory(memory)
        marked = memory.people.by_key("p77")
    loaded = time.perf_counter() - began
    terminal = Terminal(assistant, store, Manner(datetime.now(UTC), "Europe/Paris", "fr"))
    waits, cpu = [], time.process_time()
    for question in questions(names, count, 11):
        begin = time.perf_counter()
        terminal.ask(question)
        waits.append(1000 * (time.perf_counter() - begin))
    cpu = time.process_time() - cpu
    if marked is None:
        raise SystemExit("the made-up people are not there")
    subprocess.run([sys.executable, "-c", ADD_AN_ALIAS, url, str(marked.id)], cwd=ROOT, check=True)  # noqa: S603
    begin = time.perf_counter()
    answer = terminal.ask("qui est Zorglub Quetzal ?")
    fresh = 1000 * (time.perf_counter() - begin)
    return {
        "directory loaded (s)": round(loaded, 2),
        "question, median (ms)": round(statistics.median(waits), 1),
        "question, p99 (ms)": round(sorted(waits)[int(0.99 * len(waits))], 1),
        "CPU per question (ms)": round(1000 * cpu / len(waits), 1),
        "first answer after another process's change (ms)": round(fresh, 1),
        "the change was found": marked.full_name in answer["text"],
        "resident memory (MiB)": round(psutil.Process().memory_info().rss / 2**20),
    }


def through_telegram(folder: Path, url: str, names: list[str], count: int) -> dict[str, Any]:
    """Start Minga on that memory beside a local Telegram, let one person in, and ask there one by one."""
    with running_playground(WORLD) as playground:
        environment = {name: value for name, value in os.environ.items() if not name.startswith("MINGA_")}
        environment |= {
            "MINGA_TELEGRAM_TOKEN": TOKEN,
            "MINGA_BASE_URL": f"{playground.base_url}/bot",
            "MINGA_SIDE_DOOR": playground.base_url,
            "MINGA_DATABASE_URL": url,
            "MINGA_CHAT_SENDS_PER_SECOND": "1000",
            "MINGA_CHAT_BURST": "1000",
            "MINGA_SENDS_PER_SECOND": "1000",
        }
        log = folder / "minga.log"
        with log.open("wb") as file:
            command = [sys.executable, str(ROOT / "bot.py")]
            minga = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=file, stderr=file)  # noqa: S603
        try:
            return _conversation(playground, log, questions(names, count, 13))
        finally:
            minga.terminate()
            minga.wait(20)
            playground.door.close()


def _conversation(playground: Playground, log: Path, asked_for: list[str]) -> dict[str, Any]:
    began = time.perf_counter()
    wait_for(lambda: b"ready in" in log.read_bytes(), seconds=120)
    ready = time.perf_counter() - began
    person = playground.person("anna")
    code = log.read_text(encoding="utf-8").split("/start ")[1].split()[0]
    person.waits_for("/", after=person.say(f"/start {code}"), seconds=60)
    waits = []
    for question in asked_for:
        begin = time.perf_counter()
        said = person.say(question)
        person.waits_for("", after=said, seconds=60)
        waits.append(1000 * (time.perf_counter() - begin))
    return {
        "through the local Telegram: ready (s)": round(ready, 2),
        "through the local Telegram: question to answer, median (ms)": round(statistics.median(waits), 1),
        "through the local Telegram: question to answer, p99 (ms)": round(sorted(waits)[int(0.99 * len(waits))], 1),
    }


def main() -> None:
    """Measure and print a table, or JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=100_000)
    parser.add_argument("--organisations", type=int, default=20_000)
    parser.add_argument("--questions", type=int, default=400)
    parser.add_argument("--json", action="store_true", help="print JSON")
    options = parser.parse_args()
    figures = measure(options.people, options.organisations, options.questions)
    if options.json:
        print(json.dumps(figures))
        return
    for what, figure in figures.items():
        print(f"{what:<64}{figure!s:>10}")


if __name__ == "__main__":
    main()
