"""Writing, changing and deleting messages: the same for people and bots."""

from typing import TypedDict, Unpack

from playground.world.accounts import Account, Bot
from playground.world.chats import Chat, Group
from playground.world.contents import Content, Service
from playground.world.happenings import Edited, Posted
from playground.world.messages import Markup, Message, Origin
from playground.world.world import World

_DELETED_REMEMBERED = 100


class MessageParts(TypedDict, total=False):
    """What a message may have besides its sender and content."""

    reply_to: Message | None
    quote: str | None
    markup: Markup | None
    origin: Origin | None
    via_bot: Bot | None
    topic: int | None
    media_group: str | None
    silent: bool
    protected: bool
    effect: str | None
    inline_id: str | None


def post(world: World, chat: Chat, sender: Account, content: Content, **parts: Unpack[MessageParts]) -> Message:
    """Write a message into a chat and tell everybody."""
    message = Message(world.next_key(), sender, world.clock.unix(), content, _numbers(chat), **parts)
    chat.messages[message.key] = message
    for owner, number in message.numbers.items():
        chat.boxes.setdefault(owner, {})[number] = message
    _forget_oldest(world, chat)
    chat.read_until[sender.id] = message.key
    if isinstance(chat, Group) and isinstance(sender, Bot) and not isinstance(content, Service):
        chat.last_bot = sender.id
    message.version = world.feed.touch("message", chat.key)
    world.announce(Posted(chat, message))
    return message


def _numbers(chat: Chat) -> dict[int, int]:
    if isinstance(chat, Group) and chat.type == "supergroup":
        chat.last_number += 1
        return {0: chat.last_number}
    return {bot.id: bot.next_message_number() for bot in chat.bots()}


def _forget_oldest(world: World, chat: Chat) -> None:
    while len(chat.messages) > world.messages_kept:
        oldest = chat.messages.pop(next(iter(chat.messages)))
        oldest.reply_to = None
        _unnumber(chat, oldest)


def _unnumber(chat: Chat, message: Message) -> None:
    for owner, number in message.numbers.items():
        chat.boxes.get(owner, {}).pop(number, None)


def notice(world: World, chat: Chat, sender: Account, kind: str, value: object = True) -> Message:
    """Write a service message."""
    return post(world, chat, sender, Service(kind, value))


def edit(world: World, chat: Chat, message: Message, content: Content) -> None:
    """Change what a message holds; its keyboard is the caller's."""
    message.content = content
    edited(world, chat, message)


def edited(world: World, chat: Chat, message: Message) -> None:
    """A message has been changed by its author: date it and tell everybody."""
    message.edit_date = world.clock.unix()
    message.version = world.feed.touch("message", chat.key)
    world.announce(Edited(chat, message))


def touched(world: World, chat: Chat, message: Message) -> None:
    """A message looks different (keyboard, reactions, votes) without having been edited."""
    message.version = world.feed.touch("message", chat.key)


def delete(world: World, chat: Chat, message: Message) -> None:
    """Delete for everybody; nobody is told, as at Telegram."""
    message.deleted = True
    chat.messages.pop(message.key, None)
    chat.deleted[message.key] = message
    if len(chat.deleted) > _DELETED_REMEMBERED:
        del chat.deleted[next(iter(chat.deleted))]
    _unnumber(chat, message)
    if message in chat.pinned:
        chat.pinned.remove(message)
    chat.gone.append((world.feed.touch("message", chat.key), message.key))
