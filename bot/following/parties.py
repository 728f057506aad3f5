"""Who stands behind an owner: a person of the directory, a member of Minga's, or both; where they are and went."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from bot.intents import Party
from data.memory import Memory
from data.model import ActionItem, Member, Organisation, Person, Tenure


@dataclass(frozen=True, slots=True)
class Somebody:
    """A party with the records behind it, as they are now."""

    party: Party
    person: Person | None
    member: Member | None

    @property
    def reached(self) -> bool:
        """Whether Minga can write to them."""
        return self.member is not None and self.member.left_at is None and self.member.reachable

    def is_(self, member: Member | None) -> bool:
        """Whether a member is this very somebody."""
        if member is None:
            return False
        by_person = member.person_id is not None and member.person_id == self.party.person_id
        return by_person or member.id == self.party.member_id


def somebody(person_id: int | None, member_id: int | None, memory: Memory) -> Somebody | None:
    """Give who is meant by a person's or a member's number; None for neither, and for whoever is known no more."""
    person = memory.people.get(person_id) if person_id else None
    member = memory.members.get(member_id) if member_id else None
    if person is None and member is not None and member.person_id:
        person = memory.people.get(member.person_id)
    if member is None and person is not None:
        member = _member_of(person, memory)
    if person is None and member is None:
        return None
    name = person.full_name if person else member.name if member else ""
    party = Party(name, person.id if person else None, member.id if member else None)
    return Somebody(party, person, member)


def owner_of(item: ActionItem, memory: Memory) -> Somebody | None:
    """Give who owns an item; None when one has to ask."""
    return somebody(item.owner_person_id, item.owner_member_id, memory)


def proposed_for(item: ActionItem, memory: Memory) -> Somebody | None:
    """Give who shall take an item over; None when nobody is asked to."""
    return somebody(item.proposed_person_id, item.proposed_member_id, memory)


def of_member(member: Member, memory: Memory) -> Somebody | None:
    """Give a member as somebody who can own an item."""
    return somebody(member.person_id, member.id, memory)


def left_on(one: Somebody, memory: Memory, today: date) -> date | None:
    """Give the day on which somebody left the network, or their last post; None while they are there."""
    if one.member is not None and one.member.left_at is not None:
        return one.member.left_at.date()
    if one.person is None or (one.member is not None and one.member.left_at is None):
        return None
    ends = [tenure.until for tenure in memory.tenures.of_person(one.person.id)]
    if not ends or any(end is None or end >= today for end in ends):
        return None
    return max(end for end in ends if end is not None)


def successors(one: Somebody, memory: Memory, today: date) -> tuple[Party, ...]:
    """Give who holds today the posts that somebody held, whom to ask first on top."""
    if one.person is None:
        return ()
    posts = [tenure.post_id for tenure in memory.tenures.of_person(one.person.id)]
    holders = [held.person_id for held in memory.tenures.of_posts(posts) if _lasts(held, today)]
    others = [number for number in dict.fromkeys(holders) if number and number != one.person.id]
    found = [somebody(number, None, memory) for number in others]
    return tuple(each.party for each in found if each is not None)


def body_of(one: Somebody, memory: Memory, today: date) -> Organisation | None:
    """Give the organisation in which somebody holds a post today, else held the last one."""
    if one.person is None:
        return None
    held = memory.tenures.of_person(one.person.id)
    lasting = [tenure for tenure in held if _lasts(tenure, today)] or list(held)
    post = memory.posts.get(lasting[0].post_id) if lasting else None
    return memory.organisations.get(post.organisation_id) if post else None


def zone_of(one: Somebody | None, memory: Memory, home: ZoneInfo, today: date) -> ZoneInfo:
    """Give the zone whose clock somebody lives by: what they said, else where their organisation is, else `home`."""
    if one is None:
        return home
    if one.member is not None and one.member.zone:
        return ZoneInfo(one.member.zone)
    body = body_of(one, memory, today)
    place = (memory.places.get(body.place_id) if body.place_id else None) if body else None
    place = place or (memory.places.by_code(body.country_code) if body else None)
    return ZoneInfo(place.time_zone) if place else home


def country_of(zone: ZoneInfo, home: ZoneInfo, countries: Mapping[str, str]) -> str:
    """Give the country whose working days a zone has, by the zone's name; others have the home zone's."""
    return countries.get(zone.key) or countries.get(home.key, "")


def _member_of(person: Person, memory: Memory) -> Member | None:
    """Whoever has not left comes first."""
    found = memory.members.of_person(person.id)
    return min(found, key=lambda one: one.left_at is not None, default=None)


def _lasts(tenure: Tenure, today: date) -> bool:
    return tenure.until is None or tenure.until >= today
