"""Typing @bot and a query, and sending one of the results."""

import time

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from playground.api.inline_results import InlineQuestion, InlineResult
from playground.api.queues import LIFETIMES
from playground.side_door.requests import Asked, read
from playground.side_door.views import message_view
from playground.world import identifiers
from playground.world.acting import speak
from playground.world.errors import UnknownError, WorldError
from playground.world.happenings import InlineAsked, InlineChosen


async def ask(request: Request) -> Response:
    """`as` types @bot and `query` in a chat; waits up to `wait` seconds for the results."""
    asked = await read(request)
    bot, world = asked.world.bot(asked.text("bot", "")), asked.world
    if not bot.inline_mode:
        raise WorldError("inline mode is off for this bot")
    identifier = str(identifiers.number_from(identifiers.random_token()))
    happening = InlineAsked(
        identifier, bot, asked.person, asked.chat, asked.text("query", "")[:256], asked.text("offset", "")
    )
    question = InlineQuestion(happening, world.clock.timestamp() + LIFETIMES["inline_query"])
    asked.engine.api.questions[identifier] = question
    world.announce(happening)
    until = time.monotonic() + asked.wait
    while not question.answered and (left := until - time.monotonic()) > 0:
        await world.feed.next_change(left)
    results = [{"id": one.id, "title": one.title, "description": one.description} for one in question.results]
    return JSONResponse(
        {"id": identifier, "answered": question.answered, "results": results, "button": question.button}
    )


async def choose(request: Request) -> Response:
    """Send one of the results into the chat where it was asked."""
    asked = await read(request)
    question = asked.engine.api.questions.get(request.path_params["question"])
    if question is None:
        raise UnknownError("there is no such inline query")
    result = _result(question, asked)
    happening = question.asked
    inline_id = identifiers.random_token(20) if result.markup else None
    message = speak(
        asked.world,
        happening.person,
        happening.chat,
        result.content,
        via_bot=happening.bot,
        markup=result.markup,
        inline_id=inline_id,
    )
    if inline_id:
        asked.engine.api.inline_messages[inline_id] = (happening.chat, message)
    asked.world.announce(InlineChosen(happening.bot, happening.person, result.id, happening.query, message.inline_id))
    return JSONResponse(message_view(asked.world, happening.chat, message, happening.person))


def _result(question: InlineQuestion, asked: Asked) -> InlineResult:
    wanted = asked.text("result")
    for result in question.results:
        if wanted in {result.id, result.title}:
            return result
    raise UnknownError(f"there is no result {wanted!r}")


ROUTES = [
    Route("/sim/chats/{chat}/inline", ask, methods=["POST"]),
    Route("/sim/inline/{question}/choose", choose, methods=["POST"]),
]
