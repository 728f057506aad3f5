"""Whose turn it is in each chat.

The order within a chat is that of `due_at`, then of the row's number. The first row of that order that is still
pending, or the row being sent, is the chat's *head*; only a head can be claimed. So a row that waits (not due yet, or
put off after a failure) holds up what stands behind it in its chat, and nothing else. Heads are marked in the table:
a tick costs the same with a hundred thousand rows pending.
"""

from typing import Any

from sqlalchemy import Connection, Select, bindparam, func, select, update

from data.among import among_given, given_numbers
from data.locks import lock
from data.tables import outbox
from data.tables_way import HEAD, PENDING, SENDING


def _heads(dialect: str) -> Select[Any]:
    """Of each chat given as `chats`: the row that is marked as its head, and the row that ought to be."""
    chats = given_numbers(dialect, "chats")
    of_chat = select(outbox.c.id).where(outbox.c.chat_id == chats.c.value)
    marked = of_chat.where(HEAD).scalar_subquery()
    leaving = of_chat.where(SENDING).limit(1).scalar_subquery()
    first = of_chat.where(PENDING).order_by(outbox.c.due_at, outbox.c.id).limit(1).scalar_subquery()
    return select(marked.label("marked"), func.coalesce(leaving, first).label("head")).select_from(chats)


HEADS = {dialect: _heads(dialect) for dialect in ("sqlite", "postgresql")}
MARK = update(outbox).where(among_given(outbox.c.id, "rows")).values(head=bindparam("mark"))


class Turns:
    """Keeps the marks right. On PostgreSQL by one lock, taken as late as possible: no two workers mark at once."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._touched: set[int] = set()

    def touch(self, chat_id: int) -> None:
        """Something changed in this chat."""
        self._touched.add(chat_id)

    def hold(self) -> None:
        """Keep others from marking until this transaction ends; before a row that others know is changed."""
        lock(self._connection, "outbox")

    def settle(self) -> None:
        """Mark the heads of the chats that were touched."""
        if not self._touched:
            return
        self.hold()
        found = self._connection.execute(HEADS[self._connection.dialect.name], {"chats": list(self._touched)})
        wrong = [(marked, head) for marked, head in found if marked != head]
        self._mark([marked for marked, _ in wrong if marked is not None], is_head=False)
        self._mark([head for _, head in wrong if head is not None], is_head=True)
        self._touched.clear()

    def _mark(self, row_ids: list[int], *, is_head: bool) -> None:
        if row_ids:
            self._connection.execute(MARK, {"rows": row_ids, "mark": is_head})
