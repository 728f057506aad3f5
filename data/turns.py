"""Whose turn it is in each chat.

The order within a chat is that of `due_at`, then of the row's number. The first row of that order that is still
pending, or the row being sent, is the chat's *head*; only a head can be claimed. So a row that waits (not due yet, or
put off after a failure) holds up what stands behind it in its chat, and nothing else. Heads are marked in the table:
a tick costs the same with a hundred thousand rows pending.
"""

from sqlalchemy import Connection, select, update

from data.locks import lock
from data.tables import outbox
from data.tables_way import HEAD, PENDING, SENDING


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
        if self._touched:
            self.hold()
        for chat_id in self._touched:
            self._settle(chat_id)
        self._touched.clear()

    def _settle(self, chat_id: int) -> None:
        marked = self._connection.scalar(select(outbox.c.id).where(HEAD, outbox.c.chat_id == chat_id))
        head = self._head(chat_id)
        if marked == head:
            return
        for row_id, is_head in ((marked, False), (head, True)):
            self._connection.execute(update(outbox).where(outbox.c.id == row_id).values(head=is_head))

    def _head(self, chat_id: int) -> int | None:
        leaving = select(outbox.c.id).where(SENDING, outbox.c.chat_id == chat_id)
        waiting = select(outbox.c.id).where(PENDING, outbox.c.chat_id == chat_id)
        head = self._connection.scalar(leaving.limit(1))
        if head is None:
            head = self._connection.scalar(waiting.order_by(outbox.c.due_at, outbox.c.id).limit(1))
        return head
