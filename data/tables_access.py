"""Who was let in and where, what a chat is about, what could not be answered, who changed what."""

from typing import Literal

from sqlalchemy import BigInteger, Boolean, Column, Index, Integer, String, Table, Time, false, text

from data.columns import JsonTuple, PlainJson, UtcDateTime, metadata, number, one_of, references
from data.model import Language, Role

ChatKind = Literal["private", "group", "supergroup", "channel"]

members = Table(
    "members",
    metadata,
    number(),
    Column("user_id", BigInteger, nullable=False, unique=True),
    Column("name", String, nullable=False),
    Column("role", String, nullable=False),
    Column("language", String),
    Column("zone", String),
    references("person_id", "people", optional=True, on_delete="SET NULL"),
    Column("joined_at", UtcDateTime),
    Column("left_at", UtcDateTime),
    Column("paused", Boolean, nullable=False),
    Column("reachable", Boolean, nullable=False),
    Column("moments", JsonTuple),
    Column("quiet_from", Time),
    Column("quiet_until", Time),
    Column("private_copies", Boolean, nullable=False, server_default=false()),
    one_of("role", Role),
    one_of("language", Language),
    sqlite_autoincrement=True,
)

invitations = Table(
    "invitations",
    metadata,
    number(),
    Column("digest", String, nullable=False, unique=True),
    Column("role", String, nullable=False),
    Column("expires_at", UtcDateTime, nullable=False),
    references("created_by", "members", optional=True, on_delete="SET NULL"),
    Column("name", String),
    references("person_id", "people", optional=True, on_delete="SET NULL"),
    references("used_by", "members", optional=True, on_delete="SET NULL"),
    Column("used_at", UtcDateTime),
    one_of("role", Role),
    sqlite_autoincrement=True,
)

chats = Table(
    "chats",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("kind", String, nullable=False),
    Column("title", String, nullable=False),
    Column("language", String),
    Column("zone", String),
    Column("bound_at", UtcDateTime),
    references("bound_by", "members", optional=True, on_delete="SET NULL"),
    Column("present", Boolean, nullable=False),
    Column("sees_everything", Boolean, nullable=False),
    Column("languages", JsonTuple, nullable=False, server_default="[]"),
    one_of("kind", ChatKind),
    one_of("language", Language),
)

buttons = Table(
    "buttons",
    metadata,
    Column("token", String, primary_key=True),
    Column("chat_id", BigInteger, index=True),
    Column("intent", PlainJson, nullable=False),
    Column("expires_at", UtcDateTime, nullable=False, index=True),
    Column("user_id", BigInteger, index=True),
)

recollections = Table(
    "recollections",
    metadata,
    Column("chat_id", BigInteger, primary_key=True),
    Column("user_id", BigInteger, primary_key=True),
    Column("topic", String, primary_key=True),
    Column("value", PlainJson, nullable=False),
    Column("expires_at", UtcDateTime, nullable=False, index=True),
)

gaps = Table(
    "gaps",
    metadata,
    number(),
    Column("question", String, nullable=False),
    Column("wanted", String, nullable=False),
    Column("language", String, nullable=False),
    Column("asked_at", UtcDateTime, nullable=False),
    Column("asked_by", BigInteger),
    Column("times", Integer, nullable=False),
    Column("closed_at", UtcDateTime),
    one_of("language", Language),
    # One open gap for what is wanted; asked again after it was closed, it opens anew.
    Index(
        "uq_gaps_open_wanted",
        "wanted",
        unique=True,
        sqlite_where=text("closed_at IS NULL"),
        postgresql_where=text("closed_at IS NULL"),
    ),
    sqlite_autoincrement=True,
)

changes = Table(
    "changes",
    metadata,
    number(),
    Column("at", UtcDateTime, nullable=False),
    Column("subject_kind", String, nullable=False),
    Column("subject_id", BigInteger, nullable=False),
    Column("before", PlainJson, nullable=False),
    Column("after", PlainJson, nullable=False),
    references("member_id", "members", optional=True, on_delete="SET NULL"),
    Index(None, "subject_kind", "subject_id"),
    sqlite_autoincrement=True,
)

settings = Table(
    "settings",
    metadata,
    Column("key", String, primary_key=True),
    Column("value", PlainJson, nullable=False),
)
