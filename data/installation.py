"""Small facts about this installation."""

from sqlalchemy import Connection, delete, select

from data.model import Json
from data.tables import settings
from data.upsert import replace_row


class Settings:
    """The bot's name, the first start, whether this is a demonstration … one JSON object per key."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, key: str) -> Json | None:
        """What is kept under a key, or None."""
        found: Json | None = self._connection.scalar(select(settings.c.value).where(settings.c.key == key))
        return found

    def set(self, key: str, value: Json) -> None:
        """Keep this under a key."""
        replace_row(self._connection, settings, {"key": key, "value": value})

    def forget(self, key: str) -> None:
        """Keep nothing under a key."""
        self._connection.execute(delete(settings).where(settings.c.key == key))
