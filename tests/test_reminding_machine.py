"""Each wanted reminder is said once, or marked late, or reported; nothing of what was moved or cancelled ever is.

MINGA_REMINDER_SEQUENCES=10000 MINGA_REMINDER_RANDOM=7 pytest tests/test_reminding_machine.py

runs as many sequences as one likes, others for each number. What fails is shown as it was drawn: making it shorter
takes minutes, and twelve steps can be read.
"""

import os
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from bot.directory import load
from data.memory import open_memory
from tests.garbage import rarely_collected
from tests.reminded_machine import Machine

SEQUENCES = int(os.environ.get("MINGA_REMINDER_SEQUENCES", "12"))
SEED = os.environ.get("MINGA_REMINDER_RANDOM")


def test_whatever_happens_each_reminder_is_said_once_and_in_time_or_accounted_for(sqlite_template: Path) -> None:
    shared = Path("/dev/shm")
    with TemporaryDirectory(dir=shared if shared.is_dir() else None) as folder:
        store = open_memory(shutil.copy(sqlite_template, Path(folder) / "memory.db"))
        profile = settings(
            max_examples=SEQUENCES,
            stateful_step_count=12,
            deadline=None,
            derandomize=SEED is None,
            suppress_health_check=list(HealthCheck),
            database=None,
            phases=[Phase.generate],
        )
        with store.look() as memory:
            machine = type("MachineHere", (Machine,), {"store": store, "directory": load(memory)})
        if SEED is not None:
            seed(int(SEED))(machine)
        try:
            with rarely_collected():
                run_state_machine_as_test(machine, settings=profile)
        finally:
            store.close()
