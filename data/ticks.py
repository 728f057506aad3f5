"""What every tick asks and does, put together once: what may leave now, claim it, when is there something next?

One index holds the heads of all chats by class and instant; each class is read only as far as the limit goes.
"""

from typing import Any, Final

from sqlalchemy import (
    Integer,
    Select,
    bindparam,
    func,
    literal,
    or_,
    select,
    union_all,
    update,
)

from data.among import among_given
from data.columns import UtcDateTime
from data.likely import likely
from data.model import OutboxClass
from data.tables import cards, outbox
from data.tables_way import HEAD, PENDING, READY

FIRST_TO_LAST: tuple[OutboxClass, ...] = ("answer", "reminder", "broadcast")
"""Who waits for an answer goes before reminders, reminders before broadcasts."""
NOW = bindparam("now", type_=UtcDateTime())
LIMIT = bindparam("limit", type_=Integer())


SHOWS_A_CARD: Final = ("edit", "delete")
CARD = (
    select(cards.c.message_id)
    .where(outbox.c.action.in_(SHOWS_A_CARD), cards.c.card == outbox.c.card, cards.c.chat_id == outbox.c.chat_id)
    .scalar_subquery()
)
SHOWN_AS = func.coalesce(outbox.c.message_id, CARD).label("shown_as")
"""The message of a row, or that of the card which it edits or deletes. Within RETURNING, SQLite would go through all
cards for it."""


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
    .where(HEAD, likely(PENDING), among_given(outbox.c.id, "rows"), outbox.c.ready_at <= NOW)
    .where(or_(outbox.c.not_after.is_(None), outbox.c.not_after > NOW))
    .values(state="sending", claimed_by=bindparam("worker"))
    .returning(outbox)
)
"""Takes `rows`, `worker` and `now`."""
EXPIRE = (
    update(outbox)
    .where(likely(PENDING), outbox.c.not_after.is_not(None), outbox.c.not_after <= NOW)
    .values(state="expired", head=False)
    .returning(outbox)
)
"""Takes `now`. Nearly all that is pending is still of use: it is not gone through."""
