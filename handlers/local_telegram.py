"""Minga beside the local Telegram: start it as a process of its own, fill it with people, let them in.

The one room, with the tests, that imports `playground`; it speaks with it over HTTP like everybody else.
"""

import json
import secrets
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from data import demonstration
from data.demonstration import DemonstrationWorld, Player
from data.memory import Memory, Store
from data.model import Person
from handlers.errors import BorderError
from handlers.settings import Settings
from playground.client import Playground

ADDRESS = "http://127.0.0.1:8014"
TOKEN = "7000000001:the-local-telegram-lets-everybody-in"  # noqa: S105  # opens nothing but the local Telegram
USERNAME = "minga_local_bot"
FOLDER = Path("var")
ROOT = Path(__file__).parent.parent
STARTS_WITHIN = 15.0


class LocalTelegramError(BorderError):
    """The local Telegram did not start. Is something else using port 8014?"""


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
def local_telegram(store: Store, address: str = ADDRESS) -> Iterator[LocalTelegram]:
    """Use the local Telegram that runs already, or start one and stop it at the end.

    Whichever of the two processes is killed, the other goes on and takes it up again. Raises `LocalTelegramError`.
    """
    playground = Playground(address)
    process = None if _answers(playground) else _start(store, address)
    try:
        _wait(playground, process)
        yield LocalTelegram(address, playground)
    finally:
        if process:
            process.terminate()
            process.wait(10)


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
    coordinator = next(player for player in inside if player.role == "coordinator")
    local.playground.person(coordinator.key).say(f"/bind@{USERNAME}", world.group_key)


def world_of(world: DemonstrationWorld, memory: Memory) -> dict[str, Any]:
    """Give the people and the group as the local Telegram reads them."""
    members = [player.key for player in world.players if not player.stranger]
    coordinators = [player.key for player in world.players if player.role == "coordinator"]
    group = {
        "key": world.group_key,
        "title": world.group_title,
        "type": "supergroup",
        "members": [*members, f"@{USERNAME}"],
        "administrators": [*coordinators, f"@{USERNAME}"],
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


def _start(store: Store, address: str) -> subprocess.Popen[bytes]:
    FOLDER.mkdir(exist_ok=True)
    file = FOLDER / "playground-world.json"
    with store.look() as memory:
        file.write_text(json.dumps(world_of(demonstration.read(), memory)), encoding="utf-8")
    port = address.rpartition(":")[2]
    command = [sys.executable, "-m", "playground", "--port", port, "--world", str(file.resolve())]
    command += ["--state", str((FOLDER / "playground-state.json").resolve())]
    # A process group of its own: killing Minga, even by -9, leaves the local Telegram alone, and the other way round.
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, start_new_session=True)  # noqa: S603


def _wait(playground: Playground, process: subprocess.Popen[bytes] | None) -> None:
    until = time.monotonic() + STARTS_WITHIN
    while not _answers(playground):
        if time.monotonic() > until or (process and process.poll() is not None):
            raise LocalTelegramError
        time.sleep(0.05)


def _answers(playground: Playground) -> bool:
    try:
        playground.clock.now()
    except OSError:
        return False
    return True
