"""Serving: small web servers in the event loop that everything else runs in."""

import asyncio
from collections.abc import Coroutine, Generator, Sequence
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

import uvicorn
from starlette.applications import Starlette
from starlette.routing import BaseRoute

from handlers.errors import BorderError
from handlers.health import Health
from handlers.settings import Settings
from handlers.surroundings import Surroundings
from handlers.webhook import Keep, webhook_route


class PortTakenError(BorderError):
    """A port that Minga is to listen on is taken."""


class QuietServer(uvicorn.Server):
    """uvicorn, leaving the signals to those who stop everything."""

    @contextmanager
    def capture_signals(self) -> Generator[None, None, None]:
        """Capture none."""
        yield


def servers(settings: Settings, keep: Keep, around: Surroundings) -> list[Coroutine[Any, Any, None]]:
    """The servers that the settings ask for: the webhook, whose updates `keep` keeps, and the health of it all."""
    wanted = []
    if settings.webhook_url is not None:
        path = urlsplit(settings.webhook_url).path or "/"
        route = webhook_route(path, settings.webhook_secret or "", keep)
        wanted.append(serve([route], settings.webhook_host, settings.webhook_port))
    if settings.health_port is not None:
        routes = Health(around.thread, around.clock, settings).routes()
        wanted.append(serve(routes, "127.0.0.1", settings.health_port))
    return wanted


async def serve(routes: Sequence[BaseRoute], host: str, port: int) -> None:
    """Answer these routes until cancelled. Raises `PortTakenError`."""
    config = uvicorn.Config(Starlette(routes=routes), host, port, log_config=None, access_log=False, lifespan="off")
    server = QuietServer(config)
    try:
        await server.serve()
    except SystemExit:
        raise PortTakenError(f"Nothing can be served on {host}:{port}; is the port taken?") from None
    except asyncio.CancelledError:
        await server.shutdown()
        raise
