"""Starts, kills and stops tests/echo_minga.py beside a local Telegram."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playground.client import Playground

ROOT = Path(__file__).parent.parent
TOKEN = "7000000001:local-telegram"
EVERYTHING = "TESTS_AT_DEBUG"
"""The variable of the environment that has everything logged; see tests/at_debug.py."""
WORLD: dict[str, Any] = {
    "bots": [{"token": TOKEN, "username": "echo_bot", "first_name": "Echo"}],
    "people": [
        {"key": "anna", "first_name": "Anna", "language_code": "fr"},
        {"key": "diego", "first_name": "Diego", "language_code": "es"},
    ],
}


@dataclass
class EchoMinga:
    """A process with an EchoMind, on a memory of its own."""

    playground: Playground
    folder: Path
    more: dict[str, str] = field(default_factory=dict)
    process: subprocess.Popen[bytes] | None = None
    program: str = "echo_minga.py"
    """A file of tests/, or the name of a module, or a path from tests/."""
    url: str | None = None
    """Another memory than an SQLite file in the folder."""

    @property
    def alive(self) -> bool:
        return self.process is not None and self.process.poll() is None

    @property
    def log(self) -> str:
        return (self.folder / "minga.log").read_text("utf-8")

    @property
    def database(self) -> str:
        return self.url or f"sqlite:///{self.folder / 'minga.db'}"

    def inbox(self) -> int:
        """How many updates have ever been kept."""
        return self._count("SELECT count(*) FROM inbox")

    def sent(self) -> int:
        """How many messages are known to have been sent."""
        return self._count("SELECT count(*) FROM outbox WHERE state = 'sent'")

    def _count(self, question: str) -> int:
        with closing(sqlite3.connect(self.folder / "minga.db")) as database:
            return int(database.execute(question).fetchone()[0])

    def environment(self) -> dict[str, str]:
        clean = {name: value for name, value in os.environ.items() if not name.startswith("MINGA_")}
        return clean | {
            "PYTHONPATH": str(ROOT),
            "PYTHONWARNINGS": "error",
            "MINGA_TELEGRAM_TOKEN": TOKEN,
            "MINGA_BASE_URL": f"{self.playground.base_url}/bot",
            "MINGA_BASE_FILE_URL": f"{self.playground.base_url}/file/bot",
            "MINGA_SIDE_DOOR": self.playground.base_url,
            "MINGA_DATABASE_URL": self.database,
            "MINGA_LOG_LEVEL": os.environ.get(EVERYTHING, "INFO"),
            **self.more,
        }

    def start(self, wait: bool = True) -> None:
        readies = self.log.count("ready in") if (self.folder / "minga.log").exists() else 0
        with (self.folder / "minga.log").open("ab") as log:
            is_file = self.program.endswith(".py")
            program = [str(ROOT / "tests" / self.program)] if is_file else ["-m", self.program]
            command = [sys.executable, *program]
            self.process = subprocess.Popen(command, cwd=ROOT, env=self.environment(), stdout=log, stderr=log)
        until = time.monotonic() + 60
        while wait and self.log.count("ready in") == readies:
            if self.process.poll() is not None or time.monotonic() > until:
                raise RuntimeError(f"it did not start: {self.log}")
            time.sleep(0.02)

    def kill(self) -> None:
        assert self.process is not None
        self.process.kill()
        self.process.wait(10)

    def stop(self, with_signal: int = signal.SIGTERM) -> int:
        """End it as a service manager does; gives its exit code."""
        assert self.process is not None
        if self.process.poll() is None:
            self.process.send_signal(with_signal)
        return self.process.wait(10)
