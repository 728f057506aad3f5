"""What an item is about: places, organisations, partnerships, by the names in it; whether it is about the meeting."""

import re
from dataclasses import dataclass

from bot.answers.talk import Talk
from bot.intents import Party
from bot.times.folding import fold
from bot.understanding.action_items.words import wording
from bot.understanding.resolving import subjects_of
from bot.understanding.vocabulary import common_words

COUNTRY = "country"


@dataclass(frozen=True, slots=True)
class Links:
    """The numbers of what is named."""

    place_ids: tuple[int, ...] = ()
    organisation_ids: tuple[int, ...] = ()
    partnership_ids: tuple[int, ...] = ()
    meeting: bool = False


def links_in(text: str, talk: Talk, owners: tuple[Party, ...]) -> Links:
    """Give what a text names with certainty; a partnership also by one of its sides, when it is the only one there."""
    names = {name for one in owners for name in fold(one.name).split()}
    ignored = common_words() | names
    found = talk.directory.index.mentions(text, ignore=ignored, prefer={"place": 1.5, "organisation": 1.5})
    subjects = [subjects_of(one, talk.memory)[:1] for one in found if one.verdict == "found"]
    said = [(one.kind, one.id) for each in subjects for one in each]
    places = tuple(dict.fromkeys(number for kind, number in said if kind == "place"))
    bodies = tuple(dict.fromkeys(number for kind, number in said if kind == "organisation"))
    direct = [number for kind, number in said if kind == "partnership"]
    partnerships = tuple(dict.fromkeys((*direct, *_partnerships(places, bodies, talk))))
    meeting = (
        re.search(rf"(?<!\w){wording('due', 'meeting')}(?!\s+{wording('due', 'attributive')}\s*\d)", fold(text))
        is not None
    )
    return Links(places, bodies, partnerships, meeting)


def _partnerships(places: tuple[int, ...], bodies: tuple[int, ...], talk: Talk) -> list[int]:
    memory = talk.memory
    narrow = [place.id for place in memory.places.by_ids(places) if place.kind != COUNTRY]
    found = [memory.partnerships.at_places([place]) for place in narrow]
    found += [memory.partnerships.of_organisations([body]) for body in bodies]
    return [each[0].id for each in found if len(each) == 1]
