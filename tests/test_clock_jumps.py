import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine

from handlers.clock import Bell, Clock
from handlers.side_door import SideDoor
from handlers.ticks import Ticks
from playground.process import playground_in_thread


def now() -> datetime:
    return datetime.now(UTC)


async def settled() -> None:
    """Let everybody who was woken do what they were woken for."""
    for _ in range(20):
        await asyncio.sleep(0.005)


@asynccontextmanager
async def waiting(clock: Clock) -> AsyncIterator[list[datetime]]:
    seen: list[datetime] = []

    async def wait() -> None:
        while True:
            await clock.jumped()
            seen.append(clock.now())

    task = asyncio.create_task(wait())
    await asyncio.sleep(0)
    yield seen
    task.cancel()


async def test_now_is_aware_and_in_utc() -> None:
    assert Clock().now().utcoffset() == timedelta(0)


async def test_a_moved_clock_wakes_who_waits() -> None:
    clock = Clock()
    async with waiting(clock) as seen:
        clock.move(timedelta(hours=2))
        await settled()
        clock.move(timedelta(hours=-2))
        await settled()
    assert [round((each - now()).total_seconds() / 3600) for each in seen] == [2, -2]


async def test_a_clock_that_is_not_moved_wakes_nobody() -> None:
    clock = Clock()
    async with waiting(clock) as seen:
        clock.move(timedelta(seconds=0.4))
        assert not clock.check()
        await settled()
    assert seen == []


@pytest.mark.parametrize("hours", [2, -2])
async def test_a_machine_whose_clock_is_set_is_noticed_once(hours: int) -> None:
    clock = Clock()
    async with waiting(clock) as seen:
        with time_machine.travel(now() + timedelta(hours=hours), tick=True):
            assert clock.check()
            assert not clock.check()
            await settled()
    assert len(seen) == 1


async def test_a_bell_rung_before_anybody_waits_is_heard() -> None:
    bell = Bell()
    bell.ring(2)
    bell.ring(3)
    assert await bell.heard() == 5
    assert await bell.heard(within=0.01) == 0


class Told:
    """What the ticks have called."""

    def __init__(self, clock: Clock, zone: str = "Europe/Paris") -> None:
        self.due = self.nights = 0
        self.ticks = Ticks(clock, zone, self.is_due, self.night, safety=1000.0)

    def is_due(self) -> None:
        self.due += 1

    async def night(self) -> None:
        self.nights += 1
        if self.nights == 2:
            raise RuntimeError("a bad night")


async def test_what_falls_due_ticks_in_its_time_and_not_before() -> None:
    clock = Clock()
    told = Told(clock)
    told.ticks.start()
    told.ticks.next_due_at(clock.now() + timedelta(seconds=0.3))
    await asyncio.sleep(0.1)
    assert told.due == 0
    await asyncio.sleep(0.5)
    assert told.due == 1
    told.ticks.stop()


async def test_what_fell_due_before_it_was_told_ticks_at_once() -> None:
    clock = Clock()
    told = Told(clock)
    told.ticks.start()
    told.ticks.next_due_at(clock.now() - timedelta(hours=3))
    await asyncio.sleep(0.2)
    assert told.due == 1
    told.ticks.stop()


async def test_a_jump_ticks_and_does_the_nights_work_again_and_again() -> None:
    clock = Clock()
    told = Told(clock)
    told.ticks.start()
    told.ticks.next_due_at(clock.now() + timedelta(days=3))
    following = asyncio.create_task(told.ticks.follow_jumps())
    await asyncio.sleep(0)
    for day in range(1, 4):
        clock.move(timedelta(days=day))
        await settled()
    assert told.nights == 3
    assert told.due >= 3
    following.cancel()
    told.ticks.stop()


NIGHTS = [
    ("Europe/Paris", "2026-09-21T09:30+00:00", "2026-09-22T03:40+02:00"),
    ("Europe/Paris", "2026-09-21T00:30+00:00", "2026-09-21T03:40+02:00"),
    ("Europe/Paris", "2026-03-28T12:00+00:00", "2026-03-29T03:40+02:00"),
    ("Europe/Paris", "2026-10-24T12:00+00:00", "2026-10-25T03:40+01:00"),
    ("America/Santiago", "2026-09-05T12:00+00:00", "2026-09-06T03:40-03:00"),
    ("America/Santiago", "2026-04-04T12:00+00:00", "2026-04-05T03:40-04:00"),
    ("Pacific/Easter", "2026-09-05T12:00+00:00", "2026-09-06T03:40-05:00"),
]


@pytest.mark.parametrize(("zone", "moment", "night"), NIGHTS)
async def test_the_next_night_is_at_an_hour_that_exists_once(zone: str, moment: str, night: str) -> None:
    with time_machine.travel(datetime.fromisoformat(moment), tick=False):
        found = Told(Clock(), zone).ticks.next_night()
    assert found == datetime.fromisoformat(night)
    assert found.astimezone(ZoneInfo(zone)).strftime("%H:%M") == "03:40"


async def test_the_local_telegrams_clock_is_followed_and_told_when_she_wakes() -> None:
    with playground_in_thread({"bots": [{"token": "7:x", "username": "echo_bot"}]}) as playground:
        clock = Clock()
        door = SideDoor(playground.base_url, clock)
        door.introduce("echo_bot")
        version = await door.step()
        assert abs(clock.now() - now()) < timedelta(seconds=2)
        change = asyncio.create_task(door.step(version))
        await asyncio.to_thread(playground.clock.advance, days=2)
        await change
        assert abs(clock.now() - now() - timedelta(days=2)) < timedelta(seconds=2)
        door.wake_up_at(clock.now() + timedelta(hours=1))
        await asyncio.sleep(0.3)
        await asyncio.to_thread(playground.clock.to_next_wake_up)
        await door.step()
        assert abs(clock.now() - now() - timedelta(days=2, hours=1)) < timedelta(seconds=3)
