"""Whose clock holds where nobody says which: that of whoever speaks, and that of the group that meets."""

from zoneinfo import ZoneInfo

from babel.languages import get_official_languages

from bot.answers.talk import Talk
from data.model import Member


def author_zone(talk: Talk) -> ZoneInfo:
    """Give the zone in which the sender lives, as far as it is known.

    What they have chosen; else where the organisation of their post is; else the shore whose language they speak.
    """
    member = talk.member
    if member and member.zone:
        return ZoneInfo(member.zone)
    return (member and (zone_of_person(member.person_id, talk) or _spoken_on(member, talk))) or talk.home


def group_zone(chat_ids: tuple[int, ...], talk: Talk) -> ZoneInfo:
    """Give the zone that the groups which meet live by; the network's when none of them has said one."""
    bound = talk.memory.chats.bound()
    zones = [one.zone for one in bound if one.zone and (one.id in chat_ids or not chat_ids)]
    return ZoneInfo(zones[0]) if zones else talk.home


def zone_of_person(person_id: int | None, talk: Talk) -> ZoneInfo | None:
    """Give the zone of the place of the organisation in which a person holds a post."""
    if person_id is None:
        return None
    tenures = talk.memory.tenures.of_person(person_id)
    held = [one.post_id for one in tenures if one.until is None or one.until >= talk.today]
    return next((zone for zone in (zone_of_post(post, talk) for post in held) if zone), None)


def zone_of_post(post_id: int, talk: Talk) -> ZoneInfo | None:
    """Give the zone of the place of a post's organisation."""
    post = talk.memory.posts.get(post_id)
    return zone_of_organisation(post.organisation_id, talk) if post else None


def zone_of_organisation(organisation_id: int, talk: Talk) -> ZoneInfo | None:
    """Give the zone of an organisation's place, or of its country's shore when no place is known."""
    organisation = talk.memory.organisations.get(organisation_id)
    if organisation is None:
        return None
    place = talk.memory.places.get(organisation.place_id) if organisation.place_id else None
    if place:
        return ZoneInfo(place.time_zone)
    return next((shore.zone for shore in talk.directory.shores if shore.code == organisation.country_code), None)


def _spoken_on(member: Member, talk: Talk) -> ZoneInfo | None:
    speaking = (shore for shore in talk.directory.shores if member.language in get_official_languages(shore.code))
    return next((shore.zone for shore in speaking), None)
