import json
import socket
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from playground.client import Person, Playground, wait_for
from playground.process import running_playground
from tests.way_process import WORLD, EchoMinga

SECRET = "between-us"


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])


@pytest.fixture(scope="module")
def playground() -> Iterator[Playground]:
    with running_playground(WORLD, strict=True) as running:
        yield running
        running.door.close()


@pytest.fixture(scope="module")
def minga(playground: Playground, tmp_path_factory: pytest.TempPathFactory) -> Iterator[EchoMinga]:
    port = free_port()
    more = {
        "MINGA_WEBHOOK_URL": f"http://127.0.0.1:{port}/telegram",
        "MINGA_WEBHOOK_SECRET": SECRET,
        "MINGA_WEBHOOK_PORT": str(port),
        "MINGA_HEALTH_PORT": str(free_port()),
    }
    echo = EchoMinga(playground, tmp_path_factory.mktemp("echo"), more)
    echo.start()
    yield echo
    assert echo.stop() == 0


@pytest.fixture(scope="module")
def anna(playground: Playground, minga: EchoMinga) -> Person:
    anna = playground.person("anna")
    anna.starts()
    anna.waits_for("start", seconds=10)
    return anna


def post(minga: EchoMinga, body: bytes, secret: str | None = SECRET) -> int:
    headers = {"X-Telegram-Bot-Api-Secret-Token": secret} if secret else {}
    request = urllib.request.Request(minga.more["MINGA_WEBHOOK_URL"], body, headers)
    try:
        with urllib.request.urlopen(request, timeout=5) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        error.close()
        return error.code


def test_what_telegram_brings_is_answered_in_order(anna: Person) -> None:
    for number in range(3):
        anna.says(f"question {number}")
    anna.waits_for("question 2")
    assert [one.text for one in anna.sees() if not one.from_me] == ["start", *(f"question {n}" for n in range(3))]


def test_the_same_update_twice_is_handled_once(anna: Person, minga: EchoMinga) -> None:
    body = json.dumps(update_from(anna, 77, "twice?")).encode()
    assert [post(minga, body), post(minga, body)] == [200, 200]
    anna.waits_for("twice?")
    anna.says("after")
    anna.waits_for("after")
    assert [one.text for one in anna.sees()].count("twice?") == 1


def update_from(person: Person, number: int, text: str) -> dict[str, Any]:
    user = {"id": person.id, "first_name": "Anna"}
    chat, sender = {**user, "type": "private"}, {**user, "is_bot": False}
    return {"update_id": number, "message": {"message_id": 9, "date": 1, "chat": chat, "from": sender, "text": text}}


@pytest.mark.parametrize("secret", [None, "", "guessed", SECRET + "x"])
def test_who_does_not_know_the_secret_is_not_heard(minga: EchoMinga, anna: Person, secret: str | None) -> None:
    before = minga.inbox()
    assert post(minga, json.dumps(update_from(anna, 78, "forged")).encode(), secret) == 403
    assert minga.inbox() == before


@pytest.mark.parametrize("body", [b"", b"[]", b"{}", b"{", b'{"update_id": "1"}', b" " * 5_000_000])
def test_what_is_no_update_is_refused(minga: EchoMinga, anna: Person, body: bytes) -> None:
    assert post(minga, body) == 400


def test_health_tells_numbers_and_nothing_else(minga: EchoMinga, anna: Person) -> None:
    address = f"http://127.0.0.1:{minga.more['MINGA_HEALTH_PORT']}/health"
    with urllib.request.urlopen(address, timeout=5) as answer:
        health = json.load(answer)
    assert health["ok"]
    assert health["inbox"]["done"] >= 1
    assert sum(health["outbox"].values()) >= 1


def test_a_port_that_is_taken_is_told(minga: EchoMinga, playground: Playground, tmp_path: Path) -> None:
    second = EchoMinga(playground, tmp_path, {"MINGA_HEALTH_PORT": minga.more["MINGA_HEALTH_PORT"]})
    second.start(wait=False)
    assert second.process is not None
    wait_for(lambda: second.process is not None and second.process.poll() is not None, seconds=15)
    assert second.process.returncode == 1
    assert "is the port taken?" in second.log
