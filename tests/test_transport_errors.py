import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import pytest
from aiohttp import web
from telegram import Bot, InputFile
from telegram.error import BadRequest, ChatMigrated, Conflict, Forbidden, InvalidToken, NetworkError, TimedOut

from handlers.errors import AnswerLostError, NotConnectedError, ToldToWaitError
from handlers.transport import AiohttpRequest

TOKEN = "7:local"
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@asynccontextmanager
async def telegram(handler: Handler, read_timeout: float = 5.0) -> AsyncIterator[Bot]:
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", handler)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    host, port = runner.addresses[0][:2]
    request = AiohttpRequest(read_timeout=read_timeout)
    bot = Bot(TOKEN, f"http://{host}:{port}/bot", request=request, get_updates_request=request)
    await request.initialize()
    try:
        yield bot
    finally:
        await request.shutdown()
        await runner.cleanup()


def answering(status: int, body: str, headers: dict[str, str] | None = None) -> Handler:
    async def handler(request: web.Request) -> web.StreamResponse:
        await request.read()
        return web.Response(status=status, text=body, headers=headers, content_type="application/json")

    return handler


async def dropping(request: web.Request) -> web.StreamResponse:
    await request.read()
    assert request.transport is not None
    request.transport.close()
    return web.Response()


async def hanging(request: web.Request) -> web.StreamResponse:
    await asyncio.sleep(3)
    return web.Response()


REFUSAL = '{{"ok":false,"error_code":{0},"description":"{1}"{2}}}'
ANSWERS = [
    (answering(400, REFUSAL.format(400, "Bad Request: chat not found", "")), BadRequest),
    (answering(403, REFUSAL.format(403, "Forbidden: bot was blocked by the user", "")), Forbidden),
    (answering(401, REFUSAL.format(401, "Unauthorized", "")), InvalidToken),
    (answering(409, REFUSAL.format(409, "Conflict: terminated by other getUpdates request", "")), Conflict),
    (answering(400, REFUSAL.format(400, "moved", ',"parameters":{"migrate_to_chat_id":-5}')), ChatMigrated),
    (answering(429, REFUSAL.format(429, "slow", ',"parameters":{"retry_after":7}')), ToldToWaitError),
    (answering(429, "<html>slow down</html>", {"Retry-After": "7"}), ToldToWaitError),
    (answering(429, "<html>slow down</html>"), ToldToWaitError),
    (answering(502, "<html>Bad Gateway</html>"), AnswerLostError),
    (answering(500, REFUSAL.format(500, "Internal Server Error: restart", "")), AnswerLostError),
    (answering(200, "<html>a hotel's login page</html>"), AnswerLostError),
    (answering(200, '{"ok":true,"resul'), AnswerLostError),
    (answering(413, REFUSAL.format(413, "Request Entity Too Large", "")), NetworkError),
    (dropping, AnswerLostError),
]


@pytest.mark.parametrize(("handler", "kind"), ANSWERS)
async def test_every_answer_has_its_error(handler: Handler, kind: type[Exception]) -> None:
    async with telegram(handler) as bot:
        with pytest.raises(kind) as error:
            await bot.send_message(1, "hi")
    assert type(error.value) is kind
    assert TOKEN not in str(error.value)


async def test_an_answer_that_does_not_come_is_lost() -> None:
    async with telegram(hanging, read_timeout=0.1) as bot:
        with pytest.raises(AnswerLostError):
            await bot.send_message(1, "hi")


async def test_what_could_not_be_sent_is_not_a_lost_answer() -> None:
    request = AiohttpRequest(connect_timeout=0.5)
    await request.initialize()
    bot = Bot(TOKEN, "http://127.0.0.1:9/bot", request=request, get_updates_request=request)
    with pytest.raises(NotConnectedError) as error:
        await bot.send_message(1, "hi")
    await request.shutdown()
    assert not isinstance(error.value, TimedOut)


async def test_a_closed_session_sends_nothing() -> None:
    request = AiohttpRequest()
    with pytest.raises(NotConnectedError):
        await Bot(TOKEN, "http://127.0.0.1:9/bot", request=request).send_message(1, "hi")


@pytest.mark.parametrize("waits", [("7", "", 7), ("", '{"parameters":{"retry_after":3}}', 3), ("", "<html>", 5)])
async def test_how_long_to_wait_is_read_wherever_it_stands(waits: tuple[str, str, int]) -> None:
    header, body, seconds = waits
    async with telegram(answering(429, body, {"Retry-After": header} if header else {})) as bot:
        with pytest.raises(ToldToWaitError) as error:
            await bot.send_message(1, "hi")
    assert error.value.seconds == seconds


MESSAGE = {"ok": True, "result": {"message_id": 4, "date": 1, "chat": {"id": 1, "type": "group"}}}


async def test_words_and_files_arrive_as_they_are() -> None:
    got: dict[str, object] = {}

    async def keeping(request: web.Request) -> web.StreamResponse:
        if request.content_type == "application/json":
            got.update(await request.json())
            return web.json_response(MESSAGE)
        for name, part in (await request.post()).items():
            got[name] = (part.filename, part.file.read()) if isinstance(part, web.FileField) else part
        return web.json_response(MESSAGE)

    async with telegram(keeping) as bot:
        await bot.send_message(1, "où & «là» <b>x</b>", parse_mode="HTML")
        await bot.send_document(1, InputFile(b"\x00\xff", filename="réunion.ics"), caption="été")
    assert got["text"] == "où & «là» <b>x</b>"
    assert got["caption"] == "été"
    assert ("réunion.ics", b"\x00\xff") in got.values()
