"""What all send… methods have in common: reply, markup, chat, limits, topic."""

from dataclasses import dataclass
from typing import Any

from playground.api.call import Call
from playground.api.errors import bad_request, too_many_requests
from playground.api.keyboards import reply_markup
from playground.api.message_object import GENERAL_TOPIC
from playground.api.objects import Object
from playground.api.targets import Reply, replied_message, writable_chat
from playground.world.chats import Chat, Group, PrivateChat
from playground.world.contents import Content, caption_of
from playground.world.messages import Message
from playground.world.posting import MessageParts, post

PLACE = "chat_id message_thread_id disable_notification protect_content message_effect_id"
REPLY = "reply_parameters reply_to_message_id allow_sending_without_reply"
SEND = f"{PLACE} {REPLY} reply_markup"
SEND_SILENT = "business_connection_id direct_messages_topic_id allow_paid_broadcast suggested_post_parameters"


@dataclass(slots=True)
class Delivery:
    """Where a message goes and with what; made once the content is known to be right."""

    call: Call
    chat: Chat
    parts: MessageParts

    def post(self, content: Content) -> Message:
        """Write the message and remember the keyboard it brings."""
        message = post(self.call.world, self.chat, self.call.bot, content, **self.parts)
        if message.markup and "inline_keyboard" not in message.markup:
            for person in self.chat.people():
                self.chat.keyboards[person.id] = message
        return message


def deliver(call: Call, content: Content) -> Object:
    """Send one message; gives it as the bot sees it."""
    delivery = prepare(call)
    return call.show(delivery.chat, delivery.post(content))


def prepare(call: Call, *, messages: int = 1, markup: bool = True) -> Delivery:
    """Check everything but the content; raises before anything is written."""
    parameters = call.parameters
    wanted = Reply(parameters)
    keyboard = reply_markup(parameters) if markup else None
    chat = writable_chat(call)
    topic = _topic(call, chat)
    reply_to = replied_message(chat, call, wanted)
    _quote(wanted, reply_to)
    count_against_limits(call, chat, messages)
    parts: MessageParts = {
        "reply_to": reply_to,
        "quote": wanted.quote if reply_to else None,
        "markup": keyboard,
        "topic": topic if topic is not None or reply_to is None else reply_to.topic,
        "silent": parameters.flag("disable_notification"),
        "protected": parameters.flag("protect_content"),
        "effect": parameters.text("message_effect_id") or None,
    }
    return Delivery(call, chat, parts)


def count_against_limits(call: Call, chat: Chat, messages: int = 1) -> None:
    """Raise 429 when the bot must wait."""
    wait = call.api.of(call.bot).limiter.ask(chat.id, group=isinstance(chat, Group), messages=messages)
    if wait:
        raise too_many_requests(wait)


def _quote(wanted: Reply, reply_to: Message | None) -> None:
    if wanted.quote is None or reply_to is None:
        return
    if str(wanted.quote) not in caption_of(reply_to.content).text:
        raise bad_request("QUOTE_TEXT_INVALID")


def _topic(call: Call, chat: Chat) -> int | None:
    topic = call.parameters.integer("message_thread_id") or None
    if topic is None:
        return None
    if isinstance(chat, PrivateChat) or not isinstance(chat, Group) or not chat.forum:
        raise bad_request("message thread not found")
    if topic == GENERAL_TOPIC:
        return GENERAL_TOPIC
    if (found := chat.topics.get(topic)) is None:
        raise bad_request("message thread not found")
    if found.closed and not _may_manage(call, chat):
        raise bad_request("TOPIC_CLOSED")
    return topic


def _may_manage(call: Call, chat: Group) -> bool:
    member = chat.membership(call.bot.id)
    return member is not None and "can_manage_topics" in member.rights


def shown_list(call: Call, chat: Chat, messages: list[Message]) -> list[dict[str, Any]]:
    """Several messages as the bot sees them."""
    return [call.show(chat, message) for message in messages]
