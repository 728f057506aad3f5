"""The clock, the wake-ups that bots post, and the stream of events for the page."""

import asyncio
import json
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from playground.side_door.requests import LONGEST_WAIT, Asked, read
from playground.side_door.views import account_view, iso
from playground.world.clock import SimulatedClock
from playground.world.errors import WorldError
from playground.world.world import World

_HEARTBEAT_SECONDS = 15.0


def clock_view(clock: SimulatedClock) -> dict[str, Any]:
    """The simulated instant, how far it is from real time, and how often it has jumped."""
    return {"now": iso(clock.timestamp()), "offset_seconds": clock.offset, "version": clock.version}


async def clock(request: Request) -> Response:
    """What time it is."""
    return JSONResponse(clock_view((await read(request)).world.clock))


async def clock_changes(request: Request) -> Response:
    """Answers as soon as the clock's version is newer than `since`, or after `timeout` real seconds."""
    asked = await read(request)
    since, left = int(asked.number("since")), min(asked.number("timeout", 25.0), LONGEST_WAIT)
    until = asyncio.get_running_loop().time() + left
    engine = asked.engine
    while engine.world.clock.version <= since and left > 0:
        await engine.world.feed.next_change(left)
        left = until - asyncio.get_running_loop().time()
    return JSONResponse(clock_view(engine.world.clock))


async def move_clock(request: Request) -> Response:
    """`advance_seconds`, or `to` an ISO instant, or `to` "next-wake-up"."""
    asked = await read(request)
    world = asked.world
    if "advance_seconds" in asked.body:
        world.clock.advance(timedelta(seconds=asked.number("advance_seconds")))
    elif asked.text("to") == "next-wake-up":
        _to_next_wake_up(world)
    else:
        world.clock.jump(_instant(asked.text("to")))
    world.feed.touch("clock")
    return JSONResponse(clock_view(world.clock))


def _to_next_wake_up(world: World) -> None:
    now = world.clock.timestamp()
    ahead = [bot.wake_up_at for bot in world.bots.values() if bot.wake_up_at and bot.wake_up_at > now]
    if not ahead:
        raise WorldError("no bot has said when it wants to be woken up")
    world.clock.advance(timedelta(seconds=min(ahead) - now))


def _instant(text: str) -> datetime:
    try:
        instant = datetime.fromisoformat(text)
    except ValueError:
        raise WorldError(f"not an instant: {text!r}") from None
    if instant.tzinfo is None:
        raise WorldError("an instant needs its offset from UTC")
    return instant


async def wake_up(request: Request) -> Response:
    """A bot says when it has something to do next, and perhaps what."""
    asked = await read(request)
    bot = asked.world.bot(asked.text("bot"))
    at = asked.optional("at")
    bot.wake_up_at = _instant(at).timestamp() if at else None
    bot.wake_up_what = asked.optional("what") if at else None
    asked.world.feed.touch("wake-up")
    return JSONResponse(account_view(bot))


async def events(request: Request) -> Response:
    """Server-sent events: what has changed, for whoever shows it."""
    asked = await read(request)
    return StreamingResponse(_events(asked), media_type="text/event-stream", headers={"Cache-Control": "no-store"})


async def _events(asked: Asked) -> AsyncIterator[str]:
    world = asked.world
    version = world.feed.version
    yield _event("hello", {"version": version, "clock": clock_view(world.clock)})
    while asked.engine.world is world:
        if not await world.feed.next_change(_HEARTBEAT_SECONDS):
            yield ": still here\n\n"
        changes = world.feed.since(version)
        version = world.feed.version
        if changes:
            pairs = sorted({(change.subject, change.chat or "") for change in changes})
            told = [{"subject": subject, "chat": chat} for subject, chat in pairs]
            yield _event("change", {"version": version, "changes": told, "clock": clock_view(world.clock)})
        await asyncio.sleep(0.02)
    yield _event("reset", {})


def _event(name: str, data: dict[str, Any]) -> str:
    return f"event: {name}\ndata: {json.dumps(data)}\n\n"


ROUTES = [
    Route("/sim/clock", clock, methods=["GET"]),
    Route("/sim/clock", move_clock, methods=["POST"]),
    Route("/sim/clock/changes", clock_changes, methods=["GET"]),
    Route("/sim/wake-up", wake_up, methods=["PUT"]),
    Route("/sim/events", events, methods=["GET"]),
]
