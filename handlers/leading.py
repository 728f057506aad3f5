"""Leading: of the processes at work on one memory, one polls, plans, sends broadcasts and works at night.

On PostgreSQL any number of processes hear and send. Each holds a role of its own, so that what it was sending is taken
back when it is gone; and one of them holds the role "leader". A role is as lasting as the connection that holds it:
when that is lost, what hangs on the role stops, and the role is asked for again. On SQLite one process holds all roles
from its start to its end.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Sequence
from contextlib import AbstractContextManager, asynccontextmanager
from typing import Any, TypeVar

import structlog

from data.errors import RoleTaken
from data.locks import worker_role
from data.memory import Store
from data.roles import RoleHeld
from handlers.clock import Bell
from handlers.limiter import Limiter

LEADER = "leader"
LOOK = 1.0
"""How often, in seconds, one makes sure of a role, or asks for one that somebody else holds."""
PATIENCE = 5.0
"""A database that does not say within so many seconds that a role is still ours has lost it."""

Held = TypeVar("Held")
Duties = Callable[[], Sequence[Coroutine[Any, Any, None]]]

log = structlog.get_logger(__name__)


class Standing:
    """Where this process stands among those of its memory: whether it may claim, and whether it leads."""

    def __init__(self, store: Store, worker: str, limiter: Limiter) -> None:
        self._store, self._limiter, self.worker = store, limiter, worker
        self.alone = store.dialect == "sqlite"
        """Whether there can be no other process, and all roles are held from start to end."""
        self.works = self.leads = self.alone

    async def work(self) -> None:
        """Hold the role of this worker until cancelled, and share Telegram's limits with the others."""
        while not self.alone:
            await self._holding(worker_role(self.worker), self._working)
            self.works = False
            await asyncio.sleep(LOOK)

    async def lead(self, duties: Duties, taking_back: Callable[[], Awaitable[object]]) -> None:
        """Do the duties of the leader whenever nobody else does, until cancelled; raises what a duty raises.

        `taking_back` is called again and again while leading: other workers may have died with something in hand.
        """
        try:
            if self.alone:
                await self._with_duties(RoleHeld(LEADER), duties, taking_back)
            while True:
                await self._holding(LEADER, lambda role: self._with_duties(role, duties, taking_back))
                await asyncio.sleep(LOOK)
        except DutyError as error:
            raise error.cause from None

    async def listen(self, arrived: Bell) -> None:
        """Ring the bell when other processes have kept updates, until cancelled."""
        while not self.alone:
            try:
                async with in_thread(self._store.roles.listening()) as hear:
                    while True:
                        if number := await asyncio.to_thread(hear, LOOK / 2):
                            arrived.ring(number)
            except Exception as error:  # noqa: BLE001 - whatever it is, one listens again
                log.warning("other processes cannot be heard", error=str(error))
                await asyncio.sleep(LOOK)

    async def _holding(self, role: str, while_held: Callable[[RoleHeld], Awaitable[None]]) -> None:
        """Hold a role while something is done that ends when the role is lost."""
        try:
            async with in_thread(self._store.roles.hold(role)) as held:
                await while_held(held)
        except RoleTaken as taken:
            log.debug("somebody else holds it", role=role, holder=taken.holder)
        except DutyError:
            raise
        except Exception as error:  # noqa: BLE001 - whatever the database says, it is asked again
            log.warning("a role cannot be held", role=role, error=str(error))

    async def _working(self, role: RoleHeld) -> None:
        self.works = True
        while await still(role):
            self._limiter.share(await asyncio.to_thread(self._store.roles.at_work))
            await asyncio.sleep(LOOK)
        log.error("the connection that says that this process is at work was lost: nothing is claimed until it is back")

    async def _with_duties(self, role: RoleHeld, duties: Duties, taking_back: Callable[[], Awaitable[object]]) -> None:
        log.info("leads")
        self.leads = True
        try:
            async with asyncio.TaskGroup() as together:
                tasks = [together.create_task(duty) for duty in duties()]
                while await still(role):
                    if not self.alone:
                        await taking_back()
                    await asyncio.sleep(LOOK)
                for task in tasks:
                    task.cancel()
        except* Exception as trouble:  # noqa: BLE001 - told apart from what the database raises
            raise DutyError(trouble.exceptions[0]) from None
        finally:
            self.leads = self.alone
        log.error("leads no more: its connection was lost")


class DutyError(Exception):
    """What a duty of the leader raised, as against what the database raised."""

    def __init__(self, cause: Exception) -> None:
        super().__init__(str(cause))
        self.cause = cause


async def still(role: RoleHeld) -> bool:
    """Whether a role is still held; a database that does not answer in time counts as lost."""
    try:
        async with asyncio.timeout(PATIENCE):
            return role.connection is None or await asyncio.to_thread(role.still)
    except TimeoutError:
        return False


@asynccontextmanager
async def in_thread(holding: AbstractContextManager[Held]) -> AsyncIterator[Held]:
    """The same context, entered and left in other threads, because that may take a while."""
    entering = asyncio.ensure_future(asyncio.to_thread(holding.__enter__))
    try:
        held = await asyncio.shield(entering)
    except asyncio.CancelledError:
        await entering
        await asyncio.to_thread(holding.__exit__, None, None, None)
        raise
    try:
        yield held
    finally:
        await asyncio.shield(asyncio.ensure_future(asyncio.to_thread(holding.__exit__, None, None, None)))
