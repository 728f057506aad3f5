"""Who somebody is, and who holds a post: as attested on a day, never as if it were so today."""

from collections.abc import Sequence

from bot.answers.contacts import Contact, contact_line, contacts_of, relay_lines
from bot.answers.facts import attested, flag, sources
from bot.answers.partnerships import headline
from bot.answers.talk import Talk
from bot.speech import Html, bold, lines, to_html
from data.model import Organisation, Partnership, Person, Post, Tenure

MOST_PARTNERSHIPS = 3


def person_card(person: Person, talk: Talk) -> Html:
    """Say which posts a person holds or held, and with which partnerships they have to do."""
    tenures = talk.memory.tenures.of_person(person.id)
    posts = {post.id: post for post in talk.memory.posts.by_ids([tenure.post_id for tenure in tenures])}
    bodies = {one.id: one for one in talk.memory.organisations.by_ids([one.organisation_id for one in posts.values()])}
    current = [one for one in tenures if one.until is None or one.until >= talk.today]
    held = [(tenure, posts[tenure.post_id]) for tenure in (current or tenures)]
    return lines(
        Html("👤 ") + bold(person.full_name),
        *(_post_line(tenure, post, bodies[post.organisation_id], talk) for tenure, post in held),
        *([] if current else _after_leaving(held, bodies, talk)),
        *(headline(one, talk.voice) for one in _partnerships(list(bodies.values()), talk)),
        sources([tenure.source_id for tenure, _ in held], talk),
    )


def post_card(post: Post, talk: Talk) -> Html:
    """Say who holds a post; where nobody is known to, whom to ask instead."""
    body = talk.memory.organisations.get(post.organisation_id)
    if body is None:
        return to_html(talk.voice.pick(post.title))
    contacts = [one for one in contacts_of([body], talk) if one.post.id == post.id]
    held = [one for one in contacts if one.held]
    return lines(
        *(contact_line(one, talk) for one in (held or contacts)),
        *([] if held else relay_lines(body.country_code, talk, post.place_ids)),
        *(headline(one, talk.voice) for one in _partnerships([body], talk)),
        sources([one.tenure.source_id for one in contacts if one.tenure], talk),
    )


def _post_line(tenure: Tenure, post: Post, body: Organisation, talk: Talk) -> Html:
    voice = talk.voice
    where = voice.say(
        "{flag} {organisation} – {post}",
        flag=flag(body.country_code),
        organisation=body.name,
        post=voice.pick(post.title),
    )
    if tenure.until is not None and tenure.until < talk.today:
        return voice.say("{where}: left on {day}", where=where, day=voice.day(tenure.until))
    return voice.say("{where} ({age})", where=where, age=attested(tenure, voice))


def _after_leaving(held: Sequence[tuple[Tenure, Post]], bodies: dict[int, Organisation], talk: Talk) -> list[Html]:
    """Say who answers for the posts that somebody has left; never anything to reach the leaver by."""
    said: list[Html] = []
    for post in dict.fromkeys(post for _, post in held):
        body = bodies[post.organisation_id]
        contacts: list[Contact] = [one for one in contacts_of([body], talk) if one.post.id == post.id]
        said += [contact_line(one, talk) for one in contacts]
        if not any(one.held for one in contacts):
            said += relay_lines(body.country_code, talk, post.place_ids)
    return said


def _partnerships(bodies: Sequence[Organisation], talk: Talk) -> Sequence[Partnership]:
    return talk.memory.partnerships.of_organisations([body.id for body in bodies])[:MOST_PARTNERSHIPS]
