"""Delivering: one claimed row of the outbox goes to Telegram, in whatever form Telegram will take it."""

import asyncio
import time
from dataclasses import dataclass
from typing import Final

import structlog
from telegram.error import TelegramError

from bot.replies import Utterance
from data.model import OutboxRow
from handlers.limiter import Limiter
from handlers.uttering import Form, Mouth, Request
from handlers.verdicts import Impossible, Lost, NotSent, Otherwise, Sent, Verdict, Wait, judge

LONGEST_NAP = 0.05
CONCESSIONS: Final = 3
"""How many other forms are tried before a message is given up."""

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Claimed:
    """A row that is ours to send, and what it says; None for a deletion."""

    row: OutboxRow
    utterance: Utterance | None


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a message of several requests has come, and the message that its first one made."""

    done: int = 0
    message_id: int | None = None


class Courier:
    """Delivers, one request after the other, and says what came of it; never raises."""

    def __init__(self, mouth: Mouth, limiter: Limiter) -> None:
        self._mouth, self._limiter = mouth, limiter
        self._progress: dict[int, Progress] = {}

    async def deliver(self, claimed: Claimed) -> Verdict:
        """The verdict on a row. The caller has taken a slot of the limiter for its first request."""
        form = Form()
        for _ in range(CONCESSIONS):
            verdict = await self._speak(claimed.row, self._mouth.requests(claimed.row, claimed.utterance, form))
            if not isinstance(verdict, Otherwise) or form.otherwise(verdict.form) == form:
                break
            log.warning("said in another form", row=claimed.row.id, form=verdict.form)
            form = form.otherwise(verdict.form)
            await self._turn(claimed.row)
        if isinstance(verdict, Otherwise):
            return Impossible(f"Telegram takes it in no form: {verdict.form}")
        return verdict

    async def _speak(self, row: OutboxRow, requests: list[Request]) -> Verdict:
        """Ask for what has not been done yet; what has been done is not repeated by the row's next attempt."""
        before = progress = self._progress.pop(row.id, Progress())
        for request in requests[before.done :]:
            if progress is not before:
                await self._turn(row)
            verdict = await self._ask(row, request)
            if not isinstance(verdict, Sent):
                if progress.done and isinstance(verdict, Wait | NotSent | Lost):
                    self._progress[row.id] = progress
                return verdict
            progress = Progress(progress.done + 1, progress.message_id or verdict.message_id)
        return Sent(progress.message_id or row.message_id)

    async def _ask(self, row: OutboxRow, request: Request) -> Verdict:
        """One request, and what its answer means."""
        began = time.monotonic()
        verdict: Verdict = Lost("cut short")
        try:
            verdict = Sent(await request())
        except TelegramError as error:
            verdict = judge(error)
        except Exception as error:
            log.exception("a message could not be put into a request", row=row.id)
            verdict = Impossible(f"{type(error).__name__}: {error}")
        finally:
            now = time.monotonic()
            self._limiter.ended(row.outgoing.chat_id, began, now, not isinstance(verdict, Lost | NotSent))
        if isinstance(verdict, Wait):
            self._limiter.told_to_wait(row.outgoing.chat_id, verdict.seconds, now)
        return verdict

    async def _turn(self, row: OutboxRow) -> None:
        """Wait until one more request may start for this row, and take its slot."""
        chat_id, asked = row.outgoing.chat_id, row.outgoing.kind == "answer"
        now = time.monotonic()
        while (ready := max(self._limiter.chat_from(chat_id, now), self._limiter.slots_from(now, asked))) > now:
            await asyncio.sleep(min(ready - now, LONGEST_NAP))
            now = time.monotonic()
        self._limiter.started(None if asked else now)
