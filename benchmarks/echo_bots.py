"""Four bots that repeat what they hear, for benchmarks/messages.py: the way of a message and three others.

`python -m benchmarks.echo_bots raw|python-telegram-bot|aiogram|minga <address> <token> [<database>]`
"""

import argparse
import asyncio
import html
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import aiohttp
import uvloop

from bot.events import Event, MessageSaid
from bot.replies import Heard, Utterance
from data.memory import Memory, open_memory
from data.model import OutboxRow, Outgoing
from handlers.application import run
from handlers.limiter import Limits
from handlers.logs import set_up_logs
from handlers.mind import Menu
from handlers.settings import Settings


@dataclass(frozen=True, slots=True)
class Telegram:
    """Where the local Telegram is, and as whom."""

    address: str
    token: str
    database: str


async def raw(telegram: Telegram) -> None:
    """The least that can be done: ask, answer, nothing kept, nothing checked."""
    base = f"{telegram.address}/bot{telegram.token}"
    offset = 0

    async def answer(session: aiohttp.ClientSession, message: dict[str, Any]) -> None:
        body = {"chat_id": message["chat"]["id"], "text": message["text"]}
        async with session.post(f"{base}/sendMessage", json=body) as sent:
            await sent.json()

    async with aiohttp.ClientSession() as session:
        under_way: set[asyncio.Task[None]] = set()
        while True:
            async with session.post(f"{base}/getUpdates", json={"offset": offset, "timeout": 25}) as polled:
                updates = (await polled.json())["result"]
            for update in updates:
                offset = update["update_id"] + 1
                task = asyncio.create_task(answer(session, update["message"]))
                under_way.add(task)
                task.add_done_callback(under_way.discard)


async def python_telegram_bot(telegram: Telegram) -> None:
    """Its own echo bot, as its examples show it; updates side by side, as its wiki advises."""
    from telegram import Update  # noqa: PLC0415 - each bot pays for its own imports only
    from telegram.ext import Application, ContextTypes, MessageHandler, filters  # noqa: PLC0415

    async def echo(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        if update.message and update.message.text:
            await update.message.reply_text(update.message.text)

    builder = Application.builder().token(telegram.token).base_url(f"{telegram.address}/bot").concurrent_updates(True)
    application = builder.build()
    application.add_handler(MessageHandler(filters.TEXT, echo))
    await application.initialize()
    await application.start()
    assert application.updater is not None  # noqa: S101
    await application.updater.start_polling(timeout=25)
    await asyncio.Event().wait()


async def aiogram(telegram: Telegram) -> None:
    """Its own echo bot, as its documentation shows it."""
    from aiogram import Bot, Dispatcher  # noqa: PLC0415
    from aiogram.client.session.aiohttp import AiohttpSession  # noqa: PLC0415
    from aiogram.client.telegram import TelegramAPIServer  # noqa: PLC0415
    from aiogram.types import Message  # noqa: PLC0415

    dispatcher = Dispatcher()

    @dispatcher.message()
    async def echo(message: Message) -> None:
        await message.answer(message.text or "")

    session = AiohttpSession(api=TelegramAPIServer.from_base(telegram.address))
    await dispatcher.start_polling(Bot(telegram.token, session=session), polling_timeout=25, handle_signals=False)


class EchoMind:
    """Says again what it hears."""

    def hear(self, event: Event, memory: Memory, now: datetime) -> Heard:  # noqa: ARG002
        """One answer to a message."""
        if not isinstance(event, MessageSaid):
            return Heard()
        key, content = f"echo {event.update_id}", {"text": event.text or "start"}
        return Heard(outgoing=(Outgoing(key, event.where.id, "send", "answer", now, content),))

    def render(self, outgoing: Outgoing, memory: Memory, now: datetime) -> Utterance | None:  # noqa: ARG002
        """The words as they came."""
        return Utterance(html.escape(outgoing.content["text"]))

    def undone(self) -> None:
        """It keeps nothing."""

    def expired(self, rows: Sequence[OutboxRow], memory: Memory, now: datetime) -> None:
        """Nobody is told."""

    def plan(self, memory: Memory, now: datetime, zone_data: str = "") -> None:
        """Nothing falls due."""

    def apologise(self, event: Event, memory: Memory, now: datetime) -> tuple[Outgoing, ...]:  # noqa: ARG002
        """Nothing to say."""
        return ()

    def undeliverable(self, row: OutboxRow, reason: str, memory: Memory, now: datetime) -> tuple[Outgoing, ...]:  # noqa: ARG002
        """Nobody to tell."""
        return ()

    def menus(self, memory: Memory) -> Sequence[Menu]:  # noqa: ARG002
        """No commands."""
        return ()


def settings_for(telegram: Telegram) -> Settings:
    """Minga's settings with the local Telegram and limits that never bind."""
    return Settings(
        telegram_token=telegram.token,
        database_url=telegram.database,
        base_url=f"{telegram.address}/bot",
        base_file_url=f"{telegram.address}/file/bot",
        sends_per_second=100_000,
        chat_sends_per_second=100_000.0,
        chat_burst=1000,
    )


async def minga(telegram: Telegram, settings: Settings | None = None) -> None:
    """Receive, store, hear, store, send, mark: the way of a message, with nothing to think about."""
    set_up_logs("WARNING")
    await run(settings or settings_for(telegram), EchoMind(), open_memory(telegram.database))


async def minga_limited(telegram: Telegram) -> None:
    """The same, within Telegram's own limits."""
    own = Limits()
    settings = replace(
        settings_for(telegram),
        sends_per_second=own.per_second,
        chat_sends_per_second=own.chat_per_second,
        chat_burst=own.chat_burst,
    )
    await minga(telegram, settings)


BOTS: dict[str, Callable[[Telegram], Awaitable[None]]] = {
    "raw": raw,
    "aiogram": aiogram,
    "python-telegram-bot": python_telegram_bot,
    "minga": minga,
    "minga-limited": minga_limited,
}


def main() -> None:
    """Run one of them until it is ended."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("bot", choices=BOTS)
    parser.add_argument("address")
    parser.add_argument("token")
    parser.add_argument("database", nargs="?", default="")
    given = parser.parse_args()
    telegram = Telegram(given.address, given.token, given.database)

    async def work() -> None:
        await BOTS[given.bot](telegram)

    uvloop.run(work())


if __name__ == "__main__":
    main()
