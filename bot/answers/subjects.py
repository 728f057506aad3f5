"""A subject's record, and the words that tell it from others of its name."""

from bot.answers.facts import kind_of_place, place_name
from bot.answers.talk import Talk
from bot.intents import Subject
from data.memory import Memory
from data.model import Organisation, Partnership, Person, Place, Post, Theme

Record = Place | Organisation | Person | Post | Theme | Partnership


def record_of(subject: Subject, memory: Memory) -> Record | None:
    """Read a subject from the memory; None when it is no longer there."""
    repositories = {
        "place": memory.places.get,
        "organisation": memory.organisations.get,
        "person": memory.people.get,
        "post": memory.posts.get,
        "theme": memory.themes.get,
        "partnership": memory.partnerships.get,
    }
    return repositories[subject.kind](subject.id)


def label(subject: Subject, talk: Talk) -> str:
    """Name a subject so that it cannot be taken for another one of the same name."""
    match record_of(subject, talk.memory):
        case Place() as place:
            return _place_label(place, talk)
        case Person() as person:
            return person.full_name
        case Organisation(name=name):
            return name
        case Post(title=title):
            return talk.voice.pick(title)
        case Theme(name=words) | Partnership(name=words):
            return talk.voice.pick(words)
    return "?"


def _place_label(place: Place, talk: Talk) -> str:
    kind = kind_of_place(place.kind, talk.voice)
    if place.kind == "country":
        return place_name(place, talk.voice)
    parent = talk.memory.places.get(place.parent_id) if place.parent_id else None
    return f"{place.name} ({kind}, {parent.name})" if parent and parent.parent_id else f"{place.name} ({kind})"
