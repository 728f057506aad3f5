"""From Telegram's JSON to an event that the mind understands: only translation, nothing is decided here."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from telegram import (
    CallbackQuery,
    Chat,
    ChatMember,
    ChatMemberUpdated,
    InlineQuery,
    Message,
    MessageEntity,
    MessageReactionUpdated,
    ReactionTypeEmoji,
    Update,
    User,
)

from bot.events import (
    ButtonPressed,
    ChatKind,
    ChatMoved,
    Document,
    Event,
    InlineAsked,
    MemberLeft,
    MessageSaid,
    PresenceChanged,
    Reacted,
    Replied,
    Sender,
    Where,
)
from handlers.soundness import keepable, sound

UPDATE_KINDS = (
    "message",
    "edited_message",
    "callback_query",
    "inline_query",
    "my_chat_member",
    "chat_member",
    "message_reaction",
)
COMMAND = re.compile(r"/(?P<name>[a-z0-9_]{1,32})(?:@(?P<bot>\w+))?(?=\s|$)\s*", re.ASCII | re.IGNORECASE)
ANONYMOUS_ADMINISTRATOR = 1087968824
"""The user under whom Telegram shows administrators of a group who hide behind it."""
CHAT_KINDS: Mapping[str, ChatKind] = {
    "private": "private",
    "group": "group",
    "supergroup": "supergroup",
    "channel": "channel",
}
PRESENT = (ChatMember.OWNER, ChatMember.ADMINISTRATOR, ChatMember.MEMBER, ChatMember.RESTRICTED)


@dataclass(frozen=True, slots=True)
class Me:
    """Who Minga is at Telegram."""

    user_id: int
    username: str
    """Without the @."""


def queue_of(payload: Mapping[str, Any]) -> int:
    """The number of the chat that an update belongs to, else of its user; 0 when it has neither."""
    for kind, body in payload.items():
        if kind != "update_id" and isinstance(body, Mapping):
            return number_of(body, "chat") or number_of(body.get("message"), "chat") or number_of(body, "from") or 0
    return 0


def number_of(body: object, whose: str) -> int | None:
    """The id of the chat or user that stands in a part of an update under this name."""
    owner = body.get(whose) if isinstance(body, Mapping) else None
    number = owner.get("id") if isinstance(owner, Mapping) else None
    return number if isinstance(number, int) else None


def read(payload: Mapping[str, Any], me: Me) -> Event | None:
    """The event in an update; None when it holds nothing for Minga. Raises whatever malformed JSON makes it raise."""
    event = event_in(Update.de_json(keepable(payload), None), me)
    return event and sound(event)


def event_in(update: Update, me: Me) -> Event | None:
    """The event, its fields as Telegram gave them."""
    if message := update.message or update.edited_message:
        return said_or_moved(update.update_id, message, me)
    if update.callback_query:
        return pressed(update.update_id, update.callback_query)
    if update.inline_query:
        return asked_inline(update.update_id, update.inline_query)
    if update.my_chat_member:
        return presence(update.update_id, update.my_chat_member)
    if update.message_reaction:
        return reacted(update.update_id, update.message_reaction)
    return left(update.update_id, update.chat_member) if update.chat_member else None


def reacted(update_id: int, change: MessageReactionUpdated) -> Reacted | None:
    """The signs that somebody added under a message; None for one that was taken away, and for nameless ones."""
    before = {one.emoji for one in change.old_reaction if isinstance(one, ReactionTypeEmoji)}
    added = [one.emoji for one in change.new_reaction if isinstance(one, ReactionTypeEmoji)]
    signs = tuple(one for one in added if one not in before)
    if change.user is None or change.user.is_bot or not signs:
        return None
    return Reacted(update_id, where(change.chat), sender(change.user), change.message_id, signs)


def left(update_id: int, change: ChatMemberUpdated) -> MemberLeft | None:
    """That somebody else than Minga is in a group no longer; None for whoever comes, or stays."""
    status = change.new_chat_member.status
    outside = status == ChatMember.RESTRICTED and not getattr(change.new_chat_member, "is_member", True)
    who = change.new_chat_member.user
    if who.is_bot or (status in PRESENT and not outside):
        return None
    return MemberLeft(update_id, where(change.chat), sender(who))


def said_or_moved(update_id: int, message: Message, me: Me) -> ChatMoved | MemberLeft | MessageSaid | None:
    """What a message says; None for service messages, other bots, channels, and what was posted through Minga."""
    if message.migrate_to_chat_id:
        return ChatMoved(update_id, where(message.chat), message.migrate_to_chat_id)
    if message.left_chat_member is not None:
        gone = message.left_chat_member
        return None if gone.is_bot else MemberLeft(update_id, where(message.chat), sender(gone))
    author = message.from_user
    if author is None or (author.is_bot and author.id != ANONYMOUS_ADMINISTRATOR) or message.is_automatic_forward:
        return None
    if message.via_bot is not None and message.via_bot.id == me.user_id:
        return None
    if message.text is None and message.caption is None and message.effective_attachment is None:
        return None
    return said(update_id, message, author, me)


def said(update_id: int, message: Message, author: User, me: Me) -> MessageSaid | None:
    """The words without command and mention, and whom they are for; None when the command is another bot's."""
    words = message.text or message.caption or ""
    command = COMMAND.match(words)
    if command and command["bot"] and command["bot"].lower() != me.username.lower():
        return None
    text, mentioned = without_mention(words[command.end() :] if command else words, me)
    replied = replied_to(message, me)
    return MessageSaid(
        update_id=update_id,
        where=where(message.chat),
        sender=sender(author),
        message_id=message.message_id,
        at=message.date,
        text=text,
        command=command["name"].lower() if command else None,
        to_me=bool(command or mentioned or (replied and replied.mine)),
        edited_at=message.edit_date,
        replied=replied,
        document=document(message),
        mentioned=mentioned_people(message),
    )


