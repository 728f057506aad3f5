"""What a bot says of itself: commands, menu button, name, descriptions."""

import re
from collections.abc import Callable
from typing import Any

from playground.api.call import Call, Method, method
from playground.api.errors import bad_request
from playground.api.objects import Object, me_object
from playground.api.targets import known_chat
from playground.world.accounts import BotSettings

_COMMAND = re.compile(r"/?[a-z0-9_]{1,32}")
_LANGUAGE = re.compile(r"[a-z]{2}|")
_SCOPES = frozenset({"default", "all_private_chats", "all_group_chats", "all_chat_administrators"})
_CHAT_SCOPES = frozenset({"chat", "chat_administrators", "chat_member"})
_MOST_COMMANDS = 100


def get_me(call: Call) -> Object:
    """The bot."""
    return me_object(call.bot)


def set_commands(call: Call) -> bool:
    """Commands for one scope and one language."""
    given = call.parameters.json("commands", "can't parse commands JSON object")
    if not isinstance(given, list):
        raise bad_request("expected an Array of BotCommand")
    if len(given) > _MOST_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    commands = [_command(one) for one in given]
    call.bot.settings.commands[_place(call)] = commands
    call.world.feed.touch("commands")
    return True


def get_commands(call: Call) -> list[dict[str, str]]:
    """The commands of exactly this scope and language."""
    return call.bot.settings.commands.get(_place(call), [])


def delete_commands(call: Call) -> bool:
    """None for this scope and language; wider ones show again."""
    call.bot.settings.commands.pop(_place(call), None)
    call.world.feed.touch("commands")
    return True


def _command(one: Any) -> dict[str, str]:
    if not isinstance(one, dict):
        raise bad_request("can't parse BotCommand: Expected an Object")
    name, description = one.get("command"), one.get("description")
    if not isinstance(name, str) or not isinstance(description, str):
        field = "description" if isinstance(name, str) else "command"
        raise bad_request(f"can't parse BotCommand: Can't find field \"{field}\"")
    if not _COMMAND.fullmatch(name):
        raise bad_request("BOT_COMMAND_INVALID")
    if not description.strip():
        raise bad_request("command description must be non-empty")
    if len(description) > 256:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": name.removeprefix("/"), "description": description.strip()}


def _place(call: Call) -> tuple[str, str]:
    scope = call.parameters.json("scope", "can't parse BotCommandScope JSON object") or {"type": "default"}
    return _scope(call, scope), _language(call)


def _scope(call: Call, scope: Any) -> str:
    if not isinstance(scope, dict):
        raise bad_request("can't parse BotCommandScope: Expected an Object")
    kind = scope.get("type")
    if kind in _SCOPES:
        return str(kind)
    if kind not in _CHAT_SCOPES:
        raise bad_request("can't parse BotCommandScope: Unsupported type specified")
    call.parameters.values["scope.chat_id"] = str(scope.get("chat_id", ""))
    chat = known_chat(call, "scope.chat_id")
    return f"{kind}:{chat.id}" + (f":{scope.get('user_id')}" if kind == "chat_member" else "")


def _language(call: Call) -> str:
    language = call.parameters.text("language_code")
    if not _LANGUAGE.fullmatch(language):
        raise bad_request("invalid language code specified")
    return language


def set_menu_button(call: Call) -> bool:
    """The button beside the field: commands, a web app, or the usual one."""
    given = call.parameters.json("menu_button", "can't parse menu button JSON object") or {"type": "default"}
    chat_id = known_chat(call).id if call.parameters.text("chat_id") else 0
    call.bot.settings.menu_buttons[chat_id] = _menu_button(given)
    return True


def _menu_button(given: Any) -> dict[str, Any]:
    kind = given.get("type") if isinstance(given, dict) else None
    if kind in {"default", "commands"}:
        return {"type": kind}
    if kind != "web_app":
        raise bad_request("can't parse menu button: Unsupported type specified")
    web_app = given.get("web_app")
    url = str(web_app.get("url", "")) if isinstance(web_app, dict) else ""
    if not str(given.get("text", "")).strip():
        raise bad_request("menu button text must be non-empty")
    if not url.startswith("https://"):
        raise bad_request(f"menu button Web App URL '{url}' is invalid: Only HTTPS links are allowed")
    return {"type": "web_app", "text": str(given["text"]), "web_app": {"url": url}}


def get_menu_button(call: Call) -> dict[str, Any]:
    """The one of this chat, else the usual one."""
    chat_id = known_chat(call).id if call.parameters.text("chat_id") else 0
    buttons = call.bot.settings.menu_buttons
    return buttons.get(chat_id) or buttons.get(0) or {"type": "commands" if not chat_id else "default"}


Shelf = Callable[[BotSettings], dict[str, str]]


def _text_methods(noun: str, parameter: str, longest: int, shelf: Shelf) -> tuple[Method, Method]:
    """set… and get… of a text by language; an empty one takes it away, a missing one falls back."""

    def write(call: Call) -> bool:
        text = call.parameters.text(parameter).strip()
        if len(text) > longest:
            raise bad_request(f"{noun.replace('_', ' ')} is too long")
        shelf(call.bot.settings)[_language(call)] = text
        call.world.feed.touch("people")
        return True

    def read(call: Call) -> Object:
        texts = shelf(call.bot.settings)
        usual = call.bot.first_name if parameter == "name" else ""
        return {parameter: texts.get(_language(call)) or texts.get("") or usual}

    return (
        method(f"setMy{noun}", write, f"{parameter} language_code"),
        method(f"getMy{noun}", read, "language_code"),
    )


_PLACE = "scope language_code"

METHODS = (
    method("getMe", get_me),
    method("setMyCommands", set_commands, f"{_PLACE} commands"),
    method("getMyCommands", get_commands, _PLACE),
    method("deleteMyCommands", delete_commands, _PLACE),
    method("setChatMenuButton", set_menu_button, "chat_id menu_button"),
    method("getChatMenuButton", get_menu_button, "chat_id"),
    *_text_methods("Name", "name", 64, lambda settings: settings.names),
    *_text_methods("Description", "description", 512, lambda settings: settings.descriptions),
    *_text_methods("ShortDescription", "short_description", 120, lambda settings: settings.short_descriptions),
)
