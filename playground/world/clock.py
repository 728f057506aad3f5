"""The simulated clock: one offset added to real time."""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any


class SimulatedClock:
    """Real time plus an offset; the version grows with every jump."""

    def __init__(self, wall: Callable[[], float] = time.time) -> None:
        self.wall = wall
        self.offset = 0.0
        self.version = 0

    def __getstate__(self) -> dict[str, Any]:
        return {"offset": self.offset, "version": self.version}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__dict__.update(state, wall=time.time)

    def timestamp(self) -> float:
        """Seconds since 1970, simulated."""
        return self.wall() + self.offset

    def unix(self) -> int:
        """Whole seconds since 1970, simulated: the date of a message."""
        return int(self.wall() + self.offset)

    def now(self) -> datetime:
        """The simulated instant, in UTC."""
        return datetime.fromtimestamp(self.timestamp(), UTC)

    def advance(self, by: timedelta) -> None:
        """Jump ahead, or back when negative."""
        self.offset += by.total_seconds()
        self.version += 1

    def jump(self, to: datetime) -> None:
        """Jump to an aware instant."""
        self.offset = to.timestamp() - self.wall()
        self.version += 1
