"""Requests and answers, as the Bot API sees HTTP."""

import json
from collections.abc import Awaitable
from dataclasses import dataclass, field
from typing import Any

from playground.api.errors import ApiError

dumps = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


@dataclass(slots=True)
class Request:
    """One HTTP request; header names are in lower case, the query is without its question mark."""

    method: str
    path: str
    query: bytes
    headers: dict[str, str]
    body: bytes
    client: str = ""


@dataclass(slots=True)
class Response:
    """One HTTP answer; `drop` closes the connection without a word instead."""

    status: int = 200
    body: bytes = b""
    content_type: str = "application/json"
    headers: dict[str, str] = field(default_factory=dict)
    drop: bool = False


Answer = Response | Awaitable[Response]


def succeeded(result: Any, description: str | None = None) -> Response:
    """`ok: true`; a string in `Encoded` is put in as it is."""
    encoded = result.json if isinstance(result, Encoded) else dumps(result)
    told = f',"description":{dumps(description)}' if description else ""
    return Response(body=f'{{"ok":true,"result":{encoded}{told}}}'.encode("utf-8", "replace"))


def failed(error: ApiError) -> Response:
    """`ok: false`, and the header Retry-After when there is something to wait for."""
    body: dict[str, Any] = {"ok": False, "error_code": error.code, "description": error.description}
    if error.parameters:
        body["parameters"] = error.parameters
    wait = error.parameters.get("retry_after")
    return Response(error.code, dumps(body).encode(), headers={"Retry-After": str(wait)} if wait else {})


@dataclass(frozen=True, slots=True)
class Encoded:
    """A result that is JSON already."""

    json: str
