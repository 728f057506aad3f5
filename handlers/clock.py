"""The one clock: what time it is for Minga, and the news that it has been moved."""

import asyncio
import time
from datetime import UTC, datetime, timedelta

JUMP = timedelta(seconds=2)


class Clock:
    """Gives `now`, aware and in UTC: the machine's time, moved by an offset that is zero in earnest.

    Jumps are announced to everybody who waits for one: APScheduler, like every sleep, does not notice a moved clock.
    """

    def __init__(self) -> None:
        self._offset = timedelta(0)
        self._jump = asyncio.Event()
        self._mark = self._drift()

    def now(self) -> datetime:
        """The present instant, in UTC."""
        return datetime.now(UTC) + self._offset

    def move(self, offset: timedelta) -> None:
        """From now on `offset` ahead of the machine's time; announced when it makes a difference."""
        moved = abs(offset - self._offset) >= JUMP
        self._offset = offset
        if moved:
            self.announce()

    def announce(self) -> None:
        """Wake everybody who waits for a jump."""
        self._mark = self._drift()
        jump, self._jump = self._jump, asyncio.Event()
        jump.set()

    async def jumped(self) -> None:
        """Wait for the next jump."""
        await self._jump.wait()

    def check(self) -> bool:
        """Whether the machine's clock has been moved since the last look; announced if so."""
        if abs(self._drift() - self._mark) < JUMP:
            return False
        self.announce()
        return True

    @staticmethod
    def _drift() -> timedelta:
        """The machine's time less the monotonic one: constant until somebody moves the former."""
        return timedelta(seconds=time.time() - time.monotonic())


class Bell:
    """Something to wait for: rung by whoever has news, heard once by the one who waits."""

    def __init__(self) -> None:
        self._rung = asyncio.Event()
        self._news = 0

    def ring(self, news: int = 1) -> None:
        """Let the one who waits go on; kept when nobody waits yet. `news` says how much there is."""
        self._news += news
        self._rung.set()

    async def heard(self, within: float | None = None) -> int:
        """Wait until it is rung, or `within` monotonic seconds have passed; gives how much news there is."""
        try:
            async with asyncio.timeout(within):
                await self._rung.wait()
        except TimeoutError:
            return 0
        self._rung.clear()
        news, self._news = self._news, 0
        return news
