"""What a chat was about a moment ago."""

from dataclasses import fields
from datetime import datetime

from sqlalchemy import Connection, delete, select

from data.model import Recollection
from data.tables import recollections
from data.upsert import replace_row


class Recollections:
    """One value per chat, user and topic, until it expires."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def keep(self, recollection: Recollection) -> Recollection:
        """Remember this instead of what was known of the topic."""
        values = {field.name: getattr(recollection, field.name) for field in fields(recollection)}
        replace_row(self._connection, recollections, values)
        return recollection

    def get(self, chat_id: int, user_id: int, topic: str, now: datetime) -> Recollection | None:
        """What is remembered of a topic, unless it has expired."""
        columns = recollections.c
        here = (columns.chat_id == chat_id) & (columns.user_id == user_id) & (columns.topic == topic)
        row = self._connection.execute(select(recollections).where(here, columns.expires_at > now)).one_or_none()
        return None if row is None else Recollection(**row._asdict())

    def forget(self, chat_id: int, user_id: int, topic: str | None = None) -> int:
        """Forget one topic, or all that a user spoke of in a chat; how many those were."""
        columns = recollections.c
        statement = delete(recollections).where(columns.chat_id == chat_id, columns.user_id == user_id)
        return self._connection.execute(statement.where(columns.topic == topic) if topic else statement).rowcount

    def forget_expired(self, now: datetime) -> int:
        """Delete what is not remembered any more; how many those were."""
        return self._connection.execute(delete(recollections).where(recollections.c.expires_at <= now)).rowcount
