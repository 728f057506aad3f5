"""JSON over one kept-alive connection per thread. Standard library only."""

import http.client
import json
import threading
from typing import Any
from urllib.parse import quote, urlencode, urlsplit


class RefusedError(Exception):
    """The side door said no; the message says why."""


class Door:
    """The side door at an address."""

    def __init__(self, base_url: str) -> None:
        parts = urlsplit(base_url)
        self.host, self.port = parts.hostname or "127.0.0.1", parts.port or 80
        self._local = threading.local()
        self._opened: list[http.client.HTTPConnection] = []

    def get(self, path: str, **query: Any) -> Any:
        """Ask."""
        return self._json("GET", f"{path}?{urlencode(query)}" if query else path)

    def post(self, path: str, **body: Any) -> Any:
        """Do."""
        return self._json("POST", path, body)

    def put(self, path: str, **body: Any) -> Any:
        """Set."""
        return self._json("PUT", path, body)

    def patch(self, path: str, **body: Any) -> Any:
        """Change."""
        return self._json("PATCH", path, body)

    def delete(self, path: str, **body: Any) -> Any:
        """Take away."""
        return self._json("DELETE", path, body)

    @staticmethod
    def quote(name: str) -> str:
        """A name as a part of a path."""
        return quote(name, safe="@")

    def _json(self, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
        return json.loads(self.raw(path, method, body))

    def raw(self, path: str, method: str = "GET", body: dict[str, Any] | None = None) -> bytes:
        """The bytes of an answer; raises RefusedError for anything but success."""
        encoded = json.dumps(body).encode() if body is not None else None
        status, data = self._exchange(method, path, encoded)
        if status >= 400:
            raise RefusedError(_reason(data))
        return data

    def _exchange(self, method: str, path: str, body: bytes | None) -> tuple[int, bytes]:
        """A kept connection may have been closed meanwhile; then nothing was done, and a fresh one is used."""
        fresh = not hasattr(self._local, "connection")
        try:
            return self._once(method, path, body)
        except (http.client.RemoteDisconnected, ConnectionResetError, BrokenPipeError):
            self._forget()
            if fresh:
                raise
            return self._once(method, path, body)
        except BaseException:
            self._forget()
            raise

    def _once(self, method: str, path: str, body: bytes | None) -> tuple[int, bytes]:
        if not hasattr(self._local, "connection"):
            self._local.connection = http.client.HTTPConnection(self.host, self.port, timeout=90)
            self._opened.append(self._local.connection)
        connection: http.client.HTTPConnection = self._local.connection
        connection.request(method, path, body, {"Content-Type": "application/json"} if body else {})
        response = connection.getresponse()
        return response.status, response.read()

    def _forget(self) -> None:
        if hasattr(self._local, "connection"):
            self._local.connection.close()
            self._opened.remove(self._local.connection)
            del self._local.connection

    def close(self) -> None:
        """Close the connections of all threads."""
        for connection in self._opened:
            connection.close()


def _reason(data: bytes) -> str:
    try:
        return str(json.loads(data)["error"])
    except (ValueError, KeyError, TypeError):
        return data.decode("utf-8", "replace")
