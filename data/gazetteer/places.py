"""The places that the gazetteer hands out."""

from dataclasses import dataclass
from typing import Literal

Language = Literal["fr", "es", "en"]
PlaceKind = Literal["country", "region", "department", "province", "commune", "comuna"]


@dataclass(frozen=True, slots=True)
class Alias:
    """Another name under which something is known.

    `language` is None when the name belongs to no language (an acronym, a number). `note` says what kind of name it is:
    "old name", "numeral", "number", "acronym", "demonym", "island", "seat", or None for a plain other name.
    """

    name: str
    language: Language | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class GazetteerPlace:
    """A country, region, département, province, commune or comuna, as officially listed.

    `code` is "FR", "FR-R53" (region), "FR-D29" (département), "FR-29232" (commune, INSEE), "CL", "CL-R10" (region),
    "CL-P102" (province) or "CL-10201" (comuna); regions abolished in 2016 are "FR-O26" (old INSEE number).
    `time_zone` is an IANA name. `latitude` and `longitude` are degrees (WGS 84), both or neither. `population` is that
    of the last census named in the README. `exact_only` places are found by their whole name only. A `former` place
    exists no longer; `successor` is the code of the one that took it over.
    """

    code: str
    kind: PlaceKind
    name: str
    parent: str | None
    aliases: tuple[Alias, ...]
    time_zone: str
    latitude: float | None
    longitude: float | None
    population: int | None
    exact_only: bool = False
    former: bool = False
    successor: str | None = None
