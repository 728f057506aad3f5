"""Webhooks, as WebhookActor delivers them: one lane per chat, in order, tried again until the update is too old."""

import asyncio
import json
import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import aiohttp

from playground.api.call import Call, Told
from playground.api.errors import ApiError, bad_request, conflict, too_many_requests
from playground.api.http import dumps
from playground.api.parameters import Parameters
from playground.api.queues import Update, UpdateQueue
from playground.world.accounts import Bot

if TYPE_CHECKING:
    from playground.api.bot_api import BotApi

_SECRET = re.compile(r"[A-Za-z0-9_\-]*")
_PORTS = {443, 80, 88, 8443}
_ANSWER_SECONDS = 55.0
_LONGEST_PAUSE = 60.0
_GONE_SECONDS = 23 * 3600
_LOCAL = {"127.0.0.1", "localhost", "::1"}


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


def set_webhook(call: Call) -> Told:
    """setWebhook; an empty url deletes."""
    parameters, webhook = call.parameters, call.api.of(call.bot).webhook
    url = parameters.text("url").strip()
    if not url:
        return delete_webhook(call)
    settings = WebhookSettings(
        _checked_url(url),
        _checked_secret(parameters.text("secret_token")),
        parameters.integer("max_connections", 40, least=1, most=100),
        parameters.text("ip_address") or None,
    )
    _allow(call)
    now = time.monotonic()
    if now - webhook.last_set < 1:
        raise too_many_requests(1)
    webhook.last_set = now
    if webhook.settings == settings and not parameters.flag("drop_pending_updates"):
        return Told(True, "Webhook is already set")
    _drop(call)
    call.api.of(call.bot).poller.end(conflict("terminated by setWebhook request"))
    webhook.set(settings)
    return Told(True, "Webhook was set")


def delete_webhook(call: Call) -> Told:
    """deleteWebhook."""
    webhook = call.api.of(call.bot).webhook
    _drop(call)
    if not webhook.url:
        return Told(True, "Webhook is already deleted")
    webhook.unset()
    return Told(True, "Webhook was deleted")


def webhook_info(call: Call) -> dict[str, Any]:
    """getWebhookInfo."""
    kept = call.api.of(call.bot)
    webhook = kept.webhook
    info: dict[str, Any] = {
        "url": webhook.url,
        "has_custom_certificate": False,
        "pending_update_count": len(kept.queue.updates),
    }
    if webhook.settings:
        info["max_connections"] = webhook.settings.max_connections
        info["ip_address"] = webhook.settings.ip_address or "127.0.0.1"
    if webhook.last_error:
        info["last_error_date"], info["last_error_message"] = webhook.last_error
    if kept.queue.allowed_said:
        info["allowed_updates"] = kept.queue.allowed_said
    return info


def _allow(call: Call) -> None:
    if "allowed_updates" in call.parameters:
        kinds = call.parameters.json("allowed_updates", "can't parse allowed updates JSON object")
        call.api.of(call.bot).queue.allow(kinds or [])


def _drop(call: Call) -> None:
    if call.parameters.flag("drop_pending_updates"):
        call.api.of(call.bot).queue.updates.clear()


def _checked_secret(secret: str) -> str:
    if len(secret) > 256:
        raise bad_request("secret token is too long")
    if not _SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
    return secret


def _checked_url(url: str) -> str:
    """https on Telegram's ports, or anything on this machine."""
    parts = urlsplit(url)
    if parts.hostname in _LOCAL and parts.scheme in {"http", "https"}:
        return url
    if parts.scheme != "https":
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if (parts.port or 443) not in _PORTS:
        raise bad_request("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")
    raise ApiError(
        400, "Bad Request: bad webhook: Failed to resolve host: the local Telegram reaches this machine only"
    )
