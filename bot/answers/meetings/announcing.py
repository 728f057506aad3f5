"""Announcements of new meetings that wait for the morning: who has not heard of one yet hears it once, and right."""

from dataclasses import replace
from datetime import datetime

from bot.answers.meetings.card import card_name
from bot.answers.talk import Talk
from bot.reminding import planning
from bot.reminding.moments import NOTICE
from bot.reminding.occurrences import Occurrence, dates
from bot.reminding.recipients import Bearings, Recipient, recipient
from bot.reminding.wanted import Wanted, known_since, wanted
from data.model import OutboxRow, Outgoing

NEW = "new"
"""What a row of news tells that is the first word of a meeting."""


def waiting(before: Occurrence, told: Recipient, bearings: Bearings) -> OutboxRow | None:
    """Give the announcement of a meeting, as it was before a change, that has not left for this chat yet."""
    memory = bearings.memory
    notice = _notice(before, told, bearings)
    again = memory.outbox.by_key(_key(before, told.chat_id))
    planned = again or (memory.outbox.by_key(planning.key_of(notice)) if notice else None)
    return planned if planned and planned.state == "pending" and planned.outgoing.due_at > bearings.now else None


def is_of(row: OutboxRow, before: Occurrence) -> bool:
    """Whether an announcement shows this date: that of a series shows its first one."""
    return bool(row.outgoing.content["original"] == before.original.isoformat())


def announced_anew(news: Outgoing, held: OutboxRow, after: Occurrence, talk: Talk) -> Outgoing:
    """Give the announcement that takes the place of one that waits; it says the meeting as it is when it leaves."""
    talk.memory.outbox.cancel(keys=(held.outgoing.key,))
    content = {**news.content, "kind": NEW}
    key, due = _key(after, news.chat_id), held.outgoing.due_at
    return replace(news, key=key, due_at=due, content=content, card=card_name(after))


def follows(news: Outgoing, due: datetime) -> Outgoing:
    """Give news of another date of a series as they leave after its announcement."""
    return replace(news, due_at=due)


def spare(occurrence: Occurrence, known: Bearings, chat_id: int) -> None:
    """Announce a new meeting to a chat no more: it has been shown there."""
    told = recipient(chat_id, occurrence, known)
    notice = _notice(occurrence, told, known) if told else None
    if notice:
        known.memory.outbox.put(planning.outgoing(notice, known.now))
        known.memory.outbox.cancel(keys=(planning.key_of(notice),))


def _key(occurrence: Occurrence, chat_id: int) -> str:
    return f"meeting-new:{occurrence.meeting.id}:{occurrence.version}:{chat_id}"


def _notice(before: Occurrence, told: Recipient, bearings: Bearings) -> Wanted | None:
    """The announcement of a meeting as it was, which shows its first date."""
    known = known_since(before)
    if known is None:
        return None
    first = next(iter(dates(bearings.memory, before.meeting, known, before.ends)), before)
    shown = before if first.original == before.original else first
    return next((one for one in wanted(shown, told, bearings) if one.moment == NOTICE), None)
