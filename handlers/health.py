"""Health: what a watcher of the machine wants to know, without a word of what people said."""

import time
from collections.abc import Mapping
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from data.memory import Memory
from handlers.thread import MindThread

PATIENCE: Final = 5.0
"""How long the memory may take to answer, in seconds."""


def health_route(thread: MindThread) -> Route:
    """`GET /health`: 200 while the memory answers, with how many updates and messages are in each state; else 503."""
    began = time.monotonic()

    async def health(_: Request) -> Response:
        try:
            counts = await thread.within(PATIENCE, counted)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is not healthy
            return JSONResponse({"ok": False, "error": type(error).__name__}, 503)
        return JSONResponse({"ok": True, "up_seconds": round(time.monotonic() - began), **counts})

    return Route("/health", health, methods=["GET"])


def counted(memory: Memory) -> Mapping[str, Mapping[Any, int]]:
    """How many rows are in each state."""
    return {"inbox": memory.inbox.counts(), "outbox": memory.outbox.counts()}
