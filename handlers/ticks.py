"""The ticks: APScheduler wakes the sender when something falls due, and the planner at night. It holds no truth."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from datetime import time as wall_time
from zoneinfo import ZoneInfo

import structlog
from apscheduler.jobstores.memory import MemoryJobStore
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.date import DateTrigger
from apscheduler.triggers.interval import IntervalTrigger

from handlers.clock import Clock

SAFETY_EVERY = 20.0
"""How often, in seconds, one looks for what may leave though no bell was rung."""
NEXT_DUE, SAFETY, NIGHTLY = "next due", "safety", "nightly"
NIGHT = wall_time(3, 40)
"""An hour that no country skips or repeats when its summer begins or ends."""

log = structlog.get_logger(__name__)


class Ticks:
    """Calls `due` when the next thing falls due and every `safety` seconds, and awaits `nightly` once a night."""

    def __init__(
        self,
        clock: Clock,
        zone: str,
        due: Callable[[], None],
        nightly: Callable[[], Awaitable[None]],
        safety: float = SAFETY_EVERY,
    ) -> None:
        self._clock, self._zone, self._due, self._nightly = clock, ZoneInfo(zone), due, nightly
        self._safety = safety
        self._next_due: datetime | None = None
        self._last_tick = time.monotonic()
        defaults = {"misfire_grace_time": None, "coalesce": True, "max_instances": 1}
        self._scheduler = AsyncIOScheduler(jobstores={"default": MemoryJobStore()}, job_defaults=defaults, timezone=UTC)

    def start(self) -> None:
        """Begin to tick."""
        self._scheduler.start()
        self._arm()

    def stop(self) -> None:
        """Tick no more."""
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)

    def next_due_at(self, instant: datetime | None) -> None:
        """Tick at this instant, by Minga's clock; None for not before somebody says more."""
        if instant != self._next_due:
            self._next_due = instant
            self._arm_next_due()

    async def watch(self, every: float = 1.0) -> None:
        """A watchdog on the monotonic clock: sees to it that a moved clock or a silent scheduler stops nothing."""
        while True:
            await asyncio.sleep(every)
            if self._clock.check():
                log.warning("the machine's clock was moved", now=self._clock.now())
            if time.monotonic() - self._last_tick > 3 * self._safety:
                log.error("the scheduler was silent and is wound up again")
                self._arm()
                self._tick()

    async def follow_jumps(self) -> None:
        """Whenever the clock is moved: wind everything up again, and do what a night would have done."""
        while True:
            await self._clock.jumped()
            self._arm()
            self._tick()
            await self._night()

    def _arm(self) -> None:
        self._arm_next_due()
        self._add(SAFETY, self._tick, IntervalTrigger(seconds=self._safety, timezone=UTC))
        self._add(NIGHTLY, self._night, DateTrigger(self._by_machine(self.next_night())))

    def _arm_next_due(self) -> None:
        if not self._scheduler.running:
            return
        if self._next_due is not None:
            self._add(NEXT_DUE, self._tick, DateTrigger(self._by_machine(self._next_due)))
        elif self._scheduler.get_job(NEXT_DUE):
            self._scheduler.remove_job(NEXT_DUE)

    def _add(self, name: str, work: Callable[[], object], trigger: object) -> None:
        self._scheduler.add_job(work, trigger, id=name, name=name, replace_existing=True)

    def _tick(self) -> None:
        self._last_tick = time.monotonic()
        self._due()

    async def _night(self) -> None:
        try:
            await self._nightly()
        except Exception:
            log.exception("the nightly work failed; it is tried again at the next night or start")
        self._add(NIGHTLY, self._night, DateTrigger(self._by_machine(self.next_night())))

    def _by_machine(self, instant: datetime) -> datetime:
        """When Minga's clock will show `instant`, by the machine's clock."""
        return datetime.now(UTC) + (instant - self._clock.now())

    def next_night(self) -> datetime:
        """The next time that it is `NIGHT` in the network's zone."""
        here = self._clock.now().astimezone(self._zone)
        day = here.date() if here.time() < NIGHT else here.date() + timedelta(days=1)
        return datetime.combine(day, NIGHT, tzinfo=self._zone).astimezone(UTC)
