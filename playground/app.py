"""The faces of the engine over HTTP: Bot API, side door, page."""

from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Receive, Scope, Send

from playground.api.http import Answer
from playground.api.http import Request as ApiRequest
from playground.engine import Engine
from playground.side_door import clock, inline, managing, talking, trouble
from playground.side_door.requests import refused
from playground.world.errors import WorldError

_PAGE = Path(__file__).parent / "page"


class App:
    """An ASGI application with a shortcut for the Bot API, see `http_protocol`."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.slow = Starlette(
            routes=[
                *managing.ROUTES,
                *clock.ROUTES,
                *trouble.ROUTES,
                *inline.ROUTES,
                *talking.ROUTES,
                Route("/", page),
                Mount("/page", StaticFiles(directory=_PAGE)),
            ],
            exception_handlers={WorldError: refused},
            middleware=[
                Middleware(TrustedHostMiddleware, allowed_hosts=["127.0.0.1", "localhost", "[::1]", "testserver"])
            ],
        )
        self.slow.state.engine = engine

    def quick(self, request: ApiRequest) -> Answer:
        """Answer a call of the Bot API."""
        return self.engine.quick(request)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Everything else."""
        await self.slow(scope, receive, send)


async def page(_: Request) -> Response:
    """The chat page."""
    return FileResponse(_PAGE / "index.html")
