"""A unit of work is kept as a whole, or not at all."""

from datetime import datetime

import pytest
from sqlalchemy.exc import DBAPIError

from data.memory import Store
from data.model import Outgoing


class KilledError(Exception):
    pass


def test_what_ends_well_is_kept(store: Store) -> None:
    with store.begin() as memory:
        memory.settings.set("demonstration", {"on": True})
    with store.look() as memory:
        assert memory.settings.get("demonstration") == {"on": True}


def test_what_is_interrupted_leaves_nothing(store: Store, now: datetime) -> None:
    with store.begin() as memory:
        memory.inbox.receive([(1, -5, {})], now)
    with pytest.raises(KilledError):
        answer_and_be_killed(store, now)
    with store.look() as memory:
        assert memory.outbox.by_key("answer:1") is None
        update = memory.inbox.get(1)
        assert update is not None
        assert update.state == "new"


def test_who_only_looks_cannot_write(store: Store) -> None:
    with pytest.raises(DBAPIError), store.look() as memory:
        memory.settings.set("demonstration", {"on": True})
    with store.begin() as memory:
        assert memory.settings.get("demonstration") is None
        memory.settings.set("demonstration", {"on": False})


def answer_and_be_killed(store: Store, now: datetime) -> None:
    with store.begin() as memory:
        memory.outbox.put(Outgoing("answer:1", -5, "send", "answer", now, {}))
        memory.inbox.done(1, now)
        raise KilledError
