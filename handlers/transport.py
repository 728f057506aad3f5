"""Requests to Telegram on aiohttp, for python-telegram-bot: cheaper than its httpx, and clear about what was sent."""

import json
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from aiohttp import (
    ClientConnectorError,
    ClientError,
    ClientSession,
    ClientTimeout,
    ConnectionTimeoutError,
    FormData,
    ServerTimeoutError,
    TCPConnector,
)
from telegram.request import BaseRequest, RequestData

from handlers.errors import AnswerLostError, NotConnectedError, ToldToWaitError

JSON_HEADERS: Mapping[str, str] = {"Content-Type": "application/json", "User-Agent": BaseRequest.USER_AGENT}
FORM_HEADERS: Mapping[str, str] = {"User-Agent": BaseRequest.USER_AGENT}


class AiohttpRequest(BaseRequest):
    """python-telegram-bot's request on one aiohttp session. All times are in seconds.

    `keep_alive` is how long an idle connection is kept: less than the server keeps it, so that a connection it has
    just closed is not taken for a lost answer. Raises `NotConnectedError` when nothing was sent and `AnswerLostError`
    when nobody knows; a 5xx is of the second kind, because the work may have been done behind the gateway.
    """

    __slots__ = ("_connect_timeout", "_keep_alive", "_read_timeout", "_session")

    def __init__(self, connect_timeout: float = 5.0, read_timeout: float = 15.0, keep_alive: float = 4.0) -> None:
        self._connect_timeout = connect_timeout
        self._read_timeout = read_timeout
        self._keep_alive = keep_alive
        self._session: ClientSession | None = None

    @property
    def read_timeout(self) -> float | None:
        """How long an answer may take when the caller does not say."""
        return self._read_timeout

    async def initialize(self) -> None:
        """Open the session; harmless when it is open."""
        if self._session is None:
            connector = TCPConnector(limit=0, keepalive_timeout=self._keep_alive)
            self._session = ClientSession(connector=connector, auto_decompress=True)

    async def shutdown(self) -> None:
        """Close the session and its connections; harmless when it is closed."""
        session, self._session = self._session, None
        if session is not None:
            await session.close()

    async def do_request(  # noqa: PLR0917 - as python-telegram-bot calls it
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: object = BaseRequest.DEFAULT_NONE,
        write_timeout: object = BaseRequest.DEFAULT_NONE,  # noqa: ARG002 - aiohttp knows no such limit
        connect_timeout: object = BaseRequest.DEFAULT_NONE,
        pool_timeout: object = BaseRequest.DEFAULT_NONE,  # noqa: ARG002 - the pool has no limit
    ) -> tuple[int, bytes]:
        """Gives the status and the body of the answer."""
        if self._session is None:
            raise NotConnectedError("The session with Telegram is closed.")
        connecting = given(connect_timeout, self._connect_timeout)
        timeout = ClientTimeout(total=None, sock_connect=connecting, sock_read=given(read_timeout, self._read_timeout))
        try:
            body, headers = encoded(request_data)
            async with self._session.request(method, url, data=body, headers=headers, timeout=timeout) as answer:
                return judged(answer.status, answer.headers, await answer.read())
        except (ClientConnectorError, ConnectionTimeoutError) as error:
            raise NotConnectedError(f"Telegram cannot be reached: {error}") from error
        except (TimeoutError, ClientError, ServerTimeoutError, OSError) as error:
            raise AnswerLostError(f"Telegram's answer was lost: {type(error).__name__} {error}") from error

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """An answer that is not Telegram's (a proxy's page, a torn body) is a lost answer."""
        try:
            answer = json.loads(payload)
        except ValueError:
            answer = None
        if not isinstance(answer, dict) or "ok" not in answer:
            raise AnswerLostError("The answer is not Telegram's: " + payload[:80].decode(errors="replace"))
        return answer


def given(timeout: object, otherwise: float) -> float | None:
    """The timeout that the caller gave (None for none), else ours."""
    if timeout is None or isinstance(timeout, int | float):
        return timeout
    return otherwise


def encoded(data: RequestData | None) -> tuple[bytes | FormData | None, Mapping[str, str]]:
    """The body and headers of a request: JSON, or a form when there are files."""
    if data is None:
        return None, FORM_HEADERS
    if not data.contains_files:
        return data.json_payload, JSON_HEADERS
    form = FormData(data.json_parameters, quote_fields=False)
    for name, (file_name, content, mime) in data.multipart_data.items():
        form.add_field(name, content, filename=file_name, content_type=mime)
    return form, FORM_HEADERS


def judged(status: int, headers: Mapping[str, str], body: bytes) -> tuple[int, bytes]:
    """The answer, unless its status alone says that it was lost or that one must wait, whatever a proxy wrote."""
    if status >= 500:
        raise AnswerLostError(f"Telegram is in trouble: {status} {body[:80].decode(errors='replace')}")
    if status == 429:
        raise ToldToWaitError(seconds_to_wait(headers, body))
    return status, body


def seconds_to_wait(headers: Mapping[str, str], body: bytes) -> int:
    """How long a 429 asks one to wait; five seconds when it does not say."""
    said = headers.get("Retry-After", "")
    if said.isdecimal():
        return int(said)
    with suppress(ValueError, TypeError, KeyError):
        return int(json.loads(body)["parameters"]["retry_after"])
    return 5
