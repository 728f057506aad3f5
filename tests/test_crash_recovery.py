"""Killed, stopped, cut off: what people asked and what they see is the judge, never Minga's own tables."""

import random
import signal
import sqlite3
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from playground.client import Person, Playground, wait_for
from playground.process import running_playground
from tests.way_process import WORLD, EchoMinga

AGAIN = " (perhaps again)"


@pytest.fixture
def playground() -> Iterator[Playground]:
    with running_playground(WORLD, limits="off", strict=True) as running:
        yield running
        running.door.close()


@pytest.fixture
def minga(playground: Playground, tmp_path: Path) -> Iterator[EchoMinga]:
    echo = EchoMinga(playground, tmp_path, {"MINGA_CHAT_SENDS_PER_SECOND": "1000", "MINGA_SENDS_PER_SECOND": "1000"})
    yield echo
    if echo.process is not None and echo.process.poll() is None:
        echo.kill()


@pytest.fixture
def anna(playground: Playground) -> Person:
    anna = playground.person("anna")
    anna.starts()
    return anna


def heard(person: Person) -> list[str]:
    return [message.text for message in person.sees() if not message.from_me]


def unmarked(person: Person) -> Counter[str]:
    return Counter(text for text in heard(person) if not text.endswith(AGAIN))


def test_killed_while_a_question_is_handled_it_is_answered_once(minga: EchoMinga, anna: Person) -> None:
    minga.start()
    anna.waits_for("start")
    wait_for(lambda: minga.sent() == 1, what="it to be noted that the answer was sent")
    anna.says("slow 1")
    time.sleep(0.5)
    minga.kill()
    assert "slow 1" not in heard(anna)
    minga.start()
    anna.waits_for("slow 1", seconds=10)
    anna.says("next")
    anna.waits_for("next", seconds=10)
    assert Counter(heard(anna)) == {"start": 1, "slow 1": 1, "next": 1}


@pytest.mark.parametrize("seed", range(2))
def test_killed_again_and_again_under_load_nothing_is_lost(
    minga: EchoMinga, anna: Person, playground: Playground, seed: int
) -> None:
    chance = random.Random(seed)
    diego = playground.person("diego")
    diego.starts()
    asked = []
    for burst in range(3):
        minga.start(wait=burst == 0)
        for number in range(12):
            asked.append(f"{burst}.{number}")
            chance.choice((anna, diego)).says(asked[-1])
        time.sleep(chance.uniform(0.2, 1.2))
        minga.kill()
    minga.start()
    wait_for(lambda: not unanswered(asked, anna, diego), seconds=20)
    for person in (anna, diego):
        assert max(unmarked(person).values()) == 1
        questions = [message.text for message in person.sees() if message.from_me and message.text != "/start"]
        first = list(dict.fromkeys(text.removesuffix(AGAIN) for text in heard(person) if not text.startswith("start")))
        assert first == questions
    assert minga.stop() == 0


def unanswered(asked: list[str], *people: Person) -> set[str]:
    return set(asked) - {text.removesuffix(AGAIN) for person in people for text in heard(person)}


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_clean_stop_loses_and_repeats_nothing(
    minga: EchoMinga, anna: Person, playground: Playground, number: int
) -> None:
    playground.fault("slow", "sendMessage", seconds=0.05, times=None)
    asked = []
    for burst in range(3):
        minga.start()
        for each in range(10):
            asked.append(f"{burst}.{each}")
            anna.says(asked[-1])
        time.sleep(0.1 * burst)
        began = time.monotonic()
        assert minga.stop(number) == 0
        assert time.monotonic() - began <= 5
    minga.start()
    wait_for(lambda: not unanswered(asked, anna), seconds=20)
    assert heard(anna) == ["start", *asked]


def test_it_stops_in_time_even_when_telegram_hangs(minga: EchoMinga, anna: Person, playground: Playground) -> None:
    minga.start()
    anna.waits_for("start")
    playground.fault("slow", "sendMessage", seconds=20, times=1)
    anna.says("hello")
    wait_for(lambda: len(playground.calls("sendMessage")) == 2)
    began = time.monotonic()
    assert minga.stop() == 0
    assert time.monotonic() - began <= 5


def test_a_second_process_on_the_same_memory_refuses_at_once_and_says_who_holds_it(
    minga: EchoMinga, anna: Person
) -> None:
    minga.start()
    assert minga.process is not None
    second = EchoMinga(minga.playground, minga.folder)
    second.start(wait=False)
    assert second.process is not None
    began = time.monotonic()
    assert second.process.wait(10) == 1
    assert time.monotonic() - began < 15
    assert f"process {minga.process.pid}" in minga.log
    anna.says("still there?")
    anna.waits_for("still there?")


STARTED = {**WORLD, "people": [{**person, "started": True} for person in WORLD["people"]]}


def test_without_telegram_it_waits_and_then_answers_once_and_unmarked(tmp_path: Path) -> None:
    with running_playground(STARTED) as first:
        minga = EchoMinga(first, tmp_path, {"MINGA_SIDE_DOOR": ""})
        minga.start()
        first.person("anna").says("slow 2")
        port = int(first.base_url.rpartition(":")[2])
        wait_for(minga.inbox, what="the question to be kept")
        first.door.close()
    time.sleep(3)
    with running_playground(STARTED, port=port) as second:
        anna = second.person("anna")
        anna.waits_for("slow 2", seconds=30)
        assert minga.stop() == 0
        assert heard(anna) == ["slow 2"]
        second.door.close()


def test_started_before_telegram_it_waits_for_it(tmp_path: Path) -> None:
    with running_playground(WORLD) as first:
        port = int(first.base_url.rpartition(":")[2])
        minga = EchoMinga(first, tmp_path, {"MINGA_SIDE_DOOR": ""})
        first.door.close()
    minga.start(wait=False)
    time.sleep(1.5)
    with running_playground(WORLD, port=port) as second:
        anna = second.person("anna")
        anna.starts()
        anna.waits_for("start", seconds=20)
        assert minga.stop() == 0
        second.door.close()


def test_a_refused_token_ends_it_with_a_clear_word(minga: EchoMinga, anna: Person, playground: Playground) -> None:
    minga.start()
    anna.waits_for("start")
    playground.change_bot("echo_bot", revoked=True)
    anna.says("hello?")
    assert minga.process is not None
    assert minga.process.wait(10) == 1
    assert "Telegram refuses the token" in minga.log


def test_a_locked_memory_delays_and_loses_nothing(minga: EchoMinga, anna: Person) -> None:
    minga.start()
    anna.waits_for("start")
    lock = sqlite3.connect(minga.folder / "minga.db", isolation_level=None)
    lock.execute("BEGIN IMMEDIATE")
    anna.says("hello")
    time.sleep(7)
    lock.execute("ROLLBACK")
    lock.close()
    anna.waits_for("hello", seconds=12)
    assert heard(anna) == ["start", "hello"]
