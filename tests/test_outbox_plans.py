"""How SQLite goes about what every tick asks: never through all that waits, and never through all cards."""

from datetime import datetime, timedelta
from pathlib import Path
from shutil import copy
from typing import Any

from sqlalchemy import event

from data.memory import Store, open_memory
from tests.test_outbox_edges import claimed, put


def test_no_tick_goes_through_all_that_waits_or_through_all_cards(
    sqlite_template: Path, tmp_path: Path, now: datetime
) -> None:
    store = open_memory(copy(sqlite_template, tmp_path / "memory.db"))
    asked: list[tuple[str, Any]] = []
    event.listen(store.engine, "before_cursor_execute", lambda _c, _w, said, given, *_: asked.append((said, given)))
    with store.begin() as memory:
        put(memory, now, "edited", card="item:1", action="edit", not_after=now + timedelta(days=1))
        memory.outbox.expire(now)
        memory.outbox.sent(claimed(memory, now).id, 77, now)
        memory.outbox.next_due(now)
        asks = [(said, given) for said, given in asked if said.lstrip().startswith(("SELECT", "UPDATE"))]
        plans = [
            row[3]
            for said, given in asks
            for row in memory.connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {said}", given)
        ]
    store.close()
    assert any("ix_outbox_perishable" in plan for plan in plans)
    assert not {"SCAN cards", "SCAN outbox"} & set(plans)
    # What is on its way is never much; what waits may be.
    by_state = sum("ix_outbox_state" in plan for plan in plans)
    assert by_state == sum("state = 'sending'\n" in said for said, _ in asks)


def test_what_is_claimed_together_is_each_ones_own_and_what_is_of_no_use_is_left(store: Store, now: datetime) -> None:
    with store.begin() as memory:
        put(memory, now, "one", 1)
        put(memory, now, "late", 2, not_after=now)
        put(memory, now, "another", 3)
        memory.outbox.settle()
        waiting = [row.id for row in memory.outbox.due(now)]
        taken = memory.outbox.claim_all(waiting, "sender", now)
        assert [(row.outgoing.key, row.state, row.claimed_by) for row in taken] == [
            ("one", "sending", "sender"), ("another", "sending", "sender")]  # fmt: skip
        assert memory.outbox.claim_all(waiting, "other", now) == ()
