"""Starting the local Telegram, and that its README says all of what it does."""

import asyncio
import io
import json
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path

import aiohttp
import pytest

import playground
from playground.api.methods import all_methods
from playground.client import Playground
from playground.process import playground_in_thread
from playground.side_door import clock, inline, managing, talking, trouble
from tests.playground_world import TOKEN, WORLD, Api

FOLDER = Path(playground.__file__).parent
README = (FOLDER / "README.md").read_text("utf-8")
ROUTES = [*managing.ROUTES, *clock.ROUTES, *trouble.ROUTES, *inline.ROUTES, *talking.ROUTES]


def start(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "playground", *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=30, cwd=FOLDER.parent, check=False)


def test_it_listens_on_loopback_only() -> None:
    done = start("--host", "0.0.0.0")
    assert (done.returncode, "loopback only" in done.stderr) == (2, True)


def test_ctrl_c_ends_it_without_a_word() -> None:
    command = [sys.executable, "-m", "playground", "--port", "0"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=FOLDER.parent
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline().startswith("Local Telegram at http://127.0.0.1:")
        process.send_signal(signal.SIGINT)
        assert process.communicate(timeout=20)[0] == ""
        assert process.returncode == 0


def test_a_port_in_use_is_told_in_a_sentence() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        done = start("--port", str(taken.getsockname()[1]))
    assert done.returncode == 2
    assert done.stderr.startswith("The local Telegram cannot start: ")


WRONG_WORLDS = [
    ("{", "world.json"),
    ("[]", "a world is a JSON object"),
    ('{"people": [{"key": "anna"}]}', "missing: first_name"),
    ('{"people": [{"key": "a", "first_name": "A", "colour": "blue"}]}', "unknown: colour"),
    ('{"groups": [{"key": "g", "title": "G", "members": ["nobody"]}]}', "there is no"),
    ('{"bots": [{"token": "nonsense", "username": "x_bot"}]}', "a token is"),
]


@pytest.mark.parametrize(("content", "text"), WRONG_WORLDS)
def test_a_wrong_world_file_is_told_in_a_sentence(tmp_path: Path, content: str, text: str) -> None:
    world = tmp_path / "world.json"
    world.write_text(content, "utf-8")
    done = start("--world", str(world))
    assert done.returncode == 2
    assert text in done.stderr


def test_ids_follow_from_keys_and_look_like_telegrams() -> None:
    ids = []
    for _ in range(2):
        with playground_in_thread(WORLD) as telegram:
            ids.append([telegram.person("anna").id, telegram.group_id("country"), telegram.group_id("small")])
    anna, country, small = ids[0]
    assert ids[0] == ids[1]
    assert 2**32 < anna < 2**53
    assert re.fullmatch(r"-100\d{10}", str(country))
    assert -(10**12) < small < 0


def test_the_shipped_world_is_a_world() -> None:
    with playground_in_thread(json.loads((FOLDER / "world.json").read_text("utf-8"))) as telegram:
        assert telegram.person("anna").commands() == []


@pytest.mark.parametrize("method", sorted(method.name for method in all_methods().values()))
def test_every_method_stands_in_the_readme(method: str) -> None:
    assert re.search(rf"\b{method}\b", README)


@pytest.mark.parametrize("path", sorted({route.path for route in ROUTES}))
def test_every_path_of_the_side_door_stands_in_the_readme(path: str) -> None:
    tail = re.sub(r"\{message:int\}", "{id}", path).removeprefix("/sim")
    assert tail in README or "/" + tail.rpartition("/")[2] in README


def test_a_request_that_is_too_large_is_refused() -> None:
    with playground_in_thread(WORLD) as telegram:
        answer = Api(telegram.base_url).send(
            "POST", f"/bot{TOKEN}/sendMessage", headers={"Content-Length": str(100 * 1024 * 1024)}
        )
    assert answer.refusal == (413, "Request Entity Too Large")


def test_pages_of_other_sites_are_kept_out() -> None:
    with playground_in_thread(WORLD) as telegram:
        api = Api(telegram.base_url)
        assert api.raw("GET", "/sim/state", headers={"Origin": "https://example.org"})[0] == 409
        assert api.raw("GET", "/sim/state", headers={"Host": "example.org"})[0] == 400


def test_requests_may_be_chunked_and_pipelined() -> None:
    with playground_in_thread(WORLD) as telegram:
        once = f"GET /bot{TOKEN}/getMe HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode()
        head = f"POST /bot{TOKEN}/getMe HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\n".encode()
        assert answered(telegram, once + head + b"3\r\na=b\r\n0\r\n\r\n" + once) == 3


def test_a_large_file_may_come_in_chunks() -> None:
    async def send(base_url: str, chat_id: int) -> int:
        form = aiohttp.FormData({"chat_id": str(chat_id)})
        form.add_field("document", io.BytesIO(b"x" * 20_000_000), filename="large.bin")
        address = f"{base_url}/bot{TOKEN}/sendDocument"
        async with aiohttp.ClientSession() as session, session.post(address, data=form, chunked=True) as response:
            return int((await response.json())["result"]["document"]["file_size"])

    with playground_in_thread(WORLD) as telegram:
        assert asyncio.run(send(telegram.base_url, telegram.person("anna").id)) == 20_000_000


def answered(telegram: Playground, request: bytes) -> int:
    """How many answers come back for these bytes."""
    port = int(telegram.base_url.rpartition(":")[2])
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.sendall(request)
        connection.settimeout(5)
        received = b""
        while received.count(b'"ok":true') < 3:
            received += connection.recv(65536)
    return received.count(b"HTTP/1.1 200 OK")
