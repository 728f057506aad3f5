"""The chats in which people speak with Minga."""

from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Protocol

from sqlalchemy import Connection, delete, select, update

from data.inbox import Inbox
from data.model import Chat
from data.outbox import Outbox
from data.repository import Reader
from data.tables import buttons, chats, recollections
from data.upsert import replace_row


class NamesChats(Protocol):
    """A repository whose records name chats by their numbers."""

    def moved_chat(self, old: int, new: int) -> None:
        """A group has a new number."""


class Chats(Reader[Chat]):
    """Private chats and groups, by their numbers at Telegram."""

    table = chats
    record = Chat

    def __init__(self, connection: Connection, inbox: Inbox, outbox: Outbox, others: Sequence[NamesChats] = ()) -> None:
        super().__init__(connection)
        self._inbox = inbox
        self._outbox = outbox
        self._others = others

    def keep(self, chat: Chat) -> Chat:
        """Keep what is known of a chat, in the place of what was known of it."""
        values = {field.name: getattr(chat, field.name) for field in fields(chat)}
        replace_row(self._connection, chats, values)
        return chat

    def bound(self) -> tuple[Chat, ...]:
        """The groups that a coordinator has bound and in which Minga still is."""
        here = chats.c.bound_at.is_not(None) & chats.c.present
        return self._records(select(chats).where(here).order_by(chats.c.bound_at, chats.c.id))

    def moved(self, old: int, new: int) -> None:
        """A group has a new number: everything that names it names it by the new one, from now on."""
        before, after = self.get(old), self.get(new)
        if before is not None:
            kind = after.kind if after else "supergroup"
            self.keep(replace(before, id=new, kind=kind, present=True))
        self._connection.execute(delete(chats).where(chats.c.id == old))
        self._connection.execute(update(buttons).where(buttons.c.chat_id == old).values(chat_id=new))
        # What the chat was about a moment ago is known under the new number only if something was said there since.
        self._connection.execute(delete(recollections).where(recollections.c.chat_id == new))
        self._connection.execute(update(recollections).where(recollections.c.chat_id == old).values(chat_id=new))
        self._inbox.moved(old, new)
        self._outbox.migrated(old, new)
        for other in self._others:
            other.moved_chat(old, new)
