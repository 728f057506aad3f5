"""Editing, deleting, reacting, pinning."""

from collections.abc import Callable
from dataclasses import replace

from playground.api.call import Call, method
from playground.api.errors import bad_request
from playground.api.keyboards import reply_markup
from playground.api.methods.delivery import count_against_limits
from playground.api.methods.sending import link_preview
from playground.api.objects import Object
from playground.api.targets import is_administrator, message_in, readable_chat, writable_chat
from playground.api.texts import caption_text, message_text
from playground.world.chats import Chat, Group
from playground.world.contents import Content, Document, Photo, Service, Text
from playground.world.messages import Message
from playground.world.posting import delete, edited, notice, touched

_NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current content "
    "and reply markup of the message"
)
_DELETABLE_SECONDS = 48 * 3600
_REACTIONS_WORDS = """
❤ 👍 👎 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 ❤‍🔥
🌚 🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓 🍾 💋 🖕 😈 😴 😭 🤓 👻 👨‍💻 👀 🎃 🙈 😇 😨
🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷‍♂ 🤷 🤷‍♀ 😡
"""
_REACTIONS = frozenset(_REACTIONS_WORDS.split())
_EDIT = "chat_id message_id inline_message_id reply_markup"
_EDIT_SILENT = "business_connection_id"
Change = Callable[[Content], Content | None]


def edit_text(call: Call) -> Object | bool:
    """A new text and keyboard."""
    formatted = message_text(call.parameters)
    return _edit(call, lambda content: Text(formatted, link_preview(call)) if isinstance(content, Text) else None)


def edit_caption(call: Call) -> Object | bool:
    """A new caption and keyboard."""
    caption = caption_text(call.parameters)
    return _edit(call, lambda old: replace(old, caption=caption) if isinstance(old, Document | Photo) else None)


def edit_markup(call: Call) -> Object | bool:
    """A new keyboard, or none."""
    return _edit(call, lambda content: None if isinstance(content, Service) else content, markup_only=True)


def _edit(call: Call, change: Change, *, markup_only: bool = False) -> Object | bool:
    markup = reply_markup(call.parameters, inline_only=True)
    chat, message = edited_message(call)
    content = change(message.content)
    if content is None or (message.sender is not call.bot and message.via_bot is not call.bot):
        raise bad_request(_why_not(message, call))
    if content == message.content and markup == message.markup:
        raise bad_request(_NOT_MODIFIED)
    count_against_limits(call, chat)
    message.content, message.markup = content, markup
    touched(call.world, chat, message) if markup_only else edited(call.world, chat, message)
    return True if message.inline_id and call.parameters.text("inline_message_id") else call.show(chat, message)


def _why_not(message: Message, call: Call) -> str:
    if message.sender is call.bot and isinstance(message.content, Document | Photo):
        return "there is no text in the message to edit"
    if message.sender is call.bot and isinstance(message.content, Text):
        return "there is no caption in the message to edit"
    return "message can't be edited"


def edited_message(call: Call) -> tuple[Chat, Message]:
    """The message meant by chat and number, or by the number of one sent through inline mode."""
    inline = call.parameters.text("inline_message_id")
    if call.parameters.text("chat_id") or call.parameters.integer("message_id"):
        chat = writable_chat(call)
        return chat, message_in(chat, call, "message to edit not found")
    if not inline:
        raise bad_request("message identifier is not specified")
    found = call.api.inline_messages.get(inline)
    if found is None or found[1].via_bot is not call.bot or found[1].deleted:
        raise bad_request("MESSAGE_ID_INVALID")
    return found


def delete_message(call: Call) -> bool:
    """Delete for everybody."""
    _check_given(call)
    chat = readable_chat(call)
    message = message_in(chat, call, "message to delete not found")
    _check_deletable(call, chat, message)
    delete(call.world, chat, message)
    return True


def _check_given(call: Call) -> None:
    if not call.parameters.text("chat_id").strip():
        raise bad_request("chat identifier is not specified")
    if not call.parameters.integer("message_id"):
        raise bad_request("message identifier is not specified")


