"""What /health and /metrics say, when they say that something is wrong, and that they name nobody."""

import asyncio
import json
import re
import urllib.error
import urllib.request
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, cast

import pytest
from prometheus_client.parser import text_string_to_metric_families
from sqlalchemy import text
from starlette.requests import Request

from data.health import Vitals, said_reason, vitals
from data.memory import Store
from data.model import NEW_ID, Member, Outgoing
from handlers.clock import Clock
from handlers.health import Condition, Health, Patience
from handlers.keeping import KEPT_AS, LastBackup
from handlers.pulse import Pulse, beat, last_beat
from handlers.settings import Settings
from handlers.thread import MindThread
from playground.client import Playground, wait_for
from playground.process import running_playground
from tests.test_receiving_by_webhook import free_port
from tests.way_process import WORLD, EchoMinga

ANYBODY = cast("Request", None)
NOTHING = Vitals({}, {}, None, None, (), 0, 0, 1)
PROBLEMS = [
    # seconds at work, since the last poll, overdue, unheard; polls; how many problems
    (1000.0, 20.0, None, None, True, 0),
    (1000.0, 181.0, None, None, True, 1),
    (1000.0, 181.0, None, None, False, 0),
    (1000.0, None, None, None, True, 1),
    (100.0, None, None, None, True, 0),
    (100.0, 90000.0, 90000.0, 90000.0, True, 0),
    (1000.0, 20.0, 901.0, None, True, 1),
    (1000.0, 20.0, 899.0, 899.0, True, 0),
    (1000.0, 20.0, None, 901.0, True, 1),
    (1000.0, 500.0, 901.0, 901.0, True, 2),
]
REASONS = [
    # what was noted, what may be shown
    ("KeyError: 'what Anna said'", "KeyError"),
    ("sqlalchemy.exc.OperationalError: (…) [parameters: ('Anna',)]", "OperationalError"),
    ("Forbidden: bot was blocked by the user", "Forbidden: bot was blocked by the user"),
    ('Bad Request: can\'t parse entities: Unsupported start tag "anna" at byte', "Bad Request: can't parse entities"),
    ("“ce que disait Anna” est trop long", "no reason given"),
    (None, "no reason given"),
]


@pytest.mark.parametrize(("up", "poll", "overdue", "unheard", "polls", "number"), PROBLEMS)
def test_silence_and_lateness_are_an_illness_and_an_outage_before_the_start_is_not(
    up: float, poll: float | None, overdue: float | None, unheard: float | None, polls: bool, number: int
) -> None:
    condition = Condition(up, poll, overdue, unheard, NOTHING, LastBackup(), None)
    assert len(condition.problems(Patience(180, 900, polls))) == number


@pytest.mark.parametrize(("noted", "shown"), REASONS)
def test_a_reason_shows_nobodys_words(noted: str | None, shown: str) -> None:
    assert said_reason(noted) == shown


def test_the_vitals_count_what_waits_and_what_failed(store: Store, now: datetime) -> None:
    hour = timedelta(hours=1)
    with store.begin() as memory:
        for key, due, until in (("late", -hour, None), ("useless", -2 * hour, -hour), ("ahead", hour, None)):
            memory.outbox.put(outgoing(key, now + due, now + until if until else None))
        memory.inbox.receive([(1, 5, {}), (2, 6, {})], now - hour)
        for _ in range(3):
            memory.inbox.failed_once(2, "KeyError: 'Anna'", now)
        for user, reachable in ((1, True), (2, False)):
            memory.members.add(Member(NEW_ID, user, "x", "reader", reachable=reachable))
        memory.members.add(Member(NEW_ID, 3, "x", "reader", left_at=now, reachable=False))
        found = vitals(memory, now)
    assert (found.oldest_overdue, found.oldest_unheard) == (now - hour, now - hour)
    assert [(one.what, one.reason, one.count, one.last) for one in found.failures] == [("update", "KeyError", 1, now)]
    assert (found.members, found.unreachable) == (2, 1)


def outgoing(key: str, due: datetime, until: datetime | None = None) -> Outgoing:
    return Outgoing(key, int(due.timestamp()) % 1000, "send", "reminder", due, {}, until)


def test_a_beat_says_how_far_ahead_the_clock_is(store: Store) -> None:
    with store.begin() as memory:
        assert last_beat(memory) is None
        beat(memory, datetime.now(UTC) + timedelta(days=3))
        pulse = last_beat(memory)
    assert isinstance(pulse, Pulse)
    assert pulse.minga_time(pulse.at) - pulse.at == timedelta(days=3)


