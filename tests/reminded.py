"""A sender and a planner in small: what leaves the outbox, and when, while a conversation's clock is moved ahead."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.replies import Utterance
from data.memory import Memory
from data.model import OutboxRow
from tests.conversation import GROUP, Conversation, Message

NIGHTLY = time(2, 40)


@dataclass(frozen=True)
class Told:
    """A message that left: when, from which row, as what."""

    at: datetime
    row: OutboxRow
    utterance: Utterance

    @property
    def chat(self) -> int:
        return self.row.outgoing.chat_id

    @property
    def moment(self) -> str:
        content = self.row.outgoing.content
        return str(content.get("moment") or content["say"])

    @property
    def text(self) -> str:
        return html.unescape(re.sub(r"<[^>]+>", "", self.utterance.html)).replace("\u00a0", " ")


def plan(conversation: Conversation, zone_data: str = "") -> None:
    """Look ahead, as at the start of the process and every night."""
    with conversation.store.begin() as memory:
        conversation.assistant.plan(memory, conversation.now, zone_data)


def live(conversation: Conversation, until: datetime) -> list[Told]:
    """Let the clock run to `until`: all that leaves meanwhile, in order, with a plan every night."""
    found: list[Told] = []
    while True:
        found += _deliver(conversation)
        following = min(_next(conversation, until), _next_night(conversation.now), until)
        if conversation.now >= until:
            return found
        night = following == _next_night(conversation.now)
        conversation.now = following
        if night:
            plan(conversation)


def sleep(conversation: Conversation, until: datetime) -> None:
    """Let the clock run while nothing works; then the process starts again."""
    conversation.now = until
    plan(conversation)


def _deliver(conversation: Conversation) -> list[Told]:
    found: list[Told] = []
    while True:
        with conversation.store.begin() as memory:
            conversation.assistant.expired(memory.outbox.expire(conversation.now), memory, conversation.now)
            rows = memory.outbox.due(conversation.now)
            found += [told for row in rows for told in _leave(row, conversation, memory)]
        if not rows:
            return found


def _leave(row: OutboxRow, conversation: Conversation, memory: Memory) -> Iterator[Told]:
    utterance = conversation.assistant.render(row.outgoing, memory, conversation.now)
    if utterance is None:
        memory.outbox.cancel(keys=[row.outgoing.key])
        return
    claimed = memory.outbox.claim(row.id, "test", conversation.now)
    assert claimed is not None
    memory.outbox.sent(row.id, row.message_id or 5000 + row.id, conversation.now)
    yield Told(conversation.now, row, utterance)


def _next(conversation: Conversation, until: datetime) -> datetime:
    with conversation.store.begin() as memory:
        return memory.outbox.next_due(conversation.now) or until


def _next_night(now: datetime) -> datetime:
    today = datetime.combine(now.date(), NIGHTLY, now.tzinfo)
    return today if today > now else today + timedelta(days=1)


def of_meetings(told: list[Told]) -> list[Told]:
    """Only what was said of meetings."""
    return [one for one in told if one.row.outgoing.key.startswith("meeting:")]


def local(told: Told, zone: str) -> str:
    """When something left, by the clock of a zone."""
    return f"{told.at.astimezone(ZoneInfo(zone)):%d %H:%M}"


def reminders(told: list[Told], *chats: int) -> list[Told]:
    """Only what was said, in these chats, because somebody had asked to be reminded."""
    return [one for one in told if one.row.outgoing.content["say"].startswith("free") and one.chat in chats]


def for_a_week(conversation: Conversation) -> list[Told]:
    """Let a week pass."""
    return live(conversation, conversation.now + timedelta(days=7))


def pressed(conversation: Conversation, told: Told, label: str, by: str) -> list[Message]:
    """Press a button under something that was said by itself."""
    group = told.chat < 0
    conversation.last = [Message(told.chat, "send", None, told.utterance)]
    return conversation.press(label, by, GROUP if group else None)
