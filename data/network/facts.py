"""What a network's folder states: frozen records, before any database."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Literal

from data.gazetteer.places import Alias, Language

Localised = Mapping[Language, str]
"""A text for people, in all three languages."""

PartnershipStatus = Literal["seeking", "forming", "active", "asleep", "ended"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFact:
    """Where facts come from. `date` is the day that the source speaks of; kind "example" marks made-up facts."""

    key: str
    title: Localised
    kind: Literal["report", "example", "reference"]
    date: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """What every fact has: its key, the key of its source, and what is uncertain about it."""

    key: str
    source: str
    note: Localised | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationFact(Fact):
    """A local authority, association, ministry, embassy or office. `place` and `shore` (a country) are codes."""

    name: str
    kind: str
    shore: str
    names: tuple[Alias, ...] = ()
    place: str | None = None
    parent: str | None = None
    successor: str | None = None
    describes: Localised | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeFact(Fact):
    """A subject of cooperation."""

    names: Localised
    aliases: tuple[Alias, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonFact(Fact):
    """A human being. Names are as the source spells them."""

    given_name: str
    family_name: str
    aliases: tuple[Alias, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PostFact(Fact):
    """A function in an organisation, with the places (gazetteer codes) and themes it covers.

    `relay` marks a post to turn to when nobody else is known. `order` says who is asked first among the posts of one
    organisation (1 first), and is None where the source does not say.
    """

    organisation: str
    title: Localised
    aliases: tuple[Alias, ...] = ()
    places: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    relay: bool = False
    order: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TenureFact(Fact):
    """A person holds a post. `person` is None when the source names nobody; `as_of` is the day it attests."""

    post: str
    as_of: date
    person: str | None = None
    since: date | None = None
    until: date | None = None
    confirmed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnershipFact(Fact):
    """Organisations cooperating over places. `status` is as attested on `as_of`; one that seeks may have one member."""

    name: Localised
    members: tuple[str, ...]
    status: PartnershipStatus
    as_of: date
    aliases: tuple[Alias, ...] = ()
    associates: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    instruments: tuple[Localised, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RelayFact(Fact):
    """An organisation to turn to when nobody handles one of `places`; `when` says in which case."""

    organisation: str
    places: tuple[str, ...]
    when: Localised


@dataclass(frozen=True, slots=True, kw_only=True)
class InteractionFact(Fact):
    """A contact of the two shores. `starts` and `ends` have the offset of `zone`; None if the hour is not known."""

    title: Localised
    kind: Literal["meeting", "call", "letter", "visit", "training"]
    first_day: date
    last_day: date
    zone: str
    summary: Localised
    starts: datetime | None = None
    ends: datetime | None = None
    venue: Localised | None = None
    persons: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    partnerships: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockageFact(Fact):
    """What hinders a partnership or an organisation (at least one of the two), as told on a day."""

    told_on: date
    summary: Localised
    partnership: str | None = None
    organisation: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalFact(Fact):
    """What an organisation, perhaps through a person, proposed on a day, and to whom it matters."""

    told_on: date
    title: Localised
    summary: Localised
    organisation: str
    person: str | None = None
    partnerships: tuple[str, ...] = ()
    concerns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferFact(Fact):
    """What an organisation offers to a counterpart that it seeks. `themes` is empty if none is chosen yet.

    `seeks` is the gazetteer code of the country where a counterpart is sought.
    """

    told_on: date
    organisation: str
    seeks: str
    summary: Localised
    partnership: str | None = None
    themes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingSeriesFact(Fact):
    """Meetings that recur: wall time in the owner's zone and an RFC 5545 rule. `example` marks a made-up series."""

    title: Localised
    rule: str
    zone: str
    wall_time: time
    minutes: int
    organisation: str
    link: str | None = None
    example: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkFacts:
    """Everything that a folder states, in the order of its files."""

    sources: tuple[SourceFact, ...] = ()
    organisations: tuple[OrganisationFact, ...] = ()
    themes: tuple[ThemeFact, ...] = ()
    persons: tuple[PersonFact, ...] = ()
    posts: tuple[PostFact, ...] = ()
    tenures: tuple[TenureFact, ...] = ()
    partnerships: tuple[PartnershipFact, ...] = ()
    relays: tuple[RelayFact, ...] = ()
    interactions: tuple[InteractionFact, ...] = ()
    blockages: tuple[BlockageFact, ...] = ()
    proposals: tuple[ProposalFact, ...] = ()
    offers: tuple[OfferFact, ...] = ()
    meeting_series: tuple[MeetingSeriesFact, ...] = ()
