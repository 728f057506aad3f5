"""Noting: what came of the messages that were sent, written into the outbox."""

from collections.abc import Callable
from datetime import datetime, timedelta

import structlog

from data.memory import Memory
from data.model import OutboxRow
from handlers.surroundings import Surroundings
from handlers.verdicts import Gone, Impossible, Lost, Moved, NotSent, Otherwise, Refused, Sent, Verdict, Wait

SECOND_TRY = timedelta(seconds=30)
LONGEST_WAIT = timedelta(minutes=15)

Note = Callable[[Memory, datetime], object]

log = structlog.get_logger(__name__)


def note(row: OutboxRow, verdict: Verdict) -> Note:
    """What is to be written down after a verdict. For `Gone` see `gone`, which tells the mind too."""
    match verdict:
        case Sent(message_id=message_id):
            written: Note = lambda memory, now: memory.outbox.sent(row.id, message_id, now)  # noqa: E731
        case Wait(seconds=seconds):
            written = again(row, timedelta(seconds=seconds), f"asked to wait {seconds} s", count=False)
        case Moved(new_id=new_id):
            written = moved(row, new_id)
        case Lost(reason=reason):
            written = again(row, min(SECOND_TRY * 2**row.attempts, LONGEST_WAIT), reason, ambiguous=True)
        case Impossible(reason=reason) | Gone(reason=reason):
            log.error("a message cannot be delivered", row=row.id, reason=reason)
            written = lambda memory, now: memory.outbox.failed(row.id, reason, now, row.claimed_by)  # noqa: E731
        case NotSent() | Refused() | Otherwise():
            written = again(row, timedelta(0), type(verdict).__name__, count=False)
    return written


def again(row: OutboxRow, after: timedelta, reason: str, *, count: bool = True, ambiguous: bool = False) -> Note:
    """The row is sent again after a while."""

    def retry(memory: Memory, now: datetime) -> None:
        memory.outbox.retry(row.id, now + after, ambiguous, reason, count, worker=row.claimed_by)

    return retry


def moved(row: OutboxRow, new_id: int) -> Note:
    """The group has another number: everything that names it is rewritten, then this row is sent again."""

    def move(memory: Memory, now: datetime) -> None:
        memory.outbox.retry(row.id, now, error="the group has moved", count_attempt=False, worker=row.claimed_by)
        memory.chats.moved(row.outgoing.chat_id, new_id)

    return move


def unsayable(row: OutboxRow, error: str, worker: str) -> Note:
    """The row could not be put into words, and was therefore not claimed: it fails, or its chat would wait for ever."""

    def fail(memory: Memory, now: datetime) -> None:
        if memory.outbox.claim(row.id, worker, now) is not None:
            memory.outbox.failed(row.id, error, now)

    return fail


async def gone(around: Surroundings, row: OutboxRow, reason: str) -> bool:
    """The chat cannot be written to: the row fails, and the mind says who must be told; False when it stumbles."""

    def tell(memory: Memory) -> None:
        now = around.clock.now()
        memory.outbox.failed(row.id, reason, now, row.claimed_by)
        for outgoing in around.mind.undeliverable(row, reason, memory, now):
            memory.outbox.put(outgoing)

    try:
        await around.thread.do(tell)
    except Exception:
        log.exception("nobody could be told that a chat is gone", row=row.id)
        return False
    return True
