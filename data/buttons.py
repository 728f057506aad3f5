"""Buttons that were shown, by the token in their callback_data."""

from dataclasses import fields
from datetime import datetime

from sqlalchemy import Connection, delete, select

from data.model import PressableButton
from data.tables import buttons
from data.upsert import replace_row


class Buttons:
    """What each button carries, for whom, until when."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def keep(self, button: PressableButton) -> PressableButton:
        """Keep a button under its token."""
        replace_row(self._connection, buttons, {field.name: getattr(button, field.name) for field in fields(button)})
        return button

    def get(self, token: str, now: datetime) -> PressableButton | None:
        """The button of that token, unless it has expired."""
        statement = select(buttons).where(buttons.c.token == token, buttons.c.expires_at > now)
        row = self._connection.execute(statement).one_or_none()
        return None if row is None else PressableButton(**row._asdict())

    def forget_expired(self, now: datetime) -> int:
        """Delete what nobody can press any more; how many those were."""
        return self._connection.execute(delete(buttons).where(buttons.c.expires_at <= now)).rowcount
