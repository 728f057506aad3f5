"""What the shores do together: partnerships, contacts, remarks, and whom to turn to."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from data.model.words import Localised, PartnershipStatus


@dataclass(frozen=True, slots=True)
class Partnership:
    """Two or more organisations that cooperate, or one that seeks a partner, over places and themes."""

    id: int
    key: str
    name: Localised
    status: PartnershipStatus
    as_of: date
    source_id: int
    organisation_ids: tuple[int, ...] = ()
    place_ids: tuple[int, ...] = ()
    theme_ids: tuple[int, ...] = ()
    note: Localised | None = None
    associate_ids: tuple[int, ...] = ()
    """Organisations that take part without being partners."""
    instruments: tuple[Localised, ...] = ()
    """The agreements and conventions that it rests on."""


@dataclass(frozen=True, slots=True)
class Relay:
    """Whom to turn to in a country, or part of one, when no partnership covers a place."""

    id: int
    organisation_id: int
    place_id: int
    """The place covered, often a whole country."""
    use: Localised
    """In which case one turns to it."""
    source_id: int
    rank: int = 0
    note: Localised | None = None


@dataclass(frozen=True, slots=True)
class Interaction:
    """A contact between the two shores: a meeting, a call, a letter, a visit, a training."""

    id: int
    key: str
    kind: str
    title: Localised
    starts_on: date
    ends_on: date
    source_id: int
    summary: Localised | None = None
    organisation_ids: tuple[int, ...] = ()
    person_ids: tuple[int, ...] = ()
    place_ids: tuple[int, ...] = ()
    partnership_ids: tuple[int, ...] = ()
    theme_ids: tuple[int, ...] = ()
    zone: str | None = None
    """The zone of the days, as an IANA name; None when nobody said."""
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    venue: Localised | None = None
    note: Localised | None = None


RemarkKind = Literal["blockage", "proposal", "offer", "need"]


@dataclass(frozen=True, slots=True)
class Remark:
    """A blockage, a proposal, an offer or a need that somebody told."""

    id: int
    key: str
    kind: RemarkKind
    told_on: date
    summary: Localised
    source_id: int
    organisation_ids: tuple[int, ...] = ()
    partnership_ids: tuple[int, ...] = ()
    open: bool = True
    title: Localised | None = None
    theme_ids: tuple[int, ...] = ()
    person_id: int | None = None
    """Who told it, when the source says so."""
    seeks_country: str | None = None
    """Of an offer: the shore on which a counterpart is sought."""
    note: Localised | None = None
