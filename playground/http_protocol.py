"""HTTP/1.1 for uvicorn, in two lanes.

Calls of the Bot API are answered straight from the bytes, without a task and without ASGI: with uvicorn's own protocol
(h11) the local Telegram would be what a bot's benchmark measures. It is also the only way to close a connection without
a word, as Telegram does on a bad day. Everything else (page, side door) goes through ASGI as usual.
"""

import asyncio
from collections.abc import Awaitable
from functools import lru_cache
from typing import Any, cast

from playground.api.http import Request, Response
from playground.asgi_cycle import PHRASES, AsgiCycle

_LARGEST_HEAD = 64 * 1024
_LARGEST_BODY = 64 * 1024 * 1024


class BadRequestError(Exception):
    """What came is not HTTP."""


class HttpProtocol(asyncio.Protocol):
    """One connection: requests one after another, kept alive."""

    def __init__(self, config: Any, server_state: Any, app_state: dict[str, Any], _loop: Any = None) -> None:
        self.app = config.loaded_app
        self.quick = config.app.quick
        self.connections: set[Any] = server_state.connections
        self.tasks: set[Any] = server_state.tasks
        self.app_state = app_state
        self.buffer = bytearray()
        self.head: _Head | None = None
        self.chunks: list[bytes] = []
        self.busy: asyncio.Task[None] | None = None
        self.writable = asyncio.Event()
        self.writable.set()
        self.closing = False
        self.transport: asyncio.Transport

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Remember the transport."""
        self.transport = cast("asyncio.Transport", transport)
        self.connections.add(self)

    def connection_lost(self, exc: Exception | None) -> None:
        """Whoever asked is gone: so is the work."""
        del exc
        self.connections.discard(self)
        self.writable.set()
        if self.busy is not None:
            self.busy.cancel()

    def pause_writing(self) -> None:
        """The other side reads slowly."""
        self.writable.clear()

    def resume_writing(self) -> None:
        """It has caught up."""
        self.writable.set()

    def shutdown(self) -> None:
        """uvicorn stops: finish what is under way."""
        self.closing = True
        if self.busy is None:
            self.transport.close()
        else:
            self.busy.cancel()

    def data_received(self, data: bytes) -> None:
        """Take bytes; answer what is complete."""
        self.buffer += data
        if self.busy is None:
            self._advance()

    def _advance(self) -> None:
        try:
            while self.busy is None and not self.closing and (request := self._next()) is not None:
                self._handle(*request)
        except BadRequestError:
            self._write(Response(400, b"Bad Request", "text/plain"), keep=False)

    def _next(self) -> "tuple[_Head, bytes] | None":
        if self.head is None:
            end = self.buffer.find(b"\r\n\r\n")
            if end < 0:
                if len(self.buffer) > _LARGEST_HEAD:
                    raise BadRequestError
                return None
            self.head = _Head(bytes(self.buffer[:end]))
            del self.buffer[: end + 4]
            if self.head.headers.get("expect", "").lower() == "100-continue":
                self.transport.write(b"HTTP/1.1 100 Continue\r\n\r\n")
        body = self._body(self.head)
        if body is None:
            return None
        head, self.head = self.head, None
        return head, body

    def _body(self, head: "_Head") -> bytes | None:
        if head.chunked:
            return self._chunks()
        if head.length > _LARGEST_BODY:
            self._write(_too_large(), keep=False)
            return None
        if len(self.buffer) < head.length:
            return None
        body = bytes(self.buffer[: head.length])
        del self.buffer[: head.length]
        return body

    def _chunks(self) -> bytes | None:
        """The whole chunked body once its last chunk is there; complete chunks leave the buffer at once."""
        while (line_end := self.buffer.find(b"\r\n")) >= 0:
            try:
                size = int(bytes(self.buffer[:line_end]).partition(b";")[0], 16)
            except ValueError:
                raise BadRequestError from None
            end = line_end + 2 + size + 2
            if len(self.buffer) < end:
                return None
            self.chunks.append(bytes(self.buffer[line_end + 2 : end - 2]))
            del self.buffer[:end]
            if size == 0:
                body, self.chunks = b"".join(self.chunks), []
                return body
        return None

    def _handle(self, head: "_Head", body: bytes) -> None:
        if head.path.startswith(("/bot", "/file/bot")):
            answer = self.quick(Request(head.method, head.path, head.query, head.headers, body))
            if isinstance(answer, Response):
                self._write(answer, keep=head.keep)
                return
            self._start(self._answer_later(answer, head.keep))
        else:
            self._start(self._through_asgi(head, body))

    def _start(self, work: Any) -> None:
        self.busy = task = asyncio.get_running_loop().create_task(work)
        self.tasks.add(task)
        task.add_done_callback(self._done)

    def _done(self, task: asyncio.Task[None]) -> None:
        self.tasks.discard(task)
        self.busy = None
        if task.cancelled() or task.exception() is not None or self.closing:
            self.transport.close()
        elif not self.transport.is_closing():
            self._advance()

    async def _answer_later(self, answer: Awaitable[Response], keep: bool) -> None:
        self._write(await answer, keep=keep)

    def _write(self, response: Response, *, keep: bool) -> None:
        if response.drop:
            self.transport.abort()
            return
        headers = response.headers
        extra = "".join(f"{name}: {value}\r\n" for name, value in headers.items()) if headers else ""
        head = (
            f"HTTP/1.1 {response.status} {PHRASES.get(response.status, '')}\r\n"
            f"Content-Type: {response.content_type}\r\nContent-Length: {len(response.body)}\r\n"
            f"Connection: {'keep-alive' if keep else 'close'}\r\n{extra}\r\n"
        )
        self.transport.write(head.encode() + response.body)
        if not keep:
            self.transport.close()

    async def _through_asgi(self, head: "_Head", body: bytes) -> None:
        cycle = AsgiCycle(self.transport, self.writable, head.method, body)
        scope = cycle.scope(head.path, head.query, head.headers, self.app_state)
        await self.app(scope, cycle.receive, cycle.send)
        if not head.keep:
            self.transport.close()


class _Head:
    """Request line and headers."""

    def __init__(self, raw: bytes) -> None:
        first, _, rest = raw.partition(b"\r\n")
        try:
            self.method, target, version = first.decode("latin-1").split(" ")
            self.headers = _headers(rest)
            self.length = int(self.headers.get("content-length", "0"))
        except ValueError:
            raise BadRequestError from None
        if target.startswith("http"):
            target = "/" + target.partition("://")[2].partition("/")[2]
        self.path, _, query = target.partition("?")
        self.query = query.encode("latin-1")
        self.chunked = self.headers.get("transfer-encoding", "").lower() == "chunked"
        wish = self.headers.get("connection", "").lower()
        self.keep = wish != "close" and (version == "HTTP/1.1" or wish == "keep-alive")


@lru_cache(maxsize=512)
def _headers(raw: bytes) -> dict[str, str]:
    """The headers by name; a bot sends the same ones again and again. Nobody changes the result."""
    lines = raw.decode("latin-1").split("\r\n") if raw else []
    parts = (line.partition(":") for line in lines)
    return {name.lower(): value.strip() for name, _, value in parts}


def _too_large() -> Response:
    return Response(413, b'{"ok":false,"error_code":413,"description":"Request Entity Too Large"}')
