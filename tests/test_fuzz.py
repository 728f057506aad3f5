"""Random updates, damaged ones among them, raise nothing in the mind. See benchmarks/fuzz.py for many more."""

import shutil
from pathlib import Path

import pytest

from benchmarks.fuzz import fuzz, let_in
from data.memory import open_memory


@pytest.mark.parametrize("seed", [20140704])
def test_random_updates_raise_nothing(shipped_template: Path, tmp_path: Path, seed: int) -> None:
    store = open_memory(shutil.copy(shipped_template, tmp_path / "fuzz.db"))
    let_in(store)
    broken = fuzz(store, 300, seed)
    store.close()
    assert broken == []
