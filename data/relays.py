"""Whom to turn to when no partnership covers a place."""

from collections.abc import Sequence

from sqlalchemy import select

from data.among import among
from data.model import Relay
from data.repository import VersionedRepository
from data.tables import relays


class Relays(VersionedRepository[Relay]):
    """Organisations that know whom to ask, each for a place."""

    table = relays
    record = Relay

    def for_place_ids(self, place_ids: Sequence[int]) -> tuple[Relay, ...]:
        """The relays for these places (a place, then those it lies in): in the order of the places, then by rank."""
        order = {place_id: position for position, place_id in enumerate(place_ids)}
        found = self._records(select(relays).where(among(relays.c.place_id, place_ids)))
        return tuple(sorted(found, key=lambda relay: (order[relay.place_id], relay.rank, relay.id)))
