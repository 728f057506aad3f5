"""Saying, editing, pressing, reacting, sending files; reading what a person sees."""

import base64
import binascii
import time
from typing import Any
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from playground.side_door.content_views import View
from playground.side_door.pressing import press
from playground.side_door.requests import Asked, read
from playground.side_door.views import message_view
from playground.text.entities import MarkupError
from playground.text.html import parse_html
from playground.world.acting import react, revise, speak, vote, written
from playground.world.chats import Chat, Group
from playground.world.contents import Contact, Content, Document, Location, Photo, Text
from playground.world.errors import UnknownError, WorldError
from playground.world.files import picture_size
from playground.world.messages import Message, Origin
from playground.world.posting import delete


async def messages(request: Request) -> Response:
    """What a person sees in a chat: all, or what is new or changed after a version; waits for something if asked to."""
    asked = await read(request)
    after, until = int(asked.number("after")), time.monotonic() + asked.wait
    while True:
        seen, gone = _since(asked, after)
        left = until - time.monotonic()
        if seen or gone or left <= 0:
            break
        await asked.world.feed.next_change(left)
    return JSONResponse({"version": asked.world.feed.version, "messages": seen, "gone": gone})


def _since(asked: Asked, after: int) -> tuple[list[View], list[int]]:
    chat, person = asked.chat, asked.person
    if isinstance(chat, Group) and not chat.has(person):
        raise WorldError(f"{person.first_name} is not in this group")
    limit = int(asked.number("limit", 500))
    newest = list(chat.messages.values())[-limit:]
    seen = [message_view(asked.world, chat, one, person) for one in newest if one.version > after]
    return seen, [key for version, key in chat.gone if version > after] if after else []


async def say(request: Request) -> Response:
    """Write a text."""
    asked = await read(request)
    return _sent(asked, Text(written(*_text(asked))))


def _text(asked: Asked) -> tuple[str, tuple[Any, ...]]:
    """`text`, or `html` as the apps' formatting would make it (bold, links, mentions of people without a username)."""
    if (markup := asked.optional("html")) is None:
        return asked.text("text"), ()
    try:
        formatted = parse_html(markup)
    except MarkupError as error:
        raise WorldError(str(error)) from None
    return formatted.text, formatted.entities


def _sent(asked: Asked, content: Content) -> JSONResponse:
    chat, person = asked.chat, asked.person
    reply_key = asked.optional("reply_to")
    reply_to = _in(chat, reply_key) if reply_key else None
    topic = int(asked.number("topic")) or None
    message = speak(asked.world, person, chat, content, reply_to=reply_to, topic=topic)
    return JSONResponse(message_view(asked.world, chat, message, person))


def _in(chat: Chat, key: str) -> Message:
    found = chat.messages.get(int(key))
    if found is None:
        raise UnknownError(f"there is no message {key} in this chat")
    return found


async def upload(request: Request) -> Response:
    """Send a document or a photo: name, base64, perhaps mime_type, caption, kind."""
    asked = await read(request)
    try:
        data = base64.b64decode(asked.text("base64"), validate=True)
    except binascii.Error:
        raise WorldError("base64 does not decode") from None
    kind = asked.text("kind", "document")
    if kind == "photo" and picture_size(data) is None:
        raise WorldError("a photo is a PNG, JPEG, GIF or WebP")
    file = asked.world.files.add(data, asked.text("name"), asked.optional("mime_type"), kind)
    given = asked.optional("caption")
    caption = written(given) if given else Document(file).caption
    return _sent(asked, Photo(file, caption) if kind == "photo" else Document(file, caption))


async def contact(request: Request) -> Response:
    """Send a contact: somebody's key (`of`), or phone_number and first_name."""
    asked = await read(request)
    if (key := asked.optional("of")) is not None:
        person = asked.world.person(key)
        card = Contact(person.phone_number or "", person.first_name, person.last_name, user_id=person.id)
    else:
        card = Contact(asked.text("phone_number"), asked.text("first_name"), asked.optional("last_name"))
    return _sent(asked, card)


