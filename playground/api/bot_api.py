"""The Bot API itself: from a request to an answer."""

import asyncio
import logging
import re
from collections.abc import Awaitable
from inspect import isawaitable
from typing import Any
from urllib.parse import unquote

from playground.api.announcing import Announcer
from playground.api.call import Call, Method, Told
from playground.api.errors import ApiError, bad_request, not_found
from playground.api.faults import Fault, Faults
from playground.api.http import Answer, Request, Response, failed, succeeded
from playground.api.inline_results import InlineQuestion
from playground.api.limits import MODES, Limiter, LimitSettings
from playground.api.log import Entry, Log
from playground.api.methods import all_methods
from playground.api.parameters import Parameters, read_parameters
from playground.api.polling import Poller
from playground.api.presses import Press
from playground.api.queues import UpdateQueue
from playground.api.remembered import Remembered
from playground.api.webhooks import Webhook
from playground.world.accounts import Bot
from playground.world.chats import Chat
from playground.world.messages import Message
from playground.world.world import World

_PATH = re.compile(r"/bot(?P<token>[^/]*)/(?:test/)?(?P<method>[^/]+)/?")
_FILE = re.compile(r"/file/bot(?P<token>[^/]*)/(?:test/)?(?P<path>.+)")
_HTML_ERROR = (
    b"<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n"
    b"</body>\r\n</html>\r\n"
)
_LARGEST_DOWNLOAD = 20 * 1024 * 1024


_logger = logging.getLogger(__name__)


class Connections:
    """What the API keeps for one bot: its queue of updates, who waits for it, its webhook, its limits."""

    def __init__(self, api: "BotApi", bot: Bot) -> None:
        self.queue = UpdateQueue(api.world.clock.timestamp)
        self.poller = Poller(self.queue)
        self.webhook = Webhook(api, bot, self.queue, self.poller.wake)
        self.limiter = Limiter(api.limit_settings)

    def stop(self) -> None:
        """Let go of whoever waits; deliver no more."""
        self.poller.end(ApiError(500, "Internal Server Error: restart"))
        self.webhook.unset()


