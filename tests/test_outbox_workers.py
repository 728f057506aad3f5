"""Several senders on PostgreSQL."""

from collections.abc import Iterator
from datetime import datetime
from threading import Lock, Thread

import pytest

from data.locks import worker_role
from data.memory import Store, open_memory
from data.model import OutboxRow, Outgoing

pytestmark = pytest.mark.postgresql
PLANNERS, CHATS, EACH = 2, 6, 8


@pytest.fixture
def shared(postgresql_url: str) -> Iterator[Store]:
    store = open_memory(postgresql_url)
    yield store
    store.close()


def test_only_what_belongs_to_nobody_alive_is_taken_back(shared: Store, now: datetime) -> None:
    with shared.begin() as memory:
        for chat_id, worker in enumerate(("alive", "dead")):
            memory.outbox.put(Outgoing(worker, chat_id, "send", "answer", now, {}))
        for row in memory.outbox.due(now):
            memory.outbox.claim(row.id, row.outgoing.key, now)
    with shared.roles.hold(worker_role("alive")), shared.begin() as memory:
        assert [row.outgoing.key for row in memory.outbox.release()] == ["dead"]
        assert memory.outbox.counts()["sending"] == 1


class Wire:
    """What the senders let out, and whether two of them ever spoke to one chat at a time."""

    def __init__(self) -> None:
        self.sent: list[int] = []
        self.collisions: list[int] = []
        self._speaking: set[int] = set()
        self._turn = Lock()

    def carry(self, row: OutboxRow) -> None:
        chat_id = row.outgoing.chat_id
        with self._turn:
            self.sent.append(row.id)
            self.collisions.extend(self._speaking & {chat_id})
            self._speaking.add(chat_id)
        with self._turn:
            self._speaking.remove(chat_id)


def plan(store: Store, now: datetime, number: int) -> None:
    for position in range(EACH):
        with store.begin() as memory:
            for chat_id in range(CHATS):
                memory.outbox.put(Outgoing(f"{number}:{chat_id}:{position}", chat_id, "send", "answer", now, {}))


def send(store: Store, now: datetime, worker: str, wire: Wire) -> None:
    sent = 0
    while sent < PLANNERS * CHATS * EACH:
        with store.look() as memory:
            rows, sent = memory.outbox.due(now), memory.outbox.counts()["sent"]
        for row in rows:
            with store.begin() as memory:
                mine = memory.outbox.claim(row.id, worker, now)
            if mine is not None:
                wire.carry(mine)
                with store.begin() as memory:
                    memory.outbox.sent(mine.id, mine.id, now)


def test_senders_side_by_side_send_each_row_once_and_to_a_chat_one_at_a_time(shared: Store, now: datetime) -> None:
    wire = Wire()
    threads = [Thread(target=plan, args=(shared, now, number)) for number in range(PLANNERS)]
    threads += [Thread(target=send, args=(shared, now, f"sender {number}", wire)) for number in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert len(wire.sent) == len(set(wire.sent)) == PLANNERS * CHATS * EACH
    assert wire.collisions == []
