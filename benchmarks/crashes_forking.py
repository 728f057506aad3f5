"""Minga from a process that has imported everything already: a life costs what Minga does, not what Python does.

Each life is a process of its own all the same, with its own connections and its own end.
"""

import os
import sys
import time
import warnings
from dataclasses import dataclass, field
from functools import cache
from multiprocessing import get_context
from multiprocessing.context import ForkServerContext, ForkServerProcess
from pathlib import Path

from tests.way_process import EchoMinga

PROGRAM = "benchmarks.crashes_minga"
THE_PROGRAM_HERE = ("benchmarks.crashes_hindering", "benchmarks.crashes_killing", "benchmarks.crashes_waiting")
READY_WITHIN = 60.0


@dataclass
class ForkedMinga(EchoMinga):
    """As its kin, which start with nothing imported."""

    child: ForkServerProcess | None = field(default=None)

    @property
    def alive(self) -> bool:
        """Whether it is at work, or on its way there."""
        return self.child is not None and self.child.is_alive()

    def start(self, wait: bool = True) -> None:
        """Begin a life, and unless told otherwise wait until it is ready."""
        log = self.folder / "minga.log"
        log.touch()
        before = log.stat().st_size
        self.child = prepared().Process(target=be, args=(self.environment(), log), daemon=True)
        self.child.start()
        until = time.monotonic() + READY_WITHIN
        while wait and b"ready in" not in since(log, before):
            if not self.child.is_alive() or time.monotonic() > until:
                raise RuntimeError(f"it did not start: {self.log[-4000:]}")
            time.sleep(0.01)

    def kill(self) -> None:
        """End it without a word of warning."""
        if self.child is not None:
            self.child.kill()
            self.child.join(10)

    def stop(self, with_signal: int = 15) -> int:
        """End it as a service manager does; gives its exit code."""
        if self.child is None or self.child.pid is None:
            return -1
        if self.child.is_alive():
            os.kill(self.child.pid, with_signal)
        self.child.join(10)
        return -1 if self.child.exitcode is None else self.child.exitcode


@cache
def prepared() -> ForkServerContext:
    """Where processes are made that have everything imported."""
    context = get_context("forkserver")
    # Whoever is started imports the program that runs here, too: what that imports must be there as well.
    context.set_forkserver_preload([PROGRAM, *THE_PROGRAM_HERE])
    return context


def be(environment: dict[str, str], log: Path) -> None:
    """What a new process does: become Minga, and write into the log whatever is said."""
    with log.open("ab") as file:
        os.dup2(file.fileno(), sys.stdout.fileno())
        os.dup2(file.fileno(), sys.stderr.fileno())
    os.environ.clear()
    os.environ.update(environment)
    warnings.simplefilter("error")
    from benchmarks.crashes_minga import main  # noqa: PLC0415  # there already in whoever made this process

    sys.exit(main())


def since(log: Path, size: int) -> bytes:
    """What has been written after so many bytes."""
    with log.open("rb") as file:
        file.seek(size)
        return file.read()
