"""The whole of Minga at work, on one screen: every part, in the order in which it starts."""

import asyncio
import os
import signal
import socket
import time
from collections.abc import AsyncIterator, Coroutine, Iterator
from contextlib import ExitStack, asynccontextmanager, contextmanager
from datetime import datetime
from typing import Any, TypeVar

import structlog
from telegram import Bot

from data.locks import worker_role
from data.memory import Store
from handlers.clock import Clock
from handlers.delivering import Courier
from handlers.errors import BorderError, SettingsError
from handlers.hearing import Hearer
from handlers.introducing import introduce, show_menus
from handlers.limiter import Limiter, Limits
from handlers.mind import Mind
from handlers.perishable import Perishables
from handlers.planning import Planner
from handlers.receiving import Receiver
from handlers.sending import Sender
from handlers.settings import Settings
from handlers.side_door import SideDoor
from handlers.surroundings import Surroundings
from handlers.thread import MindThread
from handlers.ticks import Ticks
from handlers.transport import AiohttpRequest
from handlers.uttering import Mouth

ROLES = ("poller", "planner", "sender")
LAST_SENDS = 3.0
LAST_ANSWERS = 1.0

Result = TypeVar("Result")

log = structlog.get_logger(__name__)


async def run(settings: Settings, mind: Mind, store: Store) -> None:
    """Be at work until SIGTERM or SIGINT. Raises `BorderError`, and `RoleTaken` when another process is."""
    began = time.monotonic()
    with at_work_alone(store) as worker, stop_signals() as stop:
        async with mind_thread(store) as thread, telegram(settings) as bot:
            clock = Clock()
            door = SideDoor(settings.side_door, clock) if settings.side_door else None
            me = await unless(stop, introduce(bot, thread, settings))
            if me is None:
                return
            parts = Parts(settings, Surroundings(mind, thread, clock, me), bot, worker, door)
            await parts.start()
            log.info(f"ready in {time.monotonic() - began:.2f} s", bot=me.username)
            try:
                await parts.work(stop)
            finally:
                await parts.finish()
    log.info("stopped")


class Parts:
    """Everything that works: receiving → inbox → mind → outbox → sending, and the clock."""

    def __init__(self, settings: Settings, around: Surroundings, bot: Bot, worker: str, door: SideDoor | None) -> None:
        limiter = Limiter(limits(settings))
        self.around, self.bot, self.door, self.settings = around, bot, door, settings
        self.planner = Planner(around)
        self.ticks = Ticks(around.clock, settings.zone, around.due.ring, self.planner.nightly)
        self.perishables = Perishables(bot, around.me.username)
        self.receiver = Receiver(bot, around.thread, around.clock, around.arrived, settings.poll_timeout)
        self.hearer = Hearer(around, self.perishables)
        courier = Courier(Mouth(bot, around.me.username), limiter)
        self.sender = Sender(around, courier, limiter, worker, self.falls_due)

    async def start(self) -> None:
        """Take up what the last process left, and look ahead."""
        if self.door:
            self.door.introduce(self.around.me.username)
            await self.door.step()
        await self.planner.take_back()
        await self.planner.plan()
        self.ticks.start()

    async def work(self, stop: asyncio.Event) -> None:
        """All parts side by side until `stop` is set; when one gives up, all do."""
        try:
            async with asyncio.TaskGroup() as together:
                free = [together.create_task(each) for each in self._may_be_cut_short()]
                together.create_task(self.hearer.run())
                together.create_task(self.sender.run())
                await stop.wait()
                for task in free:
                    task.cancel()
                self.hearer.stop()
                self.sender.stop()
        except* BorderError as trouble:
            raise trouble.exceptions[0] from None

    def _may_be_cut_short(self) -> list[Coroutine[Any, Any, None]]:
        """Those parts that have nothing to finish when they stop."""
        parts = [self.ticks.watch(), self.ticks.follow_jumps(), show_menus(self.bot, self.around)]
        if self.settings.webhook_url is None:
            parts.append(self.receiver.run())
        if self.settings.webhook_url is not None or self.settings.health_port is not None:
            # Web servers take a fifth of a second to import: who has none does not wait for them.
            from handlers.serving import servers  # noqa: PLC0415

            parts += servers(self.settings, self.receiver.receive, self.around.thread)
        return [*parts, self.door.follow()] if self.door else parts

    async def finish(self) -> None:
        """Wait for what is under way, and note it."""
        self.ticks.stop()
        await self.sender.drain(LAST_SENDS)
        await self.perishables.drain(LAST_ANSWERS)

    def falls_due(self, instant: datetime | None) -> None:
        """The next instant at which something must leave."""
        self.ticks.next_due_at(instant)
        if self.door:
            self.door.wake_up_at(instant)


async def unless(stop: asyncio.Event, working: Coroutine[Any, Any, Result]) -> Result | None:
    """What the work gives; None when `stop` is set before."""
    work, stopped = asyncio.create_task(working), asyncio.create_task(stop.wait())
    try:
        await asyncio.wait((work, stopped), return_when=asyncio.FIRST_COMPLETED)
        return work.result() if work.done() else None
    finally:
        work.cancel()
        stopped.cancel()


@contextmanager
def at_work_alone(store: Store) -> Iterator[str]:
    """Hold every role that only one process may have, and give the name of this worker. Raises `RoleTaken`."""
    worker = "sender" if store.dialect == "sqlite" else f"{socket.gethostname()} {os.getpid()}"
    with ExitStack() as held:
        for role in (*ROLES, worker_role(worker)):
            held.enter_context(store.roles.hold(role))
        yield worker


@contextmanager
def stop_signals() -> Iterator[asyncio.Event]:
    """An event that SIGTERM and SIGINT set; the second of them ends the process at once."""
    stop, loop = asyncio.Event(), asyncio.get_running_loop()

    def asked(number: int) -> None:
        stop.set()
        loop.remove_signal_handler(number)

    numbers = (signal.SIGTERM, signal.SIGINT)
    for number in numbers:
        loop.add_signal_handler(number, asked, number)
    try:
        yield stop
    finally:
        for number in numbers:
            loop.remove_signal_handler(number)


@asynccontextmanager
async def mind_thread(store: Store) -> AsyncIterator[MindThread]:
    """The mind's thread; at the end, what has been begun in it is finished."""
    thread = MindThread(store)
    try:
        yield thread
    finally:
        await thread.close()


@asynccontextmanager
async def telegram(settings: Settings) -> AsyncIterator[Bot]:
    """The Bot API on one aiohttp session, closed at the end."""
    if settings.telegram_token is None:
        raise SettingsError("MINGA_TELEGRAM_TOKEN is missing.")
    request = AiohttpRequest(read_timeout=settings.read_timeout, keep_alive=settings.keep_alive)
    bot = Bot(
        settings.telegram_token,
        base_url=settings.base_url,
        base_file_url=settings.base_file_url,
        request=request,
        get_updates_request=request,
    )
    try:
        yield bot
    finally:
        await bot.shutdown()


def limits(settings: Settings) -> Limits:
    """Telegram's limits as they are set."""
    return Limits(
        per_second=settings.sends_per_second,
        kept_for_people=settings.kept_for_people,
        chat_per_second=settings.chat_sends_per_second,
        chat_burst=settings.chat_burst,
        group_per_minute=settings.group_sends_per_minute,
    )
