"""From parameters to chats, messages and people, or Telegram's words for why not."""

import re
from typing import Any

from playground.api.call import Call
from playground.api.errors import ApiError, bad_request, forbidden
from playground.api.parameters import Parameters
from playground.world.accounts import Bot, Person
from playground.world.chats import Chat, Group, PrivateChat
from playground.world.messages import Message
from playground.world.world import World

_NUMBER = re.compile(r"-?[0-9]{1,18}")


def known_chat(call: Call, name: str = "chat_id") -> Chat:
    """The chat this parameter names, whether or not the bot may write there."""
    given = call.parameters.text(name).strip()
    if not given:
        raise bad_request(f"{name} is empty")
    chat = _find(call, given)
    if chat is None:
        raise bad_request("chat not found")
    return chat


def _find(call: Call, given: str) -> Chat | None:
    if given.startswith("@"):
        named = (group for group in call.world.groups.values() if group.username and not group.migrated_to)
        return next((group for group in named if group.username and group.username.lower() == given[1:].lower()), None)
    if not _NUMBER.fullmatch(given):
        return None
    number = int(given)
    if isinstance(call.world.accounts.get(number), Bot):
        raise forbidden("the bot can't send messages to the bot")
    return call.world.groups.get(number) if number < 0 else _private(call, number)


def _private(call: Call, number: int) -> PrivateChat | None:
    chat = call.world.private.get((call.bot.id, number))
    return chat if chat and (chat.started or chat.blocked or share_a_group(call.world, call.bot, chat.person)) else None


def share_a_group(world: World, bot: Bot, person: Person) -> bool:
    """Whether the bot can have seen this person."""
    return any(group.has(bot) and group.has(person) for group in world.groups.values())


def readable_chat(call: Call, name: str = "chat_id") -> Chat:
    """A chat in which the bot is now."""
    chat = known_chat(call, name)
    if isinstance(chat, Group):
        _check_membership(chat, call.bot)
    return chat


def writable_chat(call: Call, name: str = "chat_id") -> Chat:
    """A chat into which the bot may write now."""
    chat = readable_chat(call, name)
    if isinstance(chat, PrivateChat):
        _check_private(chat)
    return chat


def _check_private(chat: PrivateChat) -> None:
    if chat.person.deactivated:
        raise forbidden("user is deactivated")
    if chat.blocked:
        raise forbidden("bot was blocked by the user")
    if not chat.started:
        raise forbidden("bot can't initiate conversation with a user")


def _check_membership(group: Group, bot: Bot) -> None:
    if group.migrated_to:
        raise ApiError(
            400,
            "Bad Request: group chat was upgraded to a supergroup chat",
            migrate_to_chat_id=group.migrated_to,
        )
    if group.dissolved:
        raise forbidden("the group chat was deleted")
    member = group.membership(bot.id)
    if member is None:
        raise bad_request("chat not found")
    if member.status == "kicked":
        raise forbidden(f"bot was kicked from the {group.type} chat")
    if not member.inside:
        raise forbidden(f"bot is not a member of the {group.type} chat")


def is_administrator(group: Group, bot: Bot, right: str | None = None) -> bool:
    """Whether the bot is an administrator there, with this right."""
    member = group.membership(bot.id)
    return member is not None and member.administers and (right is None or right in member.rights)


def message_in(chat: Chat, call: Call, missing: str, name: str = "message_id") -> Message:
    """The message with this number in the chat; `missing` is said when there is none."""
    number = call.parameters.integer(name)
    found = chat.find(number, call.bot.id)
    if found is None:
        raise bad_request(missing)
    return found


def replied_message(chat: Chat, call: Call, wanted: "Reply") -> Message | None:
    """The message that is to be replied to; None when there is none and that is allowed."""
    if not wanted.number:
        return None
    if (found := chat.find(wanted.number, call.bot.id)) is not None:
        return found
    if wanted.optional:
        return None
    raise bad_request("message to be replied not found")


class Reply:
    """What reply_parameters, or the older reply_to_message_id, ask for."""

    def __init__(self, parameters: Parameters) -> None:
        given = parameters.json("reply_parameters", "can't parse reply parameters JSON object")
        if given is not None and not isinstance(given, dict):
            raise bad_request("object expected as reply parameters")
        fields: dict[str, Any] = given or {}
        old = parameters.integer("reply_to_message_id")
        self.number = _integer(fields.get("message_id")) or old
        self.optional = bool(fields.get("allow_sending_without_reply")) or parameters.flag(
            "allow_sending_without_reply"
        )
        self.quote = fields.get("quote") or None


def _integer(value: Any) -> int:
    return int(value) if isinstance(value, int) or (isinstance(value, str) and _NUMBER.fullmatch(value)) else 0
