"""The answer to a question about an item, or about a request from outside: a date, a name, a reason, a text."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from zoneinfo import ZoneInfo

from bot.answers.action_items.asking import WAITING as DETAIL
from bot.answers.requests.asking import WAITING as REQUEST
from bot.answers.talk import Talk
from bot.intents import (
    AddToRequest,
    AnswerRequest,
    AskItemDetail,
    Block,
    ChangeDue,
    Intent,
    LeaveRequest,
    Reassign,
    Unblock,
)
from bot.understanding.action_items.reading import ItemReader

LONGEST_NAME, LONGEST_DATE = 60, 120
"""Characters of an answer that can be a name, or a date; what is longer means something else."""


def _detail(text: str, waiting: Intent, talk: Talk) -> Intent | None:
    if not isinstance(waiting, AskItemDetail) or not text.strip():
        return None
    return HEAR[waiting.detail](text.strip(), waiting.number, talk)


def _due(text: str, number: int, talk: Talk) -> Intent | None:
    item = talk.memory.action_items.get(number)
    reader = ItemReader(talk, talk.now)
    zone = ZoneInfo(item.zone) if item and item.due else reader.author_zone
    found = reader.calendar.deadline(text, zone) if len(text) <= LONGEST_DATE else None
    if found is None or (found.due is None and found.doubt is None):
        return None
    return ChangeDue(number, found.due, zone.key, found.has_hour, found.included, found.rrule, found.doubt)


def _owner(text: str, number: int, talk: Talk) -> Intent | None:
    named = ItemReader(talk, talk.now).naming.look_up(text) if len(text) <= LONGEST_NAME else None
    if named is None:
        return None
    return Reassign(number, named.party, "" if named.party else named.said, named.choices)


def _blockage(text: str, number: int, talk: Talk) -> Intent | None:
    found = ItemReader(talk, talk.now).calendar.times(text)
    review: date | None = found[0].start.date() if len(found) == 1 and found[0].start else None
    return Block(number, text, review)


def _solution(text: str, number: int, talk: Talk) -> Intent | None:  # noqa: ARG001  # as in all its kin
    return Unblock(number, text)


HEAR: Mapping[str, Callable[[str, int, Talk], Intent | None]] = {
    "due": _due,
    "owner": _owner,
    "blockage": _blockage,
    "solution": _solution,
}


def _request(text: str, waiting: Intent, talk: Talk) -> Intent | None:  # noqa: ARG001
    if isinstance(waiting, LeaveRequest | AddToRequest | AnswerRequest) and text.strip():
        return replace(waiting, text=text.strip())
    return None


COMPLETIONS: Mapping[str, Callable[[str, Intent, Talk], Intent | None]] = {DETAIL: _detail, REQUEST: _request}
