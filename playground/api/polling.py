"""getUpdates: long polling, as Client::process_get_updates_query does it."""

import asyncio
import time

from playground.api.call import Call
from playground.api.errors import ApiError, conflict
from playground.api.http import Encoded
from playground.api.queues import UpdateQueue

_COLLECT_SECONDS = 0.001
_HEAVIEST = 4 * 1024 * 1024
_OTHER = "terminated by other getUpdates request; make sure that only one bot instance is running"
_WEBHOOK = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"


class Poller:
    """Who waits for a bot's updates; a second one ends the first."""

    def __init__(self, queue: UpdateQueue) -> None:
        self.queue = queue
        self._waiting: asyncio.Future[None] | None = None
        self.collect_seconds = _COLLECT_SECONDS
        self.previous = (0, -10.0)
        queue.on_update = self.wake

    def brake(self, offset: int, limit: int, seconds: int) -> tuple[int, int]:
        """Limit and timeout for one who asks for the same offset again and again, as the real server sets them."""
        now = time.monotonic()
        (before, start), self.previous = self.previous, (offset, now)
        if offset != before:
            return limit, seconds
        return (1 if now < start + 0.5 else limit), (3 if seconds < 3 and now < start + 3 else seconds)

    def wake(self) -> None:
        """An update has come: answer after a collecting window."""
        waiting = self._waiting
        if waiting is not None and not waiting.done():
            self._waiting = None
            asyncio.get_running_loop().call_later(self.collect_seconds, _let_go, waiting)

    def end(self, error: ApiError) -> None:
        """Answer the waiting request, if any, with an error."""
        if self._waiting is not None and not self._waiting.done():
            self._waiting.set_exception(error)
        self._waiting = None

    def begin(self) -> asyncio.Future[None]:
        """Be the one who waits, from this instant: an update that comes before the waiting itself is not missed."""
        waiting = self._waiting = asyncio.get_running_loop().create_future()
        return waiting

    async def wait(self, waiting: asyncio.Future[None], seconds: float) -> None:
        """Until there is an update or the seconds are over; raises when another one comes."""
        timer = asyncio.get_running_loop().call_later(seconds, _let_go, waiting)
        try:
            await waiting
        finally:
            timer.cancel()
            if self._waiting is waiting:
                self._waiting = None


def _let_go(waiting: asyncio.Future[None]) -> None:
    if not waiting.done():
        waiting.set_result(None)


def get_updates(call: Call) -> object:
    """Updates now, or a promise of updates."""
    kept = call.api.of(call.bot)
    if kept.webhook.url:
        raise conflict(_WEBHOOK)
    parameters = call.parameters
    offset = parameters.integer("offset")
    limit = parameters.integer("limit", 100, least=1, most=100)
    timeout = parameters.integer("timeout", 0, least=0, most=50)
    if call.api.limit_settings.polling_brakes:
        limit, timeout = kept.poller.brake(offset, limit, timeout)
    if "allowed_updates" in parameters:
        kept.queue.allow(parameters.json("allowed_updates", "can't parse allowed updates JSON object") or [])
    kept.poller.end(conflict(_OTHER))
    kept.queue.confirm(offset)
    if (taken := _taken(kept.queue, limit)) is not None:
        return taken
    return _later(kept.poller, kept.poller.begin(), limit, timeout) if timeout else []


async def _later(poller: Poller, waiting: asyncio.Future[None], limit: int, seconds: int) -> object:
    await poller.wait(waiting, seconds)
    return _taken(poller.queue, limit) or []


def _taken(queue: UpdateQueue, limit: int) -> Encoded | None:
    updates = queue.waiting(limit)
    if not updates:
        return None
    weight, parts = 0, list[str]()
    for update in updates:
        weight += len(update.json)
        if parts and weight > _HEAVIEST:
            break
        parts.append(update.json)
    return Encoded(f"[{','.join(parts)}]")
