"""Webhooks, as WebhookActor delivers them: one lane per chat, in order, tried again until the update is too old."""

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import TYPE_CHECKING

import aiohttp

from playground.api.http import dumps
from playground.api.parameters import Parameters
from playground.api.queues import Update, UpdateQueue
from playground.world.accounts import Bot

if TYPE_CHECKING:
    from playground.api.bot_api import BotApi

_ANSWER_SECONDS = 55.0
_LONGEST_PAUSE = 60.0
_GONE_SECONDS = 23 * 3600


@dataclass(slots=True)
class WebhookSettings:
    """What setWebhook said."""

    url: str
    secret: str = ""
    max_connections: int = 40
    ip_address: str | None = None


@dataclass(slots=True)
class Webhook:
    """A bot's webhook, set or not."""

    api: "BotApi"
    bot: Bot
    queue: UpdateQueue
    on_unset: Callable[[], None]
    settings: WebhookSettings | None = None
    last_error: tuple[int, str] | None = None
    last_set: float = -10.0
    gone_since: float | None = None
    session: aiohttp.ClientSession | None = None
    closing: asyncio.Task[None] | None = None
    lanes: dict[int, asyncio.Task[None]] = field(default_factory=dict)
    places: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(40))

    @property
    def url(self) -> str:
        """Empty when none is set."""
        return self.settings.url if self.settings else ""

    def set(self, settings: WebhookSettings) -> None:
        """Deliver there from now on."""
        self.unset()
        self.settings = settings
        self.places = asyncio.Semaphore(settings.max_connections)
        self.queue.on_update = self.deliver
        self.deliver()

    def unset(self) -> None:
        """Deliver no more; updates wait for getUpdates."""
        for task in self.lanes.values():
            task.cancel()
        self.lanes = {}
        self.settings = self.last_error = self.gone_since = None
        self.queue.on_update = self.on_unset
        if self.session is not None:
            self.closing = asyncio.get_running_loop().create_task(self.session.close())
            self.session = None

    async def close(self) -> None:
        """Stop, and wait until the connections are closed."""
        self.unset()
        if self.closing is not None:
            await self.closing

    def deliver(self) -> None:
        """Start a task for every lane that has something and none yet."""
        for update in tuple(self.queue.updates):
            if self.settings and update.lane not in self.lanes:
                task = asyncio.get_running_loop().create_task(self._lane(update.lane))
                self.lanes[update.lane] = task

    async def _lane(self, lane: int) -> None:
        try:
            while (update := self._next(lane)) is not None:
                await self._until_done(update)
                self.queue.remove(update)
        finally:
            if self.lanes.get(lane) is asyncio.current_task():
                del self.lanes[lane]
        if self._next(lane) is not None:
            self.deliver()

    def _next(self, lane: int) -> Update | None:
        now = self.queue.now()
        while (update := next((one for one in self.queue.updates if one.lane == lane), None)) is not None:
            if update.expires > now:
                return update
            self.queue.remove(update)
        return None

    async def _until_done(self, update: Update) -> None:
        failures = 0
        while update.expires > self.queue.now():
            wait = await self._try(update)
            if wait is None:
                return
            failures += 1
            pause = min(2.0 ** (failures - 1), _LONGEST_PAUSE) if failures > 1 else 0.0
            await asyncio.sleep(max(pause, wait))

    async def _try(self, update: Update) -> float | None:
        """None when done, else seconds to wait at least."""
        async with self.places:
            try:
                status, retry_after, body = await self._post(update)
            except (aiohttp.ClientError, TimeoutError, OSError) as error:
                return self._failed(_reason(error))
        if 200 <= status < 300:
            self.gone_since = None
            await self._execute(body)
            return None
        self._count_gone(status)
        return max(self._failed(f"Wrong response from the webhook: {status} {_phrase(status)}"), retry_after)

    async def _post(self, update: Update) -> tuple[int, float, bytes]:
        assert self.settings is not None  # noqa: S101
        if self.session is None:
            self.session = aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0))
        headers = {"Content-Type": "application/json"}
        if self.settings.secret:
            headers["X-Telegram-Bot-Api-Secret-Token"] = self.settings.secret
        limit = aiohttp.ClientTimeout(total=_ANSWER_SECONDS)
        async with self.session.post(
            self.settings.url, data=update.json.encode(), headers=headers, timeout=limit, allow_redirects=False
        ) as response:
            after = response.headers.get("Retry-After", "")
            wait = min(int(after), 3600) if after.isdigit() else 0
            return response.status, wait, await response.content.read(1 << 20)

    def _failed(self, reason: str) -> float:
        self.last_error = (self.api.world.clock.unix(), reason)
        return 0.0

    def _count_gone(self, status: int) -> None:
        now = self.api.world.clock.timestamp()
        if status != 410:
            self.gone_since = None
        elif self.gone_since is None:
            self.gone_since = now
        elif now - self.gone_since > _GONE_SECONDS:
            self.unset()

    async def _execute(self, body: bytes) -> None:
        """Run the method that an answer asks for; its result is lost."""
        try:
            asked = json.loads(body) if body.strip().startswith(b"{") else {}
        except ValueError:
            return
        name = asked.pop("method", None) if isinstance(asked, dict) else None
        if (
            not isinstance(name, str)
            or name.lower().startswith("get")
            or name.lower() in {"setwebhook", "deletewebhook"}
        ):
            return
        values = {
            key: value if isinstance(value, str) else dumps(value) for key, value in asked.items() if value is not None
        }
        answer = self.api.run(name, self.bot, Parameters(values))
        if asyncio.iscoroutine(answer):
            await answer


def _reason(error: BaseException) -> str:
    if isinstance(error, TimeoutError):
        return "Read timeout expired"
    return "Connection refused" if isinstance(error, aiohttp.ClientConnectorError) else "Connection closed"


def _phrase(status: int) -> str:
    return next((known.phrase for known in HTTPStatus if known == status), "")
