"""Health: what a watcher of the machine wants to know, without a word of what people said."""

import asyncio
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from data.health import Vitals, vitals
from data.memory import Memory
from handlers.clock import Clock
from handlers.keeping import LastBackup, last_backup
from handlers.pulse import last_beat
from handlers.settings import Settings
from handlers.thread import MindThread
from handlers.zone_data import zone_data_version

PATIENCE: Final = 5.0
"""How long the memory may take to answer, in seconds."""


@dataclass(frozen=True, slots=True)
class Patience:
    """When silence and lateness are an illness, in seconds; counted from the start of this process at the earliest."""

    silence: float
    """Without an answer of Telegram's to a poll; None is asked of whoever receives by webhook."""
    overdue: float
    polls: bool


@dataclass(frozen=True, slots=True)
class Condition:
    """How Minga is. Seconds are None where there is nothing to count from."""

    up_seconds: float
    last_poll_seconds: float | None
    oldest_overdue_seconds: float | None
    oldest_unheard_seconds: float | None
    vitals: Vitals
    backup: LastBackup
    backup_seconds: float | None

    def problems(self, patience: Patience) -> list[str]:
        """Give what is wrong, in words; an outage before the start of this process is not held against it."""
        silent = self.up_seconds if self.last_poll_seconds is None else min(self.up_seconds, self.last_poll_seconds)
        late = min(self.up_seconds, max(self.oldest_overdue_seconds or 0, self.oldest_unheard_seconds or 0))
        silence = f"Telegram has not answered a poll for {silent:.0f} s"
        lateness = f"something has been waiting for {late:.0f} s"
        return [silence] * (patience.polls and silent > patience.silence) + [lateness] * (late > patience.overdue)


class Health:
    """Answers /health and /metrics."""

    def __init__(self, thread: MindThread, clock: Clock, settings: Settings) -> None:
        self._thread, self._clock = thread, clock
        polls = settings.webhook_url is None
        self._patience = Patience(settings.health_silence, settings.health_overdue, polls)
        self._began = time.monotonic()

    def routes(self) -> list[Route]:
        """`GET /health` for whoever restarts what is ill; `GET /metrics` for Prometheus."""
        return [
            Route("/health", self.health, methods=["GET"]),
            Route("/metrics", self.metrics, methods=["GET"]),
        ]

    async def health(self, _: Request) -> Response:
        """200 while the memory answers, Telegram is asked and what is due leaves; else 503 with what is wrong."""
        try:
            condition = await self._condition()
        except Exception as error:  # noqa: BLE001 - whatever it is, it is not healthy
            return JSONResponse({"ok": False, "problems": [f"the memory: {type(error).__name__}"]}, 503)
        problems = condition.problems(self._patience)
        return JSONResponse({"ok": not problems, "problems": problems, **told(condition)}, 503 if problems else 200)

    async def metrics(self, _: Request) -> Response:
        """The same numbers for Prometheus; 503 when the memory does not answer."""
        try:
            condition = await self._condition()
        except Exception as error:  # noqa: BLE001 - whatever it is, there is nothing to tell
            return Response(f"# the memory: {type(error).__name__}\n", 503)
        text, kind = await asyncio.to_thread(_exposed, condition, not condition.problems(self._patience))
        return Response(text, headers={"Content-Type": kind})

    async def _condition(self) -> Condition:
        up = time.monotonic() - self._began
        return await self._thread.within(PATIENCE, lambda memory: condition_of(memory, self._clock.now(), up))


def condition_of(memory: Memory, now: datetime, up_seconds: float) -> Condition:
    """Look how Minga is; `now` is what her clock shows."""
    found, pulse, backup = vitals(memory, now), last_beat(memory), last_backup(memory)
    by_machine = datetime.now(UTC)
    return Condition(
        up_seconds,
        _seconds(by_machine - pulse.at if pulse else None),
        _seconds(now - found.oldest_overdue if found.oldest_overdue else None),
        _seconds(now - found.oldest_unheard if found.oldest_unheard else None),
        found,
        backup,
        _seconds(by_machine - backup.at if backup.at else None),
    )


def told(condition: Condition) -> Mapping[str, Any]:
    """Give a condition as /health tells it."""
    found = condition.vitals
    return {
        "up_seconds": round(condition.up_seconds),
        "last_poll_seconds": condition.last_poll_seconds,
        "oldest_overdue_seconds": condition.oldest_overdue_seconds,
        "oldest_unheard_seconds": condition.oldest_unheard_seconds,
        "inbox": found.inbox,
        "outbox": found.outbox,
        "failures": [{"what": each.what, "reason": each.reason, "count": each.count} for each in found.failures],
        "members": found.members,
        "unreachable_members": found.unreachable,
        "workers": found.workers,
        "zone_data": zone_data_version(),
        "backup_seconds": condition.backup_seconds,
        "backup_failed": condition.backup.failed,
    }


def _seconds(age: timedelta | None) -> float | None:
    return None if age is None else round(age.total_seconds(), 1)


def _exposed(condition: Condition, healthy: bool) -> tuple[bytes, str]:
    # Who never asks for metrics does not wait for what writes them: it takes a fifth of a second to import.
    from handlers.metrics import exposed  # noqa: PLC0415

    return exposed(condition, healthy)
