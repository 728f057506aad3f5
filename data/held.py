"""What is held on one member, table by table: for whoever asks what is kept about them.

A row is held on somebody when it names them: as a member, as the person of the directory whom the member is, or by
their number at Telegram. Whatever names people and is not given here stands in `NOT_GIVEN` with the reason why
(tests/test_my_data.py walks all tables).
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from typing import Any, Final, Literal

from sqlalchemy import ColumnElement, Table, and_, or_, select

from data.memory import Memory
from data.model import Member
from data.tables import metadata

Naming = Literal["member", "person", "number"]
Value = str | int | float | bool | date | datetime | time | dict[str, Any] | list[Any] | tuple[Any, ...] | None
Row = Mapping[str, Value]

HELD: Final[Mapping[str, Mapping[str, Naming]]] = {
    "members": {"id": "member", "user_id": "number", "person_id": "person"},
    "people": {"id": "person"},
    "aliases": {"subject_id": "person"},
    "tenures": {"person_id": "person"},
    "remarks": {"person_id": "person"},
    "interaction_people": {"person_id": "person"},
    "chats": {"id": "number", "bound_by": "member"},
    "recollections": {"chat_id": "number", "user_id": "number"},
    "reminders": {"member_id": "member", "chat_id": "number"},
    "action_items": {
        "asker_member_id": "member",
        "owner_member_id": "member",
        "owner_person_id": "person",
        "proposed_member_id": "member",
        "proposed_person_id": "person",
        "done_by": "member",
        "chat_id": "number",
    },
    "action_item_helper_members": {"member_id": "member"},
    "action_item_helper_people": {"person_id": "person"},
    "blockages": {"said_by": "member"},
    "requests": {"user_id": "number", "owner_member_id": "member", "owner_person_id": "person"},
    "request_steps": {"member_id": "member"},
    "meetings": {"made_by": "member"},
    "meeting_people": {"person_id": "person"},
    "attendances": {"member_id": "member"},
    "meeting_notes": {"said_by": "member", "chat_id": "number"},
    "gaps": {"asked_by": "number"},
    "invitations": {"created_by": "member", "used_by": "member", "person_id": "person"},
    "changes": {"member_id": "member", "subject_id": "person"},
}
"""The columns by which a row of a table is held on somebody, and what they hold."""

NOT_GIVEN: Final[Mapping[str, str]] = {
    "inbox": "what was written to Minga stands in the chat; here it is emptied the night after it was handled",
    "outbox": "what Minga said, or is about to say because of what is given, stands in the chat",
    "cards": "only the number of a message in the chat, by which it is edited",
    "buttons": "the secret of a button under a message in the chat; gone after thirty days",
    "invitations.digest": "guards a way in, and says nothing of anybody",
    "changes.before": "tells of the thing that was changed, perhaps of others; that, what and when are given",
    "changes.after": "as changes.before",
    "meetings.chat_ids": "numbers of groups; a meeting made in private is given to whoever made it",
    "gaps.wanted": "the question itself, folded",
    "settings": "numbers of who was erased, so that nothing comes back; nothing of anybody who is known",
}
"""Tables and columns that name people, or could, and why they are not given."""

KIND_OF: Final = {"aliases": ("kind", "person"), "changes": ("subject_kind", "person")}
NUMBERS_AT_TELEGRAM: Final = frozenset({"user_id", "chat_id", "asked_by"})
HIDDEN: Final = "[…]"
REACHES_SOMEBODY: Final = re.compile(r"\S+@\S+\.\w+|(?<![\d-])(?!\d{4}-\d\d-\d\d)\+?\d(?:[\s./()-]{0,2}\d){7,}(?!\d)")


def held_on(memory: Memory, member: Member) -> dict[str, tuple[Row, ...]]:
    """Give the rows that are held on a member, by table, each once; members and people are named by their names.

    Telephone numbers and e-mail addresses in what was written are struck out: they may be somebody else's.
    """
    found: dict[str, dict[Any, Row]] = {}
    for name, columns in HELD.items():
        table, where = _condition(metadata.tables[name], columns, member)
        statement = select(table).where(where).order_by(*table.primary_key.columns)
        for row in memory.connection.execute(statement).mappings():
            key = tuple(row[column.name] for column in table.primary_key.columns)
            found.setdefault(table.name, {})[key] = dict(_values(table, dict(row), member, memory))
    return {name: tuple(rows.values()) for name, rows in found.items()}


def _condition(table: Table, columns: Mapping[str, Naming], member: Member) -> tuple[Table, ColumnElement[bool]]:
    """Give a table and what its rows about a member have in common; of a table of links, the table that they link."""
    known = {"member": member.id, "person": member.person_id, "number": member.user_id}
    naming = [(table.c[name] == known[means], name) for name, means in columns.items() if known[means] is not None]
    kind, word = KIND_OF.get(table.name, (None, None))
    told = [and_(same, table.c[kind] == word) if kind and name == "subject_id" else same for same, name in naming]
    where = or_(*told) if told else table.primary_key.columns[0].is_(None)
    if "position" not in table.c:
        return table, where
    owner = table.columns[0]
    linked = metadata.tables[next(key.column.table.name for key in owner.foreign_keys)]
    return linked, linked.c.id.in_(select(owner).where(where))


def _values(table: Table, row: Mapping[str, Any], member: Member, memory: Memory) -> Iterator[tuple[str, Value]]:
    for column in table.columns:
        value = row[column.name]
        place = f"{table.name}.{column.name}"
        if value is None or place in NOT_GIVEN:
            continue
        is_number = column.name in NUMBERS_AT_TELEGRAM or place == "chats.id"
        if is_number and value > 0 and value != member.user_id:
            continue  # The number of a private chat is that of the person.
        named = {key.column.table.name for key in column.foreign_keys}
        yield column.name, _name(named, value, memory) if named else _discreet(value)


def _name(tables: set[str], number: int, memory: Memory) -> Value:
    if "members" in tables:
        member = memory.members.get(number)
        return member.name if member else number
    if "people" in tables:
        person = memory.people.get(number)
        return person.full_name if person else number
    return number


def _discreet(value: Any) -> Value:
    if isinstance(value, str):
        return REACHES_SOMEBODY.sub(HIDDEN, value)
    if isinstance(value, dict):
        return {key: _discreet(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_discreet(one) for one in value]
    return value  # type: ignore[no-any-return]
