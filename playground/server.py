"""Serving the engine: on loopback, in this process or in a thread of it."""

import asyncio
import socket
import threading
from collections.abc import Callable

import uvicorn

from playground.app import App
from playground.engine import Engine
from playground.http_protocol import HttpProtocol

LOOPBACK = {"127.0.0.1", "::1", "localhost"}


def listen(host: str, port: int) -> socket.socket:
    """A listening socket on loopback; port 0 takes a free one."""
    if host not in LOOPBACK:
        raise ValueError("the local Telegram listens on loopback only")
    return socket.create_server((host, port), backlog=2048, reuse_port=False)


class _Server(uvicorn.Server):
    """Says when it listens."""

    def __init__(self, config: uvicorn.Config, engine: Engine, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self.engine = engine
        self.ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Listen, then say so."""
        await super().startup(sockets)
        self.engine.keep()
        self.ready()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Let go of whoever waits, then stop."""
        await self.engine.close()
        await super().shutdown(sockets)

    def serve_here(self, listening: socket.socket) -> None:
        """Serve in this thread until told to stop, on uvloop where there is one."""
        with asyncio.Runner(loop_factory=self.config.get_loop_factory()) as runner:
            runner.run(self.serve(sockets=[listening]))


def make_server(engine: Engine, ready: Callable[[], None]) -> _Server:
    """A silent uvicorn server for the engine."""
    config = uvicorn.Config(
        App(engine),
        http=HttpProtocol,
        ws="none",
        lifespan="off",
        log_level="warning",
        access_log=False,
        timeout_graceful_shutdown=1,
    )
    return _Server(config, engine, ready)


def serve(engine: Engine, listening: socket.socket, ready: Callable[[], None] = lambda: None) -> None:
    """Serve until told to stop (SIGINT, SIGTERM)."""
    make_server(engine, ready).serve_here(listening)


class ThreadedServer:
    """The engine served from a thread of this process: fast to start, for tests."""

    def __init__(self, engine: Engine, port: int = 0) -> None:
        self.socket = listen("127.0.0.1", port)
        self.url = f"http://127.0.0.1:{self.socket.getsockname()[1]}"
        self.ready = threading.Event()
        self.server = make_server(engine, self.ready.set)
        self.thread = threading.Thread(
            target=self.server.serve_here, args=(self.socket,), name="local-telegram", daemon=True
        )

    def start(self) -> None:
        """Serve; comes back once it listens."""
        self.thread.start()
        if not self.ready.wait(10):
            raise RuntimeError("the local Telegram did not start")

    def stop(self) -> None:
        """Stop and wait for the end."""
        self.server.should_exit = True
        self.thread.join(10)
        self.socket.close()
