"""The port of the local Telegram: chosen, impossible, taken."""

import socket
from dataclasses import replace
from pathlib import Path

import pytest

from data.memory import Store
from handlers import local_telegram
from handlers.command_line import parser, port_of
from handlers.errors import SettingsError
from handlers.gate import refuse_a_second
from handlers.local_telegram import LocalTelegramError
from handlers.settings import Settings
from playground.client import Playground


@pytest.mark.parametrize(
    ("arguments", "port"), [([], 8014), (["--port", "8015"], 8015), (["chat", "--port=8016"], 8016), (["chat"], 8014)]
)
def test_the_command_line_chooses_a_port(arguments: list[str], port: int) -> None:
    assert port_of(parser().parse_args(arguments), Settings()) == port


def test_the_command_line_goes_before_the_environment() -> None:
    settings = replace(Settings(), playground_port=9000)
    assert port_of(parser().parse_args([]), settings) == 9000
    assert port_of(parser().parse_args(["--port", "9001"]), settings) == 9001


def test_a_port_that_none_can_be_is_refused() -> None:
    with pytest.raises(SettingsError, match="1 to 65535"):
        port_of(parser().parse_args(["--port", "70000"]), Settings())


def test_a_port_does_not_open_the_gate_for_a_second_process(tmp_path: Path) -> None:
    refuse_a_second(["--port", "8015"], {"MINGA_DATABASE_URL": f"sqlite:///{tmp_path}/minga.db"})


def test_a_taken_port_is_said_with_what_to_do(shipped: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(local_telegram, "FOLDER", tmp_path)
    monkeypatch.setattr(Playground, "__init__", lambda self, address: None)
    monkeypatch.setattr(local_telegram, "_answers", lambda _: False)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with (
            pytest.raises(LocalTelegramError, match=rf"port {port}.*MINGA_PLAYGROUND_PORT"),
            local_telegram.local_telegram(shipped, port),
        ):
            pass
    assert not list(tmp_path.glob("*.pid*"))
