"""Whether a planned reminder still stands: a meeting is moved, a member goes to live elsewhere, and it does not."""

from datetime import UTC, datetime

from bot.reminding.moments import HOUR_BEFORE, STARTED
from bot.reminding.occurrences import Occurrence, date_of
from bot.reminding.recipients import Bearings, recipient
from bot.reminding.wanted import Wanted, wanted
from data.model import Json, Outgoing


def standing(outgoing: Outgoing, bearings: Bearings) -> Wanted | None:
    """Give the reminder that a row was planned for, as it would be planned now; None when it would be no more."""
    content = outgoing.content
    occurrence = occurrence_of(content, bearings)
    told = recipient(outgoing.chat_id, occurrence, bearings) if occurrence else None
    if occurrence is None or told is None:
        return None
    moment = HOUR_BEFORE if content["moment"] == STARTED else content["moment"]
    found = next((one for one in wanted(occurrence, told, bearings) if one.moment == moment), None)
    if found is None or (content["moment"] != STARTED and found.due != datetime.fromisoformat(content["due"])):
        return None
    return found


def occurrence_of(content: Json, bearings: Bearings) -> Occurrence | None:
    """Give the date that a row speaks of; None when it was moved, changed or cancelled since."""
    meeting = bearings.memory.meetings.get(content["meeting"])
    if meeting is None or meeting.cancelled_at is not None:
        return None
    found = date_of(bearings.memory, meeting, datetime.fromisoformat(content["original"]))
    if found is None or found.version != content["version"]:
        return None
    return found if found.starts.astimezone(UTC) == datetime.fromisoformat(content["starts"]) else None
