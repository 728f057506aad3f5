"""One local Telegram and one process with an EchoMind for all tests of a file, and somebody new in every test."""

from collections.abc import Iterator

import pytest

from playground.client import Call, Person, Playground
from playground.process import running_playground
from tests.way_process import WORLD, EchoMinga


@pytest.fixture(scope="module")
def playground() -> Iterator[Playground]:
    with running_playground(WORLD, limits="harsh", strict=True) as running:
        yield running
        running.door.close()


@pytest.fixture(scope="module")
def minga(playground: Playground, tmp_path_factory: pytest.TempPathFactory) -> Iterator[EchoMinga]:
    echo = EchoMinga(playground, tmp_path_factory.mktemp("echo"), {"MINGA_LOG_LEVEL": "DEBUG"})
    echo.start()
    yield echo
    assert echo.stop() == 0


@pytest.fixture
def person(playground: Playground, minga: EchoMinga, request: pytest.FixtureRequest) -> Iterator[Person]:
    """Somebody new in every test, so that no test sees another's messages or limits."""
    someone = playground.add_person(f"p{abs(hash(request.node.name))}", "Someone", started=True)
    yield someone
    playground.no_faults()


def heard(person: Person) -> list[str]:
    """What she said to this person, oldest first."""
    return [message.text for message in person.sees() if not message.from_me]


def to(call: Call, person: Person) -> bool:
    return str(call.parameters.get("chat_id")) == str(person.id)
