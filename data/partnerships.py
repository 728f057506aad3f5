"""Partnerships, and the nearest one to a place that has none."""

from collections.abc import Collection, Mapping
from math import asin, cos, radians, sin, sqrt
from typing import ClassVar

from sqlalchemy import Table, select

from data.model import Partnership, Place
from data.places import Places
from data.repository import DirectoryRepository
from data.tables import (
    partnership_associates,
    partnership_organisations,
    partnership_places,
    partnership_themes,
    partnerships,
)

Point = tuple[float, float]
EARTH_KILOMETRES = 6371.0


class Partnerships(DirectoryRepository[Partnership]):
    """Organisations that cooperate over places and themes."""

    table = partnerships
    record = Partnership
    kind = "partnership"
    links: ClassVar[Mapping[str, Table]] = {
        "organisation_ids": partnership_organisations,
        "associate_ids": partnership_associates,
        "place_ids": partnership_places,
        "theme_ids": partnership_themes,
    }

    def all(self) -> tuple[Partnership, ...]:
        """Every partnership, in the order in which they were added."""
        return self._records(select(partnerships).order_by(partnerships.c.id))

    def of_organisations(self, organisation_ids: Collection[int]) -> tuple[Partnership, ...]:
        """Those in which one of these organisations is a partner or an associate."""
        as_partner = self._naming("organisation_ids", organisation_ids)
        as_associate = self._naming("associate_ids", organisation_ids)
        numbers = as_partner.with_only_columns(partnerships.c.id).union(
            as_associate.with_only_columns(partnerships.c.id)
        )
        return self._records(select(partnerships).where(partnerships.c.id.in_(numbers)).order_by(partnerships.c.id))

    def at_places(self, place_ids: Collection[int]) -> tuple[Partnership, ...]:
        """Those over one of these very places; widening up and down is for who asks."""
        return self._records(self._naming("place_ids", place_ids).order_by(partnerships.c.id))

    def with_themes(self, theme_ids: Collection[int]) -> tuple[Partnership, ...]:
        """Those over one of these themes."""
        return self._records(self._naming("theme_ids", theme_ids).order_by(partnerships.c.id))

    def nearest_active_to(self, place: Place) -> Partnership | None:
        """The active partnership with a place nearest to this one, over the globe; None when nothing has coordinates.

        A place without coordinates stands where the place is in which it lies.
        """
        here = self._point(place)
        if here is None:
            return None
        active = self._active()
        points = self._points({place_id for each in active for place_id in each.place_ids})
        away = [
            (_kilometres(here, points[place_id]), each.id, each)
            for each in active
            for place_id in each.place_ids
            if place_id in points
        ]
        return min(away)[2] if away else None

    def _active(self) -> tuple[Partnership, ...]:
        return self._records(select(partnerships).where(partnerships.c.status == "active"))

    def _points(self, place_ids: Collection[int]) -> Mapping[int, Point]:
        places = Places(self._connection).by_ids(place_ids)
        # Over a whole country is near everything there and helps nobody to find the next one.
        points = {place.id: self._point(place) for place in places if place.kind != "country"}
        return {place_id: point for place_id, point in points.items() if point is not None}

    def _point(self, place: Place) -> Point | None:
        around = (place, *(() if _located(place) else Places(self._connection).ancestors(place.id)))
        return next((located for located in map(_located, around) if located), None)


def _located(place: Place) -> Point | None:
    if place.latitude is None or place.longitude is None:
        return None
    return place.latitude, place.longitude


def _kilometres(here: Point, there: Point) -> float:
    """The great-circle distance by the haversine formula."""
    latitude, longitude, other_latitude, other_longitude = map(radians, (*here, *there))
    half = sin((other_latitude - latitude) / 2) ** 2
    half += cos(latitude) * cos(other_latitude) * sin((other_longitude - longitude) / 2) ** 2
    return 2 * EARTH_KILOMETRES * asin(sqrt(half))
