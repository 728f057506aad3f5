"""Webhooks: order within a chat, retries, secrets, methods in the answer."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from aiohttp import web

from playground.client import Person, Playground, wait_for
from playground.process import playground_in_thread
from tests.playground_bots import served
from tests.playground_world import WORLD, Api


@pytest.fixture
def playground() -> Iterator[Playground]:
    with playground_in_thread(WORLD) as playground:
        yield playground


@pytest.fixture
def api(playground: Playground) -> Api:
    return Api(playground.base_url)


class Hook:
    """A webhook that answers as it is told: statuses in turn, then 200."""

    def __init__(self) -> None:
        self.statuses: list[int] = []
        self.body: dict[str, Any] | None = None
        self.heard: list[dict[str, Any]] = []
        self.headers: list[str | None] = []

    async def hear(self, request: web.Request) -> web.Response:
        status = self.statuses.pop(0) if self.statuses else 200
        if status == 200:
            self.heard.append(await request.json())
            self.headers.append(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
            return web.json_response(self.body) if self.body else web.Response()
        return web.Response(status=status)

    @property
    def texts(self) -> list[str]:
        return [update["message"]["text"] for update in self.heard]


@asynccontextmanager
async def hooked(hook: Hook, api: Api, port: int, **parameters: Any) -> AsyncIterator[None]:
    async with served(hook.hear, port):
        answer = await asyncio.to_thread(api, "setWebhook", url=f"http://127.0.0.1:{port}/", **parameters)
        assert answer.result is True
        yield
        await asyncio.to_thread(api, "deleteWebhook")


async def until(condition: Callable[[], object]) -> None:
    await asyncio.to_thread(wait_for, condition)


async def say(person: Person, *texts: str) -> None:
    for text in texts:
        await asyncio.to_thread(person.say, text)


async def test_updates_of_a_chat_come_in_order_with_the_secret(
    playground: Playground, api: Api, unused_tcp_port: int
) -> None:
    hook, anna = Hook(), playground.person("anna")
    async with hooked(hook, api, unused_tcp_port, secret_token="s3cret"):
        await say(anna, *"abcde")
        await until(lambda: len(hook.heard) == 5)
    assert hook.texts == list("abcde")
    assert set(hook.headers) == {"s3cret"}


async def test_a_failing_update_holds_up_its_chat_but_not_the_others(
    playground: Playground, api: Api, unused_tcp_port: int
) -> None:
    hook = Hook()
    hook.statuses = [500, 500]
    async with hooked(hook, api, unused_tcp_port):
        await say(playground.person("anna"), "first", "second")
        await say(playground.person("gonzalo"), "other chat")
        await until(lambda: len(hook.heard) == 3)
        info = (await asyncio.to_thread(api, "getWebhookInfo")).result
    assert [text for text in hook.texts if text != "other chat"] == ["first", "second"]
    assert hook.texts.index("other chat") < hook.texts.index("second")
    assert info["last_error_message"] == "Wrong response from the webhook: 500 Internal Server Error"
    assert info["pending_update_count"] == 0


async def test_an_answer_may_hold_a_method_but_not_getme(
    playground: Playground, api: Api, unused_tcp_port: int
) -> None:
    hook, anna = Hook(), playground.person("anna")
    hook.body = {"method": "sendMessage", "chat_id": anna.id, "text": "from the webhook"}
    async with hooked(hook, api, unused_tcp_port):
        await say(anna, "x")
        await asyncio.to_thread(anna.waits_for, "from the webhook")
    assert [call.status for call in playground.calls("sendMessage")] == [200]


async def test_what_waits_is_delivered_once_a_webhook_is_set(
    playground: Playground, api: Api, unused_tcp_port: int
) -> None:
    hook = Hook()
    await say(playground.person("anna"), "before")
    async with hooked(hook, api, unused_tcp_port):
        await until(lambda: hook.heard)
    assert hook.texts == ["before"]


async def test_pending_updates_can_be_dropped(playground: Playground, api: Api, unused_tcp_port: int) -> None:
    hook = Hook()
    await say(playground.person("anna"), "before")
    async with hooked(hook, api, unused_tcp_port, drop_pending_updates=True):
        await say(playground.person("anna"), "after")
        await until(lambda: hook.heard)
    assert hook.texts == ["after"]


async def test_an_unreachable_webhook_is_told_in_the_info(
    playground: Playground, api: Api, unused_tcp_port: int
) -> None:
    await asyncio.to_thread(api, "setWebhook", url=f"http://127.0.0.1:{unused_tcp_port}/")
    await say(playground.person("anna"), "x")
    await until(lambda: "last_error_message" in api("getWebhookInfo").result)
    info = api("getWebhookInfo").result
    assert (info["last_error_message"], info["pending_update_count"]) == ("Connection refused", 1)
    assert abs(info["last_error_date"] - time.time()) < 60
