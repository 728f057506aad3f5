"""Questions to the directory: who handles it, who is it, what is done there."""

from collections.abc import Sequence

from bot.answers.bodies import organisation_card, partnership_card, theme_card
from bot.answers.details import details
from bot.answers.facts import sources
from bot.answers.partnerships import headline
from bot.answers.people import person_card, post_card
from bot.answers.places import coverage_of, place_card
from bot.answers.reaching import unreachable
from bot.answers.subjects import label, record_of
from bot.answers.talk import Button, Say, Talk
from bot.intents import (
    Choose,
    ReportWrong,
    ShowDetails,
    ShowHistory,
    ShowNeighbours,
    ShowPartnerships,
    Subject,
    WhoHandles,
)
from bot.speech import Html, italic, joined, lines
from data.model import Organisation, Partnership, Person, Place, Post, Theme

MOST_PARTNERSHIPS = 20
MOST_SUBJECTS = 3
"""Cards in one message; more would not be read."""


def who_handles(intent: WhoHandles, talk: Talk) -> Say:
    """Answer with one card for each subject, and the buttons that lead on from the first."""
    cards = [_card(subject, talk, intent.shore) for subject in intent.subjects[:MOST_SUBJECTS]]
    cards += [talk.voice.say("Please ask again for the others, one by one.")] * (len(intent.subjects) > MOST_SUBJECTS)
    html = joined("\n\n", _without_repeated_closings(cards))
    if intent.reach:
        html = lines(html, unreachable(intent.subjects[0], talk))
    twins = [twin for subject in intent.subjects for twin in subject.twins]
    rows = (*_twin_rows(twins, talk), *_lead_on(intent.subjects[0], talk))
    return Say(html, rows, about=intent, gap=_gap(intent, talk))


def _gap(intent: WhoHandles, talk: Talk) -> str | None:
    """Give the place that was asked for when nobody handles it, here or around."""
    subject = intent.subjects[0]
    place = talk.memory.places.get(subject.id) if subject.kind == "place" and subject.said else None
    if place is None or coverage_of(place, talk).way != "none" or talk.memory.organisations.at_places([place.id]):
        return None
    return subject.said


def choose(intent: Choose, talk: Talk) -> Say:
    """Answer for the one that was meant; that it was is remembered by the assistant."""
    return who_handles(WhoHandles((intent.subject,)), talk)


def show_details(intent: ShowDetails, talk: Talk) -> Say:
    """Answer with all that is known, in private."""
    reached = unreachable(intent.subject, talk) if intent.reach else None
    return Say(lines(details(intent.subject, talk), reached), _lead_on(intent.subject, talk)[:1], about=intent)


def _card(subject: Subject, talk: Talk, shore: str | None) -> Html:
    read_as = talk.voice.say("“{said}”: I read it as {name}.", said=subject.said, name=subject.read_as)
    return lines(italic(read_as) if subject.read_as else None, _plain_card(subject, talk, shore))


def _plain_card(subject: Subject, talk: Talk, shore: str | None) -> Html:
    match record_of(subject, talk.memory):
        case Place() as place:
            card = place_card(place, talk, shore)
        case Organisation() as body:
            card = organisation_card(body, talk, shore)
        case Partnership() as partnership:
            card = partnership_card(partnership, talk, shore)
        case Person() as person:
            card = person_card(person, talk)
        case Post() as post:
            card = post_card(post, talk)
        case Theme() as theme:
            card = theme_card(theme, talk)
        case None:
            card = talk.voice.say("This is no longer in the directory.")
    return card


def _without_repeated_closings(cards: Sequence[Html]) -> list[Html]:
    """Say what closes several cards (the next meeting, the source) once, in the last of them."""
    if len(cards) < 2:
        return list(cards)
    closing = cards[-1].split("\n")[-2:]
    shortened = [Html("\n".join(line for line in card.split("\n") if line not in closing)) for card in cards[:-1]]
    return [*shortened, cards[-1]]


def _twin_rows(twins: Sequence[Subject], talk: Talk) -> list[list[Button]]:
    return [[Button(f"{label(twin, talk)} ?", WhoHandles((twin,)))] for twin in dict.fromkeys(twins)]


def _lead_on(subject: Subject, talk: Talk) -> list[list[Button]]:
    bare = Subject(subject.kind, subject.id)
    voice = talk.voice
    first = [Button(voice.say("History"), ShowHistory(bare))]
    if subject.kind == "place":
        first.append(Button(voice.say("Neighbouring places"), ShowNeighbours(subject.id)))
    private = Button(voice.say("Details in private"), ShowDetails(bare), in_private=not talk.where.private)
    if talk.where.private:
        private = Button(voice.say("Details"), ShowDetails(bare))
    return [first, [private, Button(voice.say("Wrong?"), ReportWrong(bare))]]


def partnerships(intent: ShowPartnerships, talk: Talk) -> Say:
    """Answer with who cooperates with whom, each a button that leads to its card."""
    known = talk.memory.partnerships.all()[:MOST_PARTNERSHIPS]
    if not known:
        return Say(talk.voice.say("I know of no partnership yet."))
    buttons = [[Button(talk.voice.pick(one.name), WhoHandles((Subject("partnership", one.id),)))] for one in known]
    told = [headline(one, talk.voice) for one in known]
    return Say(lines(*told, sources([one.source_id for one in known], talk)), buttons, about=intent)


def neighbours(intent: ShowNeighbours, talk: Talk) -> Say:
    """Answer with the places around a place, those where something is done as buttons on top."""
    place = talk.memory.places.get(intent.place_id)
    parent = talk.memory.places.get(place.parent_id) if place and place.parent_id else None
    if place is None or parent is None:
        return Say(talk.voice.say("I know no neighbouring places."))
    around = [one for one in talk.memory.places.children(parent.id) if one.id != place.id and not one.exact_only]
    covered = [one for one in around if coverage_of(one, talk).way in {"here", "below"}] if len(around) < 60 else []
    shown = [*covered, *(one for one in around if one not in covered)][:8]
    html = talk.voice.say("Around {name}, in {parent}:", name=place.name, parent=parent.name)
    marks = {one.id: "🤝 " for one in covered}
    buttons = [Button(marks.get(one.id, "") + one.name, WhoHandles((Subject("place", one.id),))) for one in shown]
    return Say(html, [buttons[at : at + 2] for at in range(0, len(buttons), 2)])