async def location(request: Request) -> Response:
    """Send a location in degrees."""
    asked = await read(request)
    return _sent(asked, Location(asked.number("latitude"), asked.number("longitude")))


async def forward(request: Request) -> Response:
    """Forward a message into this chat."""
    asked = await read(request)
    _, message = asked.message(asked.text("message"))
    origin = message.origin or Origin(message.sender, message.date)
    sent = speak(asked.world, asked.person, asked.chat, message.content, origin=origin)
    return JSONResponse(message_view(asked.world, asked.chat, sent, asked.person))


async def read_chat(request: Request) -> Response:
    """A person has seen all there is."""
    asked = await read(request)
    chat = asked.chat
    chat.read_until[asked.person.id] = next(reversed(chat.messages), 0)
    asked.world.feed.touch("read", chat.key)
    return JSONResponse({})


async def change(request: Request) -> Response:
    """Edit one's own message."""
    asked = await read(request)
    chat, message = asked.message()
    revise(asked.world, asked.person, chat, message, asked.text("text"))
    return JSONResponse(message_view(asked.world, chat, message, asked.person))


async def remove(request: Request) -> Response:
    """Delete one's own message, or any in a private chat."""
    asked = await read(request)
    chat, message = asked.message()
    if isinstance(chat, Group) and message.sender is not asked.person:
        raise WorldError("only one's own messages can be deleted")
    delete(asked.world, chat, message)
    return JSONResponse({})


async def reactions(request: Request) -> Response:
    """Set one's reactions: `emojis`, none to take them away."""
    asked = await read(request)
    chat, message = asked.message()
    react(asked.world, asked.person, chat, message, [str(one) for one in asked.body.get("emojis", [])])
    return JSONResponse(message_view(asked.world, chat, message, asked.person))


async def votes(request: Request) -> Response:
    """Vote: `options` by position counted from 1, none to take the vote back."""
    asked = await read(request)
    chat, message = asked.message()
    vote(asked.world, asked.person, chat, message, [int(one) - 1 for one in asked.body.get("options", [])])
    return JSONResponse(message_view(asked.world, chat, message, asked.person))


async def file(request: Request) -> Response:
    """The bytes of a file."""
    asked = await read(request)
    found = asked.world.files.files.get(request.path_params["file"])
    if found is None:
        raise UnknownError("there is no such file")
    shown = found.mime_type.startswith("image/") and "svg" not in found.mime_type
    name = f"filename*=UTF-8''{quote(found.name, safe='')}"
    disposition = f"{'inline' if shown else 'attachment'}; {name}"
    headers = {"Content-Disposition": disposition, "X-Content-Type-Options": "nosniff"}
    return Response(found.data, media_type=found.mime_type, headers=headers)


ROUTES = [
    Route("/sim/chats/{chat}/messages", messages, methods=["GET"]),
    Route("/sim/chats/{chat}/messages", say, methods=["POST"]),
    Route("/sim/chats/{chat}/files", upload, methods=["POST"]),
    Route("/sim/chats/{chat}/contact", contact, methods=["POST"]),
    Route("/sim/chats/{chat}/location", location, methods=["POST"]),
    Route("/sim/chats/{chat}/forward", forward, methods=["POST"]),
    Route("/sim/chats/{chat}/read", read_chat, methods=["POST"]),
    Route("/sim/messages/{message:int}", change, methods=["PUT"]),
    Route("/sim/messages/{message:int}", remove, methods=["DELETE"]),
    Route("/sim/messages/{message:int}/press", press, methods=["POST"]),
    Route("/sim/messages/{message:int}/reactions", reactions, methods=["PUT"]),
    Route("/sim/messages/{message:int}/vote", votes, methods=["PUT"]),
    Route("/sim/files/{file}", file, methods=["GET"]),
]
