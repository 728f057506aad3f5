"""Where a parent lies, when only its children are known: in their middle."""

from collections.abc import Iterable
from dataclasses import replace
from math import atan2, cos, degrees, hypot, radians, sin

from data.gazetteer.building.rows import PlaceRow


def centre(children: Iterable[PlaceRow]) -> tuple[float, float] | None:
    """Latitude and longitude of the middle of places, in degrees; None if none of them is located.

    The mean is taken on the sphere, so that Tahiti and Wallis do not meet in Africa.
    """
    points = [
        (radians(child.latitude), radians(child.longitude))
        for child in children
        if child.latitude is not None and child.longitude is not None
    ]
    if not points:
        return None
    x = sum(cos(latitude) * cos(longitude) for latitude, longitude in points)
    y = sum(cos(latitude) * sin(longitude) for latitude, longitude in points)
    z = sum(sin(latitude) for latitude, _ in points)
    return degrees(atan2(z, hypot(x, y))), degrees(atan2(y, x))


def centred(row: PlaceRow, children: Iterable[PlaceRow]) -> PlaceRow:
    """The row, put in the middle of its children."""
    middle = centre(children)
    return row if middle is None else replace(row, latitude=middle[0], longitude=middle[1])


def summed(children: Iterable[PlaceRow]) -> int | None:
    """The people of all children together; None if nobody was counted."""
    return sum(child.population or 0 for child in children) or None
