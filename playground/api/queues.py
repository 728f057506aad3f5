"""A bot's queue of updates, as TDLib's TQueue keeps it."""

import random
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from playground.api.http import dumps

DEFAULT_KINDS = frozenset(
    {
        "message", "edited_message", "callback_query", "inline_query", "chosen_inline_result", "my_chat_member", "poll",
        "poll_answer", "channel_post", "edited_channel_post", "chat_join_request", "chat_boost", "removed_chat_boost",
        "shipping_query", "pre_checkout_query", "business_connection", "business_message", "edited_business_message",
        "deleted_business_messages", "purchased_paid_media",
    }
)  # fmt: skip
ALL_KINDS = DEFAULT_KINDS | {"chat_member", "message_reaction", "message_reaction_count"}
LIFETIMES = {"callback_query": 150, "inline_query": 30, "chosen_inline_result": 600}
DAY = 24 * 3600
_MOST = 100_000
_FAR = 10


@dataclass(frozen=True, slots=True)
class Update:
    """One update as JSON, with its simulated expiry and the webhook queue it belongs to."""

    id: int
    kind: str
    json: str
    expires: float
    lane: int


class UpdateQueue:
    """Updates until they are confirmed, expired or too many."""

    def __init__(self, now: Callable[[], float]) -> None:
        self.now = now
        self.updates: deque[Update] = deque()
        self.next_id = random.randint(2_000_000, 1_000_000_000)  # noqa: S311
        self.allowed = DEFAULT_KINDS
        self.allowed_said: list[str] | None = None
        self.on_update: Callable[[], None] | None = None

    def allow(self, kinds: Any) -> None:
        """Remember which kinds to create from now on; nothing, or nothing known, means the default."""
        known = [kind for kind in map(str, kinds) if kind in ALL_KINDS] if isinstance(kinds, list) else []
        self.allowed_said = known or None
        self.allowed = frozenset(known) or DEFAULT_KINDS

    def wants(self, kind: str) -> bool:
        """Whether updates of this kind are to be created."""
        return kind in self.allowed

    def add(self, kind: str, body: Any, lane: int) -> None:
        """Append an update and wake whoever waits."""
        encoded = f'{{"update_id":{self.next_id},"{kind}":{dumps(body)}}}'
        self.updates.append(Update(self.next_id, kind, encoded, self.now() + LIFETIMES.get(kind, DAY), lane))
        self.next_id += 1
        if len(self.updates) > _MOST:
            self.updates.popleft()
        self._wake()

    def duplicate(self, count: int) -> None:
        """A fault: the newest updates stand in the queue twice."""
        self.updates.extend(list(self.updates)[-count:])
        self._wake()

    def reverse(self, count: int) -> None:
        """A fault: the newest updates stand in reverse order."""
        newest = [self.updates.pop() for _ in range(min(count, len(self.updates)))]
        self.updates.extend(newest)

    def _wake(self) -> None:
        if self.on_update:
            self.on_update()

    def confirm(self, offset: int) -> None:
        """Forget: below a positive offset, all but the newest -N for a negative one."""
        if offset < 0:
            while len(self.updates) > -offset:
                self.updates.popleft()
        elif 0 < offset <= self.next_id + _FAR:
            while self.updates and self.updates[0].id < offset:
                self.updates.popleft()

    def waiting(self, limit: int = 100) -> list[Update]:
        """The first updates that are still alive; expired ones are forgotten."""
        now = self.now()
        if any(update.expires <= now for update in self._head(limit)):
            self.updates = deque(update for update in self.updates if update.expires > now)
        return list(self._head(limit))

    def remove(self, update: Update) -> None:
        """Forget one update, wherever it stands."""
        if self.updates and self.updates[0] is update:
            self.updates.popleft()
        elif update in self.updates:
            self.updates.remove(update)

    def _head(self, limit: int) -> Iterator[Update]:
        for index, update in enumerate(self.updates):
            if index >= limit:
                return
            yield update
