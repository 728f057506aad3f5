"""Striking a name out of everything that was written, in whichever table it stands."""

import json
import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator
from secrets import token_hex
from typing import Any, Final

from sqlalchemy import JSON, Column, Connection, String, Table, Text, cast, literal, or_, select, type_coerce, update

from data.columns import JsonTuple
from data.log import next_version
from data.tables import metadata

STRUCK: Final = "…"
OTHERS: Final = frozenset({"aliases", "inbox", "members", "organisations", "people", "places", "seeded", "themes"})
"""Names of others, which may be the same; and what came in, which is emptied as a whole."""
LEAST_UNMISTAKABLE: Final = 100_000_000
"""From here on a number is no day, not even one written 20261124, and no number of Minga's own."""
OF_USERS: Final = frozenset({"user", "user_id", "users", "chat", "chat_id", "chat_ids", "asked_by", "numbers"})
"""Names under which JSON holds the numbers of users, and of their private chats."""
OF_SOMEBODY: Final = r"(?<![a-z])((?:answer|said|user|chat|left:-\d+):)"
"""What stands before a user's number in a key."""


def strike(connection: Connection, names: Iterable[str]) -> int:
    """Put "…" in the place of these names, however their accents and capitals are written; in how many rows.

    Only names of several words: a first name alone is somebody else's too.
    """
    spellings = {spelling for name in names if len(name.split()) > 1 for spelling in _spellings(name)}
    if not spellings:
        return 0
    return _strike(connection, spellings, lambda text: _without(text, spellings))


def strike_number(connection: Connection, number: int) -> int:
    """Take a user's number out of keys, which stay different from each other, and out of JSON; in how many rows.

    A short number is as well a day, an hour, or the number of an item: it is struck only where a user is meant.
    """
    stand_in = f"erased-{token_hex(4)}"

    def out_of(text: str) -> str:
        try:
            value = json.loads(text)
        except ValueError:
            return _unsaid(text, number, stand_in)
        if isinstance(value, list | dict):
            return json.dumps(_unnumbered(value, number, stand_in))
        return _unsaid(text, number, stand_in)

    return _strike(connection, {str(number)}, out_of)


def _unsaid(text: str, number: int, stand_in: str) -> str:
    if text.strip() == str(number):
        return stand_in
    if number >= LEAST_UNMISTAKABLE:
        return re.sub(rf"(?<!\d){number}(?!\d)", stand_in, text)
    return re.sub(rf"{OF_SOMEBODY}{number}(?=:|$)", rf"\g<1>{stand_in}", text)


def _unnumbered(value: Any, number: int, stand_in: str, name: str = "") -> Any:
    if isinstance(value, list):
        return [_unnumbered(each, number, stand_in, name) for each in value if not _is_meant(each, number, name)]
    if isinstance(value, dict):
        named = ((_unsaid(key, number, stand_in), key, each) for key, each in value.items())
        return {told: _unnumbered(each, number, stand_in, key) for told, key, each in named}
    if isinstance(value, str):
        return _unsaid(value, number, stand_in)
    return None if _is_meant(value, number, name) else value


def _is_meant(value: Any, number: int, name: str) -> bool:
    """Whether a value is that user's number, and not the like number of something else."""
    same = type(value) is int and value == number
    return same and (number >= LEAST_UNMISTAKABLE or name in OF_USERS)


def _strike(connection: Connection, spellings: Collection[str], without: Callable[[str], str]) -> int:
    rows = sum(
        _strike_in(connection, table, column, spellings, without)
        for table in metadata.sorted_tables
        if table.name not in OTHERS
        for column in table.columns
        if _holds_words(column)
    )
    if rows:
        next_version(connection)  # what was read of the directory before must not be recalled
    return rows


def _strike_in(
    connection: Connection,
    table: Table,
    column: Column[Any],
    spellings: Collection[str],
    without: Callable[[str], str],
) -> int:
    written = cast(column, Text) if _is_json(column) and connection.dialect.name == "postgresql" else column
    words = type_coerce(written, String)
    key = list(table.primary_key)
    holding = or_(*(words.icontains(spelling, autoescape=True) for spelling in spellings))
    found = connection.execute(select(*key, words.label("words_")).where(holding)).all()
    for *number, text in found:
        changed: Any = literal(without(text), String)
        if _is_json(column) and connection.dialect.name == "postgresql":
            changed = cast(changed, JSON)
        this = (one == value for one, value in zip(key, number, strict=True))
        connection.execute(update(table).where(*this).values({column: changed}))
    return len(found)


def _without(text: str, spellings: Collection[str]) -> str:
    for spelling in sorted(spellings, key=len, reverse=True):
        text = "".join(_cut(text, spelling))
    return text


def _cut(text: str, spelling: str) -> Iterator[str]:
    """Give the parts of a text with the stroke between them; lengths hold, because each letter is lowered alone."""
    low, wanted, start = _low(text), _low(spelling), 0
    while (found := low.find(wanted, start)) >= 0:
        yield text[start:found]
        yield STRUCK
        start = found + len(wanted)
    yield text[start:]


def _low(text: str) -> str:
    return "".join(lowered if len(lowered := letter.lower()) == 1 else letter for letter in text)


def _spellings(name: str) -> set[str]:
    """The name, without its accents, and each as JSON escapes it; SQLite lowers only the letters of ASCII."""
    plain = "".join(letter for letter in unicodedata.normalize("NFD", name) if not unicodedata.combining(letter))
    written = {each for one in (name, plain) for each in (one, one.lower(), one.upper())}
    return written | {json.dumps(one)[1:-1] for one in written}


def _is_json(column: Column[Any]) -> bool:
    return isinstance(column.type, JSON | JsonTuple)


def _holds_words(column: Column[Any]) -> bool:
    return (isinstance(column.type, String) and not column.primary_key and not column.foreign_keys) or _is_json(column)
