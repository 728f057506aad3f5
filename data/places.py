"""Places, and what lies above and below them."""

from typing import Any

from sqlalchemy import CTE, Integer, Select, literal, select

from data.model import Place
from data.repository import DirectoryRepository
from data.tables import places

MANY = 1_000


class Places(DirectoryRepository[Place]):
    """The gazetteer: every place by its official code, its number, or its place in the hierarchy."""

    table = places
    record = Place
    kind = "place"

    def by_code(self, code: str) -> Place | None:
        """The place with that official code ("CL-10201"), or None."""
        return self._first(select(places).where(places.c.code == code))

    def by_key(self, key: str) -> Place | None:
        """The same as `by_code`: a place is known by its code."""
        return self.by_code(key)

    def ancestors(self, number: int) -> tuple[Place, ...]:
        """The places that a place lies in, nearest first: province, region, country."""
        start = select(places.c.parent_id.label("id"), literal(1).label("depth")).where(places.c.id == number)
        above = start.cte("above", recursive=True)
        step = select(places.c.parent_id, above.c.depth + 1).join(above, places.c.id == above.c.id)
        return self._records(_at(above.union_all(step)))

    def children(self, number: int) -> tuple[Place, ...]:
        """What lies directly in a place, by name."""
        return self._records(select(places).where(places.c.parent_id == number).order_by(places.c.name))

    def descendant_ids(self, number: int, limit: int = MANY) -> tuple[int, ...]:
        """The numbers of at most `limit` places that lie anywhere in a place, the nearest levels first."""
        start = select(places.c.id, literal(1, Integer).label("depth")).where(places.c.parent_id == number)
        below = start.cte("below", recursive=True)
        step = select(places.c.id, below.c.depth + 1).join(below, places.c.parent_id == below.c.id)
        found = below.union_all(step)
        statement = select(found.c.id).order_by(found.c.depth, found.c.id).limit(limit)
        return tuple(self._connection.scalars(statement))

    def country_of(self, place: Place) -> Place | None:
        """The country that a place lies in, or is; None for a place in no country."""
        chain = (place, *self.ancestors(place.id))
        return next((each for each in chain if each.kind == "country"), None)


def _at(chain: CTE) -> Select[Any]:
    return select(places).join(chain, places.c.id == chain.c.id).order_by(chain.c.depth)
