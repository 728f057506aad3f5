"""Instants are aware and come back in UTC; wall times are naive; enumerations take their words only."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError, StatementError

from data.memory import Store
from data.model import NEW_ID, Meeting, Recollection
from data.tables import inbox

SANTIAGO = timezone(timedelta(hours=-3))
NAIVE = datetime(2026, 9, 21, 9, 30)  # noqa: DTZ001  # that is what is refused


def remembered_until(store: Store, instant: datetime) -> datetime:
    with store.begin() as memory:
        memory.recollections.keep(Recollection(1, 2, "subject", {}, instant))
    with store.look() as memory:
        kept = memory.recollections.get(1, 2, "subject", datetime(2000, 1, 1, tzinfo=UTC))
    assert kept is not None
    return kept.expires_at


@pytest.mark.parametrize(
    "instant",
    [
        datetime(2026, 9, 21, 9, 30, tzinfo=UTC),
        datetime(2026, 9, 21, 9, 30, 0, 123456, tzinfo=SANTIAGO),
        datetime(2026, 12, 31, 23, 59, 59, tzinfo=SANTIAGO),
    ],
)
def test_an_instant_comes_back_in_utc(store: Store, instant: datetime) -> None:
    back = remembered_until(store, instant)
    assert back == instant
    assert back.tzinfo is UTC


def test_an_instant_without_a_zone_is_refused(store: Store) -> None:
    with pytest.raises(StatementError, match="has no time zone"):
        remembered_until(store, NAIVE)


def test_a_wall_time_keeps_its_hour(store: Store) -> None:
    meeting = Meeting(NEW_ID, "group", {"fr": "Réunion"}, NAIVE, "Europe/Paris", 60)
    with store.begin() as memory:
        kept = memory.meetings.add(meeting)
        assert memory.meetings.get(kept.id) == kept
        assert kept.starts == NAIVE


def test_a_wall_time_with_a_zone_is_refused(store: Store) -> None:
    meeting = Meeting(NEW_ID, "group", {"fr": "Réunion"}, NAIVE.replace(tzinfo=UTC), "Europe/Paris", 60)
    with pytest.raises(StatementError, match="a wall time has none"), store.begin() as memory:
        memory.meetings.add(meeting)


def test_a_state_that_does_not_exist_is_refused(store: Store, now: datetime) -> None:
    row = {"update_id": 1, "queue": 1, "payload": {}, "received_at": now, "state": "lost", "attempts": 0}
    with pytest.raises(IntegrityError), store.begin() as memory:
        memory.connection.execute(insert(inbox), [row])
