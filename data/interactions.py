"""Contacts between the two shores."""

from collections.abc import Collection, Mapping
from typing import ClassVar

from sqlalchemy import Table, select

from data.model import Interaction
from data.repository import VersionedRepository
from data.tables import (
    interaction_organisations,
    interaction_partnerships,
    interaction_people,
    interaction_places,
    interaction_themes,
    interactions,
)

LATEST_FIRST = (interactions.c.starts_on.desc(), interactions.c.id.desc())


class Interactions(VersionedRepository[Interaction]):
    """Meetings, calls, letters, visits, trainings that took place; the latest first."""

    table = interactions
    record = Interaction
    links: ClassVar[Mapping[str, Table]] = {
        "organisation_ids": interaction_organisations,
        "person_ids": interaction_people,
        "place_ids": interaction_places,
        "partnership_ids": interaction_partnerships,
        "theme_ids": interaction_themes,
    }

    def all(self) -> tuple[Interaction, ...]:
        """Every contact."""
        return self._records(select(interactions).order_by(*LATEST_FIRST))

    def of_organisations(self, organisation_ids: Collection[int]) -> tuple[Interaction, ...]:
        """The contacts of one of these organisations."""
        return self._records(self._naming("organisation_ids", organisation_ids).order_by(*LATEST_FIRST))

    def of_partnerships(self, partnership_ids: Collection[int]) -> tuple[Interaction, ...]:
        """The contacts within one of these partnerships."""
        return self._records(self._naming("partnership_ids", partnership_ids).order_by(*LATEST_FIRST))

    def of_places(self, place_ids: Collection[int]) -> tuple[Interaction, ...]:
        """The contacts about one of these very places."""
        return self._records(self._naming("place_ids", place_ids).order_by(*LATEST_FIRST))

    def of_person(self, person_id: int) -> tuple[Interaction, ...]:
        """The contacts in which a person took part."""
        return self._records(self._naming("person_ids", (person_id,)).order_by(*LATEST_FIRST))
