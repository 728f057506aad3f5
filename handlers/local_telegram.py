"""Minga beside the local Telegram: start it as a process of its own, fill it with people, let them in.

The one room, with the tests, that imports `playground`; it speaks with it over HTTP like everybody else.
"""

import json
import os
import secrets
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from http.client import HTTPException
from pathlib import Path
from typing import Any

from data import demonstration
from data.demonstration import DemonstrationWorld, Player
from data.memory import Memory, Store
from data.model import Person
from handlers.errors import BorderError
from handlers.settings import Settings
from playground.client import Playground
from playground.client_http import RefusedError

DEFAULT_PORT = 8014
TOKEN = "7000000001:the-local-telegram-lets-everybody-in"  # noqa: S105  # opens nothing but the local Telegram
USERNAME = "minga_local_bot"
FOLDER = Path("var")
PROCESS = "playground.pid"
ROOT = Path(__file__).parent.parent
STARTS_WITHIN = 15.0


class LocalTelegramError(BorderError):
    """The local Telegram did not start."""


@dataclass(frozen=True, slots=True)
class LocalTelegram:
    """A local Telegram that answers at `address`."""

    address: str
    playground: Playground

    def settings(self, settings: Settings) -> Settings:
        """Give the settings with which Minga speaks to it, through the same code as to the real one."""
        return replace(
            settings,
            telegram_token=TOKEN,
            base_url=f"{self.address}/bot",
            base_file_url=f"{self.address}/file/bot",
            side_door=self.address,
        )


@contextmanager
def local_telegram(store: Store, port: int = DEFAULT_PORT) -> Iterator[LocalTelegram]:
    """Use the local Telegram that runs already, or start one and stop it at the end.

    Whichever of the two processes is killed, the other goes on and takes it up again. Raises `LocalTelegramError`.
    """
    address = f"http://127.0.0.1:{port}"
    playground = Playground(address)
    if not _answers(playground):
        _wait(playground, _start(store, port), port)
    try:
        yield LocalTelegram(address, playground)
    finally:
        playground.door.close()
        _stop(port)


def let_in(store: Store, local: LocalTelegram, code: str | None) -> None:
    """Let the people of the demonstration in, as they would come: the coordinator by the code, the others invited.

    Does nothing when there is a coordinator already (`code` is None).
    """
    if code is None:
        return
    world = demonstration.read()
    inside = [player for player in world.players if not player.stranger]
    with store.begin() as memory:
        tokens = {player.key: _invitation(player, memory) for player in inside if player.role != "coordinator"}
    for player in sorted(inside, key=lambda one: one.role != "coordinator"):
        local.playground.person(player.key).say(f"/start {tokens.get(player.key, code)}")
    coordinator = local.playground.person(next(player.key for player in inside if player.role == "coordinator"))
    coordinator.adds(f"@{USERNAME}", world.group_key)
    coordinator.promotes(f"@{USERNAME}", world.group_key)
    coordinator.say(f"/lier@{USERNAME}", world.group_key)


def world_of(world: DemonstrationWorld, memory: Memory) -> dict[str, Any]:
    """Give the people and the group as the local Telegram reads them."""
    members = [player.key for player in world.players if not player.stranger]
    coordinators = [player.key for player in world.players if player.role == "coordinator"]
    group = {
        "key": world.group_key,
        "title": world.group_title,
        "type": "supergroup",
        "members": members,
        "administrators": coordinators,
    }
    bot = {"token": TOKEN, "username": USERNAME, "first_name": "Minga"}
    return {"bots": [bot], "people": [_account(one, memory) for one in world.players], "groups": [group]}


def _account(player: Player, memory: Memory) -> dict[str, Any]:
    person = memory.people.by_key(player.key) or Person(
        0, player.key, player.given_name or "", player.family_name or ""
    )
    return {
        "key": player.key,
        "first_name": person.given_name,
        "last_name": person.family_name,
        "language_code": player.language,
        "time_zone": player.zone,
        "started": not player.stranger,
    }


def _invitation(player: Player, memory: Memory) -> str:
    token = secrets.token_urlsafe(18)
    person = memory.people.by_key(player.key)
    until = datetime.now(UTC) + timedelta(hours=1)
    memory.invitations.add(token, player.role, until, name=player.key, person_id=person.id if person else None)
    return token


def _start(store: Store, port: int) -> "subprocess.Popen[bytes]":
    FOLDER.mkdir(exist_ok=True)
    file = _file("playground-world.json", port)
    with store.look() as memory:
        file.write_text(json.dumps(world_of(demonstration.read(), memory)), encoding="utf-8")
    command = [sys.executable, "-m", "playground", "--port", str(port), "--world", str(file.resolve())]
    command += ["--state", str(_file("playground-state.json", port).resolve())]
    # A process group of its own: killing Minga, even by -9, leaves the local Telegram alone, and the other way round.
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, start_new_session=True)  # noqa: S603
    _file(PROCESS, port).write_text(str(process.pid), encoding="utf-8")
    return process


def _file(name: str, port: int) -> Path:
    """A file of the local Telegram at a port: two of them, side by side, share none."""
    stem, dot, kind = name.rpartition(".")
    return FOLDER / (name if port == DEFAULT_PORT else f"{stem}-{port}{dot}{kind}")


def _stop(port: int) -> None:
    """End the local Telegram that this Minga, or one that was killed before her, has started."""
    file = _file(PROCESS, port)
    if not file.exists():
        return
    with suppress(ProcessLookupError, PermissionError, ValueError):
        os.kill(int(file.read_text(encoding="utf-8")), signal.SIGTERM)
    file.unlink()


def _wait(playground: Playground, process: "subprocess.Popen[bytes]", port: int) -> None:
    until = time.monotonic() + STARTS_WITHIN
    while not _answers(playground):
        if process.poll() is not None or time.monotonic() > until:
            _stop(port)
            raise LocalTelegramError(
                f"The local Telegram did not start on port {port}. If another program uses that port, choose "
                f"another one: python bot.py --port {port + 1}, or MINGA_PLAYGROUND_PORT={port + 1}."
            )
        time.sleep(0.05)


def _answers(playground: Playground) -> bool:
    try:
        playground.clock.now()
    except (OSError, HTTPException, RefusedError, ValueError, LookupError):
        # Nobody is there, or somebody else than a local Telegram.
        return False
    return True
