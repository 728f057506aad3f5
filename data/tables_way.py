"""The way of a message: what came in, what must go out, and where cards stand in their chats."""

from sqlalchemy import BigInteger, Boolean, Column, Index, Integer, String, Table, text

from data.columns import PlainJson, UtcDateTime, metadata, number, one_of
from data.model import Action, InboxState, OutboxClass, OutboxState

NEW = text("state = 'new'")
PENDING = text("state = 'pending'")
LIVE = text("state IN ('pending', 'sending')")
SENDING = text("state = 'sending'")
HEAD = text("head")
READY = text("head AND state = 'pending'")
PERISHABLE = text("state = 'pending' AND not_after IS NOT NULL")

inbox = Table(
    "inbox",
    metadata,
    Column("update_id", BigInteger, primary_key=True, autoincrement=False),
    Column("queue", BigInteger, nullable=False),
    Column("payload", PlainJson, nullable=False),
    Column("received_at", UtcDateTime, nullable=False),
    Column("state", String, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("error", String),
    Column("retry_at", UtcDateTime),
    Column("handled_at", UtcDateTime),
    one_of("state", InboxState),
    Index("ix_inbox_new", "update_id", sqlite_where=NEW, postgresql_where=NEW),
    Index("ix_inbox_new_by_queue", "queue", "update_id", sqlite_where=NEW, postgresql_where=NEW),
)

outbox = Table(
    "outbox",
    metadata,
    number(),
    Column("key", String, nullable=False, unique=True),
    Column("chat_id", BigInteger, nullable=False),
    Column("action", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("due_at", UtcDateTime, nullable=False),
    Column("content", PlainJson, nullable=False),
    Column("not_after", UtcDateTime),
    Column("card", String),
    Column("reply_to", BigInteger),
    Column("state", String, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("ambiguous", Boolean, nullable=False),
    Column("message_id", BigInteger),
    Column("error", String),
    Column("sent_at", UtcDateTime),
    Column("claimed_by", String),
    # Not due again before: due_at at first, later after a failed attempt. The order in the chat stays that of due_at.
    Column("ready_at", UtcDateTime, nullable=False),
    # The row whose turn it is in its chat: the one being sent, else the first one pending.
    Column("head", Boolean, nullable=False),
    one_of("action", Action),
    one_of("kind", OutboxClass),
    one_of("state", OutboxState),
    Index("uq_outbox_head", "chat_id", unique=True, sqlite_where=HEAD, postgresql_where=HEAD),
    Index("ix_outbox_ready", "kind", "ready_at", "id", sqlite_where=READY, postgresql_where=READY),
    Index("ix_outbox_turn", "chat_id", "due_at", "id", sqlite_where=PENDING, postgresql_where=PENDING),
    Index("ix_outbox_sending", "chat_id", sqlite_where=SENDING, postgresql_where=SENDING),
    Index("ix_outbox_perishable", "not_after", sqlite_where=PERISHABLE, postgresql_where=PERISHABLE),
    Index("ix_outbox_card", "card", sqlite_where=LIVE, postgresql_where=LIVE),
    Index(None, "state", "due_at"),
    sqlite_autoincrement=True,
)

cards = Table(
    "cards",
    metadata,
    Column("card", String, primary_key=True),
    Column("chat_id", BigInteger, primary_key=True),
    Column("message_id", BigInteger, nullable=False),
)
