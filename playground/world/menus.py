"""Which commands somebody is offered: the narrowest scope wins, one's own language before none.

Source: core.telegram.org/bots/api, "Determining list of commands".
"""

from collections.abc import Iterator

from playground.world.accounts import Bot, Person
from playground.world.chats import Chat, Group


def commands_for(bot: Bot, chat: Chat, person: Person) -> list[dict[str, str]]:
    """The commands of a bot in the menu of a person in a chat."""
    known = bot.settings.commands
    for scope in _scopes(chat, person):
        for language in (person.language_code or "", ""):
            if (scope, language) in known:
                return known[scope, language]
    return []


def _scopes(chat: Chat, person: Person) -> Iterator[str]:
    if isinstance(chat, Group):
        member = chat.membership(person.id)
        administers = member is not None and member.administers
        yield f"chat_member:{chat.id}:{person.id}"
        if administers:
            yield f"chat_administrators:{chat.id}"
        yield f"chat:{chat.id}"
        if administers:
            yield "all_chat_administrators"
        yield "all_group_chats"
    else:
        yield f"chat:{chat.id}"
        yield "all_private_chats"
    yield "default"
