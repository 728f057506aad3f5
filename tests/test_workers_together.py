"""Several processes on one PostgreSQL memory: one leads, all hear and send; whoever dies is replaced within seconds."""

import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import text

from data.memory import Store, open_memory
from data.model import OutboxClass, Outgoing
from handlers.leading import LEADER
from playground.client import Person, Playground, wait_for
from playground.process import running_playground
from tests.way_process import WORLD, EchoMinga

pytestmark = pytest.mark.postgresql
AGAIN = " (perhaps again)"
FAST = {"MINGA_CHAT_SENDS_PER_SECOND": "1000", "MINGA_SENDS_PER_SECOND": "1000"}
STARTED = {**WORLD, "people": [{**person, "started": True} for person in WORLD["people"]]}


@pytest.fixture
def playground() -> Iterator[Playground]:
    with running_playground(STARTED, strict=True) as running:
        yield running
        running.door.close()


@pytest.fixture
def memory_of_all(postgresql_url: str) -> Iterator[Store]:
    store = open_memory(postgresql_url)
    yield store
    store.close()


@pytest.fixture
def first(playground: Playground, tmp_path: Path, postgresql_url: str) -> Iterator[EchoMinga]:
    with process(playground, tmp_path / "first", postgresql_url) as echo:
        yield echo


@pytest.fixture
def second(playground: Playground, tmp_path: Path, postgresql_url: str) -> Iterator[EchoMinga]:
    with process(playground, tmp_path / "second", postgresql_url) as echo:
        yield echo


@contextmanager
def process(playground: Playground, folder: Path, url: str) -> Iterator[EchoMinga]:
    folder.mkdir()
    echo = EchoMinga(playground, folder, FAST, url=url)
    yield echo
    if echo.process is not None and echo.process.poll() is None:
        echo.kill()


@pytest.fixture
def anna(playground: Playground) -> Person:
    return playground.person("anna")


def heard(person: Person) -> list[str]:
    return [message.text for message in person.sees() if not message.from_me]


def leads(echo: EchoMinga) -> bool:
    return any(line.split()[2:] == ["leads"] for line in echo.log.replace("[info     ]", "[info]").splitlines())


def put(store: Store, key: str, kind: OutboxClass, person: Person) -> None:
    with store.begin() as memory:
        memory.outbox.put(Outgoing(key, person.id, "send", kind, datetime.now(UTC), {"text": key}))


def test_who_does_not_lead_sends_but_neither_polls_nor_broadcasts(
    memory_of_all: Store, first: EchoMinga, anna: Person, playground: Playground
) -> None:
    diego = playground.person("diego")
    with memory_of_all.roles.hold(LEADER):
        put(memory_of_all, "broadcast", "broadcast", anna)
        put(memory_of_all, "reminder", "reminder", diego)
        first.start()
        diego.waits_for("reminder")
        anna.says("hello?")
        time.sleep(1)
        assert heard(anna) == []
        assert not playground.calls("getUpdates")
    anna.waits_for("hello?")
    assert heard(anna) == ["broadcast", "hello?"]


def message(number: int, person: Person, words: str) -> dict[str, object]:
    sender = {"id": person.id, "is_bot": False, "first_name": "Anna"}
    chat = {"id": person.id, "type": "private", "first_name": "Anna"}
    said = {"message_id": number, "date": 1_790_000_000, "chat": chat, "from": sender, "text": words}
    return {"update_id": number, "message": said}


def test_what_another_process_keeps_is_heard_at_once(memory_of_all: Store, first: EchoMinga, anna: Person) -> None:
    with memory_of_all.roles.hold(LEADER):
        first.start()
        time.sleep(1.5)
        with memory_of_all.begin() as memory:
            memory.inbox.receive([(7, anna.id, message(7, anna, "hello"))], datetime.now(UTC))
        # The test is a process too; what it keeps is news for the other, which else would look after 20 seconds.
        anna.waits_for("hello", seconds=3)


def test_what_a_dead_worker_had_in_hand_is_taken_back_while_others_work(
    memory_of_all: Store, first: EchoMinga, anna: Person
) -> None:
    first.start()
    wait_for(lambda: leads(first))
    with memory_of_all.begin() as memory:
        memory.outbox.put(Outgoing("in hand", anna.id, "send", "answer", datetime.now(UTC), {"text": "in hand"}))
        memory.outbox.settle()
        row = memory.outbox.by_key("in hand")
        assert row is not None
        assert memory.outbox.claim(row.id, "somebody who is dead", datetime.now(UTC)) is not None
    assert anna.waits_for("in hand").text == f"in hand{AGAIN}"


def test_two_at_work_answer_each_question_once_and_in_order(
    first: EchoMinga, second: EchoMinga, playground: Playground
) -> None:
    first.start()
    second.start()
    people = [playground.add_person(f"p{number}", started=True) for number in range(6)]
    for number in range(10):
        for person in people:
            person.says(f"question {number}")
    for person in people:
        person.waits_for("question 9", seconds=20)
    assert [heard(person) for person in people] == [[f"question {number}" for number in range(10)]] * len(people)
    assert (first.stop(), second.stop()) == (0, 0)


def test_when_the_leader_is_killed_the_other_leads_within_seconds(
    first: EchoMinga, second: EchoMinga, anna: Person
) -> None:
    first.start()
    wait_for(lambda: leads(first))
    second.start()
    asked = []
    for number in range(30):
        asked.append(f"question {number}")
        anna.says(asked[-1])
        if number == 15:
            assert not leads(second)
            first.kill()
            began = time.monotonic()
    wait_for(lambda: leads(second), seconds=5)
    wait_for(lambda: set(asked) <= {said.removesuffix(AGAIN) for said in heard(anna)}, seconds=20)
    assert time.monotonic() - began < 20
    assert max(Counter(heard(anna)).values()) == 1
    assert list(dict.fromkeys(said.removesuffix(AGAIN) for said in heard(anna))) == asked


def test_who_loses_the_connection_gives_up_its_roles_and_works_on_with_new_ones(
    memory_of_all: Store, first: EchoMinga, anna: Person
) -> None:
    first.start()
    wait_for(lambda: leads(first))
    anna.says("before")
    anna.waits_for("before")
    with memory_of_all.engine.connect() as connection:
        found = connection.scalar(text(
            "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        ))  # fmt: skip
    assert found is not None
    assert found >= 2
    wait_for(lambda: "leads no more" in first.log)
    wait_for(lambda: first.log.count("nothing is claimed until") == 1)
    anna.says("after")
    anna.waits_for("after", seconds=20)
    assert heard(anna) == ["before", "after"]
    assert first.stop() == 0
