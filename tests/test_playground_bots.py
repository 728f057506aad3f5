"""python-telegram-bot, aiogram and a bare aiohttp bot run against the local Telegram, polling and by webhook."""

import asyncio
import socket
from collections.abc import Iterator

import pytest

from playground.client import Person, Playground
from playground.process import playground_in_thread
from tests.playground_bots import Runs, aiogram_bot, ptb_bot, raw_bot
from tests.playground_world import WORLD

BOTS = {"python-telegram-bot": ptb_bot, "aiogram": aiogram_bot, "aiohttp": raw_bot}


@pytest.fixture
def playground() -> Iterator[Playground]:
    with playground_in_thread(WORLD, strict=True) as playground:
        yield playground


@pytest.fixture
def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])


@pytest.mark.parametrize("way", ["polling", "webhook"])
@pytest.mark.parametrize("library", BOTS)
async def test_an_echo_bot_with_buttons_files_and_edits_runs(
    playground: Playground, free_port: int, library: str, way: str
) -> None:
    bot: Runs = BOTS[library]
    async with bot(playground.base_url, free_port if way == "webhook" else None):
        await asyncio.to_thread(talk, playground.person("anna"))
    refused = [(call.method, call.answer) for call in playground.calls() if call.status not in {0, 200}]
    assert refused == []
    assert [call.unused_parameters for call in playground.calls() if call.unused_parameters] == []


def talk(anna: Person) -> None:
    said = anna.say("Chiloé")
    answer = anna.waits_for("Chiloé", after=said)
    assert answer.html == "<b>Chiloé</b>"
    assert answer.reply_to == said.id
    assert answer.labels == ["Again"]
    assert anna.presses("Again").text == "Pressed"
    edited = anna.waits_for("edited", after=answer)
    assert edited.id == answer.id
    assert edited.edited
    sent = anna.sends_file("abc.txt", b"abc")
    back = anna.waits_for(lambda one: one.kind == "document", after=sent)
    assert back.file is not None
    assert (back.file.name, anna.downloads(back)) == ("abc.txt", b"cba")
