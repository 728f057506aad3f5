"""The world that the tests of the local Telegram share, and a plain way to call the Bot API."""

import http.client
import json
from typing import Any
from urllib.parse import urlencode, urlsplit

TOKEN = "7000000001:abcdefghijklmnopqrstuvwxyz0123456789"
BOT = "minga_test_bot"
WORLD: dict[str, Any] = {
    "bots": [{"token": TOKEN, "username": BOT, "first_name": "Minga"}],
    "people": [
        {
            "key": "anna",
            "first_name": "Anna",
            "last_name": "Calvez",
            "username": "anna_calvez",
            "language_code": "fr",
            "time_zone": "Europe/Paris",
            "started": True,
        },
        {
            "key": "gonzalo",
            "first_name": "Gonzalo",
            "language_code": "es",
            "time_zone": "America/Santiago",
            "started": True,
        },
        {"key": "eric", "first_name": "Eric", "language_code": "en"},
    ],
    "groups": [
        {
            "key": "country",
            "title": "Country group",
            "members": ["anna", "gonzalo", "eric", f"@{BOT}"],
            "administrators": ["anna"],
        },
        {"key": "small", "title": "Small", "type": "group", "members": ["anna", f"@{BOT}"], "administrators": ["anna"]},
    ],
}


class Answer(dict[str, Any]):
    """An answer of the Bot API, with its HTTP status and headers."""

    status: int
    headers: dict[str, str]

    @property
    def result(self) -> Any:
        """What was asked for; fails loudly when the answer was no."""
        assert self["ok"], self
        return self["result"]

    @property
    def refusal(self) -> tuple[int, str]:
        """Code and description of a no."""
        assert not self["ok"], self
        assert self["error_code"] == self.status
        return self["error_code"], self["description"]


class Api:
    """The Bot API, called as urlencoded forms; what is not text is sent as JSON text."""

    def __init__(self, base_url: str, token: str = TOKEN) -> None:
        self.base_url, self.token = base_url, token

    def __call__(self, method: str, **parameters: Any) -> Answer:
        return self.send(
            "POST",
            f"/bot{self.token}/{method}",
            urlencode({name: _text(value) for name, value in parameters.items()}).encode(),
            {"Content-Type": "application/x-www-form-urlencoded"},
        )

    def send(self, verb: str, path: str, body: bytes = b"", headers: dict[str, str] | None = None) -> Answer:
        """Any request."""
        status, told, data = self.raw(verb, path, body, headers)
        answer = Answer(json.loads(data))
        answer.status, answer.headers = status, told
        return answer

    def raw(
        self, verb: str, path: str, body: bytes = b"", headers: dict[str, str] | None = None
    ) -> tuple[int, dict[str, str], bytes]:
        """Any request, any answer."""
        connection = http.client.HTTPConnection(urlsplit(self.base_url).netloc, timeout=30)
        try:
            connection.request(verb, path, body, headers or {})
            response = connection.getresponse()
            return response.status, dict(response.getheaders()), response.read()
        finally:
            connection.close()

    def updates(self, **parameters: Any) -> list[dict[str, Any]]:
        """The waiting updates, confirmed."""
        updates: list[dict[str, Any]] = self("getUpdates", **parameters).result
        if updates:
            self("getUpdates", offset=updates[-1]["update_id"] + 1)
        return updates

    def upload(self, method: str, files: dict[str, tuple[str, bytes]], **parameters: Any) -> Answer:
        """A multipart call with files: field -> (name, bytes)."""
        border = "----------tests-of-the-local-telegram"
        parts = [
            f'--{border}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{_text(value)}\r\n'.encode()
            for name, value in parameters.items()
        ]
        for field, (name, data) in files.items():
            head = f'--{border}\r\nContent-Disposition: form-data; name="{field}"; filename="{name}"\r\n'
            parts.append(f"{head}Content-Type: application/octet-stream\r\n\r\n".encode() + data + b"\r\n")
        body = b"".join(parts) + f"--{border}--\r\n".encode()
        headers = {"Content-Type": f"multipart/form-data; boundary={border}"}
        return self.send("POST", f"/bot{self.token}/{method}", body, headers)


def _text(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value)


def png(width: int = 2, height: int = 2) -> bytes:
    """The beginning of a PNG of this size: as much as Telegram looks at here."""
    size = width.to_bytes(4) + height.to_bytes(4)
    return b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + size + b"\x08\x02\x00\x00\x00" + b"\x00" * 16
