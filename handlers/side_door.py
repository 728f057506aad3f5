"""The side door of a local Telegram: its clock, which Minga follows, and the place where she says when she wakes."""

import asyncio
from datetime import datetime, timedelta
from typing import Any, Final

import structlog
from aiohttp import ClientError, ClientSession, ClientTimeout

from handlers.backoff import Backoff
from handlers.clock import Clock

LONG_POLL: Final = 25
ANSWER_MARGIN = 5.0

log = structlog.get_logger(__name__)


class SideDoor:
    """Keeps a clock in step with the local Telegram's at `address`, as http://127.0.0.1:8014."""

    def __init__(self, address: str, clock: Clock) -> None:
        self._address, self._clock = address.rstrip("/"), clock
        self._username = ""
        self._wake_up: datetime | None = None
        self._posting: asyncio.Task[None] | None = None

    def introduce(self, username: str) -> None:
        """Say which bot we are; needed before `wake_up_at`."""
        self._username = username

    async def follow(self) -> None:
        """Follow the clock until cancelled; a door that is shut is knocked at again."""
        backoff = Backoff(first=0.2, most=5.0)
        version: int | None = None
        while True:
            try:
                version = await self.step(version)
                backoff.reset()
            except (ClientError, TimeoutError, OSError, ValueError, KeyError) as error:
                log.debug("the side door is shut", error=str(error))
                await asyncio.sleep(backoff.wait())
                version = None

    async def step(self, version: int | None = None) -> int:
        """Read the clock, at once or when it is no longer at this version, and move ours; gives the version read."""
        path = "/sim/clock" if version is None else f"/sim/clock/changes?since={version}&timeout={LONG_POLL}"
        seen = await self._ask("GET", path)
        self._clock.move(timedelta(seconds=float(seen["offset_seconds"])))
        return int(seen["version"])

    def wake_up_at(self, instant: datetime | None) -> None:
        """Let the local Telegram know when something falls due next; only the last word counts."""
        if instant == self._wake_up:
            return
        self._wake_up = instant
        if self._posting is None or self._posting.done():
            self._posting = asyncio.create_task(self._post())

    async def _post(self) -> None:
        posted = object()
        while posted != self._wake_up:
            posted = instant = self._wake_up
            try:
                at = instant.isoformat() if instant else None
                await self._ask("PUT", "/sim/wake-up", {"bot": self._username, "at": at})
            except (ClientError, TimeoutError, OSError, ValueError) as error:
                log.debug("the next wake-up could not be told", error=str(error))

    async def _ask(self, method: str, path: str, body: Any = None) -> Any:
        timeout = ClientTimeout(total=LONG_POLL + ANSWER_MARGIN)
        async with (
            ClientSession(timeout=timeout, raise_for_status=True) as session,
            session.request(method, self._address + path, json=body) as answer,
        ):
            return await answer.json()
