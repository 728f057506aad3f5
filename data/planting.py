"""How facts become rows, many at once, and how they find the numbers of what they name."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from sqlalchemy import Connection, Table, bindparam, select, update

from data.aliases import Aliases
from data.errors import UnknownReference
from data.gazetteer import Alias as GazetteerAlias
from data.gazetteer import GazetteerPlace
from data.model import Alias, SubjectKind
from data.network import OrganisationFact
from data.numbers import Numbers
from data.repository import Record, Repository
from data.seeded import Keyed, Seeded
from data.tables import organisations, partnerships, people, places, posts, sources, themes

KEYS = {
    "place": places.c.code,
    "source": sources.c.key,
    "organisation": organisations.c.key,
    "theme": themes.c.key,
    "person": people.c.key,
    "post": posts.c.key,
    "partnership": partnerships.c.key,
}
"""What facts may name, and by which column."""

Fact = TypeVar("Fact", bound=Keyed | GazetteerPlace)


KeyedFact = TypeVar("KeyedFact", bound=Keyed)
Level = TypeVar("Level", GazetteerPlace, OrganisationFact)
"""A fact that may lie in another one of its kind, and be succeeded by one."""


class Bed:
    """Where facts are planted: knows the numbers of what is in the memory, and what was ever planted."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._seeded = Seeded(connection)
        self.numbers = Numbers()
        for kind, key in KEYS.items():
            rows = connection.execute(select(key, key.table.c.id)).all()
            self.numbers.known[kind] = {row[0]: row[1] for row in rows}
        self.planted: dict[str, int] = {}

    def new(self, kind: str, facts: Sequence[KeyedFact]) -> list[KeyedFact]:
        """The facts that were never loaded before, and that nobody entered under the same key."""
        return self._seeded.new(kind, facts, self.numbers.known[kind])

    def plant(
        self,
        kind: str,
        repository: Repository[Record],
        facts: Sequence[Fact],
        record_of: Callable[[Fact, Numbers], Record],
    ) -> None:
        """Keep a record of each fact."""
        numbers = repository.add_all([record_of(fact, self.numbers) for fact in facts])
        self.numbers.known[kind].update((key_of(fact), number) for fact, number in zip(facts, numbers, strict=True))
        self.planted[kind] = self.planted.get(kind, 0) + len(facts)

    def plant_by_level(
        self,
        kind: str,
        repository: Repository[Record],
        facts: Sequence[Level],
        record_of: Callable[[Level, Numbers], Record],
    ) -> None:
        """Keep a record of each fact, what lies in another after that other. Raises UnknownReference."""
        known = self.numbers.known[kind]
        while facts:
            ready = [fact for fact in facts if fact.parent is None or fact.parent in known]
            if not ready:
                raise UnknownReference(kind=kind, key=facts[0].parent)
            self.plant(kind, repository, ready, record_of)
            facts = [fact for fact in facts if key_of(fact) not in known]

    def succeed(self, kind: str, table: Table, facts: Iterable[Level]) -> None:
        """Say who took over what, now that all of them are there. Raises UnknownReference."""
        known = self.numbers
        rows = [
            {"old": known.one(kind, key_of(fact)), "new": known.one(kind, fact.successor)}
            for fact in facts
            if fact.successor is not None
        ]
        statement = update(table).where(table.c.id == bindparam("old")).values(successor_id=bindparam("new"))
        if rows:
            self._connection.execute(statement, rows)

    def name(self, kind: SubjectKind, named: Iterable[tuple[str, Sequence[GazetteerAlias], str | None]]) -> None:
        """Give things (key, other names, key of the source) the names that were never loaded before."""
        there = self.numbers.known[kind]
        wanted = {
            f"{key}\n{alias.name}": (there[key], _alias(alias), self.numbers.perhaps("source", source))
            for key, aliases, source in named
            for alias in aliases
            if key in there
        }
        fresh = self._seeded.new_keys(f"{kind} alias", list(wanted))
        Aliases(self._connection).add_all(kind, [wanted[key] for key in wanted if key in fresh])


def key_of(fact: Keyed | GazetteerPlace) -> str:
    """What a fact is known by: a place by its official code, everything else by its key."""
    return fact.code if isinstance(fact, GazetteerPlace) else fact.key


def _alias(alias: GazetteerAlias) -> Alias:
    return Alias(alias.name, alias.language, alias.note)