class BotApi:
    """Answers requests to `/bot<token>/<method>` and `/file/bot<token>/<path>` about one world."""

    def __init__(self, world: World, *, limits: LimitSettings = MODES["harsh"], strict: bool = False) -> None:
        self.world = world
        self.limit_settings = limits
        self.strict = strict
        self.methods: dict[str, Method] = all_methods()
        self.faults = Faults()
        self.log = Log()
        self.presses: Remembered[str, Press] = Remembered()
        self.questions: Remembered[str, InlineQuestion] = Remembered()
        self.inline_messages: Remembered[str, tuple[Chat, Message]] = Remembered()
        self.connections: dict[int, Connections] = {}
        world.listeners.append(Announcer(world, self).hear)

    def of(self, bot: Bot) -> Connections:
        """What is kept for this bot."""
        found = self.connections.get(bot.id)
        if found is None:
            found = self.connections[bot.id] = Connections(self, bot)
        return found

    def answer(self, request: Request) -> Answer:
        """The answer, at once or later."""
        path = unquote(request.path)
        if (found := _PATH.fullmatch(path)) is not None:
            return self._called(found["token"], found["method"], request)
        if (found := _FILE.fullmatch(path)) is not None:
            return self._file(found["token"], found["path"])
        return failed(not_found())

    def _called(self, token: str, name: str, request: Request) -> Answer:
        try:
            bot = self._bot(token)
            parameters = read_parameters(request)
        except ApiError as error:
            return failed(error)
        method = self.methods.get(name.lower())
        entry = self.log.begin(
            self.world.clock.timestamp(), bot.username or "", method.name if method else name, parameters.for_log()
        )
        faults = self.faults.strike(entry.method, parameters.values.get("chat_id", ""))
        if faults:
            return self._troubled(faults, method, Call(self, bot, name, parameters), entry)
        return self._run(method, Call(self, bot, name, parameters), entry)

    def _bot(self, token: str) -> Bot:
        token = unquote(token)
        if ":" not in token or len(token) > 80 or token.startswith("0"):
            raise ApiError(401, "Unauthorized: invalid token specified")
        bot = self.world.bots.get(token)
        if bot is None or bot.revoked:
            raise ApiError(401, "Unauthorized")
        return bot

    def run(self, name: str, bot: Bot, parameters: Parameters) -> Answer:
        """Run a method on behalf of a bot, as a webhook's answer asks for it."""
        entry = self.log.begin(self.world.clock.timestamp(), bot.username or "", name, parameters.for_log())
        return self._run(self.methods.get(name.lower()), Call(self, bot, name, parameters), entry)

    def _run(self, method: Method | None, call: Call, entry: Entry) -> Answer:
        try:
            if method is None:
                raise not_found("method not found")
            self._check_names(method, call, entry)
            result = method.run(call)
        except ApiError as error:
            return self.log.end(entry, failed(error))
        except Exception:  # a fault of ours must reach the bot as an answer, not as a broken connection
            _logger.exception("%s failed", method.name if method else entry.method)
            return self.log.end(entry, failed(ApiError(500, "Internal Server Error")))
        if isawaitable(result):
            return self._finish_later(result, method, call, entry)
        return self._finish(result, method, call, entry)

    async def _finish_later(self, result: Awaitable[Any], method: Method, call: Call, entry: Entry) -> Response:
        try:
            return self._finish(await result, method, call, entry)
        except ApiError as error:
            return self.log.end(entry, failed(error))

    def _finish(self, result: Any, method: Method, call: Call, entry: Entry) -> Response:
        unused = [name for name in call.parameters.unused() if name not in method.without_effect]
        if unused:
            entry.unknown = [*(entry.unknown or []), *unused]
        if unused and self.strict:
            return self.log.end(
                entry, failed(bad_request(f"strict mode: parameters without use here: {', '.join(unused)}"))
            )
        if isinstance(result, Told):
            return self.log.end(entry, succeeded(result.result, result.description))
        return self.log.end(entry, succeeded(result))

    def _check_names(self, method: Method, call: Call, entry: Entry) -> None:
        """Unknown parameters are reported in the log and, in strict mode, refused before anything is done."""
        if method.takes.issuperset(call.parameters.values):
            return
        unknown = sorted(call.parameters.values.keys() - method.takes)
        entry.unknown = unknown
        call.parameters.used.update(unknown)
        if self.strict:
            raise bad_request(f"strict mode: {method.name} has no parameter {', '.join(unknown)}")

    async def _troubled(self, faults: list[Fault], method: Method | None, call: Call, entry: Entry) -> Response:
        entry.fault = ", ".join(fault.kind for fault in faults)
        for fault in faults:
            if fault.kind == "slow":
                await asyncio.sleep(fault.seconds)
            elif (refusal := _refusal(fault)) is not None:
                return self.log.end(entry, refusal)
        answer = self._run(method, call, entry)
        response = answer if isinstance(answer, Response) else await answer
        for fault in faults:
            if fault.kind == "drop_after":
                return Response(drop=True)
            if fault.kind == "lost_answer":
                return self.log.end(entry, Response(502, _HTML_ERROR, "text/html"))
        return response

    def _file(self, token: str, path: str) -> Response:
        try:
            self._bot(token)
        except ApiError as error:
            return failed(error)
        file = self.world.files.paths.get(path)
        if file is None or file.size > _LARGEST_DOWNLOAD:
            return failed(not_found())
        return Response(body=file.data, content_type="application/octet-stream")


def _refusal(fault: Fault) -> Response | None:
    """What is answered instead of doing the work."""
    match fault.kind:
        case "drop_before":
            return Response(drop=True)
        case "html":
            return Response(fault.status if fault.status != 500 else 502, _HTML_ERROR, "text/html")
        case "error" if fault.status == 429:
            text = f"Too Many Requests: retry after {fault.retry_after}"
            return failed(ApiError(429, text, retry_after=fault.retry_after))
        case "error":
            return failed(
                ApiError(fault.status, fault.description or _USUAL.get(fault.status, "Internal Server Error"))
            )
    return None


_USUAL = {
    401: "Unauthorized",
    403: "Forbidden: bot was blocked by the user",
    409: "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
    413: "Request Entity Too Large",
    500: "Internal Server Error: restart",
    502: "Bad Gateway",
    503: "Service Unavailable",
}
