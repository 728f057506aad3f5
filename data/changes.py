"""Who changed what."""

from sqlalchemy import select

from data.model import Change
from data.repository import Repository
from data.tables import changes


class Changes(Repository[Change]):
    """The account of all changes by people."""

    table = changes
    record = Change

    def of(self, subject_kind: str, subject_id: int) -> tuple[Change, ...]:
        """The changes of one thing, the latest first."""
        this = (changes.c.subject_kind == subject_kind) & (changes.c.subject_id == subject_id)
        return self._records(select(changes).where(this).order_by(changes.c.at.desc(), changes.c.id.desc()))
