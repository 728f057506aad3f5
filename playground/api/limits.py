"""How much a bot may send: overall, per chat, per group; and the lockout while it should wait.

Telegram says "about 30 messages a second overall, one a second per chat with short bursts, 20 a minute per group";
exact values are unspecified, so all of them are settings. Times are monotonic seconds.
"""

import math
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class LimitSettings:
    """The numbers.

    `overall_bucket` fills a token bucket instead of sliding a window (gentler after a pause); `polling_brakes` slows
    down a bot that asks getUpdates for the same offset within seconds, as Telegram does (it slows tests down, too).
    """

    on: bool = True
    overall: int = 30
    overall_seconds: float = 1.0
    overall_bucket: bool = False
    per_chat_seconds: float = 1.0
    per_chat_burst: int = 3
    group: int = 20
    group_seconds: float = 60.0
    retry_overall: int = 1
    lockout: bool = True
    polling_brakes: bool = False


MODES = {
    "harsh": LimitSettings(),
    "real": LimitSettings(overall_bucket=True, lockout=False),
    "off": LimitSettings(on=False),
}


class Window:
    """At most so many in so many seconds, wherever the window is laid."""

    def __init__(self, most: int, seconds: float) -> None:
        self.most, self.seconds = most, seconds
        self.sent: deque[float] = deque()

    def wait(self, now: float) -> float:
        """Seconds until one more is allowed."""
        while self.sent and self.sent[0] <= now - self.seconds:
            self.sent.popleft()
        return 0.0 if len(self.sent) < self.most else self.sent[-self.most] + self.seconds - now

    def take(self, now: float) -> None:
        """One was sent."""
        self.sent.append(now)


class Bucket:
    """One each so many seconds, saved up to a burst."""

    def __init__(self, burst: int, seconds: float) -> None:
        self.burst, self.seconds = burst, seconds
        self.tokens, self.seen = float(burst), -math.inf

    def wait(self, now: float) -> float:
        """Seconds until one more is allowed."""
        self.tokens = min(self.burst, self.tokens + (now - self.seen) / self.seconds)
        self.seen = now
        return 0.0 if self.tokens >= 1 - 1e-9 else (1 - self.tokens) * self.seconds

    def take(self, now: float) -> None:
        """One was sent."""
        del now
        self.tokens -= 1


Gauge = Window | Bucket


class Limiter:
    """The gauges of one bot."""

    def __init__(self, settings: LimitSettings, clock: Callable[[], float] = time.monotonic) -> None:
        self.clock = clock
        self.configure(settings)

    def configure(self, settings: LimitSettings) -> None:
        """Start afresh with these numbers."""
        self.settings = settings
        seconds = settings.overall_seconds
        self.overall: Gauge = (
            Bucket(settings.overall, seconds / settings.overall)
            if settings.overall_bucket
            else Window(settings.overall, seconds)
        )
        self.gauges: dict[int, list[Gauge]] = {}
        self.locked: dict[int, float] = {}

    def change(self, **numbers: object) -> None:
        """Change some numbers."""
        self.configure(replace(self.settings, **numbers))  # type: ignore[arg-type]

    def ask(self, chat_id: int, *, group: bool, messages: int = 1) -> int:
        """0 when it may be sent (and then it counts), else whole seconds to wait: at least 1."""
        if not self.settings.on:
            return 0
        now = self.clock()
        if (left := max(self.locked.get(chat_id, 0.0), self.locked.get(0, 0.0)) - now) > 0:
            return math.ceil(left)
        mine = self._gauges(chat_id, group=group)
        if (wait := max(gauge.wait(now) for gauge in mine)) > 0:
            return self._refuse(chat_id, now, math.ceil(wait))
        if self.overall.wait(now) > 0:
            return self._refuse(0, now, self.settings.retry_overall)
        for _ in range(messages):
            for gauge in (*mine, self.overall):
                gauge.take(now)
        return 0

    def _refuse(self, chat_id: int, now: float, seconds: int) -> int:
        if self.settings.lockout:
            self.locked[chat_id] = now + seconds
        return max(1, seconds)

    def _gauges(self, chat_id: int, *, group: bool) -> list[Gauge]:
        found = self.gauges.get(chat_id)
        if found is None:
            settings = self.settings
            found = [Bucket(settings.per_chat_burst, settings.per_chat_seconds)]
            if group:
                found.append(Window(settings.group, settings.group_seconds))
            self.gauges[chat_id] = found
        return found
