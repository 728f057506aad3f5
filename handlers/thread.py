"""The one thread in which the mind thinks and the memory is read and written."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from data.memory import Memory, Store

Result = TypeVar("Result")


class MindThread:
    """Runs work one piece after the other, each in its own transaction, and leaves the event loop free.

    One thread and not more: with four busy ones the loop lagged 171 ms, with one 10 ms (docs/measures.md).
    """

    def __init__(self, store: Store) -> None:
        self.store = store
        """For what takes long and needs no mind: backups."""
        self._executor = ThreadPoolExecutor(1, thread_name_prefix="mind")

    async def do(self, work: Callable[[Memory], Result]) -> Result:
        """What `work` gives, after its transaction was committed; when it raises, everything it did is undone.

        Once begun it is finished, even when whoever waits for it is cancelled.
        """
        return await asyncio.get_running_loop().run_in_executor(self._executor, self._transact, work)

    async def within(self, seconds: float, work: Callable[[Memory], Result]) -> Result:
        """The same, for those who will not wait longer; raises TimeoutError, and the work is done all the same."""
        async with asyncio.timeout(seconds):
            return await self.do(work)

    async def close(self) -> None:
        """Wait for what has been begun; no more is taken."""
        await asyncio.to_thread(self._executor.shutdown, wait=True)

    def _transact(self, work: Callable[[Memory], Result]) -> Result:
        with self.store.begin() as memory:
            return work(memory)
