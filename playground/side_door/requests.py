"""What every request of the side door has in common."""

import json
import math
from typing import Any
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import JSONResponse

from playground.engine import Engine
from playground.world.accounts import Person
from playground.world.chats import Chat
from playground.world.errors import UnknownError, WorldError
from playground.world.messages import Message
from playground.world.world import World

LONGEST_WAIT = 60.0


class Asked:
    """One request: the engine, the JSON body, and who is acting."""

    def __init__(self, request: Request, body: dict[str, Any]) -> None:
        self.request = request
        self.engine: Engine = request.app.state.engine
        self.body = {**request.query_params, **body}

    @property
    def world(self) -> World:
        """The world as it is now."""
        return self.engine.world

    def text(self, name: str, default: str | None = None) -> str:
        """A text; raises when it is missing and has no default."""
        value = self.body.get(name, default)
        if value is None:
            raise WorldError(f"missing: {name}")
        return str(value)

    def optional(self, name: str) -> str | None:
        """A text or nothing."""
        value = self.body.get(name)
        return None if value is None or value == "" else str(value)

    def number(self, name: str, default: float = 0.0) -> float:
        """A finite number."""
        try:
            value = float(self.body.get(name, default))
        except (TypeError, ValueError):
            value = math.nan
        if not math.isfinite(value):
            raise WorldError(f"{name} must be a number")
        return value

    @property
    def wait(self) -> float:
        """How many real seconds to wait at most."""
        return min(self.number("wait"), LONGEST_WAIT)

    @property
    def person(self) -> Person:
        """Who is acting: `as`."""
        return self.world.person(self.text("as"))

    @property
    def chat(self) -> Chat:
        """The chat in the path, for who is acting."""
        return self.world.chat(self.request.path_params["chat"], self.person)

    def message(self, key: int | str | None = None, *, deleted_too: bool = False) -> tuple[Chat, Message]:
        """The message in the path, or with this key, and its chat."""
        wanted = int(self.request.path_params["message"] if key is None else key)
        world = self.world
        for chat in (*world.groups.values(), *world.private.values()):
            found = chat.messages.get(wanted) or (chat.deleted.get(wanted) if deleted_too else None)
            if found is not None:
                return chat, found
        raise UnknownError(f"there is no message {wanted}")


async def read(request: Request) -> Asked:
    """The request with its body; raises WorldError when it is no JSON object, or comes from another site's page."""
    origin = request.headers.get("origin")
    if origin is not None and urlsplit(origin).netloc != request.headers.get("host"):
        raise WorldError("pages of other sites have no business here")
    raw = await request.body()
    try:
        body = json.loads(raw) if raw else {}
    except ValueError:
        raise WorldError("the body is not JSON") from None
    if not isinstance(body, dict):
        raise WorldError("the body is not a JSON object")
    return Asked(request, body)


def refused(_: Request, error: Exception) -> JSONResponse:
    """404 for what is unknown, 409 for what cannot be done."""
    return JSONResponse({"error": str(error)}, 404 if isinstance(error, UnknownError) else 409)
