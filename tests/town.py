"""A town to test Minga in: a local Telegram with the country group, and Minga as a process of her own."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from data.memory import open_memory
from playground.client import Person, Playground
from playground.process import running_playground
from tests.way_process import TOKEN, EchoMinga

GROUP = "country-group"
BOT = "minga_bot"
WORLD: dict[str, Any] = {
    "bots": [{"token": TOKEN, "username": BOT, "first_name": "Minga"}],
    "people": [
        {"key": "claire", "first_name": "Claire", "language_code": "fr", "time_zone": "Europe/Paris", "started": True},
        {"key": "anna", "first_name": "Anna", "language_code": "fr", "time_zone": "Europe/Paris", "started": True},
        {
            "key": "diego",
            "first_name": "Diego",
            "language_code": "es",
            "time_zone": "America/Santiago",
            "started": True,
        },
        {
            "key": "alex",
            "first_name": "<b>Alex</b> & Co",
            "language_code": "en",
            "time_zone": "Europe/London",
            "started": True,
        },
    ],
    "groups": [
        {
            "key": GROUP,
            "title": "Groupe-pays <Chili> & amis",
            "type": "supergroup",
            "members": ["claire", "anna", "diego", f"@{BOT}"],
            "administrators": ["claire"],
        }
    ],
}


@dataclass
class Town:
    """The people, the clock, and Minga's process."""

    playground: Playground
    minga: EchoMinga

    def person(self, key: str) -> Person:
        return self.playground.person(key)

    def let_in(self, *keys: str) -> None:
        """Bring the first coordinator in by the code, the others by invitations, and bind the group."""
        claire = self.person("claire")
        claire.say("/start the-code-of-the-test")
        claire.waits_for("Bienvenue")
        for key in keys:
            before = claire.say("/invite")
            link = claire.waits_for("https://t.me", after=before).text.split("start=")[1].split()[0]
            self.person(key).say(f"/start {link}")
            self.person(key).waits_for("👁")
        claire.say(f"/bind@{BOT}", GROUP)
        claire.waits_for("👁", GROUP)


@pytest.fixture
def town(shipped_template: Path, tmp_path: Path) -> Iterator[Town]:
    """Nobody has been let in yet; the code of the first coordinator is known. Minga is at work."""
    shutil.copy(shipped_template, tmp_path / "minga.db")
    store = open_memory(tmp_path / "minga.db")
    with store.begin() as memory:
        memory.invitations.add("the-code-of-the-test", "coordinator", datetime.now(UTC) + timedelta(days=400))
    store.close()
    with running_playground(WORLD, limits="off", strict=True) as playground:
        minga = EchoMinga(playground, tmp_path, program="whole_minga.py")
        minga.start()
        try:
            yield Town(playground, minga)
        finally:
            minga.stop()
            playground.door.close()
