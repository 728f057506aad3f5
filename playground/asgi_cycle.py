"""One request through an ASGI application, written to a transport."""

import asyncio
import http
from typing import Any
from urllib.parse import unquote

PHRASES = {status.value: status.phrase for status in http.HTTPStatus}


class AsgiCycle:
    """Request in, answer out; bodies of unknown length are sent in chunks."""

    def __init__(self, transport: asyncio.Transport, writable: asyncio.Event, method: str, body: bytes) -> None:
        self.transport, self.writable = transport, writable
        self.method, self.body = method, body
        self.received = False
        self.chunked = False

    def scope(self, path: str, query: bytes, headers: dict[str, str], state: dict[str, Any]) -> dict[str, Any]:
        """What ASGI wants to know."""
        return {
            "type": "http",
            "asgi": {"version": "3.0", "spec_version": "2.3"},
            "http_version": "1.1",
            "server": self.transport.get_extra_info("sockname"),
            "client": self.transport.get_extra_info("peername"),
            "scheme": "http",
            "method": self.method,
            "root_path": "",
            "path": unquote(path),
            "raw_path": path.encode("latin-1"),
            "query_string": query,
            "headers": [(name.encode(), value.encode("latin-1")) for name, value in headers.items()],
            "state": state.copy(),
        }

    async def receive(self) -> dict[str, Any]:
        """The body once, then nothing until the client goes (which ends the task)."""
        if not self.received:
            self.received = True
            return {"type": "http.request", "body": self.body, "more_body": False}
        await asyncio.Event().wait()
        return {"type": "http.disconnect"}

    async def send(self, message: Any) -> None:
        """Write what the application says."""
        if message["type"] == "http.response.start":
            self._start(message)
            return
        if self.method != "HEAD":
            self._write_body(message.get("body", b""), more=message.get("more_body", False))
        await self.writable.wait()

    def _start(self, message: Any) -> None:
        headers = list(message.get("headers", []))
        self.chunked = not any(name.lower() == b"content-length" for name, _ in headers)
        if self.chunked:
            headers.append((b"transfer-encoding", b"chunked"))
        lines = b"".join(name + b": " + value + b"\r\n" for name, value in headers)
        status = message["status"]
        self.transport.write(f"HTTP/1.1 {status} {PHRASES.get(status, '')}\r\n".encode() + lines + b"\r\n")

    def _write_body(self, body: bytes, *, more: bool) -> None:
        if not self.chunked:
            self.transport.write(body)
            return
        chunk = b"%x\r\n%b\r\n" % (len(body), body) if body else b""
        self.transport.write(chunk if more else chunk + b"0\r\n\r\n")
