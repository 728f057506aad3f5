"""The places of France and Chile: official codes, parents, other names, time zones, coordinates."""

from data.gazetteer.places import Alias, GazetteerPlace
from data.gazetteer.reading import read

__all__ = ["Alias", "GazetteerPlace", "read"]
