"""Questions that nobody could answer."""

from datetime import datetime

from sqlalchemy import select, update

from data.model import Gap, Language
from data.repository import Reader
from data.tables import gaps
from data.upsert import insert_into


class Gaps(Reader[Gap]):
    """What was asked and not known, grouped by what was wanted."""

    table = gaps
    record = Gap

    def note(self, question: str, wanted: str, language: Language, now: datetime, asked_by: int | None = None) -> Gap:
        """Write down a question; asked again while the gap is open, it counts. `asked_by` is a user at Telegram."""
        statement = insert_into(self._connection, gaps).values(
            question=question, wanted=wanted, language=language, asked_at=now, asked_by=asked_by, times=1
        )
        news = {name: statement.excluded[name] for name in ("question", "language", "asked_at", "asked_by")}
        again = statement.on_conflict_do_update(
            index_elements=["wanted"], index_where=gaps.c.closed_at.is_(None), set_={"times": gaps.c.times + 1, **news}
        )
        return Gap(**self._connection.execute(again.returning(*gaps.c)).one()._asdict())

    def open(self) -> tuple[Gap, ...]:
        """The gaps that nobody has closed, the most wanted first."""
        return self._records(select(gaps).where(gaps.c.closed_at.is_(None)).order_by(gaps.c.times.desc(), gaps.c.id))

    def close(self, number: int, now: datetime) -> bool:
        """Somebody has filled the gap; False when it was not open."""
        statement = update(gaps).where(gaps.c.id == number, gaps.c.closed_at.is_(None)).values(closed_at=now)
        return self._connection.execute(statement).rowcount == 1
