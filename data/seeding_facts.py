"""Facts, which name each other by key -> records, which name each other by number."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from dateutil.rrule import rrulestr

from data.gazetteer import GazetteerPlace
from data.model import (
    NEW_ID,
    Interaction,
    Meeting,
    Organisation,
    Partnership,
    Person,
    Place,
    Post,
    Relay,
    Remark,
    Source,
    Tenure,
    Theme,
)
from data.network import (
    BlockageFact,
    InteractionFact,
    MeetingSeriesFact,
    OfferFact,
    OrganisationFact,
    PartnershipFact,
    PersonFact,
    PostFact,
    ProposalFact,
    RelayFact,
    SourceFact,
    TenureFact,
    ThemeFact,
)
from data.numbers import Numbers

LAST = 1_000
"""The rank of a post of which the source does not say when it is asked."""


def place(fact: GazetteerPlace, numbers: Numbers) -> Place:
    """A place; who succeeds it is told later, because it may come later."""
    return Place(
        NEW_ID,
        fact.code,
        fact.kind,
        fact.name,
        numbers.perhaps("place", fact.parent),
        fact.time_zone,
        fact.latitude,
        fact.longitude,
        fact.population,
        fact.exact_only,
        fact.former,
    )


def source(fact: SourceFact, _: Numbers) -> Source:
    """A source."""
    return Source(NEW_ID, fact.key, fact.kind, fact.title, fact.date)


def organisation(fact: OrganisationFact, numbers: Numbers) -> Organisation:
    """An organisation; who succeeds it is told later, because it may come later."""
    return Organisation(
        NEW_ID,
        fact.key,
        fact.name,
        fact.kind,
        fact.shore,
        numbers.perhaps("place", fact.place),
        numbers.perhaps("organisation", fact.parent),
        description=fact.describes,
        acronym=next((alias.name for alias in fact.names if alias.note == "acronym"), None),
        source_id=numbers.one("source", fact.source),
        note=fact.note,
    )


def theme(fact: ThemeFact, numbers: Numbers) -> Theme:
    """A theme."""
    return Theme(NEW_ID, fact.key, fact.names, numbers.one("source", fact.source), fact.note)


def person(fact: PersonFact, numbers: Numbers) -> Person:
    """A person."""
    return Person(NEW_ID, fact.key, fact.given_name, fact.family_name, numbers.one("source", fact.source), fact.note)


def post(fact: PostFact, numbers: Numbers) -> Post:
    """A post."""
    return Post(
        NEW_ID,
        fact.key,
        numbers.one("organisation", fact.organisation),
        fact.title,
        numbers.several("place", fact.places),
        numbers.several("theme", fact.themes),
        rank=LAST if fact.order is None else fact.order,
        relay=fact.relay,
        source_id=numbers.one("source", fact.source),
        note=fact.note,
    )


def tenure(fact: TenureFact, numbers: Numbers) -> Tenure:
    """A tenure, of a person who may have been forgotten."""
    person_id = numbers.person(fact.person)
    erased = fact.person is not None and person_id is None
    return Tenure(
        NEW_ID,
        numbers.one("post", fact.post),
        person_id,
        numbers.one("source", fact.source),
        fact.as_of,
        fact.since,
        fact.until,
        confirmed_on=fact.as_of if fact.confirmed else None,
        note=None if erased else fact.note,
        erased=erased,
    )


def partnership(fact: PartnershipFact, numbers: Numbers) -> Partnership:
    """A partnership."""
    return Partnership(
        NEW_ID,
        fact.key,
        fact.name,
        fact.status,
        fact.as_of,
        numbers.one("source", fact.source),
        numbers.several("organisation", fact.members),
        numbers.several("place", fact.places),
        numbers.several("theme", fact.themes),
        fact.note,
        numbers.several("organisation", fact.associates),
        fact.instruments,
    )


def relays(rank: int, fact: RelayFact, numbers: Numbers) -> list[Relay]:
    """A relay for each of its places; the earlier in the facts, the earlier it is named."""
    organisation_id = numbers.one("organisation", fact.organisation)
    source_id = numbers.one("source", fact.source)
    return [
        Relay(NEW_ID, organisation_id, place_id, fact.when, source_id, rank, fact.note)
        for place_id in numbers.several("place", fact.places)
    ]


def interaction(fact: InteractionFact, numbers: Numbers, where: Mapping[str, Iterable[str]]) -> Interaction:
    """A contact, about the places of its partnerships (key -> codes); who has been forgotten since is left out."""
    about = dict.fromkeys(code for key in fact.partnerships for code in where.get(key, ()))
    return Interaction(
        NEW_ID,
        fact.key,
        fact.kind,
        fact.title,
        fact.first_day,
        fact.last_day,
        numbers.one("source", fact.source),
        fact.summary,
        numbers.several("organisation", fact.organisations),
        tuple(number for key in fact.persons if (number := numbers.person(key)) is not None),
        numbers.several("place", about),
        numbers.several("partnership", fact.partnerships),
        theme_ids=numbers.several("theme", fact.themes),
        zone=fact.zone,
        starts_at=fact.starts,
        ends_at=fact.ends,
        venue=fact.venue,
        note=fact.note,
    )


def blockage(fact: BlockageFact, numbers: Numbers) -> Remark:
    """What hinders."""
    return Remark(
        NEW_ID,
        f"blockage.{fact.key}",
        "blockage",
        fact.told_on,
        fact.summary,
        numbers.one("source", fact.source),
        numbers.several("organisation", () if fact.organisation is None else (fact.organisation,)),
        numbers.several("partnership", () if fact.partnership is None else (fact.partnership,)),
        note=fact.note,
    )


def proposal(fact: ProposalFact, numbers: Numbers) -> Remark:
    """What was proposed, and whom it concerns."""
    return Remark(
        NEW_ID,
        f"proposal.{fact.key}",
        "proposal",
        fact.told_on,
        fact.summary,
        numbers.one("source", fact.source),
        numbers.several("organisation", dict.fromkeys((fact.organisation, *fact.concerns))),
        numbers.several("partnership", fact.partnerships),
        title=fact.title,
        person_id=numbers.person(fact.person),
        note=fact.note,
    )


def offer(fact: OfferFact, numbers: Numbers) -> Remark:
    """What is offered to a counterpart sought on the other shore."""
    return Remark(
        NEW_ID,
        f"offer.{fact.key}",
        "offer",
        fact.told_on,
        fact.summary,
        numbers.one("source", fact.source),
        numbers.several("organisation", (fact.organisation,)),
        numbers.several("partnership", () if fact.partnership is None else (fact.partnership,)),
        theme_ids=numbers.several("theme", fact.themes),
        seeks_country=fact.seeks,
        note=fact.note,
    )


def meeting(fact: MeetingSeriesFact, numbers: Numbers, now: datetime) -> Meeting:
    """A series that starts with its first occurrence after `now`, on the wall of its zone."""
    here = now.astimezone(ZoneInfo(fact.zone)).replace(tzinfo=None)
    today = datetime.combine(here.date(), fact.wall_time)
    return Meeting(
        NEW_ID,
        fact.key,
        fact.title,
        rrulestr(fact.rule, dtstart=today).after(here, inc=True) or today,
        fact.zone,
        fact.minutes,
        fact.rule,
        fact.link,
        fact.example,
        organisation_id=numbers.one("organisation", fact.organisation),
        source_id=numbers.one("source", fact.source),
        note=fact.note,
    )
