"""The webhook: Telegram brings the updates itself; each is kept before it is told that it arrived."""

import hmac
import json
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, Final

import structlog
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

SECRET_HEADER: Final = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - a header's name
LARGEST: Final = 4 * 1024 * 1024
"""No update of Telegram's is larger, in bytes."""

log = structlog.get_logger(__name__)

Keep = Callable[[Sequence[Any]], Awaitable[None]]


def webhook_route(path: str, secret: str, keep: Keep) -> Route:
    """The route that Telegram posts updates to. `keep` keeps a batch of them, or raises: then Telegram comes again."""

    async def receive(request: Request) -> Response:
        given = request.headers.get(SECRET_HEADER, "")
        if not hmac.compare_digest(given.encode(), secret.encode()):
            return PlainTextResponse("This door is Telegram's.", 403)
        update = await read_update(request)
        if update is None:
            return PlainTextResponse("This is no update.", 400)
        try:
            await keep([update])
        except Exception:
            log.exception("an update could not be kept; Telegram brings it again")
            return PlainTextResponse("Not kept.", 500)
        return Response(status_code=200)

    return Route(path, receive, methods=["POST"])


async def read_update(request: Request) -> dict[str, Any] | None:
    """The update in a request; None when it is not one, or too large to be one."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST:
            return None
    try:
        update = json.loads(body)
    except ValueError:
        return None
    return update if isinstance(update, dict) and isinstance(update.get("update_id"), int) else None
