"""What a person sees: chats and messages, for the page and for tests."""

from datetime import UTC, datetime

from playground.side_door.content_views import View, content_view, service_view
from playground.text.entities import FormattedText
from playground.text.rendering import to_html
from playground.world.accounts import Account, Bot, Person
from playground.world.chats import Chat, Group, PrivateChat
from playground.world.contents import (
    Contact,
    Document,
    Poll,
    Service,
    caption_of,
)
from playground.world.messages import Message
from playground.world.world import World


def iso(seconds: float) -> str:
    """An instant in UTC."""
    return datetime.fromtimestamp(seconds, UTC).isoformat().replace("+00:00", "Z")


def account_view(account: Account) -> View:
    """A person or a bot."""
    view: View = {
        "id": account.id,
        "name": account.full_name,
        "first_name": account.first_name,
        "last_name": account.last_name,
        "username": account.username,
        "is_bot": isinstance(account, Bot),
    }
    if isinstance(account, Person):
        view.update(key=account.key, language_code=account.language_code, time_zone=account.time_zone)
        view["deactivated"] = account.deactivated
    if isinstance(account, Bot):
        settings = account.settings
        view.update(privacy_mode=account.privacy_mode, inline_mode=account.inline_mode, revoked=account.revoked)
        view.update(descriptions=settings.descriptions, names=settings.names)
        view.update(wake_up=iso(account.wake_up_at) if account.wake_up_at else None, wake_up_what=account.wake_up_what)
    return view


def chat_view(chat: Chat, person: Person) -> View:
    """A chat in the list of a person."""
    last = next(reversed(chat.messages.values()), None)
    view: View = {
        "id": chat.id,
        "key": chat.key if isinstance(chat, Group) else f"@{_bot(chat).username}",
        "feed_key": chat.key,
        "type": chat.type,
        "title": chat.title if isinstance(chat, Group) else _bot(chat).full_name,
        "unread": unread(chat, person),
        "last": _last(last) if last else None,
        "pinned": [message.key for message in chat.pinned],
        "keyboard": _keyboard(chat, person),
    }
    view.update(_group_part(chat, person) if isinstance(chat, Group) else _private_part(chat))
    return view


def _last(message: Message) -> View:
    service = service_view(message.content) if isinstance(message.content, Service) else None
    return {
        "text": summary(message),
        "date": iso(message.date),
        "from": message.sender.first_name,
        "service": service,
    }


def _bot(chat: Chat) -> Bot:
    return next(chat.bots())


def _private_part(chat: Chat) -> View:
    assert isinstance(chat, PrivateChat)  # noqa: S101
    return {"started": chat.started, "blocked": chat.blocked, "bot": chat.bot.username}


def _group_part(group: Group, person: Person) -> View:
    members = [
        {**account_view(member.account), "status": member.status} for member in group.members.values() if member.inside
    ]
    mine = group.membership(person.id)
    topics = [{"id": topic.id, "name": topic.name, "closed": topic.closed} for topic in group.topics.values()]
    return {
        "members": members,
        "status": mine.status if mine else "left",
        "forum": group.forum,
        "topics": topics,
        "dissolved": group.dissolved,
    }


def _keyboard(chat: Chat, person: Person) -> View | None:
    message = chat.keyboards.get(person.id)
    markup = message.markup if message else None
    return markup if markup and "remove_keyboard" not in markup else None


def unread(chat: Chat, person: Person) -> int:
    """Messages of others after the last one read; counts to 99."""
    count, seen = 0, chat.read_until.get(person.id, 0)
    for message in reversed(chat.messages.values()):
        if message.key <= seen or count >= 99:
            break
        count += message.sender is not person
    return count


def summary(message: Message) -> str:
    """One line that tells what a message is."""
    content = message.content
    if (formatted := caption_of(content)).text:
        return formatted.text[:120]
    match content:
        case Document(file=file):
            return file.name
        case Contact():
            return f"{content.first_name} {content.last_name or ''}".strip()
        case Poll():
            return content.question.text
        case Service():
            return content.kind
    return type(content).__name__


def message_view(world: World, chat: Chat, message: Message, person: Person) -> View:
    """A message as a person sees it; dates are ISO in UTC."""
    formatted = caption_of(message.content)
    view: View = {
        "id": message.key,
        "version": message.version,
        "chat": chat.key,
        "date": iso(message.date),
        "edited": iso(message.edit_date) if message.edit_date else None,
        "from": {**account_view(message.sender), "me": message.sender is person},
        "text": formatted.text,
        "html": to_html(formatted),
        "entities": _entities(world, formatted),
        "buttons": [[_button(button) for button in row] for row in message.inline_keyboard],
        "reply_to": _reply(message),
        "quote": message.quote,
        "forwarded_from": message.origin.sender.full_name if message.origin else None,
        "via_bot": message.via_bot.username if message.via_bot else None,
        "topic": message.topic,
        "silent": message.silent,
        "media_group": message.media_group,
        "reactions": _reactions(world, message, person),
        "message_ids": message.numbers,
    }
    view.update(content_view(message, person))
    return view


def _entities(world: World, formatted: FormattedText) -> list[View]:
    views = []
    for entity in formatted.entities:
        view = {name: getattr(entity, name) for name in entity.__dataclass_fields__}
        account = world.accounts.get(entity.user_id or 0)
        view["user"] = account.full_name if account else None
        views.append({name: value for name, value in view.items() if value is not None})
    return views


def _button(button: View) -> View:
    kind = next(name for name in button if name not in {"text", "style"})
    return {"text": button["text"], "kind": kind, "value": button[kind], "style": button.get("style")}


def _reply(message: Message) -> View | None:
    target = message.reply_to
    if target is None:
        return None
    return {"id": target.key, "from": target.sender.first_name, "text": summary(target), "deleted": target.deleted}


def _reactions(world: World, message: Message, person: Person) -> list[View]:
    by_emoji: dict[str, list[int]] = {}
    for account_id, emojis in message.reactions.items():
        for emoji in emojis:
            by_emoji.setdefault(emoji, []).append(account_id)
    return [
        {"emoji": emoji, "from": [world.accounts[one].full_name for one in ids], "me": person.id in ids}
        for emoji, ids in by_emoji.items()
    ]
