"""The two questions of every tick, put together once: what may leave now, and when is there something next?

One index holds the heads of all chats by class and instant; each class is read only as far as the limit goes.
"""

from typing import Any

from sqlalchemy import Integer, Select, and_, bindparam, func, literal, select, union_all

from data.among import among_given
from data.columns import UtcDateTime
from data.model import OutboxClass
from data.tables import cards, outbox
from data.tables_way import READY

FIRST_TO_LAST: tuple[OutboxClass, ...] = ("answer", "reminder", "broadcast")
"""Who waits for an answer goes before reminders, reminders before broadcasts."""
NOW = bindparam("now", type_=UtcDateTime())
LIMIT = bindparam("limit", type_=Integer())


def rows() -> Select[Any]:
    """Rows as an `OutboxRow` wants them: `shown_as` is their message, or that of the card which they edit or delete."""
    of_card = and_(
        outbox.c.action.in_(("edit", "delete")), cards.c.card == outbox.c.card, cards.c.chat_id == outbox.c.chat_id
    )
    shown_as = func.coalesce(outbox.c.message_id, cards.c.message_id).label("shown_as")
    return select(outbox, shown_as).select_from(outbox.outerjoin(cards, of_card))


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
