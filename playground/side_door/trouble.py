"""Faults, limits, the log of what bots asked, and beginning again."""

import time
from dataclasses import asdict, fields
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from playground.api.faults import fault_from
from playground.api.limits import MODES, LimitSettings
from playground.api.log import Entry
from playground.side_door.requests import read
from playground.side_door.views import iso
from playground.world.errors import WorldError


async def faults(request: Request) -> Response:
    """The faults that are set."""
    asked = await read(request)
    return JSONResponse({"faults": [asdict(fault) for fault in asked.engine.api.faults.faults]})


async def new_fault(request: Request) -> Response:
    """Set a fault: kind, method, chat, times, after, status, retry_after, seconds."""
    asked = await read(request)
    fault = asked.engine.api.faults.add(fault_from(asked.body))
    asked.world.feed.touch("trouble")
    return JSONResponse(asdict(fault), 201)


async def no_faults(request: Request) -> Response:
    """Take one fault away (`id`), or all."""
    asked = await read(request)
    given = asked.optional("id")
    asked.engine.api.faults.remove(int(given) if given else None)
    asked.world.feed.touch("trouble")
    return JSONResponse({})


async def limits(request: Request) -> Response:
    """The limits of every bot."""
    asked = await read(request)
    return JSONResponse(asdict(asked.engine.api.limit_settings))


async def set_limits(request: Request) -> Response:
    """`mode` (harsh, real, off) and any of the numbers; the counting starts afresh."""
    asked = await read(request)
    known = {field.name for field in fields(LimitSettings)}
    body = {name: value for name, value in asked.body.items() if name != "mode"}
    if unknown := body.keys() - known:
        raise WorldError(f"unknown: {', '.join(sorted(unknown))}")
    mode = asked.optional("mode")
    if mode is not None and mode not in MODES:
        raise WorldError(f"a mode is one of {', '.join(MODES)}")
    api = asked.engine.api
    settings = asdict(MODES[mode]) if mode else asdict(api.limit_settings)
    api.limit_settings = LimitSettings(**{**settings, **body})
    for connections in api.connections.values():
        connections.limiter.configure(api.limit_settings)
    asked.world.feed.touch("trouble")
    return JSONResponse(asdict(api.limit_settings))


async def log(request: Request) -> Response:
    """What bots asked, after a number, of one method, of one bot; waits for something if asked to."""
    asked = await read(request)
    after, method, bot = int(asked.number("after")), asked.optional("method"), asked.optional("bot")
    until = time.monotonic() + asked.wait
    while True:
        entries = list(asked.engine.api.log.after(after, method, bot))
        left = until - time.monotonic()
        if any(entry.status for entry in entries) or left <= 0:
            break
        await asked.world.feed.next_change(min(left, 0.1))
    return JSONResponse({"calls": [_entry(entry) for entry in entries], "last": asked.engine.api.log.count})


def _entry(entry: Entry) -> dict[str, Any]:
    return {
        "number": entry.number,
        "at": iso(entry.at),
        "bot": entry.bot,
        "method": entry.method,
        "parameters": entry.parameters,
        "status": entry.status,
        "answer": entry.answer(),
        "fault": entry.fault,
        "unused_parameters": entry.unknown or [],
    }


async def trouble_updates(request: Request) -> Response:
    """`duplicate` the newest waiting updates, or put them in `reverse` order: `count` of a bot's queue."""
    asked = await read(request)
    queue = asked.engine.api.of(asked.world.bot(asked.text("bot", ""))).queue
    count = int(asked.number("count", 1))
    match request.path_params["action"]:
        case "duplicate":
            queue.duplicate(count)
        case "reverse":
            queue.reverse(count)
        case _:
            raise WorldError("updates can be duplicated or reversed")
    return JSONResponse({"pending": len(queue.updates)})


async def reset(request: Request) -> Response:
    """Begin again: with the world of the start, or with `world`."""
    asked = await read(request)
    world = asked.body.get("world")
    asked.engine.reset(world if isinstance(world, dict) else None)
    return JSONResponse(asked.engine.describe())


async def counts(request: Request) -> Response:
    """How many messages, calls, files there are."""
    return JSONResponse((await read(request)).engine.describe())


ROUTES = [
    Route("/sim/faults", faults, methods=["GET"]),
    Route("/sim/faults", new_fault, methods=["POST"]),
    Route("/sim/faults", no_faults, methods=["DELETE"]),
    Route("/sim/limits", limits, methods=["GET"]),
    Route("/sim/limits", set_limits, methods=["PUT"]),
    Route("/sim/log", log, methods=["GET"]),
    Route("/sim/updates/{action}", trouble_updates, methods=["POST"]),
    Route("/sim/reset", reset, methods=["POST"]),
    Route("/sim/counts", counts, methods=["GET"]),
]
