"""What an organisation does and whom to ask there; who works on a theme."""

from bot.answers.contacts import contact_line, contacts_of, relay_lines
from bot.answers.facts import flag, sources
from bot.answers.meetings import meeting_line
from bot.answers.open_items import open_items_line
from bot.answers.partnerships import (
    MOST_REMARKS,
    interaction_line,
    last_interaction,
    partnership_lines,
    remark_line,
)
from bot.answers.talk import Talk
from bot.speech import Html, bold, lines
from data.model import Organisation, Partnership, Theme

MOST_CONTACTS = 4


def organisation_card(body: Organisation, talk: Talk, shore: str | None = None) -> Html:
    """Say what an organisation is, its partnerships, whom to ask, the last contact."""
    partnerships = talk.memory.partnerships.of_organisations([body.id])
    last = last_interaction([body], talk)
    remarks = [one for one in talk.memory.remarks.of_organisations([body.id]) if one.open][:MOST_REMARKS]
    origins = [one.source_id for one in partnerships] + [one.source_id for one in remarks]
    return lines(
        _title(body, talk),
        *(partnership_lines(partnerships[0], talk, shore) if partnerships else _own_contacts(body, talk)),
        *(line for one in partnerships[1:3] for line in partnership_lines(one, talk, shore)[:1]),
        interaction_line(last, talk.voice) if last else None,
        *(remark_line(one, talk.voice) for one in remarks[:1]),
        meeting_line(talk),
        sources([*origins, *([last.source_id] if last else [])], talk),
    )


def theme_card(theme: Theme, talk: Talk) -> Html:
    """Say which partnerships and posts have to do with a theme."""
    voice = talk.voice
    partnerships = talk.memory.partnerships.with_themes([theme.id])
    posts = talk.memory.posts.covering_themes([theme.id])
    bodies = talk.memory.organisations.by_ids({post.organisation_id for post in posts})
    contacts = [one for one in contacts_of(bodies, talk) if one.post in posts][:MOST_CONTACTS]
    nobody = None if partnerships or contacts else voice.say("I don’t know of anyone working on this yet.")
    return lines(
        Html("🏷 ") + bold(voice.pick(theme.name)),
        *(line for one in partnerships[:2] for line in partnership_lines(one, talk)),
        *(contact_line(one, talk) for one in contacts),
        nobody,
        sources([one.source_id for one in partnerships], talk),
    )


def partnership_card(partnership: Partnership, talk: Talk, shore: str | None = None) -> Html:
    """Say all that one card holds of a partnership asked for by its own name."""
    bodies = talk.memory.organisations.by_ids(partnership.organisation_ids)
    last = last_interaction(bodies, talk)
    return lines(
        *partnership_lines(partnership, talk, shore),
        interaction_line(last, talk.voice) if last else None,
        open_items_line([partnership], partnership.place_ids, talk),
        meeting_line(talk),
        sources([partnership.source_id], talk),
    )


def _title(body: Organisation, talk: Talk) -> Html:
    name = talk.voice.say("{flag} {name}", flag=flag(body.country_code), name=bold(body.name))
    if body.acronym and body.acronym != body.name:
        name = talk.voice.say("{name} ({acronym})", name=name, acronym=body.acronym)
    successor = talk.memory.organisations.get(body.successor_id) if body.successor_id else None
    if successor:
        name = talk.voice.say("{name}, today {successor}", name=name, successor=successor.name)
    description = talk.voice.pick(body.description)
    return talk.voice.say("{name}: {description}", name=name, description=description) if description else name


def _own_contacts(body: Organisation, talk: Talk) -> list[Html]:
    contacts = contacts_of([body], talk)
    said = [contact_line(one, talk) for one in contacts[:MOST_CONTACTS]]
    if any(one.held for one in contacts):
        return said
    relays = relay_lines(body.country_code, talk, [body.place_id] if body.place_id else [])
    # A relay is not sent to itself.
    return said + [line for line in relays if body.name not in line]
