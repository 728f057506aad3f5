"""The same echo bot three times: with python-telegram-bot, with aiogram, with nothing but aiohttp.

It repeats a text with a button, edits its message when the button is pressed, and sends a document back.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, Protocol

import aiogram
import aiohttp
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.webhook.aiohttp_server import SimpleRequestHandler
from aiohttp import web
from telegram import InlineKeyboardButton, InlineKeyboardMarkup
from telegram import Update as PtbUpdate
from telegram.ext import Application, ApplicationBuilder, CallbackQueryHandler, MessageHandler, filters
from telegram.ext import ContextTypes as Contexts

from tests.playground_world import TOKEN

SECRET = "only-telegram-knows"


class Runs(Protocol):
    """A bot that runs while the context is open, by polling, or by webhook on a port."""

    def __call__(self, base_url: str, port: int | None) -> Any: ...


@asynccontextmanager
async def ptb_bot(base_url: str, port: int | None) -> AsyncIterator[None]:
    builder = ApplicationBuilder().token(TOKEN).base_url(f"{base_url}/bot").base_file_url(f"{base_url}/file/bot")
    application: Application[Any, Any, Any, Any, Any, Any] = (
        builder if port is None else builder.updater(None)
    ).build()
    application.add_handler(MessageHandler(filters.TEXT, _ptb_text))
    application.add_handler(MessageHandler(filters.Document.ALL, _ptb_document))
    application.add_handler(CallbackQueryHandler(_ptb_press))
    async with application:
        await application.start()
        async with _ptb_ears(application, base_url, port):
            yield
        await application.stop()


@asynccontextmanager
async def _ptb_ears(
    application: "Application[Any, Any, Any, Any, Any, Any]", base_url: str, port: int | None
) -> AsyncIterator[None]:
    async def hear(request: web.Request) -> web.Response:
        assert request.headers["X-Telegram-Bot-Api-Secret-Token"] == SECRET
        update = PtbUpdate.de_json(await request.json(), application.bot)
        await application.update_queue.put(update)
        return web.Response()

    if port is None:
        assert application.updater
        await application.updater.start_polling(timeout=10)
        yield
        await application.updater.stop()
        return
    async with served(hear, port):
        await application.bot.set_webhook(f"http://127.0.0.1:{port}/", secret_token=SECRET)
        yield
        await application.bot.delete_webhook()


async def _ptb_text(update: PtbUpdate, _: Contexts.DEFAULT_TYPE) -> None:
    assert update.message
    button = InlineKeyboardMarkup([[InlineKeyboardButton("Again", callback_data="again")]])
    await update.message.reply_html(f"<b>{update.message.text}</b>", reply_markup=button, do_quote=True)


async def _ptb_document(update: PtbUpdate, _: Contexts.DEFAULT_TYPE) -> None:
    assert update.message
    assert update.message.document
    file = await update.message.document.get_file()
    data = bytes(await file.download_as_bytearray())
    await update.message.reply_document(data[::-1], filename=update.message.document.file_name)


async def _ptb_press(update: PtbUpdate, _: Contexts.DEFAULT_TYPE) -> None:
    assert update.callback_query
    await update.callback_query.answer("Pressed")
    await update.callback_query.edit_message_text("edited")


@asynccontextmanager
async def aiogram_bot(base_url: str, port: int | None) -> AsyncIterator[None]:
    session = AiohttpSession(api=TelegramAPIServer.from_base(base_url))
    bot, dispatcher = aiogram.Bot(TOKEN, session=session), aiogram.Dispatcher()
    dispatcher.message.register(_aiogram_text, aiogram.F.text)
    dispatcher.message.register(_aiogram_document, aiogram.F.document)
    dispatcher.callback_query.register(_aiogram_press)
    if port is None:
        task = asyncio.create_task(dispatcher.start_polling(bot, handle_signals=False, polling_timeout=10))
        yield
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
    else:
        handler = SimpleRequestHandler(dispatcher, bot, secret_token=SECRET, handle_in_background=False)
        async with served(handler.handle, port):
            await bot.set_webhook(f"http://127.0.0.1:{port}/", secret_token=SECRET)
            yield
            await bot.delete_webhook()
    await bot.session.close()


async def _aiogram_text(message: aiogram.types.Message) -> None:
    button = aiogram.types.InlineKeyboardButton(text="Again", callback_data="again")
    markup = aiogram.types.InlineKeyboardMarkup(inline_keyboard=[[button]])
    await message.reply(f"<b>{message.text}</b>", parse_mode="HTML", reply_markup=markup)


async def _aiogram_document(message: aiogram.types.Message, bot: aiogram.Bot) -> None:
    assert message.document
    data = await bot.download(message.document)
    assert data
    sent = aiogram.types.BufferedInputFile(data.read()[::-1], message.document.file_name or "")
    await message.reply_document(sent)


async def _aiogram_press(query: aiogram.types.CallbackQuery) -> None:
    await query.answer("Pressed")
    assert isinstance(query.message, aiogram.types.Message)
    await query.message.edit_text("edited")


class RawBot:
    """Nothing but HTTP."""

    def __init__(self, session: aiohttp.ClientSession, base_url: str) -> None:
        self.session, self.base_url = session, base_url

    async def ask(self, method: str, **parameters: Any) -> Any:
        async with self.session.post(f"{self.base_url}/bot{TOKEN}/{method}", json=parameters) as response:
            return (await response.json())["result"]

    async def poll(self) -> None:
        offset = 0
        while True:
            for update in await self.ask("getUpdates", offset=offset, timeout=10):
                offset = update["update_id"] + 1
                await self.hear(update)

    async def webhook(self, request: web.Request) -> web.Response:
        assert request.headers["X-Telegram-Bot-Api-Secret-Token"] == SECRET
        await self.hear(await request.json())
        return web.Response()

    async def hear(self, update: dict[str, Any]) -> None:
        if (query := update.get("callback_query")) is not None:
            await self.ask("answerCallbackQuery", callback_query_id=query["id"], text="Pressed")
            place = {"chat_id": query["message"]["chat"]["id"], "message_id": query["message"]["message_id"]}
            await self.ask("editMessageText", **place, text="edited")
        elif "document" in update["message"]:
            await self.send_back(update["message"])
        else:
            await self.repeat(update["message"])

    async def repeat(self, message: dict[str, Any]) -> None:
        await self.ask(
            "sendMessage",
            chat_id=message["chat"]["id"],
            text=f"<b>{message['text']}</b>",
            parse_mode="HTML",
            reply_parameters={"message_id": message["message_id"]},
            reply_markup={"inline_keyboard": [[{"text": "Again", "callback_data": "again"}]]},
        )

    async def send_back(self, message: dict[str, Any]) -> None:
        file = await self.ask("getFile", file_id=message["document"]["file_id"])
        async with self.session.get(f"{self.base_url}/file/bot{TOKEN}/{file['file_path']}") as response:
            data = await response.read()
        form = aiohttp.FormData({"chat_id": str(message["chat"]["id"])})
        form.add_field("document", data[::-1], filename=message["document"]["file_name"])
        async with self.session.post(f"{self.base_url}/bot{TOKEN}/sendDocument", data=form) as response:
            assert response.status == 200


@asynccontextmanager
async def raw_bot(base_url: str, port: int | None) -> AsyncIterator[None]:
    async with aiohttp.ClientSession() as session:
        bot = RawBot(session, base_url)
        if port is None:
            task = asyncio.create_task(bot.poll())
            yield
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
            return
        async with served(bot.webhook, port):
            await bot.ask("setWebhook", url=f"http://127.0.0.1:{port}/", secret_token=SECRET)
            yield
            await bot.ask("deleteWebhook")


@asynccontextmanager
async def served(handler: Any, port: int) -> AsyncIterator[None]:
    """An aiohttp server on loopback."""
    application = web.Application()
    application.router.add_post("/", handler)
    runner = web.AppRunner(application)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    try:
        yield
    finally:
        await runner.cleanup()
