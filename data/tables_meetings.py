"""Meetings, their changed dates, answers and notes; and reminders of anything else."""

from sqlalchemy import BigInteger, Boolean, Column, Integer, String, Table, UniqueConstraint

from data.columns import JsonTuple, PlainJson, UtcDateTime, WallTime, link, metadata, number, one_of, references
from data.model import AttendanceAnswer, MeetingNoteKind

meetings = Table(
    "meetings",
    metadata,
    number(),
    Column("key", String, nullable=False, unique=True),
    Column("title", PlainJson, nullable=False),
    Column("starts", WallTime, nullable=False),
    Column("zone", String, nullable=False),
    Column("minutes", Integer, nullable=False),
    Column("rrule", String),
    Column("link", String),
    Column("example", Boolean, nullable=False),
    Column("version", Integer, nullable=False),
    references("organisation_id", "organisations", optional=True),
    references("source_id", "sources", optional=True),
    Column("note", PlainJson),
    Column("chat_ids", JsonTuple, nullable=False, server_default="[]"),
    references("made_by", "members", optional=True, on_delete="SET NULL"),
    Column("made_at", UtcDateTime),
    Column("cancelled_at", UtcDateTime),
    sqlite_autoincrement=True,
)
meeting_posts = link("meeting_posts", ("meeting_id", "meetings"), ("post_id", "posts"))
meeting_people = link("meeting_people", ("meeting_id", "meetings"), ("person_id", "people"))

occurrence_changes = Table(
    "occurrence_changes",
    metadata,
    number(),
    references("meeting_id", "meetings", on_delete="CASCADE"),
    Column("original", WallTime, nullable=False),
    Column("starts", WallTime),
    Column("minutes", Integer),
    Column("link", String),
    Column("cancelled", Boolean, nullable=False),
    Column("version", Integer, nullable=False),
    UniqueConstraint("meeting_id", "original"),
    sqlite_autoincrement=True,
)

attendances = Table(
    "attendances",
    metadata,
    number(),
    references("meeting_id", "meetings", on_delete="CASCADE"),
    Column("original", WallTime, nullable=False),
    references("member_id", "members", on_delete="CASCADE"),
    Column("answer", String, nullable=False),
    Column("version", Integer, nullable=False),
    Column("answered_at", UtcDateTime, nullable=False),
    Column("stand_in", String),
    UniqueConstraint("meeting_id", "original", "member_id"),
    one_of("answer", AttendanceAnswer),
    sqlite_autoincrement=True,
)

meeting_notes = Table(
    "meeting_notes",
    metadata,
    number(),
    references("meeting_id", "meetings", on_delete="CASCADE"),
    Column("kind", String, nullable=False),
    Column("text", String, nullable=False),
    Column("said_at", UtcDateTime, nullable=False),
    Column("original", WallTime),
    references("said_by", "members", optional=True, on_delete="SET NULL"),
    Column("chat_id", BigInteger),
    one_of("kind", MeetingNoteKind),
    sqlite_autoincrement=True,
)

reminders = Table(
    "reminders",
    metadata,
    number(),
    Column("chat_id", BigInteger, nullable=False, index=True),
    Column("text", String, nullable=False),
    Column("starts", WallTime, nullable=False),
    Column("zone", String, nullable=False),
    Column("made_at", UtcDateTime, nullable=False),
    Column("rrule", String),
    references("member_id", "members", optional=True, on_delete="SET NULL"),
    Column("message_id", BigInteger),
    Column("version", Integer, nullable=False),
    Column("cancelled_at", UtcDateTime),
    sqlite_autoincrement=True,
)
