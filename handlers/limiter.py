"""How fast Telegram may be spoken to: asked before a message is claimed. All instants are monotonic seconds.

Two classes: people who wait for an answer, and everything unasked. The unasked leaves a few slots free, so that a
person never waits behind a burst of reminders. Telegram counts a request when it arrives there, which is somewhere
between our start and our end of it; so a slot is free again one window after the end, less the shortest round trip
ever seen: two uses of one slot are then never less than a window apart at Telegram's.

What is unasked is spread over the second: slots used in a heap are free again in a heap one second later, and whoever
asks just then would wait for the whole heap.
"""

from collections import deque
from dataclasses import dataclass

WINDOW = 1.0
MINUTE = 60.0
SHARED_TROUBLE = 5.0
SPREAD = 0.6
"""Over which part of a window its unasked requests are spread; the rest makes up for what comes late."""
HEAP = 0.02
"""How much of that, in seconds, may start at once."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Telegram's limits: a second over all chats, a second and a burst in one chat, a minute in one group."""

    per_second: int = 30
    kept_for_people: int = 1
    chat_per_second: float = 1.0
    chat_burst: int = 3
    group_per_minute: int = 20


@dataclass(slots=True)
class ChatPace:
    """How one chat has been spoken to lately."""

    settled_at: float = 0.0
    """When the whole burst is available again."""
    recent: tuple[float, ...] = ()
    """The ends of the last requests, as many as a minute allows; kept for groups only."""
    told_to_wait_until: float = 0.0


class Limiter:
    """What may leave now, and when the rest may. One thread asks and tells; `chat_from` may be read by others."""

    def __init__(self, limits: Limits = Limits()) -> None:
        self._limits = limits
        self._free = self._part = limits.per_second
        self._kept = limits.kept_for_people
        self._cooling: deque[float] = deque()
        """When each slot that was used is free again, soonest first."""
        self._shortest_trip = WINDOW
        self._chats: dict[int, ChatPace] = {}
        self._everybody_waits_until = self._unasked_from = 0.0
        self._last_refusal: tuple[int, float] | None = None

    def share(self, processes: int) -> None:
        """So many processes speak under one token: each takes its part of what Telegram allows in a second.

        What one chat is spoken to is not shared: whoever is told to wait there waits.
        """
        part = max(1, self._limits.per_second // processes)
        self._free += part - self._part
        self._part, self._kept = part, min(self._limits.kept_for_people, part - 1)

    def free_slots(self, now: float, asked: bool) -> int:
        """How many requests may start now: for people who asked, or for what nobody asked for."""
        self._cool(now)
        kept = 0 if asked else self._kept
        return max(0, self._free - kept) if now >= self._everybody_waits_until else 0

    def unasked_now(self, now: float) -> int:
        """How many requests that nobody asked for may start now, so that they are spread over the second."""
        if now < self._unasked_from:
            return 0
        return min(max(1, int(HEAP * self._part)), self.free_slots(now, asked=False))

    def slots_from(self, now: float, asked: bool) -> float:
        """When at least one request may start; infinity when that depends on a request that is under way."""
        self._cool(now)
        missing = (1 if asked else 1 + self._kept) - self._free
        if missing > len(self._cooling):
            return float("inf")
        spread = now if asked else self._unasked_from
        return max(now if missing <= 0 else self._cooling[missing - 1], self._everybody_waits_until, spread)

    def _cool(self, now: float) -> None:
        while self._cooling and self._cooling[0] <= now:
            self._cooling.popleft()
            self._free += 1

    def chat_from(self, chat_id: int, now: float) -> float:
        """When this chat may be written to again; `now` or before means at once."""
        pace = self._chats.get(chat_id)
        if pace is None:
            return now
        limits = self._limits
        burst_from = pace.settled_at - (limits.chat_burst - 1) / limits.chat_per_second
        group_from = now
        if len(pace.recent) == limits.group_per_minute:
            group_from = pace.recent[0] + MINUTE
        return max(burst_from, group_from, pace.told_to_wait_until)

    def started(self, unasked_at: float | None = None) -> None:
        """A request begins: its slot is taken until `ended`. Say when, if nobody asked for it."""
        self._free -= 1
        if unasked_at is not None:
            self._unasked_from = max(self._unasked_from, unasked_at) + SPREAD * WINDOW / self._part

    def ended(self, chat_id: int, began: float, now: float, answered: bool = True) -> None:
        """A request that began at `began` is over just now, with an answer of Telegram's or without."""
        if answered:
            self._shortest_trip = min(self._shortest_trip, max(0.0, now - began))
        self._cooling.append(now + WINDOW - self._shortest_trip)
        pace = self._chats.setdefault(chat_id, ChatPace())
        pace.settled_at = max(pace.settled_at, now) + 1 / self._limits.chat_per_second
        if chat_id < 0:
            pace.recent = (*pace.recent, now)[-self._limits.group_per_minute :]
        self._forget_idle(now)

    def told_to_wait(self, chat_id: int, seconds: float, now: float) -> None:
        """Telegram said 429 in this chat. When another chat was told so just before, everybody waits."""
        until = now + seconds
        pace = self._chats.setdefault(chat_id, ChatPace())
        pace.told_to_wait_until = max(pace.told_to_wait_until, until)
        if self._last_refusal is not None:
            other, at = self._last_refusal
            if other != chat_id and now - at <= SHARED_TROUBLE:
                self._everybody_waits_until = max(self._everybody_waits_until, until)
        self._last_refusal = (chat_id, now)

    def _forget_idle(self, now: float) -> None:
        """Drop chats that are as good as never spoken to, whenever their number has doubled."""
        if len(self._chats) < 2 * self._limits.per_second * MINUTE:
            return
        self._chats = {chat_id: pace for chat_id, pace in self._chats.items() if not idle(pace, now)}


def idle(pace: ChatPace, now: float) -> bool:
    """Whether nothing of what a chat received still counts."""
    minute_over = not pace.recent or pace.recent[-1] + MINUTE < now
    return minute_over and pace.settled_at < now and pace.told_to_wait_until < now
