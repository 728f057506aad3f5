"""A local Telegram for tests: in this process, or in one of its own."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playground.client import Playground
from playground.engine import Engine, Settings
from playground.server import ThreadedServer

_ROOT = Path(__file__).parent.parent


@contextmanager
def playground_in_thread(
    world: dict[str, Any] | None = None, *, limits: str = "off", strict: bool = False, messages_kept: int = 2000
) -> Iterator[Playground]:
    """A local Telegram in a thread of this process: starts within milliseconds."""
    server = ThreadedServer(Engine(Settings(limits, strict, world or {}, messages_kept)))
    server.start()
    playground = Playground(server.url)
    try:
        yield playground
    finally:
        playground.door.close()
        server.stop()


@contextmanager
def running_playground(
    world: dict[str, Any] | None = None,
    *,
    limits: str = "off",
    strict: bool = False,
    state: Path | None = None,
    port: int = 0,
) -> Iterator[Playground]:
    """A local Telegram as a process of its own, on a free port unless said; ended when left."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "world.json"
        file.write_text(json.dumps(world or {}), "utf-8")
        command = [sys.executable, "-m", "playground", "--port", str(port), "--limits", limits, "--world", str(file)]
        command += ["--strict"] if strict else []
        command += ["--state", str(state)] if state else []
        process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=_ROOT)  # noqa: S603
        playground = None
        try:
            playground = Playground(_address(process))
            yield playground
        finally:
            if playground is not None:
                playground.door.close()
            process.terminate()
            process.wait(10)
            if process.stdout:
                process.stdout.close()


def _address(process: subprocess.Popen[str]) -> str:
    line = process.stdout.readline() if process.stdout else ""
    if " at http" not in line:
        raise RuntimeError(f"the local Telegram did not start: {line}")
    return line.rpartition(" at ")[2].strip()
