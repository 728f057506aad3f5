"""The disk is full, the database is locked: nothing is lost, nothing said twice, and it goes on soon after."""

import sqlite3
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from handlers.clock import Bell, Clock
from handlers.receiving import Receiver
from playground.client import Person, Playground, wait_for
from playground.process import running_playground
from tests.way_process import WORLD, EchoMinga

RECOVERS_WITHIN = 10.0
AGAIN = " (perhaps again)"
LONG = "x" * 3000
"""So long that each update needs new pages."""


@pytest.fixture
def playground() -> Iterator[Playground]:
    with running_playground(WORLD, limits="off", strict=True) as running:
        yield running
        running.door.close()


@pytest.fixture
def minga(playground: Playground, tmp_path: Path) -> Iterator[EchoMinga]:
    more = {"MINGA_CHAT_SENDS_PER_SECOND": "1000", "MINGA_SENDS_PER_SECOND": "1000", "MINGA_POLL_TIMEOUT": "1"}
    echo = EchoMinga(playground, tmp_path, more, program="hurried_minga.py")
    echo.start()
    yield echo
    assert echo.stop() == 0


@pytest.fixture
def anna(playground: Playground, minga: EchoMinga) -> Person:
    anna = playground.person("anna")
    anna.starts()
    anna.waits_for("start", seconds=20)
    return anna


@contextmanager
def full(minga: EchoMinga) -> Iterator[None]:
    """No page can be added to the database."""
    mark = minga.folder / "full"
    mark.touch()
    yield
    mark.unlink()


@contextmanager
def locked(minga: EchoMinga) -> Iterator[None]:
    """Somebody else writes and does not come to an end."""
    with closing(sqlite3.connect(minga.folder / "minga.db", isolation_level=None, timeout=20)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


TROUBLES = [(full, "full"), (locked, "locked")]


@pytest.mark.parametrize(("trouble", "word"), TROUBLES)
def test_nothing_is_lost_and_it_goes_on_soon_after(minga: EchoMinga, anna: Person, trouble: object, word: str) -> None:
    asked = [f"{number} {LONG}" for number in range(30)]
    with trouble(minga):  # type: ignore[operator]
        for text in asked[:20]:
            anna.says(text)
        wait_for(lambda: minga.log.count(f"is {word}") >= 3, seconds=30, what="the trouble to be met several times")
        assert minga.process is not None
        assert minga.process.poll() is None, "it goes on trying"
    over = time.monotonic()
    for text in asked[20:]:
        anna.says(text)
    wait_for(lambda: len(heard(anna)) >= len(asked), seconds=RECOVERS_WITHIN, what="every answer")
    assert time.monotonic() - over <= RECOVERS_WITHIN
    assert Counter(heard(anna)) == Counter(asked)


@pytest.mark.parametrize(("trouble", "word"), TROUBLES)
def test_killed_in_trouble_the_next_one_goes_on(minga: EchoMinga, anna: Person, trouble: object, word: str) -> None:
    asked = [f"{number} {LONG}" for number in range(20)]
    with trouble(minga):  # type: ignore[operator]
        for text in asked:
            anna.says(text)
        wait_for(lambda: minga.log.count(f"is {word}") >= 1, seconds=30, what="the trouble to be met")
        minga.kill()
    minga.start()
    # What was on its way at the kill may not have arrived: said again it is marked, and answers all the same.
    wait_for(
        lambda: set(asked) <= {text.removesuffix(AGAIN) for text in heard(anna)},
        seconds=RECOVERS_WITHIN + 10,
        what="every answer",
    )
    unmarked = Counter(text for text in heard(anna) if not text.endswith(AGAIN))
    assert max(unmarked.values()) == 1


def test_however_long_it_lasts_it_is_tried_again_within_seconds() -> None:
    nothing: Any = None
    receiver = Receiver(nothing, nothing, Clock(), Bell(), 25)
    full_disk = sqlite3.OperationalError("database or disk is full")
    assert max(receiver._wait_after(full_disk) for _ in range(50)) <= 5


def heard(person: Person) -> list[str]:
    return [message.text for message in person.sees() if not message.from_me and message.text != "start"]