def mentioned_people(message: Message) -> tuple[tuple[str, int], ...]:
    """Whoever is mentioned without a @username: the words, and the user's number."""
    found = message.parse_entities([MessageEntity.TEXT_MENTION]) if message.text else {}
    found = found or message.parse_caption_entities([MessageEntity.TEXT_MENTION])
    return tuple((words, numbered(one.user.id)) for one, words in found.items() if one.user and words.strip())


def document(message: Message) -> Document | None:
    """The file of a message, without its content."""
    file = message.document
    if file is None:
        return None
    return Document(file.file_id, file.file_name or "", (file.mime_type or "").lower(), file.file_size or 0)


def without_mention(words: str, me: Me) -> tuple[str, bool]:
    """The words without @minga, and whether it stood there."""
    mention = re.compile(rf"[ \t]*(?<![\w@.])@{re.escape(me.username)}\b[ \t]*[,:]?[ \t]*", re.IGNORECASE)
    text, times = mention.subn(" ", words)
    return text.strip(), times > 0


def replied_to(message: Message, me: Me) -> Replied | None:
    """The message that this one answers; the notice that opens a topic is not one."""
    answered = message.reply_to_message
    if answered is None or answered.forum_topic_created:
        return None
    mine = answered.from_user is not None and answered.from_user.id == me.user_id
    return Replied(answered.message_id, answered.text or answered.caption or "", mine)


def pressed(update_id: int, query: CallbackQuery) -> ButtonPressed | None:
    """A pressed button; None when it stood under an inline card or belonged to a game: Minga makes neither."""
    if query.message is None or query.data is None:
        return None
    place = where(query.message.chat)
    return ButtonPressed(update_id, place, sender(query.from_user), query.id, query.data, query.message.message_id)


def asked_inline(update_id: int, query: InlineQuery) -> InlineAsked:
    """A question typed after @minga in any chat."""
    return InlineAsked(update_id, sender(query.from_user), query.id, query.query.strip())


def presence(update_id: int, change: ChatMemberUpdated) -> PresenceChanged:
    """Where Minga stands in a chat from now on; blocking her in private counts as putting her out."""
    status = change.new_chat_member.status
    outside = status == ChatMember.RESTRICTED and not getattr(change.new_chat_member, "is_member", True)
    return PresenceChanged(
        update_id=update_id,
        where=where(change.chat),
        sender=sender(change.from_user),
        present=status in PRESENT and not outside,
        administrator=status in {ChatMember.ADMINISTRATOR, ChatMember.OWNER},
        at=change.date,
    )


def where(chat: Chat) -> Where:
    """The chat, with the name that people see."""
    return Where(numbered(chat.id), CHAT_KINDS[chat.type], chat.title or chat.full_name or "")


def sender(user: User) -> Sender:
    """The user, as Telegram names them."""
    return Sender(numbered(user.id), user.first_name, user.last_name, user.username, user.language_code)


def numbered(number: object) -> int:
    """The same number, of at most 52 bits. Raises TypeError else: python-telegram-bot takes any JSON for one."""
    if not isinstance(number, int) or isinstance(number, bool) or abs(number) >= 1 << 52:
        raise TypeError(f"{number!r} is no number of a chat or user")
    return number
