"""The commands in Telegram's menus: set once, and again where they are others by now, as when a role changes."""

import asyncio
import hashlib
from collections.abc import Mapping
from typing import Final

import structlog
from telegram import (
    Bot,
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    BotCommandScopeDefault,
)
from telegram.error import BadRequest, TelegramError

from data.memory import Memory
from handlers.mind import Menu
from handlers.surroundings import Surroundings

LOOKS_EVERY: Final = 10.0
"""Seconds. A new coordinator's menu may come that late."""
KEPT_AS: Final = "menus"
"""The setting that holds a digest of each menu that was set, by the menu's key."""

log = structlog.get_logger(__name__)


async def keep_menus(bot: Bot, around: Surroundings) -> None:
    """Keep Telegram's menus as the mind wants them; trouble is only logged."""
    while True:
        wanted, known = await around.thread.do(lambda memory: (_wanted(around, memory), _known(memory)))
        if _digests(wanted) != known:
            await _change(bot, around, wanted, known)
        await asyncio.sleep(LOOKS_EVERY)


async def _change(bot: Bot, around: Surroundings, wanted: Mapping[str, Menu], known: Mapping[str, str]) -> None:
    """Set what is new, take away what is no longer wanted, and note what is done."""
    done, digests = dict(known), _digests(wanted)
    try:
        for key in [one for one in wanted if known.get(one) != digests[one]]:
            await _set(bot, wanted[key])
            done[key] = digests[key]
        for key in [one for one in known if one not in wanted]:
            await _delete(bot, key)
            del done[key]
    except TelegramError as error:
        log.warning("the menus could not be set; again soon", error=error.message)
    await around.thread.do(lambda memory: memory.settings.set(KEPT_AS, {"set": done}))


async def _set(bot: Bot, menu: Menu) -> None:
    commands = [BotCommand(name, description) for name, description in menu.commands]
    try:
        await bot.set_my_commands(commands, scope=_scope(menu.scope, menu.chat_id), language_code=menu.language)
    except BadRequest as error:
        # A chat that is gone must not keep the menus of the others: it is not tried again until its menu changes.
        log.warning("a menu was refused", scope=menu.scope, error=error.message)


async def _delete(bot: Bot, key: str) -> None:
    scope, chat_id, language = key.split(":")
    try:
        await bot.delete_my_commands(_scope(scope, int(chat_id) if chat_id else None), language or None)
    except BadRequest as error:
        log.warning("a menu could not be taken away", scope=scope, error=error.message)


def _scope(scope: str, chat_id: int | None) -> BotCommandScope:
    if chat_id is not None:
        return BotCommandScopeChat(chat_id)
    return {"private": BotCommandScopeAllPrivateChats, "group": BotCommandScopeAllGroupChats}.get(
        scope, BotCommandScopeDefault
    )()


def _wanted(around: Surroundings, memory: Memory) -> Mapping[str, Menu]:
    return {f"{one.scope}:{one.chat_id or ''}:{one.language or ''}": one for one in around.mind.menus(memory)}


def _known(memory: Memory) -> Mapping[str, str]:
    kept = memory.settings.get(KEPT_AS) or {}
    return {str(key): str(digest) for key, digest in kept.get("set", {}).items()}


def _digests(wanted: Mapping[str, Menu]) -> dict[str, str]:
    return {key: hashlib.sha256(repr(menu.commands).encode()).hexdigest() for key, menu in wanted.items()}
