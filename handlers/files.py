"""Files that people send: fetched from Telegram before the transaction in which they are read."""

import asyncio
from dataclasses import dataclass, field, replace
from typing import Final

import structlog
from telegram import Bot
from telegram.error import TelegramError

from bot.events import Event, MessageSaid

LARGEST = 1_000_000
"""Bytes. A larger file is not fetched; what is said about it is for the mind."""
PAUSES: Final = (0.2, 1.0, 0.0)
"""Seconds after each attempt that failed."""
KEPT = 20
"""How many fetched files wait at most to be read."""

log = structlog.get_logger(__name__)


@dataclass(slots=True)
class Files:
    """Fetches what an update brings, once; a cache for seconds only: after a restart it is fetched again."""

    bot: Bot | None = None
    _fetched: dict[str, bytes] = field(default_factory=dict)

    def wanted(self, event: Event | None) -> str | None:
        """Give the file_id that must be fetched before an event can be heard; None when there is nothing to fetch."""
        document = event.document if isinstance(event, MessageSaid) else None
        if self.bot is None or document is None or not document.calendar or document.size > LARGEST:
            return None
        return None if document.file_id in self._fetched else document.file_id

    def complete(self, event: Event | None) -> Event | None:
        """Give the event with the content of its file, as far as it was fetched."""
        document = event.document if isinstance(event, MessageSaid) else None
        content = self._fetched.get(document.file_id) if document else None
        if not isinstance(event, MessageSaid) or document is None or content is None:
            return event
        return replace(event, document=replace(document, content=content))

    async def fetch(self, file_id: str) -> None:
        """Fetch a file. One that Telegram does not give any more is empty, so that nobody waits for it for ever."""
        assert self.bot is not None  # noqa: S101  # nothing is wanted without one
        content = b""
        for pause in PAUSES:
            try:
                file = await self.bot.get_file(file_id)
                content = bytes(await file.download_as_bytearray())
                break
            except TelegramError as error:
                log.warning("a file could not be fetched", error=str(error))
                await asyncio.sleep(pause)
        while len(self._fetched) >= KEPT:
            self._fetched.pop(next(iter(self._fetched)))
        self._fetched[file_id] = content
