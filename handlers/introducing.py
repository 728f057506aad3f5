"""Introducing: who Minga is at Telegram, and whether she polls."""

import asyncio

import structlog
from telegram import Bot, User
from telegram.error import InvalidToken, TelegramError

from handlers.backoff import Backoff
from handlers.errors import TokenRefusedError, ToldToWaitError
from handlers.reading import UPDATE_KINDS, Me
from handlers.settings import Settings
from handlers.thread import MindThread

log = structlog.get_logger(__name__)


async def introduce(bot: Bot, thread: MindThread, settings: Settings) -> Me:
    """Ask Telegram who we are, keep it in the memory (settings "me"), and say whether we poll or it brings updates.

    Tries until Telegram answers. Raises `TokenRefusedError`.
    """
    backoff = Backoff(first=0.1, most=10.0)
    while True:
        try:
            await bot.initialize()
            await choose_way(bot, settings)
            return await remember(bot.bot, thread)
        except InvalidToken:
            raise TokenRefusedError from None
        except TelegramError as error:
            wait = error.seconds if isinstance(error, ToldToWaitError) else backoff.wait()
            log.warning("Telegram does not answer yet", error=error.message, again_in=round(wait, 1))
            await asyncio.sleep(wait)


async def choose_way(bot: Bot, settings: Settings) -> None:
    """Tell Telegram to bring the updates to our webhook, or to hold them until we poll. It drops none."""
    if settings.webhook_url is None:
        await bot.delete_webhook()
    else:
        await bot.set_webhook(settings.webhook_url, allowed_updates=UPDATE_KINDS, secret_token=settings.webhook_secret)


async def remember(user: User, thread: MindThread) -> Me:
    """Keep who we are where the mind can read it."""
    me = Me(user.id, user.username or "")
    facts = {"user_id": me.user_id, "username": me.username, "sees_everything": user.can_read_all_group_messages}
    await thread.do(lambda memory: memory.settings.set("me", facts))
    return me
