"""Who takes care of a request: the post that covers the place named in it, else a relay, else a coordinator."""

import re
from collections.abc import Iterable, Iterator

from bot.answers.contacts import contacts_of
from bot.answers.places import country_code_of, coverage_of
from bot.answers.talk import Talk
from bot.following.parties import Somebody, of_member, somebody
from bot.reminding.wishes import paused_until
from bot.understanding.vocabulary import common_words
from data.model import Place

MOST = 4
CAPITAL = r"[^\W\d_a-zà-ÿ][\w'’-]*"
CAPITALISED = re.compile(rf"(?<=\s)(?:[^\W\d_]?['’])?({CAPITAL}(?:\s+{CAPITAL}){{0,3}})")
"""Words with a capital one after another, within a sentence: "Puerto Montt", "l'Aconcagua"."""


def place_in(text: str, talk: Talk) -> Place | None:
    """Give the first place that is clearly named in a text, or that of an organisation named there."""
    index = talk.directory.index
    # A sentence that as a whole looks like one unknown name may have known names in it still.
    in_capitals = (index.look_up(said) for said in CAPITALISED.findall(text))
    for mention in (*index.mentions(text, ignore=common_words()), *in_capitals):
        first = mention.candidates[0] if mention.verdict == "found" and mention.candidates else None
        if first is not None and first.thing.kind == "place":
            return talk.memory.places.get(first.thing.key)
        if first is not None and first.thing.kind == "organisation":
            body = talk.memory.organisations.get(first.thing.key)
            if body is not None and body.place_id:
                return talk.memory.places.get(body.place_id)
    return None


def owner_for(place: Place | None, talk: Talk) -> Somebody | None:
    """Give who takes care of what concerns a place; None when the network has nobody who can be told."""
    return next(iter(candidates(place, talk)), None)


def candidates(place: Place | None, talk: Talk) -> list[Somebody]:
    """Give those who could take care of it and whom Minga can write to, whom to ask first on top."""
    found = [*(_covering(place, talk) if place else ()), *_relays(place, talk), *_coordinators(talk)]
    unique = {one.member.id: one for one in reversed(found) if one.member and one.reached and not one.member.paused}
    # Whoever pauses hears of nothing until their pause ends: somebody else comes first.
    in_order = list(reversed(unique.values()))
    return sorted(in_order, key=lambda one: _pauses(one, talk))


def _pauses(one: Somebody, talk: Talk) -> bool:
    return one.member is not None and paused_until(one.member, talk.memory, talk.now) is not None


def _covering(place: Place, talk: Talk) -> Iterator[Somebody]:
    pairs = coverage_of(place, talk).partnerships
    numbers = [one for pair in pairs for one in pair.organisation_ids]
    bodies = talk.memory.organisations.by_ids(list(dict.fromkeys(numbers)))
    near = country_code_of(place, talk)
    for code in dict.fromkeys((near, *(one.country_code for one in bodies))):
        on_shore = [one for one in bodies if one.country_code == code]
        contacts = contacts_of(on_shore, talk, [place.id])
        yield from _people((one.tenure.person_id for one in contacts if one.tenure), talk)


def _relays(place: Place | None, talk: Talk) -> Iterator[Somebody]:
    """The relays of the place's country; of the whole network where no place is named."""
    code = country_code_of(place, talk) if place else None
    codes = [code] if code else [shore.code for shore in talk.directory.shores]
    places = [one for one in (talk.memory.places.by_code(each) for each in codes) if one]
    relays = talk.memory.relays.for_place_ids([one.id for one in places])
    bodies = talk.memory.organisations.by_ids([one.organisation_id for one in relays])
    contacts = contacts_of([one for one in bodies if one.country_code in codes], talk)
    yield from _people((one.tenure.person_id for one in contacts if one.tenure), talk)


def _coordinators(talk: Talk) -> Iterator[Somebody]:
    found = (of_member(one, talk.memory) for one in talk.memory.members.coordinators())
    return (one for one in found if one is not None)


def _people(numbers: Iterable[int | None], talk: Talk) -> Iterator[Somebody]:
    found = (somebody(number, None, talk.memory) for number in numbers if number)
    return (one for one in found if one is not None)
