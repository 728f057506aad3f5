"""Who changed what about a meeting: kept with every change, so that it can be shown and taken back."""

from collections.abc import Mapping
from typing import Any

from bot.answers.talk import Talk
from data.model import NEW_ID, Change, Meeting

SUBJECT = "meeting"


def account(meeting: Meeting, before: Mapping[str, Any], after: Mapping[str, Any], talk: Talk) -> Change:
    """Keep what a meeting was like before and after a change, as plain values."""
    member = talk.member.id if talk.member else None
    return talk.memory.changes.add(Change(NEW_ID, talk.now, SUBJECT, meeting.id, dict(before), dict(after), member))