def delete_messages(call: Call) -> bool:
    """Delete up to a hundred; those that are not there are skipped."""
    numbers = call.parameters.json("message_ids", "can't parse message identifiers JSON object")
    if not isinstance(numbers, list) or not numbers:
        raise bad_request("message identifiers are not specified")
    if len(numbers) > 100:
        raise bad_request("too many message identifiers specified")
    if not all(isinstance(number, int) for number in numbers):
        raise bad_request("can't parse message identifiers: expected a Number")
    chat = readable_chat(call)
    for number in numbers:
        message = chat.find(number, call.bot.id)
        if message is not None:
            _check_deletable(call, chat, message)
            delete(call.world, chat, message)
    return True


def _check_deletable(call: Call, chat: Chat, message: Message) -> None:
    if isinstance(chat, Group) and is_administrator(chat, call.bot, "can_delete_messages"):
        return
    if isinstance(chat, Group) and message.sender is not call.bot:
        raise bad_request("message can't be deleted")
    if call.world.clock.unix() - message.date > _DELETABLE_SECONDS:
        raise bad_request("message can't be deleted for everyone")


def set_reaction(call: Call) -> bool:
    """The bot's own reaction: at most one emoji of the usual ones."""
    given = call.parameters.json("reaction", "can't parse reaction types JSON object")
    if given is not None and not isinstance(given, list):
        raise bad_request("expected an Array of ReactionType")
    emojis = [_emoji(one) for one in given or []]
    chat = readable_chat(call)
    message = message_in(chat, call, "message to react not found")
    if len(emojis) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    message.reactions.pop(call.bot.id, None)
    if emojis:
        message.reactions[call.bot.id] = emojis
    touched(call.world, chat, message)
    return True


def _emoji(one: object) -> str:
    if not isinstance(one, dict) or one.get("type") not in {"emoji", "custom_emoji", "paid"}:
        raise bad_request("can't parse ReactionType: Unexpected reaction type")
    emoji = str(one.get("emoji", "")).removesuffix("\ufe0f")
    if one["type"] != "emoji" or emoji not in _REACTIONS:
        raise bad_request("REACTION_INVALID")
    return emoji


def pin(call: Call) -> bool:
    """Pin; in groups with the right to."""
    chat = writable_chat(call)
    message = message_in(chat, call, "message to pin not found")
    _check_pin(call, chat)
    if message in chat.pinned:
        return True
    chat.pinned.append(message)
    notice(call.world, chat, call.bot, "pinned_message", message)
    return True


def unpin(call: Call) -> bool:
    """Unpin one, or the last one pinned."""
    chat = writable_chat(call)
    _check_pin(call, chat)
    if call.parameters.text("message_id"):
        message = message_in(chat, call, "message to unpin not found")
    elif chat.pinned:
        message = chat.pinned[-1]
    else:
        raise bad_request("message to unpin not found")
    if message in chat.pinned:
        chat.pinned.remove(message)
        call.world.feed.touch("chats", chat.key)
    return True


def unpin_all(call: Call) -> bool:
    """Unpin all."""
    chat = writable_chat(call)
    _check_pin(call, chat)
    chat.pinned.clear()
    call.world.feed.touch("chats", chat.key)
    return True


def _check_pin(call: Call, chat: Chat) -> None:
    if isinstance(chat, Group) and not is_administrator(chat, call.bot, "can_pin_messages"):
        raise bad_request("not enough rights to manage pinned messages in the chat")


METHODS = (
    method(
        "editMessageText",
        edit_text,
        f"{_EDIT} text parse_mode entities link_preview_options disable_web_page_preview",
        _EDIT_SILENT,
    ),
    method(
        "editMessageCaption",
        edit_caption,
        f"{_EDIT} caption parse_mode caption_entities",
        f"{_EDIT_SILENT} show_caption_above_media",
    ),
    method("editMessageReplyMarkup", edit_markup, _EDIT, _EDIT_SILENT),
    method("deleteMessage", delete_message, "chat_id message_id"),
    method("deleteMessages", delete_messages, "chat_id message_ids"),
    method("setMessageReaction", set_reaction, "chat_id message_id reaction", "is_big"),
    method("pinChatMessage", pin, "chat_id message_id", "disable_notification business_connection_id"),
    method("unpinChatMessage", unpin, "chat_id message_id", "business_connection_id"),
    method("unpinAllChatMessages", unpin_all, "chat_id"),
)
