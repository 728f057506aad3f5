"""sendMessage, sendContact, sendLocation, sendChatAction, forwardMessage, copyMessage."""

from dataclasses import replace
from typing import Any

from playground.api.call import Call, method
from playground.api.errors import bad_request
from playground.api.methods.delivery import PLACE, SEND, SEND_SILENT, deliver, prepare
from playground.api.objects import Object
from playground.api.targets import message_in, readable_chat, writable_chat
from playground.api.texts import caption_text, message_text
from playground.world.contents import Contact, Content, Document, Location, Photo, Poll, Service, Text
from playground.world.messages import Message, Origin

_ACTIONS_WORDS = """
typing upload_photo record_video upload_video record_voice upload_voice upload_document choose_sticker
find_location record_video_note upload_video_note record_audio upload_audio cancel
"""
_ACTIONS = frozenset(_ACTIONS_WORDS.split())


def send_message(call: Call) -> Object:
    """A text."""
    formatted = message_text(call.parameters)
    return deliver(call, Text(formatted, link_preview(call)))


def link_preview(call: Call) -> dict[str, Any] | None:
    """How links are to be previewed, as it will stand in the message."""
    given = call.parameters.json("link_preview_options", "can't parse link preview options JSON object")
    old = call.parameters.flag("disable_web_page_preview")
    if given is None:
        return {"is_disabled": True} if old else None
    if not isinstance(given, dict):
        raise bad_request("object expected as link preview options")
    names = ("is_disabled", "url", "prefer_small_media", "prefer_large_media", "show_above_text")
    kept = {name: str(given[name]) if name == "url" else True for name in names if given.get(name)}
    return kept or None


def send_contact(call: Call) -> Object:
    """Somebody's card."""
    parameters = call.parameters
    contact = Contact(
        parameters.required("phone_number").strip(),
        parameters.required("first_name").strip(),
        parameters.text("last_name").strip() or None,
        parameters.text("vcard") or None,
    )
    return deliver(call, contact)


def send_location(call: Call) -> Object:
    """A point on the map."""
    parameters = call.parameters
    for name in ("latitude", "longitude"):
        if not parameters.text(name):
            raise bad_request(f"{name} is empty")
    latitude, longitude = parameters.number("latitude"), parameters.number("longitude")
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise bad_request("wrong location specified")
    return deliver(call, Location(latitude, longitude, parameters.number("horizontal_accuracy") or None))


def send_chat_action(call: Call) -> bool:
    """Typing… for five seconds."""
    action = call.parameters.text("action").lower()
    if action not in _ACTIONS:
        raise bad_request("wrong parameter action in request")
    chat = writable_chat(call)
    call.world.feed.touch(f"action {action} {call.bot.username}", chat.key)
    return True


def forward_message(call: Call) -> Object:
    """The same content, with where it comes from."""
    message = _source(call, "forward", "forwarded")
    delivery = prepare(call)
    delivery.parts["origin"] = message.origin or Origin(message.sender, message.date)
    return call.show(delivery.chat, delivery.post(_fresh(message.content)))


def copy_message(call: Call) -> Object:
    """The same content as one's own."""
    message = _source(call, "copy", "copied")
    content = _fresh(message.content)
    if "caption" in call.parameters and isinstance(content, Document | Photo):
        content = replace(content, caption=caption_text(call.parameters))
    delivery = prepare(call)
    return {"message_id": delivery.post(content).number_for(call.bot.id)}


def _source(call: Call, verb: str, done: str) -> Message:
    call.parameters.required("from_chat_id")
    message = message_in(readable_chat(call, "from_chat_id"), call, f"message to {verb} not found")
    if isinstance(message.content, Service):
        raise bad_request(f"message can't be {done}")
    if message.protected:
        raise bad_request(f"message has protected content and can't be {done}")
    return message


def _fresh(content: Content) -> Content:
    """A poll that is sent on is a new poll without votes."""
    if isinstance(content, Poll):
        return replace(content, options=[replace(option, voters=[]) for option in content.options])
    return content


_FORWARD_SILENT = "direct_messages_topic_id suggested_post_parameters video_start_timestamp"

METHODS = (
    method(
        "sendMessage",
        send_message,
        f"{SEND} text parse_mode entities link_preview_options disable_web_page_preview",
        SEND_SILENT,
    ),
    method("sendContact", send_contact, f"{SEND} phone_number first_name last_name vcard", SEND_SILENT),
    method(
        "sendLocation",
        send_location,
        f"{SEND} latitude longitude horizontal_accuracy",
        f"{SEND_SILENT} live_period heading proximity_alert_radius",
    ),
    method("sendChatAction", send_chat_action, "chat_id action", "business_connection_id message_thread_id"),
    method("forwardMessage", forward_message, f"{PLACE} from_chat_id message_id", _FORWARD_SILENT),
    method(
        "copyMessage",
        copy_message,
        f"{SEND} from_chat_id message_id caption parse_mode caption_entities",
        f"{_FORWARD_SILENT} allow_paid_broadcast show_caption_above_media",
    ),
)
