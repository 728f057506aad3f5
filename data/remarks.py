"""What somebody told: blockages, proposals, offers, needs."""

from collections.abc import Collection, Mapping
from typing import ClassVar

from sqlalchemy import Table, select

from data.model import Remark
from data.repository import VersionedRepository
from data.tables import remark_organisations, remark_partnerships, remark_themes, remarks

LATEST_FIRST = (remarks.c.told_on.desc(), remarks.c.id)


class Remarks(VersionedRepository[Remark]):
    """Blockages, proposals, offers and needs; the latest first."""

    table = remarks
    record = Remark
    links: ClassVar[Mapping[str, Table]] = {
        "organisation_ids": remark_organisations,
        "partnership_ids": remark_partnerships,
        "theme_ids": remark_themes,
    }

    def all(self) -> tuple[Remark, ...]:
        """Every remark."""
        return self._records(select(remarks).order_by(*LATEST_FIRST))

    def of_organisations(self, organisation_ids: Collection[int]) -> tuple[Remark, ...]:
        """What one of these organisations told, or what concerns it."""
        return self._records(self._naming("organisation_ids", organisation_ids).order_by(*LATEST_FIRST))

    def of_partnerships(self, partnership_ids: Collection[int]) -> tuple[Remark, ...]:
        """What concerns one of these partnerships."""
        return self._records(self._naming("partnership_ids", partnership_ids).order_by(*LATEST_FIRST))