@pytest.fixture
async def health(store: Store) -> AsyncIterator[Health]:
    thread = MindThread(store)
    yield Health(thread, Clock(), Settings(health_silence=0.05))
    await thread.close()


async def asked(health: Health) -> tuple[int, dict[str, Any]]:
    answer = await health.health(ANYBODY)
    return answer.status_code, json.loads(bytes(answer.body))


async def test_it_is_ill_while_telegram_is_silent_and_well_again_after(health: Health, store: Store) -> None:
    await asyncio.sleep(0.1)
    status, told = await asked(health)
    assert (status, told["ok"]) == (503, False)
    assert "has not answered a poll" in told["problems"][0]
    with store.begin() as memory:
        beat(memory, datetime.now(UTC))
    assert (await asked(health))[0] == 200


async def test_it_is_ill_when_the_memory_cannot_be_read(health: Health, store: Store) -> None:
    with store.begin() as memory:
        memory.connection.execute(text("ALTER TABLE outbox RENAME TO elsewhere"))
    status, told = await asked(health)
    metrics = await health.metrics(ANYBODY)
    with store.begin() as memory:
        memory.connection.execute(text("ALTER TABLE elsewhere RENAME TO outbox"))
    assert (status, metrics.status_code) == (503, 503)
    assert told["problems"] == [told["problems"][0]]
    assert "outbox" not in str(told)


async def test_a_failed_backup_is_told(health: Health, store: Store) -> None:
    with store.begin() as memory:
        at = datetime.now(UTC) - timedelta(hours=30)
        memory.settings.set(KEPT_AS, {"at": at.isoformat(), "file": "x", "failed": "the disk is full"})
    _, told = await asked(health)
    assert told["backup_failed"]
    assert 30 * 3600 <= told["backup_seconds"] < 30 * 3600 + 60


@pytest.fixture(scope="module")
def playground() -> Iterator[Playground]:
    with running_playground(WORLD, strict=True) as running:
        yield running
        running.door.close()


@pytest.fixture(scope="module")
def minga(playground: Playground, tmp_path_factory: pytest.TempPathFactory) -> Iterator[EchoMinga]:
    more = {"MINGA_HEALTH_PORT": str(free_port())}
    echo = EchoMinga(playground, tmp_path_factory.mktemp("echo"), more)
    echo.start()
    yield echo
    assert echo.stop() == 0


def fetched(minga: EchoMinga, path: str) -> tuple[int, str]:
    address = f"http://127.0.0.1:{minga.more['MINGA_HEALTH_PORT']}{path}"
    try:
        with urllib.request.urlopen(address, timeout=10) as answer:
            return int(answer.status), answer.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode()


def test_a_minga_at_work_tells_numbers_and_nobodys_words(playground: Playground, minga: EchoMinga) -> None:
    anna = playground.person("anna")
    anna.starts()
    anna.waits_for("start", seconds=20)
    anna.says("Zorglub break")
    anna.says("break Zorglub")
    anna.waits_for("sorry", seconds=30)
    wait_for(lambda: "RuntimeError" in fetched(minga, "/health")[1], seconds=20, what="the failure to be told")
    status, health = fetched(minga, "/health")
    _, metrics = fetched(minga, "/metrics")
    told = json.loads(health)
    assert (status, told["ok"], told["workers"]) == (200, True, 1)
    assert told["last_poll_seconds"] is not None
    assert re.fullmatch(r"\d{4}[a-z]|unnamed", told["zone_data"])
    for words in (health, metrics):
        assert not re.search(r"Zorglub|Anna|broken on purpose|7000000001", words)
        assert str(anna.id) not in words
    values = {
        (sample.name, *sorted(sample.labels.values())): sample.value
        for family in text_string_to_metric_families(metrics)
        for sample in family.samples
    }
    assert values["minga_healthy",] == 1
    assert values["minga_failures", "RuntimeError", "update"] == 1
    assert values["minga_inbox_updates", "failed"] == 1
    assert sum(value for key, value in values.items() if key[0] == "minga_outbox_messages") == sum(
        told["outbox"].values()
    )


def test_only_this_machine_is_answered(minga: EchoMinga, tmp_path: Path) -> None:
    assert minga.process is not None
    listening = Path(f"/proc/{minga.process.pid}/net/tcp")
    if not listening.exists():
        pytest.skip("this system does not tell who listens where")
    port = f"{int(minga.more['MINGA_HEALTH_PORT']):04X}"
    here = [line.split()[1] for line in listening.read_text().splitlines()[1:] if line.split()[3] == "0A"]
    assert [address for address in here if address.endswith(f":{port}")] == [f"0100007F:{port}"]
