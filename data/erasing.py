"""Erasing people: at once from every table, by the next night from every file.

A transaction leaves traces that only time removes: the request itself is still being handled, the last answer has not
left, SQLite's log holds old pages. So what is left is swept at night (`sweep`), and the file is written anew (`tidy`).
"""

import sqlite3
from collections.abc import Collection
from typing import Any, Final

from sqlalchemy import Connection, String, cast, delete, exists, literal, select, update

from data.errors import NotTidied
from data.memory import Memory, Store
from data.model import Member
from data.outbox import OVER
from data.striking import strike, strike_number
from data.tables import gaps, inbox, members, metadata, outbox
from data.tables_way import LIVE, NEW, PENDING

KEPT_AS: Final = "erased"
PERSONAL: Final = frozenset({"buttons", "cards", "chats", "recollections", "reminders", "requests"})
"""Tables whose rows are one's own: they go. Rows of other tables stay, and name nobody any more."""
NAMES_SOMEBODY: Final = frozenset({"user_id", "chat_id", "asked_by"})
"""Columns that hold a user's number at Telegram, which is also the number of the private chat."""
BY_OTHER_MEANS: Final = frozenset({"inbox", "outbox", "members"})


def erase_member(memory: Memory, member: Member) -> None:
    """Erase a member, the person of the directory that the member is, and all that was said in private.

    What the network keeps of them (promises, minutes) stays, said by nobody, without their name. Nothing may come
    back, neither by a restored backup (`erase_again`) nor with the facts (data/seeded.py).
    """
    connection = memory.connection
    person = memory.people.get(member.person_id) if member.person_id else None
    _gaps(connection, member.user_id)
    _silence(memory, member.user_id)
    _let_go(connection, "members", member.id)
    memory.members.forget(member.id)
    _drop(connection, member.user_id)
    strike_number(connection, member.user_id)
    if person is not None:
        erase_person(memory, person.id)
    strike(connection, [member.name])
    _note(memory, members=[member.id], numbers=[member.user_id])


def erase_person(memory: Memory, number: int) -> None:
    """Erase a person of the directory; the history of the posts stays, without the name."""
    person = memory.people.get(number)
    if person is None:
        return
    names = [person.full_name, f"{person.family_name} {person.given_name}"]
    names += [alias.name for alias in memory.aliases.of("person", number)]
    _let_go(memory.connection, "people", number)
    memory.people.forget(number)
    strike(memory.connection, names)
    _note(memory, people=[number])


def erase_again(memory: Memory, erased: Any) -> None:
    """Erase in a restored memory who was erased since, by what `erased_in` gave of the memory before it."""
    for number in erased.get("members", ()):
        member = memory.members.get(number)
        if member is not None:
            erase_member(memory, member)
    for number in erased.get("people", ()):
        erase_person(memory, number)


def erased_in(memory: Memory) -> dict[str, Any]:
    """Give who was ever erased, by the memory's own numbers, which are given only once and say nothing of anybody."""
    return dict(memory.settings.get(KEPT_AS) or {})


def sweep(memory: Memory) -> int:
    """Erase what was still on its way when somebody was forgotten, and what was said by whom is handled; how much.

    Whoever's goodbye has not left yet is swept the next night; whoever has come back meanwhile is not.
    """
    connection = memory.connection
    handled = (inbox.c.state == "done") & (inbox.c.queue != 0)
    rows = connection.execute(update(inbox).where(handled).values(payload={}, queue=0, error=None)).rowcount
    erased = erased_in(memory)
    waiting = [number for number in erased.get("numbers", ()) if not _is_member(connection, number)]
    if not waiting:
        return int(rows)
    over = outbox.c.state.in_(OVER)
    rows += connection.execute(update(outbox).where(over).values(content={}, error=None)).rowcount
    for number in waiting:
        rows += _unname(connection, number) + _drop(connection, number)
        rows += strike_number(connection, number)
    left = [number for number in waiting if _on_its_way(connection, number)]
    memory.settings.set(KEPT_AS, {**erased, "numbers": left})
    return int(rows)


def tidy(store: Store) -> None:
    """Write an SQLite file anew, and empty its log: what was deleted is in neither any more. Raises NotTidied."""
    file, problem = store.engine.url.database, "somebody is reading all the time"
    with store.engine.connect() as connection:
        wire = connection.connection.cursor()
        try:
            wire.execute("VACUUM")
            busy, *_ = wire.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        except sqlite3.Error as error:
            busy, problem = True, str(error)
    if busy:
        raise NotTidied(file=file, problem=problem)


def _gaps(connection: Connection, user_id: int) -> None:
    """A question that nobody else asked goes; of one that others asked too only what was wanted stays."""
    asked = gaps.c.asked_by == user_id
    connection.execute(delete(gaps).where(asked, gaps.c.times == 1))
    connection.execute(update(gaps).where(asked).values(question=gaps.c.wanted))


def _silence(memory: Memory, user_id: int) -> None:
    """What would be said unasked is not said any more."""
    unasked = (PENDING, outbox.c.chat_id == user_id, outbox.c.kind != "answer")
    memory.outbox.cancel(keys=list(memory.connection.scalars(select(outbox.c.key).where(*unasked))))


def _let_go(connection: Connection, table: str, number: int) -> None:
    """Whatever names a row, and would keep it from being deleted, names it no more."""
    for other in metadata.sorted_tables:
        for column in other.columns:
            if any(key.column.table.name == table and key.ondelete is None for key in column.foreign_keys):
                naming = column == number
                gone = update(other).values({column: None}) if column.nullable else delete(other)
                connection.execute(gone.where(naming))


def _drop(connection: Connection, user_id: int) -> int:
    """Take a user's number out of every table but those of the way of a message; how many rows held it."""
    rows = 0
    for table in metadata.sorted_tables:
        if table.name in BY_OTHER_MEANS:
            continue
        for column in table.columns:
            if column.name in NAMES_SOMEBODY or (table.name == "chats" and column.name == "id"):
                unnamed = update(table).values({column: None if column.nullable else 0})
                gone = delete(table) if table.name in PERSONAL else unnamed
                rows += connection.execute(gone.where(column == user_id)).rowcount
    return rows


def _unname(connection: Connection, user_id: int) -> int:
    """What went to a private chat stays in the sums, without saying to whom; how many rows those were."""
    nobody = {"chat_id": 0, "key": literal("erased:") + cast(outbox.c.id, String), "card": None, "reply_to": None}
    over = (outbox.c.chat_id == user_id) & outbox.c.state.in_(OVER)
    failed = (inbox.c.queue == user_id) & (inbox.c.state == "failed")
    rows = connection.execute(update(outbox).where(over).values(**nobody, message_id=None)).rowcount
    rows += connection.execute(update(inbox).where(failed).values(payload={}, queue=0, error=None)).rowcount
    return int(rows)


def _on_its_way(connection: Connection, user_id: int) -> bool:
    leaving = exists().where(LIVE, outbox.c.chat_id == user_id)
    return bool(connection.scalar(select(leaving | exists().where(NEW, inbox.c.queue == user_id))))


def _is_member(connection: Connection, user_id: int) -> bool:
    return bool(connection.scalar(select(exists().where(members.c.user_id == user_id))))


def _note(memory: Memory, **numbers: Collection[int]) -> None:
    known = erased_in(memory)
    memory.settings.set(KEPT_AS, known | {kind: [*known.get(kind, ()), *new] for kind, new in numbers.items()})
