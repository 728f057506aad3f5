"""What was ever loaded from facts, so that nothing comes back that people have removed since."""

from collections.abc import Collection, Sequence
from hashlib import sha256
from typing import Protocol, TypeVar

from sqlalchemy import Connection, insert, select

from data.tables import seeded


class Keyed(Protocol):
    """A fact under its key."""

    @property
    def key(self) -> str:
        """Unique among the facts of its kind."""


Fact = TypeVar("Fact", bound=Keyed)


class Seeded:
    """Digests of the keys of all facts that were loaded: a key may be made of a name, and names can be erased."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def new(self, kind: str, facts: Sequence[Fact], known: Collection[str] = ()) -> list[Fact]:
        """The facts that were never loaded and whose keys are not `known` otherwise; from now on, they were."""
        fresh = self.new_keys(kind, [fact.key for fact in facts])
        return [fact for fact in facts if fact.key in fresh and fact.key not in known]

    def new_keys(self, kind: str, keys: Sequence[str]) -> set[str]:
        """The keys that were never loaded; from now on, they were."""
        before = set(self._connection.scalars(select(seeded.c.digest).where(seeded.c.kind == kind)))
        digests = {key: _digest(kind, key) for key in dict.fromkeys(keys)}
        fresh = {key: digest for key, digest in digests.items() if digest not in before}
        if fresh:
            self._connection.execute(insert(seeded), [{"kind": kind, "digest": each} for each in fresh.values()])
        return set(fresh)


def _digest(kind: str, key: str) -> str:
    return sha256(f"{kind}\n{key}".encode()).hexdigest()
