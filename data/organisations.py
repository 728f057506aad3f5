"""Organisations, where they are, and what belongs to what."""

from collections.abc import Collection

from sqlalchemy import literal, select

from data.among import among
from data.model import Organisation
from data.repository import DirectoryRepository
from data.tables import organisations


class Organisations(DirectoryRepository[Organisation]):
    """Local authorities, associations, ministries, embassies, offices."""

    table = organisations
    record = Organisation
    kind = "organisation"

    def at_places(self, place_ids: Collection[int]) -> tuple[Organisation, ...]:
        """Those that are the authority of one of these places, or sit there; by name."""
        return self._records(
            select(organisations).where(among(organisations.c.place_id, place_ids)).order_by(organisations.c.name)
        )

    def children_of(self, number: int) -> tuple[Organisation, ...]:
        """Those that belong directly to an organisation, by name."""
        return self._records(
            select(organisations).where(organisations.c.parent_id == number).order_by(organisations.c.name)
        )

    def ancestors(self, number: int) -> tuple[Organisation, ...]:
        """Those that an organisation belongs to, nearest first."""
        columns = organisations.c
        start = select(columns.parent_id.label("id"), literal(1).label("depth")).where(columns.id == number)
        above = start.cte("above", recursive=True)
        step = select(columns.parent_id, above.c.depth + 1).join(above, columns.id == above.c.id)
        chain = above.union_all(step)
        return self._records(select(organisations).join(chain, columns.id == chain.c.id).order_by(chain.c.depth))
