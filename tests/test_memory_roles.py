"""Roles are held by one process at a time; a second one is told who the first is; a killed one holds nothing."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from data.errors import RoleTaken
from data.memory import Store

HOLD = """
import sys
from data.memory import open_memory
with open_memory(sys.argv[1]).roles.hold("poller"):
    print("held", flush=True)
    sys.stdin.read()
"""


@contextmanager
def another_process_that_polls(store: Store) -> Iterator[subprocess.Popen[str]]:
    url = store.engine.url.render_as_string(hide_password=False)
    command = [sys.executable, "-c", HOLD, url]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def test_a_second_holder_is_told_who_the_first_is(store: Store) -> None:
    with another_process_that_polls(store) as first:
        with pytest.raises(RoleTaken, match=f"poller of this memory: minga process {first.pid} on .* since 20"):
            take(store, "poller")
        take(store, "planner")


def test_whoever_is_killed_holds_nothing(store: Store) -> None:
    with another_process_that_polls(store) as first:
        first.kill()
        first.wait()
        take(store, "poller", patience=50)


def test_a_role_let_go_can_be_taken_again(store: Store) -> None:
    take(store, "sender")
    take(store, "sender", patience=50)


def test_who_holds_a_role_may_write(store: Store) -> None:
    with store.roles.hold("sender"), store.begin() as memory:
        memory.settings.set("bot", {"username": "minga"})


def take(store: Store, role: str, patience: int = 0) -> None:
    """Take a role for a moment; PostgreSQL takes a while to notice that a connection is gone."""
    while True:
        try:
            with store.roles.hold(role) as held:
                assert held.still()
                return
        except RoleTaken:
            if not patience:
                raise
            patience -= 1
            subprocess.run(["sleep", "0.1"], check=True)
