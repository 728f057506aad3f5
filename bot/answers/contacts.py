"""Whom to ask, shore by shore: by post, then its holder; where nobody is known, whom to ask instead."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from bot.answers.facts import attested_briefly, flag
from bot.answers.talk import Talk
from bot.speech import Html, bold
from data.model import Organisation, Post, Relay, Tenure

MOST_CONTACTS = 3
"""Of one shore on one card; the details show all."""


@dataclass(frozen=True, slots=True)
class Contact:
    """A post and who holds it now, as far as is known; no tenure where nothing was ever said of it."""

    post: Post
    organisation: Organisation
    tenure: Tenure | None

    @property
    def held(self) -> bool:
        """Whether somebody is known to hold the post."""
        return self.tenure is not None and self.tenure.person_id is not None


def contacts_of(organisations: Sequence[Organisation], talk: Talk, places: Collection[int] = ()) -> list[Contact]:
    """Give the posts of some organisations, whom to ask first on top.

    Where any of them covers one of `places`, only those that do are given.
    """
    by_id = {organisation.id: organisation for organisation in organisations}
    posts = talk.memory.posts.of_organisations(list(by_id))
    covering = [post for post in posts if set(post.place_ids) & set(places)]
    chosen = covering or list(posts)
    tenures = _current(talk.memory.tenures.of_posts([post.id for post in chosen]), talk)
    found = [
        Contact(post, by_id[post.organisation_id], tenure) for post in chosen for tenure in tenures.get(post.id, [None])
    ]
    return sorted(found, key=lambda contact: (not contact.held, contact.post.rank))


def contact_line(contact: Contact, talk: Talk, said_on: date | None = None) -> Html:
    """Say one contact: the flag of its shore, the organisation and the post, who holds it, as of which day.

    The day is left out when it is `said_on`, the one that the card has named already.
    """
    voice = talk.voice
    where = voice.say(
        "{flag} {organisation} – {post}",
        flag=flag(contact.organisation.country_code),
        organisation=contact.organisation.name,
        post=voice.pick(contact.post.title),
    )
    if not contact.held or contact.tenure is None or contact.tenure.person_id is None:
        return voice.say("{where}: nobody is named", where=where)
    person = talk.memory.people.get(contact.tenure.person_id)
    name = person.full_name if person else voice.say("somebody whose name was erased")
    age = attested_briefly(contact.tenure, voice, said_on)
    if contact.tenure.stand_in:
        name = voice.say("{name}, standing in", name=bold(name))
    if not age:
        return voice.say("{where}: {name}", where=where, name=bold(name))
    return voice.say("{where}: {name} ({age})", where=where, name=bold(name), age=age)


def shore_lines(
    code: str,
    organisations: Sequence[Organisation],
    talk: Talk,
    places: Collection[int] = (),
    said_on: date | None = None,
) -> list[Html]:
    """Say whom to ask on one shore, and whom to ask instead where no post there has a known holder."""
    on_shore = [organisation for organisation in organisations if organisation.country_code == code]
    contacts = contacts_of(on_shore, talk, places)
    said = [contact_line(contact, talk, said_on) for contact in _without_needless_vacancies(contacts)[:MOST_CONTACTS]]
    if any(contact.held for contact in contacts):
        return said
    if not said:
        said = [talk.voice.say("{flag} No contact is known.", flag=flag(code))]
    return [*said, *relay_lines(code, talk, places)]


def relay_lines(code: str, talk: Talk, places: Collection[int] = (), most: int = 1) -> list[Html]:
    """Say whom to turn to on a shore where nobody is known: the relays that serve such a case best."""
    country = talk.memory.places.by_code(code)
    relays = talk.memory.relays.for_place_ids([*places, *([country.id] if country else [])])
    ours = [(relay, talk.memory.organisations.get(relay.organisation_id)) for relay in relays]
    on_shore = [(relay, body) for relay, body in ours if body and body.country_code == code]
    return [_relay_line(relay, body, talk) for relay, body in on_shore[:most]]


def _relay_line(relay: Relay, body: Organisation, talk: Talk) -> Html:
    use = talk.voice.pick(relay.use)
    return talk.voice.say("↪ Turn to: {body} ({use})", body=bold(body.name), use=use[:1].lower() + use[1:])


def _without_needless_vacancies(contacts: Sequence[Contact]) -> list[Contact]:
    held = [contact for contact in contacts if contact.held]
    return held or list(contacts)


def _current(tenures: Iterable[Tenure], talk: Talk) -> dict[int, list[Tenure | None]]:
    """Group by post the tenures that last; a stand-in comes first, because that is who answers now."""
    lasting = [one for one in tenures if one.until is None or one.until >= talk.today]
    grouped: dict[int, list[Tenure | None]] = {}
    for tenure in sorted(lasting, key=lambda one: (not one.stand_in, -one.as_of.toordinal())):
        grouped.setdefault(tenure.post_id, []).append(tenure)
    return grouped
