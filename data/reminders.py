"""Reminders that members asked for, of anything."""

from sqlalchemy import select, update

from data.model import Reminder
from data.repository import Repository
from data.tables import reminders


class Reminders(Repository[Reminder]):
    """What somebody wants to be told, when."""

    table = reminders
    record = Reminder

    def all(self) -> tuple[Reminder, ...]:
        """Every reminder that was not cancelled, in the order in which they were asked for."""
        return self._records(select(reminders).where(reminders.c.cancelled_at.is_(None)).order_by(reminders.c.id))

    def of_chat(self, chat_id: int) -> tuple[Reminder, ...]:
        """Those of one chat."""
        this = (reminders.c.chat_id == chat_id) & reminders.c.cancelled_at.is_(None)
        return self._records(select(reminders).where(this).order_by(reminders.c.id))

    def of_message(self, chat_id: int, message_id: int) -> tuple[Reminder, ...]:
        """Those that one message asked for, cancelled ones included."""
        this = (reminders.c.chat_id == chat_id) & (reminders.c.message_id == message_id)
        return self._records(select(reminders).where(this).order_by(reminders.c.id))

    def moved_chat(self, old: int, new: int) -> None:
        """A group has a new number."""
        self._connection.execute(update(reminders).where(reminders.c.chat_id == old).values(chat_id=new))
