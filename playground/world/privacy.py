"""Group privacy mode: which messages of a group reach a bot.

Source: core.telegram.org/bots/features, "Privacy mode".
"""

from playground.text.utf16 import utf16_slice
from playground.world.accounts import Bot
from playground.world.chats import Chat, Group, PrivateChat
from playground.world.contents import Service, caption_of
from playground.world.messages import Message


def reaches(message: Message, chat: Chat, bot: Bot) -> bool:
    """Whether the bot gets this message as an update. Bots never get their own, nor other bots' messages."""
    if isinstance(chat, PrivateChat):
        return chat.bot is bot and message.sender is not bot
    if not isinstance(chat, Group) or message.sender is bot:
        return False
    if isinstance(message.content, Service):
        return True
    if isinstance(message.sender, Bot):
        return False
    return sees_everything(chat, bot) or _is_meant_for(message, chat, bot)


def sees_everything(group: Group, bot: Bot) -> bool:
    """Whether privacy mode does not hide anything: switched off, or the bot is an administrator."""
    member = group.membership(bot.id)
    return not bot.privacy_mode or (member is not None and member.administers)


def _is_meant_for(message: Message, chat: Group, bot: Bot) -> bool:
    return (
        message.via_bot is bot
        or (message.reply_to is not None and _answers(message.reply_to, bot))
        or _commands(message, chat, bot)
    )


def _answers(replied_to: Message, bot: Bot) -> bool:
    return (
        replied_to.sender is bot or replied_to.via_bot is bot or addressee(replied_to) == (bot.username or "").lower()
    )


def _commands(message: Message, chat: Group, bot: Bot) -> bool:
    named = addressee(message)
    if named == "":
        return chat.last_bot in {None, bot.id}
    return named == (bot.username or "").lower()


def addressee(message: Message) -> str | None:
    """The bot that a message's leading command names, in lower case; "" when it names none, None without a command."""
    formatted = caption_of(message.content)
    first = formatted.entities[0] if formatted.entities else None
    if first is None or first.type != "bot_command" or first.offset:
        return None
    return utf16_slice(formatted.text, 0, first.length).partition("@")[2].lower()
