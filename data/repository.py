"""What all repositories share: rows in, frozen records out."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, ClassVar, Generic, Protocol, TypeVar

from sqlalchemy import Connection, Select, Table, delete, insert, select, update

from data.among import among
from data.errors import NoSuchRecord
from data.log import next_version, note_change
from data.model import SubjectKind
from data.upsert import next_numbers


class Numbered(Protocol):
    """A record with the memory's own number."""

    __dataclass_fields__: ClassVar[dict[str, Any]]

    @property
    def id(self) -> int:
        """The number; `NEW_ID` before the memory has given one."""


Record = TypeVar("Record", bound=Numbered)


class Reader(Generic[Record]):
    """Reads the rows of `table` as `record`s, whose fields are named as the columns are.

    `links` says which fields hold the numbers of other records, in order, and in which table these stand.
    """

    table: ClassVar[Table]
    record: type[Record]
    links: ClassVar[Mapping[str, Table]] = {}

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, number: int) -> Record | None:
        """The record of that number, or None."""
        return self._first(select(self.table).where(self.table.c.id == number))

    def by_ids(self, ids: Collection[int]) -> tuple[Record, ...]:
        """The records of these numbers, in that order; a number that is not there is left out."""
        found = {record.id: record for record in self._records(select(self.table).where(among(self.table.c.id, ids)))}
        return tuple(found[number] for number in ids if number in found)

    def by_key(self, key: str) -> Record | None:
        """The record of that key, or None."""
        return self._first(select(self.table).where(self.table.c.key == key))

    def _first(self, statement: Select[Any]) -> Record | None:
        return next(iter(self._records(statement.limit(1))), None)

    def _records(self, statement: Select[Any]) -> tuple[Record, ...]:
        rows = self._connection.execute(statement).all()
        names = self.table.columns.keys()
        linked = self._linked([row.id for row in rows]) if rows and self.links else {}
        return tuple(self.record(**dict(zip(names, row, strict=True)), **linked.get(row.id, {})) for row in rows)

    def _linked(self, owners: Collection[int]) -> Mapping[int, dict[str, tuple[int, ...]]]:
        found: dict[int, dict[str, tuple[int, ...]]] = defaultdict(dict)
        for field, table in self.links.items():
            for owner, values in self._links_of(table, owners).items():
                found[owner][field] = tuple(values)
        return found

    def _links_of(self, table: Table, owners: Collection[int]) -> Mapping[int, list[int]]:
        owner, value, position = table.columns
        statement = select(owner, value).where(among(owner, owners)).order_by(owner, position)
        found: dict[int, list[int]] = defaultdict(list)
        for key, linked in self._connection.execute(statement):
            found[key].append(linked)
        return found

    def _naming(self, field: str, ids: Collection[int]) -> Select[Any]:
        """The records that name one of these in a linked field, each once."""
        owner, value, _ = self.links[field].columns
        return select(self.table).where(self.table.c.id.in_(select(owner).where(among(value, ids))))


class Repository(Reader[Record]):
    """Also writes."""

    def add(self, record: Record) -> Record:
        """Keep a new record (`id` is `NEW_ID`); hands it back with its number."""
        return replace(record, id=self.add_all((record,))[0])

    def add_all(self, records: Sequence[Record]) -> Sequence[int]:
        """Keep new records, many at once, in as few statements as can be; hands back their numbers, in order."""
        if not records:
            return ()
        numbers = next_numbers(self._connection, self.table, len(records))
        rows = [self._values(record) | {"id": number} for number, record in zip(numbers, records, strict=True)]
        self._connection.execute(insert(self.table), rows)
        self._link(dict(zip(numbers, records, strict=True)))
        self._changed(numbers)
        return numbers

    def update(self, record: Record) -> Record:
        """Keep a record in the place of the one with its number. Raises NoSuchRecord."""
        table = self.table
        result = self._connection.execute(update(table).where(table.c.id == record.id).values(self._values(record)))
        if not result.rowcount:
            raise NoSuchRecord(table=table.name, id=record.id)
        for links in self.links.values():
            self._connection.execute(delete(links).where(links.columns[0] == record.id))
        self._link({record.id: record})
        self._changed((record.id,))
        return record

    def _values(self, record: Record) -> dict[str, Any]:
        return {column.name: getattr(record, column.name) for column in self.table.columns if column.name != "id"}

    def _link(self, records: Mapping[int, Record]) -> None:
        for field, table in self.links.items():
            rows = [row for number, one in records.items() for row in _link_rows(table, number, getattr(one, field))]
            if rows:
                self._connection.execute(insert(table), rows)

    def _changed(self, numbers: Collection[int]) -> None:
        """For those who must tell the index."""


class VersionedRepository(Repository[Record]):
    """A repository of what answers tell and no name finds: each change makes a new version of the directory."""

    def _changed(self, numbers: Collection[int]) -> None:
        if numbers:
            next_version(self._connection)


class DirectoryRepository(Repository[Record]):
    """A repository of what can be found by its name: each change is told to the name index."""

    kind: ClassVar[SubjectKind]

    def _changed(self, numbers: Collection[int]) -> None:
        note_change(self._connection, self.kind, numbers)


def _link_rows(table: Table, owner: int, values: Iterable[int]) -> list[dict[str, int]]:
    """The rows that link an owner to each value once, in order."""
    left, right, _ = table.columns
    distinct = dict.fromkeys(values)
    return [{left.name: owner, right.name: value, "position": place} for place, value in enumerate(distinct)]
