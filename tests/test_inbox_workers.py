"""Several workers on PostgreSQL: a queue is in one pair of hands at a time, and in order."""

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import datetime
from threading import Lock, Thread

import pytest

from data.memory import Store, open_memory

pytestmark = pytest.mark.postgresql
QUEUES, EACH = 5, 12


@pytest.fixture
def shared(postgresql_url: str, now: datetime) -> Iterator[Store]:
    store = open_memory(postgresql_url)
    with store.begin() as memory:
        memory.inbox.receive([(number, number % QUEUES, {}) for number in range(QUEUES * EACH)], now)
    yield store
    store.close()


def test_a_queue_in_hand_is_passed_over(shared: Store) -> None:
    taken = []
    with ExitStack() as hands:
        for _ in range(QUEUES):
            update = hands.enter_context(shared.begin()).inbox.next()
            assert update is not None
            taken.append(update.update_id)
        assert hands.enter_context(shared.begin()).inbox.next() is None
    assert taken == list(range(QUEUES))


def test_a_queue_let_go_goes_on_with_its_next_update(shared: Store, now: datetime) -> None:
    others = range(1, QUEUES)
    with shared.begin() as memory:
        first = memory.inbox.next(skip=others)
        assert first is not None
        memory.inbox.done(first.update_id, now)
        with shared.begin() as other:
            assert other.inbox.next(skip=others) is None
    with shared.begin() as memory:
        second = memory.inbox.next(skip=others)
        assert second is not None
        assert second.update_id == first.update_id + QUEUES


def test_workers_side_by_side_handle_each_update_once_and_each_queue_in_order(shared: Store, now: datetime) -> None:
    handled: list[int] = []
    turn = Lock()

    def work() -> None:
        while True:
            with shared.begin() as memory:
                update = memory.inbox.next()
                if update is None:
                    if memory.inbox.pending() == 0:
                        return
                    continue
                memory.inbox.done(update.update_id, now)
                with turn:
                    handled.append(update.update_id)

    workers = [Thread(target=work) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(timeout=60)
    assert sorted(handled) == list(range(QUEUES * EACH))
    for queue in range(QUEUES):
        in_queue = [number for number in handled if number % QUEUES == queue]
        assert in_queue == sorted(in_queue)
