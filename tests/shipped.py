"""The shipped network in a memory of the test's own: seeded once a session, copied for each test."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.assistant import Assistant
from bot.directory import Directory, load
from data import gazetteer, network
from data.memory import Store, open_memory
from data.seeding import seed
from tests.conversation import Conversation

A_MONDAY = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


@pytest.fixture(scope="session")
def shipped_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("shipped") / "memory.db"
    store = open_memory(file)
    with store.begin() as memory:
        seed(memory, gazetteer.read(), network.read(), A_MONDAY, demonstration=True)
        memory.settings.set("me", {"user_id": 7, "username": "minga_bot", "sees_everything": False})
    store.close()
    return file


@pytest.fixture
def shipped(shipped_template: Path, tmp_path: Path) -> Iterator[Store]:
    """A memory with the shipped places and facts."""
    store = open_memory(shutil.copy(shipped_template, tmp_path / "shipped.db"))
    yield store
    store.close()


@pytest.fixture(scope="module")
def shipped_store(shipped_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """One memory with the shipped places and facts for all tests of a file."""
    store = open_memory(shutil.copy(shipped_template, tmp_path_factory.mktemp("shared") / "shipped.db"))
    yield store
    store.close()


@pytest.fixture(scope="session")
def shipped_directory(shipped_template: Path) -> Directory:
    """The name index of the shipped network: every copy of the template has the same version of it."""
    store = open_memory(shipped_template)
    with store.look() as memory:
        directory = load(memory)
    store.close()
    return directory


@pytest.fixture
def conversation(shipped: Store, shipped_directory: Directory) -> Conversation:
    """Everybody but the stranger has been let in, and the group is bound."""
    conversation = Conversation(shipped, A_MONDAY, Assistant("fr", "Europe/Paris", shipped_directory))
    conversation.let_everybody_in()
    return conversation
