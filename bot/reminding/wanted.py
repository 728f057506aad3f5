"""Which reminders one recipient gets of one occurrence: the same rule when they are planned and when they leave."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from bot.reminding.clocks import hour_moves
from bot.reminding.moments import (
    AFTER,
    ASK,
    CLOCK_CHANGE,
    DAY_BEFORE,
    HOUR_BEFORE,
    NOTICE,
    START,
    WEEK_BEFORE,
    due_at,
    useful_until,
)
from bot.reminding.occurrences import Occurrence, occurrences
from bot.reminding.recipients import Bearings, Recipient
from data.model import Attendance

OF_GROUPS = (NOTICE, WEEK_BEFORE, DAY_BEFORE, HOUR_BEFORE, START, AFTER)


@dataclass(frozen=True, slots=True)
class Wanted:
    """One reminder: at which moment, of what, for whom. Instants are in UTC."""

    moment: str
    occurrence: Occurrence
    recipient: Recipient
    due: datetime
    until: datetime
    """When it is of no use any more: the next reminder says all that this one would, or the meeting has begun."""
    silent: bool = False
    """It comes in quiet hours, and makes no sound."""


def wanted(occurrence: Occurrence, recipient: Recipient, bearings: Bearings) -> tuple[Wanted, ...]:
    """Give the reminders of one occurrence for one recipient in the order in which they fall due."""
    placed = (_placed(moment, occurrence, recipient, bearings) for moment in _moments(occurrence, recipient, bearings))
    found = sorted((one for one in placed if one), key=lambda one: (one.due, one.moment != NOTICE))
    return tuple(_superseded(found))


def known_since(occurrence: Occurrence) -> datetime | None:
    """Give when people could first know of a meeting, in UTC; None for one that was shipped."""
    made = occurrence.meeting.made_at
    return made.astimezone(UTC) if made else None


def _moments(occurrence: Occurrence, recipient: Recipient, bearings: Bearings) -> Iterator[str]:
    if recipient.kind == "group":
        yield from OF_GROUPS
    elif recipient.kind == "asked":
        if not has_answered(occurrence, recipient, bearings):
            yield ASK
    else:
        yield from (NOTICE, *recipient.moments)
        if recipient.kind == "organiser":
            yield AFTER
    if recipient.kind in {"private", "organiser"} and WEEK_BEFORE not in recipient.moments:
        yield CLOCK_CHANGE


def _placed(moment: str, occurrence: Occurrence, recipient: Recipient, bearings: Bearings) -> Wanted | None:
    """A moment with its instants, out of the night; None when nothing is to be said then."""
    if moment == NOTICE and not _is_news(occurrence):
        return None
    if moment == CLOCK_CHANGE and not hour_moves(occurrence, recipient.zone):
        return None
    due = _due(moment, occurrence, recipient)
    until, known = useful_until(moment, occurrence), known_since(occurrence)
    if known and due < known:
        return None
    plain = Wanted(moment, occurrence, recipient, due, until)
    placed = _out_of_the_night(plain, bearings)
    is_heard = recipient.paused_until is None or placed.due >= recipient.paused_until
    return placed if is_heard and placed.due < until else None


def _due(moment: str, occurrence: Occurrence, recipient: Recipient) -> datetime:
    known = known_since(occurrence)
    if moment == NOTICE and known:
        return known
    return due_at(moment, occurrence, recipient.zone, recipient.country)


def _out_of_the_night(one: Wanted, bearings: Bearings) -> Wanted:
    night = one.recipient.night
    if not night.hold(one.due):
        return one
    if one.moment == HOUR_BEFORE and _somebody_comes(one.occurrence, one.recipient, bearings):
        return replace(one, silent=True)
    return replace(one, due=night.over_at(one.due))


def _superseded(found: list[Wanted]) -> Iterator[Wanted]:
    """Each is of use until the next one falls due; one that falls due with the next one is left to it."""
    for place, one in enumerate(found):
        later = [other.due for other in found[place + 1 :] if other.moment != AFTER]
        until = min([one.until, *later[:1]])
        if one.due < until:
            yield replace(one, until=until)


def _is_news(occurrence: Occurrence) -> bool:
    """Whether this is the occurrence that a new meeting is announced with; a moved one is told of by who moved it."""
    known = known_since(occurrence)
    if known is None or occurrence.version > 1:
        return False
    first = next(occurrences(occurrence.meeting, known, occurrence.ends), None)
    return first is None or first.original == occurrence.original


def has_answered(occurrence: Occurrence, recipient: Recipient, bearings: Bearings) -> bool:
    """Whether a member has said whether they come, since the date was last moved."""
    answers = current_answers(occurrence, bearings)
    return any(one.member_id == recipient.member_id for one in answers)


def _somebody_comes(occurrence: Occurrence, recipient: Recipient, bearings: Bearings) -> bool:
    """Whether this person comes, or anybody of this group."""
    coming = [one.member_id for one in current_answers(occurrence, bearings) if one.answer == "yes"]
    return bool(coming) if recipient.kind == "group" else recipient.member_id in coming


def current_answers(occurrence: Occurrence, bearings: Bearings) -> list[Attendance]:
    """Give what was answered for this date since it was last moved."""
    given = bearings.memory.attendances.of(occurrence.meeting.id, occurrence.original)
    return [one for one in given if one.version == occurrence.version]
