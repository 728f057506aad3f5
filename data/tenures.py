"""Who holds or held which post."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date

from sqlalchemy import func, select

from data.among import among
from data.errors import NoSuchRecord
from data.model import Tenure
from data.repository import VersionedRepository
from data.tables import tenures

# The latest first: by the last day for which something is known of it, an open end before a closed one.
LATEST_FIRST = (
    tenures.c.until.is_not(None),
    tenures.c.until.desc(),
    func.coalesce(tenures.c.since, tenures.c.as_of).desc(),
    tenures.c.as_of.desc(),
    tenures.c.stand_in,
    tenures.c.id,
)


class Tenures(VersionedRepository[Tenure]):
    """A person holds a post from … to …"""

    table = tenures
    record = Tenure

    def of_posts(self, post_ids: Collection[int]) -> tuple[Tenure, ...]:
        """The tenures of these posts, the latest first; who holds a post comes before who held it."""
        return self._records(select(tenures).where(among(tenures.c.post_id, post_ids)).order_by(*LATEST_FIRST))

    def of_person(self, person_id: int) -> tuple[Tenure, ...]:
        """The tenures of a person, the latest first."""
        return self._records(select(tenures).where(tenures.c.person_id == person_id).order_by(*LATEST_FIRST))

    def end(self, number: int, until: date) -> Tenure:
        """The tenure ended on that day. Raises NoSuchRecord."""
        return self.update(replace(self._there(number), until=until))

    def confirm(self, number: int, on: date) -> Tenure:
        """Somebody said on that day that it is still right. Raises NoSuchRecord."""
        return self.update(replace(self._there(number), confirmed_on=on))

    def _there(self, number: int) -> Tenure:
        tenure = self.get(number)
        if tenure is None:
            raise NoSuchRecord(table=tenures.name, id=number)
        return tenure
