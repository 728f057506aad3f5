"""All that is known of a subject, for the private chat: every contact, everything told, what happened."""

from collections.abc import Sequence

from bot.answers.contacts import contact_line, contacts_of
from bot.answers.facts import sources
from bot.answers.partnerships import headline, remark_line
from bot.answers.places import coverage_of
from bot.answers.talk import Say, Talk
from bot.intents import ShowHistory, Subject
from bot.speech import Html, Voice, bold, lines, to_html
from data.model import Interaction, Organisation, Partnership

MOST_EVENTS = 8


def details(subject: Subject, talk: Talk) -> Html:
    """Say everything about a subject in one message."""
    partnerships, bodies = involved(subject, talk)
    remarks = {one.id: one for one in talk.memory.remarks.of_organisations([body.id for body in bodies])}
    remarks |= {one.id: one for one in talk.memory.remarks.of_partnerships([one.id for one in partnerships])}
    said = lines(
        *(_whole_partnership(one, talk.voice) for one in partnerships),
        *(contact_line(one, talk) for one in contacts_of(bodies, talk)),
        *(remark_line(one, talk.voice) for one in sorted(remarks.values(), key=lambda one: (one.kind, one.id))),
        sources([*(one.source_id for one in partnerships), *(one.source_id for one in remarks.values())], talk),
    )
    return said or talk.voice.say("Nothing more is known.")


def history(intent: ShowHistory, talk: Talk) -> Say:
    """Answer with what has happened between the two shores, the latest first."""
    partnerships, bodies = involved(intent.subject, talk)
    events = {one.id: one for one in talk.memory.interactions.of_organisations([body.id for body in bodies])}
    if intent.subject.kind == "person":
        events = {one.id: one for one in talk.memory.interactions.of_person(intent.subject.id)}
    if not events:
        return Say(talk.voice.say("No contact between the shores is recorded here yet."), about=intent)
    latest = sorted(events.values(), key=lambda one: one.starts_on, reverse=True)[:MOST_EVENTS]
    told = [_event(one, talk.voice) for one in latest]
    return Say(
        lines(*map(headline, partnerships, [talk.voice] * len(partnerships)), *told, _sources(latest, talk)),
        about=intent,
    )


def involved(subject: Subject, talk: Talk) -> tuple[Sequence[Partnership], Sequence[Organisation]]:
    """Give the partnerships and the organisations that a subject has to do with."""
    memory = talk.memory
    if subject.kind == "organisation":
        partnerships = memory.partnerships.of_organisations([subject.id])
    elif subject.kind == "partnership":
        partnerships = memory.partnerships.by_ids([subject.id])
    elif subject.kind == "theme":
        partnerships = memory.partnerships.with_themes([subject.id])
    elif subject.kind == "place":
        line = [subject.id, *(one.id for one in memory.places.ancestors(subject.id) if one.kind != "country")]
        partnerships = next((found for found in (memory.partnerships.at_places([one]) for one in line) if found), ())
        place = memory.places.get(subject.id)
        partnerships = partnerships or (coverage_of(place, talk).partnerships if place else ())
    else:
        return (), memory.organisations.by_ids(_employers(subject, talk))
    ids = {one for partnership in partnerships for one in partnership.organisation_ids}
    ids |= {subject.id} if subject.kind == "organisation" else set()
    if subject.kind == "place":
        ids |= {one.id for one in memory.organisations.at_places([subject.id])}
    return partnerships, memory.organisations.by_ids(sorted(ids))


def _employers(subject: Subject, talk: Talk) -> list[int]:
    memory = talk.memory
    ids = [subject.id]
    if subject.kind == "person":
        ids = [tenure.post_id for tenure in memory.tenures.of_person(subject.id)]
    return sorted({post.organisation_id for post in memory.posts.by_ids(ids)})


def _whole_partnership(partnership: Partnership, voice: Voice) -> Html:
    note = voice.pick(partnership.note)
    said = headline(partnership, voice)
    return voice.say("{headline}. {note}", headline=said, note=note) if note else said


def _event(event: Interaction, voice: Voice) -> Html:
    day, title = voice.day(event.starts_on), bold(voice.pick(event.title))
    if event.ends_on != event.starts_on:
        days = voice.say("{first} to {last}", first=day, last=voice.day(event.ends_on))
    else:
        days = to_html(day)
    summary = voice.pick(event.summary)
    if not summary:
        return voice.say("🕰 {days}: {title}", days=days, title=title)
    return voice.say("🕰 {days}: {title}. {summary}", days=days, title=title, summary=summary)


def _sources(events: Sequence[Interaction], talk: Talk) -> Html:
    return sources([one.source_id for one in events], talk)
