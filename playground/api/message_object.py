"""A Message as one bot sees it."""

from collections.abc import Callable
from typing import Any

from playground.api.objects import (
    Object,
    chat_object,
    document_object,
    photo_object,
    poll_object,
    text_fields,
    user_object,
    without_none,
)
from playground.world.accounts import Account, Bot
from playground.world.chats import Chat, Group, PrivateChat
from playground.world.contents import Contact, Content, Document, Location, Photo, Poll, Service, Text
from playground.world.identifiers import number_from
from playground.world.messages import Message, Origin
from playground.world.world import World

GENERAL_TOPIC = 1


class MessageWriter:
    """Writes messages for one bot."""

    def __init__(self, world: World, bot: Bot) -> None:
        self.world = world
        self.bot = bot

    def message(self, chat: Chat, message: Message, *, with_reply: bool = True) -> Object:
        """The Message; a message that is replied to is written without its own reply."""
        made: Object = {"message_id": message.number_for(self.bot.id), "from": user_object(message.sender)}
        made["chat"] = chat_object(chat)
        made["date"] = message.date
        made.update(self._circumstances(message))
        if with_reply and message.reply_to is not None and not message.reply_to.deleted:
            made["reply_to_message"] = self.message(chat, message.reply_to, with_reply=False)
        made.update(self.content(chat, message.content))
        if message.inline_keyboard:
            made["reply_markup"] = {"inline_keyboard": message.inline_keyboard}
        return made

    def inaccessible(self, chat: Chat, message: Message) -> Object:
        """What remains of a deleted message."""
        return {"chat": chat_object(chat), "message_id": message.number_for(self.bot.id), "date": 0}

    def _circumstances(self, message: Message) -> Object:
        made = without_none(edit_date=message.edit_date, media_group_id=message.media_group, effect_id=message.effect)
        if message.topic is not None and message.topic != GENERAL_TOPIC:
            made.update(message_thread_id=message.topic, is_topic_message=True)
        if message.origin:
            made["forward_origin"] = origin_object(message.origin)
        if message.via_bot:
            made["via_bot"] = user_object(message.via_bot)
        if message.protected:
            made["has_protected_content"] = True
        if message.quote is not None:
            made["quote"] = {"text": message.quote, "position": 0, "is_manual": True}
        return made

    def content(self, chat: Chat, content: Content) -> Object:
        """The fields of what it holds."""
        if isinstance(content, Text):
            return self._text(content)
        if isinstance(content, Service):
            return self._service(chat, content)
        writers: dict[type, Callable[[Any], Object]] = {
            Document: self._document,
            Photo: self._photo,
            Contact: _contact,
            Location: _location,
            Poll: self._poll,
        }
        return writers[type(content)](content)

    def _text(self, content: Text) -> Object:
        made = text_fields("text", content.formatted, self.world.accounts)
        if content.link_preview:
            made["link_preview_options"] = content.link_preview
        return made

    def _document(self, content: Document) -> Object:
        captioned = text_fields("caption", content.caption, self.world.accounts)
        return {"document": document_object(content.file, self.bot), **captioned}

    def _photo(self, content: Photo) -> Object:
        made: Object = {"photo": photo_object(content.file, self.bot)}
        made.update(text_fields("caption", content.caption, self.world.accounts))
        if content.caption_above:
            made["show_caption_above_media"] = True
        if content.spoiler:
            made["has_media_spoiler"] = True
        return made

    def _poll(self, content: Poll) -> Object:
        return {"poll": poll_object(content, self.world.accounts)}

    def _service(self, chat: Chat, content: Service) -> Object:
        value = content.value
        if content.kind == "new_chat_members" and isinstance(value, tuple):
            return {"new_chat_members": [user_object(account) for account in value]}
        if isinstance(value, Account):
            return {content.kind: user_object(value)}
        if isinstance(value, Message):
            return {content.kind: self.pinned(chat, value)}
        return {content.kind: value}

    def pinned(self, chat: Chat, message: Message) -> Object:
        """A message inside another one, or what remains of it."""
        return self.inaccessible(chat, message) if message.deleted else self.message(chat, message, with_reply=False)


def origin_object(origin: Origin) -> Object:
    """A MessageOrigin."""
    if origin.hidden:
        return {"type": "hidden_user", "date": origin.date, "sender_user_name": origin.sender.full_name}
    return {"type": "user", "date": origin.date, "sender_user": user_object(origin.sender)}


def chat_instance(chat: Chat) -> str:
    """The opaque number by which a callback query names its chat."""
    return str(number_from(f"instance {chat.key}") - 2**63)


def _contact(content: Contact) -> Object:
    return {
        "contact": without_none(
            phone_number=content.phone_number,
            first_name=content.first_name,
            last_name=content.last_name,
            vcard=content.vcard,
            user_id=content.user_id,
        )
    }


def _location(content: Location) -> Object:
    return {
        "location": without_none(
            latitude=content.latitude,
            longitude=content.longitude,
            horizontal_accuracy=content.horizontal_accuracy,
        )
    }


def lane_of(chat: Chat) -> int:
    """The webhook queue of a chat's messages."""
    return chat.person.id if isinstance(chat, PrivateChat) else chat.id


def is_open_topic(chat: Chat, topic: int | None) -> bool:
    """Whether this may be a topic of the chat."""
    return topic in {None, GENERAL_TOPIC} or (isinstance(chat, Group) and topic in chat.topics)
