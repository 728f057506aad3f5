"""What every tick asks and does, put together once: what may leave now, claim it, when is there something next?

One index holds the heads of all chats by class and instant; each class is read only as far as the limit goes.
"""

from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Integer,
    Select,
    bindparam,
    func,
    literal,
    literal_column,
    or_,
    select,
    union_all,
    update,
)

from data.among import among_given
from data.columns import UtcDateTime
from data.model import OutboxClass
from data.tables import outbox
from data.tables_way import READY

FIRST_TO_LAST: tuple[OutboxClass, ...] = ("answer", "reminder", "broadcast")
"""Who waits for an answer goes before reminders, reminders before broadcasts."""
NOW = bindparam("now", type_=UtcDateTime())
LIMIT = bindparam("limit", type_=Integer())


# Written out: within RETURNING, SQLAlchemy leaves the tables' names away, and "card = card" is true of every card.
CARD: ColumnElement[int | None] = literal_column(
    "(SELECT cards.message_id FROM cards WHERE outbox.action IN ('edit', 'delete')"
    " AND cards.card = outbox.card AND cards.chat_id = outbox.chat_id)",
    BigInteger(),
)
SHOWN_AS = func.coalesce(outbox.c.message_id, CARD).label("shown_as")
"""The message of a row, or that of the card which it edits or deletes."""


def rows() -> Select[Any]:
    """Rows as an `OutboxRow` wants them."""
    return select(outbox, SHOWN_AS)


def _ready(rank: int, kind: OutboxClass) -> Select[Any]:
    heads = select(outbox.c.id, literal(rank).label("rank"))
    free = ~among_given(outbox.c.chat_id, "skip")
    ready = heads.where(READY, outbox.c.kind == kind, outbox.c.ready_at <= NOW, free)
    return select(ready.order_by(outbox.c.ready_at, outbox.c.id).limit(LIMIT).subquery())


def _due() -> Select[Any]:
    heads = union_all(*(_ready(rank, kind) for rank, kind in enumerate(FIRST_TO_LAST))).subquery()
    in_order = (heads.c.rank, outbox.c.ready_at, outbox.c.id)
    return rows().join(heads, heads.c.id == outbox.c.id).order_by(*in_order).limit(LIMIT)


def _next_due() -> Select[Any]:
    first = select(func.min(outbox.c.ready_at))
    return select(
        *(
            first.where(READY, outbox.c.kind == kind, outbox.c.ready_at > NOW).scalar_subquery()
            for kind in FIRST_TO_LAST
        )
    )


DUE = _due()
"""Takes `now`, `limit` and `skip` (numbers of chats)."""
NEXT_DUE = _next_due()
"""Takes `now`; one instant per class, or NULL."""
BY_ID = rows().where(outbox.c.id == bindparam("row"))
CLAIM = (
    update(outbox)
    .where(READY, outbox.c.id == bindparam("row"), outbox.c.ready_at <= NOW)
    .where(or_(outbox.c.not_after.is_(None), outbox.c.not_after > NOW))
    .values(state="sending", claimed_by=bindparam("worker"))
    .returning(outbox, SHOWN_AS)
)
"""Takes `row`, `worker` and `now`."""
