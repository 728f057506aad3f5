"""Which state of an invitation from elsewhere was taken over last: the SEQUENCE of its file (RFC 5545, 3.8.7.4)."""

from bot.answers.talk import Talk
from data.model import Meeting


def keep_sequence(meeting: Meeting, sequence: int, talk: Talk) -> None:
    """Keep the SEQUENCE of the file that a meeting was taken from."""
    talk.memory.settings.set(_name(meeting), {"sequence": sequence})


def known_sequence(meeting: Meeting, talk: Talk) -> int:
    """Give the SEQUENCE of the file that was taken over last; 0 for a meeting that came from none."""
    kept = talk.memory.settings.get(_name(meeting))
    return int(kept["sequence"]) if kept else 0


def own_sequence(meeting: Meeting, talk: Talk) -> int:
    """Give the SEQUENCE of Minga's own file: it counts on from that of the file the meeting came from."""
    changes = talk.memory.occurrence_changes.of(meeting.id)
    return known_sequence(meeting, talk) + meeting.version + sum(one.version for one in changes)


def _name(meeting: Meeting) -> str:
    return f"invitation {meeting.id}"
