"""The whole of Minga at work, on one screen: every part, in the order in which it starts."""

import asyncio
import os
import secrets
import signal
import socket
import time
from collections.abc import AsyncIterator, Coroutine, Iterator
from contextlib import ExitStack, asynccontextmanager, contextmanager
from datetime import datetime
from typing import Any, TypeVar

import structlog
from telegram import Bot

from data.memory import Store
from handlers.clock import Clock
from handlers.delivering import Courier
from handlers.errors import BorderError, SettingsError
from handlers.files import Files
from handlers.hearing import LOOK_AGAIN, LOOK_TOGETHER, Hearer
from handlers.introducing import introduce
from handlers.keeping import Keeper
from handlers.leading import Standing
from handlers.limiter import Limiter, Limits
from handlers.menus import keep_menus
from handlers.mind import Mind
from handlers.perishable import Perishables
from handlers.planning import Planner
from handlers.receiving import Receiver
from handlers.sending import Sender
from handlers.settings import Settings
from handlers.side_door import SideDoor
from handlers.surroundings import Surroundings
from handlers.thread import MindThread
from handlers.ticks import SAFETY_EVERY, Ticks
from handlers.transport import AiohttpRequest
from handlers.uttering import Mouth

ROLES = ("poller", "planner", "sender")
LAST_SENDS = 3.0
LAST_ANSWERS = 1.0

Result = TypeVar("Result")

log = structlog.get_logger(__name__)


async def run(settings: Settings, mind: Mind, store: Store) -> None:
    """Be at work until SIGTERM or SIGINT; on PostgreSQL beside others, of whom one leads.

    Raises `BorderError`, and on SQLite `RoleTaken` when another process is at work.
    """
    began = time.monotonic()
    with roles_of_one(store), stop_signals() as stop:
        async with mind_thread(store) as thread, telegram(settings) as bot:
            clock = Clock()
            door = SideDoor(settings.side_door, clock) if settings.side_door else None
            me = await unless(stop, introduce(bot, thread, settings))
            if me is None:
                return
            limiter = Limiter(limits(settings))
            standing = Standing(store, worker_name(store), limiter)
            parts = Parts(settings, Surroundings(mind, thread, clock, me), bot, standing, limiter, door)
            async with at_work(standing):
                await parts.start()
                log.info(f"ready in {time.monotonic() - began:.2f} s", bot=me.username)
                try:
                    await parts.work(stop)
                finally:
                    await parts.finish()
    log.info("stopped")


class Parts:
    """Everything that works: receiving → inbox → mind → outbox → sending, and the clock."""

    def __init__(  # noqa: PLR0917 - all that the parts are put together from
        self,
        settings: Settings,
        around: Surroundings,
        bot: Bot,
        standing: Standing,
        limiter: Limiter,
        door: SideDoor | None,
    ) -> None:
        self.around, self.bot, self.door, self.settings, self.standing = around, bot, door, settings, standing
        self.planner = Planner(around)
        self.keeper = Keeper(around.thread, around.clock, settings)
        safety, look_again = (SAFETY_EVERY, LOOK_AGAIN) if standing.alone else (LOOK_TOGETHER, LOOK_TOGETHER)
        self.ticks = Ticks(around.clock, settings.zone, around.due.ring, self.nightly, safety)
        self.perishables = Perishables(bot, around.me.username)
        self.receiver = Receiver(bot, around.thread, around.clock, around.arrived, settings.poll_timeout)
        self.hearer = Hearer(around, self.perishables, look_again, Files(bot))
        courier = Courier(Mouth(bot, around.me.username), limiter)
        self.sender = Sender(around, courier, limiter, standing, self.falls_due)

    async def start(self) -> None:
        """Take up what the last process left."""
        if self.door:
            self.door.introduce(self.around.me.username)
            await self.door.step()
        if self.standing.alone:
            await self.planner.take_back()
        await self.keeper.note_zone_data()
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
        parts = [self.ticks.watch(), self.ticks.follow_jumps(), keep_menus(self.bot, self.around)]
        parts += [self.standing.lead(self._duties, self.planner.take_back), self.standing.listen(self.around.arrived)]
        if self.settings.webhook_url is not None or self.settings.health_port is not None:
            # Web servers take a fifth of a second to import: who has none does not wait for them.
            from handlers.serving import servers  # noqa: PLC0415

            parts += servers(self.settings, self.receiver.receive, self.around)
        return [*parts, self.door.follow()] if self.door else parts

    def _duties(self) -> list[Coroutine[Any, Any, None]]:
        """What only the leader does. By webhook, updates come to whichever process Telegram's request is led to."""
        polling = [self.receiver.run()] if self.settings.webhook_url is None else []
        return [*polling, self.planner.look_ahead()]

    async def nightly(self) -> None:
        """The night's work, which is the leader's."""
        if self.standing.leads:
            try:
                await self.planner.nightly()
            finally:
                await self.keeper.nightly()

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


def worker_name(store: Store) -> str:
    """The name under which this process claims: never one that another had, or what that one left would seem ours."""
    return "sender" if store.dialect == "sqlite" else f"{socket.gethostname()} {os.getpid()} {secrets.token_hex(4)}"


@contextmanager
def roles_of_one(store: Store) -> Iterator[None]:
    """On SQLite, hold every role from start to end. Raises `RoleTaken`."""
    with ExitStack() as held:
        for role in ROLES if store.dialect == "sqlite" else ():
            held.enter_context(store.roles.hold(role))
        yield


@asynccontextmanager
async def at_work(standing: Standing) -> AsyncIterator[None]:
    """Be one of the workers, to the very end: what is being sent is ours until it has been noted."""
    working = asyncio.create_task(standing.work())
    try:
        yield
    finally:
        working.cancel()
        await asyncio.wait((working,))


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
