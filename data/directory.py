"""The directory as a name index wants it: every thing with all its names, and what changed since."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any, NamedTuple, get_args

from sqlalchemy import Connection, Select, Table, literal, select

from data.among import among
from data.log import version_of
from data.model import LANGUAGES, DirectoryName, Localised, SubjectKind
from data.tables import (
    aliases,
    directory_log,
    organisations,
    partnerships,
    people,
    places,
    posts,
    themes,
)

Names = tuple[str, ...]


class Named(NamedTuple):
    """Where things of a kind are, and how a row of theirs (without its number) becomes names, the main one first."""

    table: Table
    columns: tuple[str, ...]
    names: Callable[..., Names]


class Delta(NamedTuple):
    """What an index must read again to come to `version`."""

    version: int
    changed: tuple[DirectoryName, ...]
    removed: tuple[tuple[SubjectKind, int], ...]


def _in_each_language(text: Localised) -> Names:
    return tuple(text[language] for language in LANGUAGES if language in text)


def _of_person(given: str, family: str) -> Names:
    # People are asked for by their first name as often as by their whole name.
    return tuple(dict.fromkeys(name for name in (f"{given} {family}".strip(), given, family) if name))


def _with_acronym(name: str, acronym: str | None) -> Names:
    return (name, acronym) if acronym else (name,)


NAMED: Mapping[SubjectKind, Named] = {
    "place": Named(places, ("name",), lambda name: (name,)),
    "organisation": Named(organisations, ("name", "acronym"), _with_acronym),
    "person": Named(people, ("given_name", "family_name"), _of_person),
    "post": Named(posts, ("title",), _in_each_language),
    "theme": Named(themes, ("name",), _in_each_language),
    "partnership": Named(partnerships, ("name",), _in_each_language),
}


class Directory:
    """All names, the version that they have together, and the difference between two versions."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def version(self) -> int:
        """The number of the last change of the directory: one counter, locked by whoever changes."""
        return version_of(self._connection)

    def names(self) -> Iterator[DirectoryName]:
        """Every thing in the directory with its names, kind after kind, one at a time."""
        for kind in get_args(SubjectKind):
            yield from self._names(kind)

    def changed_since(self, version: int) -> Delta:
        """What was added or changed after that version, and what was removed since."""
        touched: dict[SubjectKind, list[int]] = defaultdict(list)
        log = select(directory_log.c.kind, directory_log.c.subject_id).where(directory_log.c.version > version)
        # Sorted here: asked to sort, SQLite reads the whole log in that order instead of its last versions.
        for kind, number in sorted((kind, number) for kind, number in self._connection.execute(log)):
            touched[kind].append(number)
        changed = tuple(name for kind, numbers in touched.items() for name in self._names(kind, numbers))
        there = {(name.kind, name.id) for name in changed}
        gone = ((kind, number) for kind, numbers in touched.items() for number in numbers)
        return Delta(self.version(), changed, tuple(each for each in gone if each not in there))

    def _names(self, kind: SubjectKind, numbers: Collection[int] | None = None) -> Iterator[DirectoryName]:
        table, columns, names_of = NAMED[kind]
        others = self._aliases(kind, numbers)
        exact_only = table.c.exact_only if "exact_only" in table.c else literal(False)
        statement = _only(select(table.c.id, exact_only, *(table.c[name] for name in columns)), table.c.id, numbers)
        for rows in self._connection.execute(statement.order_by(table.c.id)).partitions(1_000):
            for number, exact, *values in rows:
                main, *more = names_of(*values) + others.get(number, ())
                yield DirectoryName(kind, number, main, _distinct(main, more) if more else (), exact)

    def _aliases(self, kind: SubjectKind, numbers: Collection[int] | None) -> Mapping[int, Names]:
        statement = select(aliases.c.subject_id, aliases.c.name).where(aliases.c.kind == kind).order_by(aliases.c.id)
        found: dict[int, Names] = defaultdict(tuple)
        for number, name in self._connection.execute(_only(statement, aliases.c.subject_id, numbers)):
            found[number] += (name,)
        return found


def _distinct(main: str, more: Iterable[str]) -> Names:
    return tuple(name for name in dict.fromkeys(more) if name != main)


def _only(statement: Select[Any], column: Any, numbers: Collection[int] | None) -> Select[Any]:
    return statement if numbers is None else statement.where(among(column, numbers))
