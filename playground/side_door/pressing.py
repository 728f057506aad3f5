"""Pressing a button as a person, and what the bot answered."""

import time

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from playground.api.presses import Press
from playground.api.queues import LIFETIMES
from playground.side_door.requests import Asked, read
from playground.world import identifiers
from playground.world.accounts import Bot
from playground.world.acting import find_button
from playground.world.chats import Chat
from playground.world.errors import WorldError
from playground.world.happenings import Pressed
from playground.world.messages import Message


async def press(request: Request) -> Response:
    """Press by `label` or `position` (from 1); waits up to `wait` seconds for the bot's answer."""
    asked = await read(request)
    chat, message = asked.message(deleted_too=True)
    position = asked.optional("position")
    button = find_button(message, asked.optional("label"), int(position) if position else None)
    if "callback_data" not in button:
        kind = next(name for name in button if name not in {"text", "style"})
        return JSONResponse({"kind": kind, "value": button[kind], "answered": True})
    pressed = begin_press(asked, chat, message, str(button["callback_data"]))
    await _answered(asked, pressed)
    return JSONResponse(
        {
            "kind": "callback_data",
            "id": pressed.id,
            "answered": pressed.answered,
            "text": pressed.text,
            "alert": pressed.alert,
            "url": pressed.url,
        }
    )


def begin_press(asked: Asked, chat: Chat, message: Message, data: str) -> Press:
    """Send a press to the bot that wrote the message."""
    bot = message.via_bot or message.sender
    if not isinstance(bot, Bot):
        raise WorldError("only a bot's buttons can be pressed")
    world, person = asked.world, asked.person
    if person not in chat.accounts():
        raise WorldError(f"{person.first_name} is not in this chat")
    identifier = str(identifiers.number_from(identifiers.random_token()))
    expires = world.clock.timestamp() + LIFETIMES["callback_query"]
    pressed = Press(identifier, bot, person, chat, expires)
    asked.engine.api.presses[identifier] = pressed
    world.announce(Pressed(identifier, bot, person, chat, message, data))
    return pressed


async def _answered(asked: Asked, pressed: Press) -> None:
    until = time.monotonic() + asked.wait
    while not pressed.answered and (left := until - time.monotonic()) > 0:
        await asked.world.feed.next_change(left)
