"""The directory: places, organisations, people, posts, and who held which when."""

from dataclasses import dataclass
from datetime import date

from data.model.words import Language, Localised, PlaceKind, SubjectKind


@dataclass(frozen=True, slots=True)
class Source:
    """Where facts come from: a report, a message, a person, an import."""

    id: int
    key: str
    kind: str
    title: Localised
    on: date


@dataclass(frozen=True, slots=True)
class Alias:
    """Another name of a thing: an acronym, an old name, a numeral, another language's word."""

    name: str
    language: Language | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class DirectoryName:
    """One thing in the directory with every name it answers to; what the name index is built from."""

    kind: SubjectKind
    id: int
    name: str
    aliases: tuple[str, ...] = ()
    exact_only: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """A country, region, province, département, commune or comuna, by official code."""

    id: int
    code: str
    kind: PlaceKind
    name: str
    parent_id: int | None
    time_zone: str
    latitude: float | None = None
    longitude: float | None = None
    population: int | None = None
    exact_only: bool = False
    former: bool = False
    successor_id: int | None = None


@dataclass(frozen=True, slots=True)
class Organisation:
    """A local authority, association, ministry, embassy or representation office."""

    id: int
    key: str
    name: str
    kind: str
    country_code: str
    """The shore it stands on: the code of a country in the gazetteer, as "FR" or "CL"."""
    place_id: int | None = None
    parent_id: int | None = None
    successor_id: int | None = None
    description: Localised | None = None
    acronym: str | None = None
    source_id: int | None = None
    note: Localised | None = None
    """What is uncertain about it, as in every record that has a note."""


@dataclass(frozen=True, slots=True)
class Theme:
    """A subject that organisations cooperate on: water, education …"""

    id: int
    key: str
    name: Localised
    source_id: int | None = None
    note: Localised | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """A human being, who holds posts and is never a column of an organisation."""

    id: int
    key: str
    given_name: str
    family_name: str
    source_id: int | None = None
    note: Localised | None = None

    @property
    def full_name(self) -> str:
        """Given name, then family name."""
        return f"{self.given_name} {self.family_name}".strip()


@dataclass(frozen=True, slots=True)
class Post:
    """A function in an organisation. The post answers, not the person."""

    id: int
    key: str
    organisation_id: int
    title: Localised
    place_ids: tuple[int, ...] = ()
    theme_ids: tuple[int, ...] = ()
    rank: int = 0
    """Whom to ask first among the posts of one organisation: the smallest first."""
    relay: bool = False
    """One to turn to when nobody else is known."""
    source_id: int | None = None
    note: Localised | None = None


@dataclass(frozen=True, slots=True)
class Tenure:
    """A person holds a post from … to …; `person_id` None says that the source names nobody."""

    id: int
    post_id: int
    person_id: int | None
    source_id: int
    as_of: date
    """The day for which the source attests it."""
    since: date | None = None
    until: date | None = None
    confirmed_on: date | None = None
    """When somebody last said that it is still right; None for what only a document says."""
    stand_in: bool = False
    note: Localised | None = None
    erased: bool = False
    """Held by somebody who asked to be forgotten; `person_id` is None."""
