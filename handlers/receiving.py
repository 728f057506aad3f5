"""Receiving: every update is in the inbox, committed, before Telegram hears that it arrived."""

import asyncio
import json
import time
from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import urlencode

import structlog
from telegram import Bot
from telegram.error import Conflict, InvalidToken, NetworkError

from data.memory import Memory
from handlers.backoff import Backoff
from handlers.clock import Bell, Clock
from handlers.errors import TokenRefusedError, ToldToWaitError
from handlers.pulse import EVERY, beat
from handlers.reading import UPDATE_KINDS, queue_of
from handlers.thread import MindThread

CONFLICT_WAIT = 5.0
TROUBLE_WAIT = 5.0
"""A full disk or a locked database is tried again at least this often: who waits is on this side."""
ANSWER_MARGIN = 10.0
"""How much longer than the long poll its answer may take, in seconds."""

log = structlog.get_logger(__name__)


class Receiver:
    """Polls for updates, keeps them, and only then asks for the next: what is killed in between comes again.

    python-telegram-bot's own Updater acknowledges before anything is kept, and one malformed update makes it refuse
    the whole batch. Here the raw JSON is kept; the inbox, keyed by update_id, is the only thing that knows what came
    before.
    """

    def __init__(self, bot: Bot, thread: MindThread, clock: Clock, arrived: Bell, poll_timeout: int) -> None:
        self._bot, self._thread, self._clock, self._arrived = bot, thread, clock, arrived
        self._poll_timeout = poll_timeout
        self._offset = 0
        self._next_beat = float("-inf")
        self._backoff, self._trouble = Backoff(), Backoff(most=TROUBLE_WAIT)

    async def run(self) -> None:
        """Receive until cancelled. Raises `TokenRefusedError` when Telegram knows the token no more."""
        while True:
            try:
                await self.receive(await self._poll())
                await self._beat()
                self._backoff.reset()
                self._trouble.reset()
            except InvalidToken:
                raise TokenRefusedError from None
            except Exception as error:  # noqa: BLE001 - whatever it is, receiving goes on; `_wait_after` tells
                await asyncio.sleep(self._wait_after(error))

    async def receive(self, batch: Sequence[Any]) -> None:
        """Keep what came, and acknowledge it with the next poll."""
        updates = [update for update in batch if isinstance(update, dict) and isinstance(update.get("update_id"), int)]
        if len(updates) < len(batch):
            log.error("what has no update_id cannot be kept", dropped=len(batch) - len(updates))
        if updates:
            new = await self._thread.do(keeping(updates, self._clock))
            if new:
                self._arrived.ring(new)
            self._offset = updates[-1]["update_id"] + 1

    async def _beat(self) -> None:
        """Let those who watch from outside know that Telegram answers."""
        if time.monotonic() >= self._next_beat:
            await self._thread.do(lambda memory: beat(memory, self._clock.now()))
            self._next_beat = time.monotonic() + EVERY

    async def _poll(self) -> Sequence[Any]:
        query = urlencode({
            "offset": self._offset,
            "timeout": self._poll_timeout,
            "allowed_updates": json.dumps(UPDATE_KINDS),
        })  # fmt: skip
        wait = self._poll_timeout + ANSWER_MARGIN
        batch = await self._bot.request.post(f"{self._bot.base_url}/getUpdates?{query}", read_timeout=wait)
        return batch if isinstance(batch, list) else []

    def _wait_after(self, error: Exception) -> float:
        """Seconds until the next try; the log says what is wrong in words that help."""
        if isinstance(error, ToldToWaitError):
            log.warning("told to poll more slowly", seconds=error.seconds)
            return error.seconds
        if isinstance(error, Conflict):
            log.error("somebody else receives for this token", telegram=error.message)
            return CONFLICT_WAIT
        offline = isinstance(error, NetworkError)
        wait = (self._backoff if offline else self._trouble).wait()
        trouble = "Telegram cannot be asked for updates" if offline else "receiving failed"
        log.warning(trouble, error=str(error), again_in=round(wait, 1))
        return wait


def keeping(updates: Sequence[dict[str, Any]], clock: Clock) -> Callable[[Memory], int]:
    """Work for the mind's thread: put updates into the inbox, each once whatever comes again."""

    kept = [(update["update_id"], queue_of(update), update) for update in updates]
    return lambda memory: memory.inbox.receive(kept, clock.now())
