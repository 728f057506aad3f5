"""What must go out: each thing once, each chat's rows in order, no chat waiting for another."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any, get_args

from sqlalchemy import ColumnElement, Connection, Executable, Update, and_, delete, func, or_, select, update

from data.locks import role_words, try_lock, worker_role
from data.model import OutboxRow, OutboxState, Outgoing
from data.tables import cards, outbox
from data.tables_way import LIVE, PENDING, SENDING
from data.ticks import BY_ID, CLAIM, DUE, EXPIRE, NEXT_DUE, SHOWS_A_CARD, rows
from data.turns import Turns
from data.upsert import insert_once, replace_row

OUTGOING = ("key", "chat_id", "action", "kind", "due_at", "content", "not_after", "card", "reply_to")
FATE = ("id", "state", "attempts", "ambiguous", "error", "sent_at", "claimed_by")
OVER = ("sent", "failed", "expired", "cancelled")


class Outbox:
    """Rows that say what must go out, and what has become of it. See data/turns.py for whose turn it is."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._turns = Turns(connection)

    def settle(self) -> None:
        """Set right whose turn it is in the chats that were touched; at the end of each unit of work."""
        self._turns.settle()

    def put(self, outgoing: Outgoing) -> bool:
        """Keep something to be said; False, and nothing changes, when its key is there already."""
        values = {name: getattr(outgoing, name) for name in OUTGOING}
        values |= {"state": "pending", "attempts": 0, "ambiguous": False, "ready_at": outgoing.due_at, "head": False}
        new = insert_once(self._connection, outbox, values, ("key",))
        if new:
            self._turns.touch(outgoing.chat_id)
        return new

    def get(self, row_id: int) -> OutboxRow | None:
        """The row of that number, or None."""
        row = self._connection.execute(BY_ID, {"row": row_id}).mappings().one_or_none()
        return None if row is None else _row(row, row["shown_as"])

    def by_key(self, key: str) -> OutboxRow | None:
        """The row of that key, or None."""
        return next(iter(self._rows(outbox.c.key == key)), None)

    def due(self, now: datetime, limit: int = 100, skip_chats: Collection[int] = ()) -> tuple[OutboxRow, ...]:
        """What may leave now, at most one row per chat, the most urgent class first, then the longest due.

        A chat in `skip_chats`, or with a row on its way, yields nothing.
        """
        self.settle()
        given = {"now": now, "limit": limit, "skip": list(skip_chats)}
        return tuple(_row(row, row["shown_as"]) for row in self._connection.execute(DUE, given).mappings())

    def next_due(self, now: datetime) -> datetime | None:
        """The first instant after `now` at which a row becomes due; what is due already does not count."""
        self.settle()
        instants = self._connection.execute(NEXT_DUE, {"now": now}).one()
        return min((instant for instant in instants if instant is not None), default=None)

    def claim(self, row_id: int, worker: str, now: datetime) -> OutboxRow | None:
        """Take a row that is due, to send it; None when it is not its turn (any more), or of no use any more."""
        return next(iter(self.claim_all([row_id], worker, now)), None)

    def claim_all(self, row_ids: Collection[int], worker: str, now: datetime) -> tuple[OutboxRow, ...]:
        """The same for several at once; gives those that could be taken, by their numbers."""
        if not row_ids:
            return ()
        self._turns.hold()
        return self._changed_by(CLAIM, {"rows": row_ids, "worker": worker, "now": now})

    def sent(self, row_id: int, message_id: int | None, now: datetime) -> OutboxRow | None:
        """It has arrived, as that message; None when it was not under way any more. A card finds its message again.

        True of whoever says so: what was taken back from a worker meanwhile, and has arrived, need not be said again.
        """
        under_way = or_(SENDING, and_(PENDING, outbox.c.ambiguous))
        row = self._end(under_way, row_id, state="sent", message_id=message_id, error=None, sent_at=now)
        if row is not None and row.outgoing.card is not None:
            self._show(row.outgoing, message_id)
        return row

    def failed(
        self,
        row_id: int,
        error: str,
        now: datetime,  # noqa: ARG002  # as in all its kin
        worker: str | None = None,
    ) -> OutboxRow | None:
        """It will never arrive; None when it was not under way any more, or not in the hands of that worker."""
        return self._end(_in_hands_of(worker), row_id, state="failed", error=error)

    def retry(
        self,
        row_id: int,
        at: datetime,
        ambiguous: bool = False,
        error: str | None = None,
        count_attempt: bool = True,
        *,
        worker: str | None = None,
    ) -> OutboxRow | None:
        """Again at that instant, its chat waiting; None when it was not under way any more (in that worker's hands).

        `ambiguous` says that it may have arrived, which is not forgotten. What was not the row's fault (a rate limit,
        no connection) does not count as an attempt.
        """
        count = outbox.c.attempts + int(count_attempt)
        doubt = outbox.c.ambiguous | ambiguous
        values = {"state": "pending", "ready_at": at, "ambiguous": doubt, "error": error, "attempts": count}
        return self._end(_in_hands_of(worker), row_id, **values)

    def cancel(self, *, keys: Collection[str] = (), prefix: str | None = None, card: str | None = None) -> int:
        """Say none of this: rows with these keys, with keys that begin so, or of that card; how many were pending."""
        named: list[ColumnElement[bool]] = [outbox.c.key.in_(keys)]
        named += [outbox.c.key.startswith(prefix, autoescape=True)] if prefix else []
        named += [and_(LIVE, outbox.c.card == card)] if card else []
        self._turns.hold()
        return len(self._touched_by(update(outbox).where(PENDING, or_(*named)).values(state="cancelled", head=False)))

    def expire(self, now: datetime) -> tuple[OutboxRow, ...]:
        """Give up what has become of no use before it could leave, and hand it back."""
        self._turns.hold()
        return self._touched(self._changed_by(EXPIRE, {"now": now}))

    def release(self, worker: str | None = None) -> tuple[OutboxRow, ...]:
        """Take back what a worker left unfinished; with None, what nobody has in hand any more. It may have arrived.

        On SQLite there is one sender: at its start nobody else has anything in hand. On PostgreSQL a worker is gone
        when it no longer holds its lock, the role "worker <name>" (data/roles.py).
        """
        gone = [worker] if worker else self._gone()
        if not gone:
            return ()
        self._turns.hold()
        mine = and_(SENDING, outbox.c.claimed_by.in_(gone))
        back = update(outbox).where(mine).values(state="pending", claimed_by=None, ambiguous=True)
        return self._touched_by(back)

    def was_sent(self, chat_id: int, prefix: str, since: datetime) -> bool:
        """Whether anything that was due since then, under a key that begins so, has arrived in a chat."""
        named = outbox.c.key.startswith(prefix, autoescape=True) & (outbox.c.chat_id == chat_id)
        here = select(outbox.c.id).where(outbox.c.state == "sent", outbox.c.due_at >= since, named)
        return self._connection.scalar(here.limit(1)) is not None

    def counts(self) -> Mapping[OutboxState, int]:
        """How many rows are in each state; together, how many were ever put and not forgotten since."""
        found = self._connection.execute(select(outbox.c.state, func.count().label("count_")).group_by(outbox.c.state))
        return dict.fromkeys(get_args(OutboxState), 0) | {row.state: row.count_ for row in found}

    def card_message(self, card: str, chat_id: int) -> int | None:
        """The message that shows a card in a chat, or None before it was sent."""
        here = (cards.c.card == card) & (cards.c.chat_id == chat_id)
        found: int | None = self._connection.scalar(select(cards.c.message_id).where(here))
        return found

    def card_shown(self, chat_id: int, message_id: int) -> str | None:
        """The card that a message shows, or None when it shows none (any more)."""
        here = (cards.c.chat_id == chat_id) & (cards.c.message_id == message_id)
        found: str | None = self._connection.scalar(select(cards.c.card).where(here))
        return found

    def shows(self, card: str, chat_id: int, message_id: int) -> None:
        """From now on a message that is there already shows this card and no other: a question became its answer."""
        self._connection.execute(delete(cards).filter_by(chat_id=chat_id, message_id=message_id))
        replace_row(self._connection, cards, {"card": card, "chat_id": chat_id, "message_id": message_id})

    def forget_finished(self, before: datetime) -> int:
        """Delete what was due before that instant and is over, at the end of its retention; how many those were."""
        old = outbox.c.state.in_(OVER) & (outbox.c.due_at < before)
        return self._connection.execute(delete(outbox).where(old)).rowcount

    def migrated(self, old: int, new: int) -> None:
        """A group has a new number: its rows go there, keys that name the old number name the new one.

        What is planned again under the new number is thus the same thing said once. The cards are forgotten: Telegram
        does not find the messages of the old group in the new one.
        """
        self._turns.hold()
        named = self._connection.execute(select(outbox.c.id, outbox.c.key).where(outbox.c.chat_id == old)).all()
        moved = update(outbox).where(outbox.c.chat_id == old).values(chat_id=new, head=False)
        self._connection.execute(moved)
        for row_id, key in named:
            self._rename(row_id, key, _renamed(key, old, new))
        self._connection.execute(delete(cards).where(cards.c.chat_id == old))
        self._turns.touch(new)

    def _rename(self, row_id: int, key: str, name: str) -> None:
        if name != key and self.by_key(name) is None:
            self._connection.execute(update(outbox).where(outbox.c.id == row_id).values(key=name))

    def _rows(self, *wanted: ColumnElement[bool]) -> list[OutboxRow]:
        statement = rows().where(*wanted).order_by(outbox.c.id)
        return [_row(row, row["shown_as"]) for row in self._connection.execute(statement).mappings()]

    def _end(self, under_way: ColumnElement[bool], row_id: int, **values: Any) -> OutboxRow | None:
        """What has become of a row that was under way."""
        self._turns.hold()
        values |= {"claimed_by": None, "head": values["state"] == "pending"}
        statement = update(outbox).where(under_way, outbox.c.id == row_id).values(values)
        return next(iter(self._touched_by(statement)), None)

    def _touched_by(self, statement: Update) -> tuple[OutboxRow, ...]:
        return self._touched(self._changed_by(statement.returning(outbox)))

    def _touched(self, changed: tuple[OutboxRow, ...]) -> tuple[OutboxRow, ...]:
        for row in changed:
            self._turns.touch(row.outgoing.chat_id)
        return changed

    def _changed_by(self, statement: Executable, given: Mapping[str, Any] | None = None) -> tuple[OutboxRow, ...]:
        changed = self._connection.execute(statement, given or {}).mappings().all()
        return tuple(sorted((_row(row, self._shown_as(row)) for row in changed), key=lambda row: row.id))

    def _shown_as(self, row: Mapping[Any, Any]) -> int | None:
        """As SHOWN_AS does: which message a row is, edits or deletes."""
        by_card = row["message_id"] is None and row["card"] is not None and row["action"] in SHOWS_A_CARD
        return self.card_message(row["card"], row["chat_id"]) if by_card else row["message_id"]

    def _gone(self) -> list[str]:
        at_work = self._connection.scalars(select(outbox.c.claimed_by).where(SENDING).distinct()).all()
        return [name for name in at_work if name and try_lock(self._connection, *role_words(worker_role(name)))]

    def _show(self, outgoing: Outgoing, message_id: int | None) -> None:
        here: dict[str, object] = {"card": outgoing.card, "chat_id": outgoing.chat_id}
        if outgoing.action == "delete":
            self._connection.execute(delete(cards).filter_by(**here))
        elif message_id is not None:
            replace_row(self._connection, cards, here | {"message_id": message_id})


def _row(values: Mapping[Any, Any], shown_as: int | None) -> OutboxRow:
    outgoing = Outgoing(**{name: values[name] for name in OUTGOING})
    return OutboxRow(outgoing=outgoing, message_id=shown_as, **{name: values[name] for name in FATE})


def _in_hands_of(worker: str | None) -> ColumnElement[bool]:
    return and_(SENDING, outbox.c.claimed_by == worker) if worker else and_(SENDING)


def _renamed(key: str, old: int, new: int) -> str:
    return ":".join(str(new) if part == str(old) else part for part in key.split(":"))
