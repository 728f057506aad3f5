"""Opening the memory: which one, what it is seeded with, and how the first coordinator gets in."""

import secrets
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from data import gazetteer, network
from data.memory import Memory, Store, open_memory
from data.seeding import seed
from handlers.errors import SettingsError
from handlers.gate import url_to_open
from handlers.settings import Settings

CODE_LASTS = timedelta(days=7)
FACTS_VERSION = 1
"""Counts up when the shipped facts change, so that they are read again at the next start and not at every one."""


def open_for(settings: Settings, say: Callable[[str], None] = lambda _: None) -> Store:
    """Open the memory that the settings mean, seeded with the shipped facts.

    Without a token it is the playground's own, so that demonstration and real members never meet. `say` is told when
    it takes long. Raises `SettingsError` when a database of the one kind is opened as the other.
    """
    store = open_memory(database_url(settings))
    with store.begin() as memory:
        _refuse_the_wrong_kind(memory, settings)
        known = memory.settings.get("facts")
        if known != _facts(settings):
            say("Reading the gazetteer and the facts of the network …")
            demonstration = settings.local
            seed(memory, gazetteer.read(), network.read(), datetime.now(UTC), demonstration=demonstration)
            memory.settings.set("facts", _facts(settings))
    return store


def database_url(settings: Settings) -> str:
    """Give the database to open: without a token and without another word, the playground's own."""
    return url_to_open(settings.telegram_token, settings.database_url)


def first_code(memory: Memory, now: datetime) -> str | None:
    """Make the one-time code by which the first coordinator enters; None when there is one already."""
    if memory.members.coordinators():
        return None
    code = secrets.token_urlsafe(12)
    memory.invitations.add(code, "coordinator", now + CODE_LASTS)
    return code


def _facts(settings: Settings) -> dict[str, object]:
    return {"version": FACTS_VERSION, "demonstration": settings.local, "folder": Path(network.__file__).parent.name}


def _refuse_the_wrong_kind(memory: Memory, settings: Settings) -> None:
    kind = memory.settings.get("demonstration")
    if kind is None:
        memory.settings.set("demonstration", {"is": settings.local})
    elif kind["is"] != settings.local:
        raise SettingsError(
            "This database belongs to the playground: unset MINGA_DATABASE_URL or give another one."
            if kind["is"]
            else "This database has real members: set MINGA_TELEGRAM_TOKEN, or give another MINGA_DATABASE_URL."
        )
