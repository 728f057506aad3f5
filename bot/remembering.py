"""What a chat was about a moment ago: the last subject, and what was meant by names that fit several things."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from bot.intents import Choose, Intent, ShowDetails, ShowHistory, Subject, WhoHandles
from bot.names import fold
from bot.packing import pack, unpack
from data.memory import Memory
from data.model import Recollection

REMEMBERED = timedelta(minutes=10)
EVERYBODY = 0
"""The user under whom is kept what concerns a whole chat."""


def recent_subject(chat_id: int, memory: Memory, now: datetime) -> Subject | None:
    """Give what the last answer in a chat was about."""
    kept = memory.recollections.get(chat_id, EVERYBODY, "subject", now)
    return _subject(kept) if kept else None


def recent_choices(chat_id: int, memory: Memory, now: datetime) -> Mapping[str, Subject]:
    """Give what was meant in a chat, by the folded name that had to be asked about."""
    kept = memory.recollections.get(chat_id, EVERYBODY, "choices", now)
    if kept is None:
        return {}
    found = {name: unpack(packed) for name, packed in kept.value.items()}
    return {name: one.subject for name, one in found.items() if isinstance(one, Choose)}


def remember(intent: Intent, chat_id: int, memory: Memory, now: datetime) -> None:
    """Keep what an answered intent was about; a choice also for the name it was made for."""
    subject = _about(intent)
    if subject is None:
        return
    until = now + REMEMBERED
    bare = ShowDetails(Subject(subject.kind, subject.id))
    memory.recollections.keep(Recollection(chat_id, EVERYBODY, "subject", pack(bare), until))
    if isinstance(intent, Choose):
        chosen = {**recent_choices(chat_id, memory, now), fold(intent.said): subject}
        packed = {name: pack(Choose(name, one)) for name, one in chosen.items()}
        memory.recollections.keep(Recollection(chat_id, EVERYBODY, "choices", packed, until))


def _about(intent: Intent) -> Subject | None:
    match intent:
        case WhoHandles(subjects=(first, *_)):
            return first
        case Choose(subject=subject) | ShowDetails(subject=subject) | ShowHistory(subject=subject):
            return subject
    return None


def _subject(kept: Recollection) -> Subject | None:
    known = unpack(kept.value)
    return known.subject if isinstance(known, ShowDetails) else None
