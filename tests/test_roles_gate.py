"""A second process on one SQLite file is turned away at the gate, before Minga herself is imported."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from data.file_locks import hold, holder_of_file
from handlers.gate import refuse_a_second, sqlite_file

ROOT = Path(__file__).parent.parent

FILES = [
    ("sqlite:///var/minga.db", "var/minga.db"),
    ("sqlite:////srv/minga.db?mode=rw", "/srv/minga.db"),
    ("sqlite+pysqlite:///minga.db", "minga.db"),
    ("minga.db", "minga.db"),
    ("postgresql://somewhere/minga", None),
    ("postgresql:///minga", None),
    ("sqlite://", None),
]

LOOK = """
import os, sys
from handlers.gate import refuse_a_second
try:
    refuse_a_second([], os.environ)
finally:
    print([name for name in ("sqlalchemy", "telegram", "bot", "handlers.command_line") if name in sys.modules])
"""


@pytest.mark.parametrize(("url", "file"), FILES)
def test_the_gate_knows_the_file_of_a_url(url: str, file: str | None) -> None:
    assert sqlite_file(url) == (Path(file) if file else None)


def test_a_second_is_refused_with_the_holders_name_and_nothing_imported(tmp_path: Path) -> None:
    database = tmp_path / "minga.db"
    environment = os.environ | {"MINGA_DATABASE_URL": f"sqlite:///{database}", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", LOOK]
    with hold(database, "poller"):
        second = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert second.returncode == 1
    assert second.stdout == "[]\n"
    refusal = f"minga: Somebody else is the poller of this memory: minga process {os.getpid()} on "
    assert second.stderr.startswith(refusal)


def test_commands_and_whoever_comes_after_pass_the_gate(tmp_path: Path) -> None:
    database = tmp_path / "minga.db"
    environment = {"MINGA_DATABASE_URL": str(database)}
    with hold(database, "poller"):
        refuse_a_second(["doctor"], environment)
        with pytest.raises(SystemExit, match="the poller of this memory"):
            refuse_a_second([], environment)
    refuse_a_second([], environment)
    assert holder_of_file(database, "poller") is None
