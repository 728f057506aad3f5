"""Telegram's objects, written by hand: what is not set is not sent, nothing is null."""

from typing import Any

from playground.text.entities import Entity, FormattedText
from playground.world import identifiers
from playground.world.accounts import Account, Bot, Person
from playground.world.chats import BOT_ADMINISTRATOR_RIGHTS, Chat, Group, Membership, PrivateChat
from playground.world.contents import Poll, StoredFile

Object = dict[str, Any]


def without_none(**fields: Any) -> Object:
    """The fields that are set."""
    return {name: value for name, value in fields.items() if value is not None}


def user_object(account: Account) -> Object:
    """A User; only people have a language."""
    user: Object = {"id": account.id, "is_bot": isinstance(account, Bot), "first_name": account.first_name}
    if account.last_name:
        user["last_name"] = account.last_name
    if account.username:
        user["username"] = account.username
    if isinstance(account, Person) and account.language_code:
        user["language_code"] = account.language_code
    return user


def me_object(bot: Bot) -> Object:
    """The User of getMe."""
    return {
        **user_object(bot),
        "can_join_groups": bot.can_join_groups,
        "can_read_all_group_messages": not bot.privacy_mode,
        "supports_inline_queries": bot.inline_mode,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def chat_object(chat: Chat) -> Object:
    """A Chat, as it stands in messages."""
    if isinstance(chat, PrivateChat):
        person = chat.person
        names = without_none(first_name=person.first_name, last_name=person.last_name, username=person.username)
        return {"id": person.id, **names, "type": "private"}
    group: Object = {"id": chat.id}
    if isinstance(chat, Group):
        group.update(without_none(title=chat.title, username=chat.username))
        if chat.forum:
            group["is_forum"] = True
    group["type"] = chat.type
    return group


def entity_object(entity: Entity, users: dict[int, Account]) -> Object:
    """A MessageEntity."""
    made: Object = {"offset": entity.offset, "length": entity.length, "type": entity.type}
    made.update(without_none(url=entity.url, language=entity.language, custom_emoji_id=entity.custom_emoji_id))
    made.update(without_none(unix_time=entity.unix_time, date_time_format=entity.date_time_format))
    if entity.user_id is not None:
        made["user"] = user_object(users[entity.user_id])
    return made


def text_fields(name: str, formatted: FormattedText, users: dict[int, Account]) -> Object:
    """`text` and `entities`, `caption` and `caption_entities` …; nothing when empty."""
    if not formatted.text:
        return {}
    fields: Object = {name: formatted.text}
    known = [entity for entity in formatted.entities if entity.user_id is None or entity.user_id in users]
    if known:
        key = "entities" if name == "text" else f"{name}_entities"
        fields[key] = [entity_object(entity, users) for entity in known]
    return fields


def file_id(file: StoredFile, bot: Bot, prefix: str = "BQACAgQ") -> str:
    """A file's identifier for one bot; another bot's is of no use."""
    return f"{prefix}{file.unique_id}_{identifiers.opaque(bot.id, file.unique_id)}"


def file_of(identifier: str, bot: Bot, files: dict[str, StoredFile]) -> StoredFile | None:
    """The file that this bot knows by this identifier."""
    file = files.get(identifier[7:22])
    return file if file and identifier[7:] == file_id(file, bot, "") else None


def document_object(file: StoredFile, bot: Bot) -> Object:
    """A Document."""
    return {
        "file_name": file.name,
        "mime_type": file.mime_type,
        "file_id": file_id(file, bot),
        "file_unique_id": file.unique_id,
        "file_size": file.size,
    }


def photo_object(file: StoredFile, bot: Bot) -> list[Object]:
    """The one size that is kept of a photo, in pixels."""
    return [
        {
            "file_id": file_id(file, bot, "AgACAgQ"),
            "file_unique_id": file.unique_id,
            "file_size": file.size,
            "width": file.width,
            "height": file.height,
        }
    ]


def poll_object(poll: Poll, users: dict[int, Account], *, with_answer: bool = True) -> Object:
    """A Poll."""
    options = [
        {
            "persistent_id": option.persistent_id,
            **text_fields("text", option.text, users),
            "voter_count": len(option.voters),
        }
        for option in poll.options
    ]
    for option in options:
        option["text_entities"] = option.pop("entities", None)
    made: Object = {
        "id": poll.id,
        **text_fields("question", poll.question, users),
        "options": [without_none(**option) for option in options],
        "total_voter_count": len({voter.id for option in poll.options for voter in option.voters}),
        "is_closed": poll.closed,
        "is_anonymous": poll.anonymous,
        "type": poll.kind,
        "allows_multiple_answers": poll.several_answers,
        "allows_revoting": poll.kind != "quiz",
        "members_only": False,
    }
    if poll.kind == "quiz" and with_answer:
        made["correct_option_ids"] = list(poll.correct_options)
        made.update(text_fields("explanation", poll.explanation, users))
    return made


def member_object(member: Membership) -> Object:
    """A ChatMember of any status."""
    made: Object = {"user": user_object(member.account), "status": member.status}
    if member.status == "creator":
        made["is_anonymous"] = False
    if member.status == "administrator":
        made["can_be_edited"] = False
        made.update({right: right in member.rights for right in BOT_ADMINISTRATOR_RIGHTS})
        made["is_anonymous"] = False
    if member.status == "kicked":
        made["until_date"] = member.until
    if member.title:
        made["custom_title"] = member.title
    return made
