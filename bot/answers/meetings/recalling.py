"""Which meeting a chat spoke of a moment ago: "the meeting" means that one."""

from datetime import datetime, timedelta

from bot.answers.talk import Talk
from bot.intents import MeetingDate, ShowMeeting
from bot.packing import pack, unpack
from data.model import Recollection

REMEMBERED = timedelta(minutes=10)
KIND = "meeting"
EVERYBODY = 0
"""The user under whom is kept what concerns a whole chat."""


def spoken_of(date: MeetingDate, talk: Talk) -> None:
    """Keep that this chat speaks of one date of a meeting."""
    value = pack(ShowMeeting((date,)))
    talk.memory.recollections.keep(Recollection(talk.where.id, EVERYBODY, KIND, value, talk.now + REMEMBERED))


def last_spoken_of(talk: Talk) -> MeetingDate | None:
    """Give the date of which this chat spoke last; None when that was too long ago."""
    kept = talk.memory.recollections.get(talk.where.id, EVERYBODY, KIND, talk.now)
    known = unpack(kept.value) if kept else None
    return known.dates[0] if isinstance(known, ShowMeeting) else None


def spoken_of_at(talk: Talk) -> datetime | None:
    """Give when this chat spoke of a meeting last; None when that was too long ago."""
    kept = talk.memory.recollections.get(talk.where.id, EVERYBODY, KIND, talk.now)
    return kept.expires_at - REMEMBERED if kept else None
