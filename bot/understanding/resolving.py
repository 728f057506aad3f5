"""From what a stretch of a sentence may name to what it means here, by what the directory knows of the candidates."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from itertools import zip_longest

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from bot.intents import Subject
from bot.names import Candidate, Mention, fold, sound_alike
from data.memory import Memory
from data.model import Place, SubjectKind

KIND_SIZE = {"country": 5, "region": 4, "department": 3, "province": 3, "comuna": 2, "commune": 2}
SAME_KIND = {"commune": "comuna"}
NEAR_ENOUGH_TO_OFFER = 75
"""How alike two names must be, 0 to 100, for the other one to be offered as a button."""
NEAR_ENOUGH_TO_SUGGEST = 65
"""How alike a name must be to be suggested for an unknown one."""
MOST_SLIPS = 1
"""Typing errors in the full name of a person who is taken to be meant; with more, somebody else may be."""
MOST_CHOICES = 6
MOST_TWINS = 3


def subjects_of(mention: Mention, memory: Memory, kinds: Collection[str] = ()) -> tuple[Subject, ...]:
    """Give what a mention may mean: one subject when it is clear, several when one has to ask, none when unknown.

    `kinds` are those of the places that the sentence speaks of; they count where several have one name.
    """
    if mention.verdict == "unknown" and not _sounding_alike(mention):
        return ()
    if mention.verdict == "found" and not _shared_name(mention):
        return (_found(mention, memory),)
    rivals = _rivals(mention, memory, kinds)
    return (rivals[0],) if len(rivals) == 1 else rivals[:MOST_CHOICES]


def is_clear(mention: Mention, subjects: tuple[Subject, ...]) -> bool:
    """Whether one may answer without asking: one thing is meant, and it was said and not guessed."""
    if len(subjects) != 1 or _maybe_somebody_else(mention):
        return False
    return mention.verdict == "found" or len(mention.candidates) > 1 or bool(_sounding_alike(mention))


def person_among(subjects: tuple[Subject, ...]) -> tuple[Subject, ...]:
    """Give the one person among several things of a name, the others as its twins: "qui est …" asks for people."""
    people = [one for one in subjects if one.kind in {"person", "post"}]
    if len(people) != 1 or len(subjects) == 1:
        return subjects
    twins = tuple(Subject(one.kind, one.id) for one in subjects if one not in people)
    return (replace(people[0], twins=twins[:MOST_TWINS]),)


def _maybe_somebody_else(mention: Mention) -> bool:
    """Whether a person's full name was said with more than a slip: Gonzalo Dorman is not Gonzalo Duran."""
    best = mention.candidates[0]
    said = fold(mention.text)
    if best.thing.kind != "person" or best.how not in {"fuzzy", "sound"} or " " not in said:
        return False
    if sound_alike(said, fold(best.matched)):
        return False
    pairs = list(zip_longest(said.split(), fold(best.matched).split(), fillvalue=""))
    given, family = sum(_slips_in_given_name(*pair) for pair in pairs[:-1]), OSA.distance(*pairs[-1])
    if any(_is_another_given_name(*pair) for pair in pairs[:-1]):
        return True
    return given + family > MOST_SLIPS or _is_another_family(*pairs[-1])


def _is_another_given_name(one: str, other: str) -> bool:
    """Whether only the end differs, and one hears it: Fernando and Fernanda, Eric and Erica are two people each."""
    short, long = sorted((one, other), key=len)
    ends = short[:-1] == long[:-1] or long.startswith(short)
    return bool(short) and short != long and ends and not sound_alike(short, long)


def _is_another_family(one: str, other: str) -> bool:
    """Whether two family names begin differently, or in one a heard letter stands for another: Hales, Gales."""
    if one == other or sound_alike(one, other):
        return False
    if one[:1] != other[:1]:
        return True
    # A letter too many or too few is a slip, and so are two that changed places.
    return len(one) == len(other) and sorted(one) != sorted(other)


def _slips_in_given_name(one: str, other: str) -> int:
    """How many typing errors tell two names apart; one and its longer form are a single one: Isabel, Isabelle."""
    short, long = sorted((one, other), key=len)
    alike = bool(short) and short != long and (long.startswith(short) or sound_alike(short, long))
    return 1 if alike else OSA.distance(one, other)


def nearest_of(mention: Mention) -> tuple[Subject, ...]:
    """Give the things with the nearest names, at most three, and none that only shares a letter or two."""
    said = fold(mention.text)
    near = [one for one in mention.candidates if fuzz.ratio(said, fold(one.matched)) >= NEAR_ENOUGH_TO_SUGGEST]
    return tuple(_subject(candidate, "") for candidate in near[:3])


def _shared_name(mention: Mention) -> bool:
    """Whether several things have exactly the name that was said."""
    return len([one for one in mention.candidates if one.how == "exact" and _is_whole(one, mention)]) > 1


def _is_whole(candidate: Candidate, mention: Mention) -> bool:
    """Whether a name has as many words as were said, so that none of either is left over."""
    return len(fold(candidate.matched).split()) == len(fold(mention.text).split())


def _found(mention: Mention, memory: Memory) -> Subject:
    first = mention.candidates[0]
    offered = [_subject(one, "") for one in mention.candidates[1:3] if _worth_offering(mention, first, one, memory)]
    return _subject(first, mention.text, tuple((offered or _near_partners(mention, first, memory))[:1]))


def _near_partners(mention: Mention, first: Candidate, memory: Memory) -> list[Subject]:
    """Where little is done in the place that was said: places of a name like it where something is, one slip away."""
    place = memory.places.get(first.thing.key) if first.thing.kind == "place" else None
    if place is None or (place.kind != "country" and _has_partnership(first, memory)):
        return []
    ids = {one for partnership in memory.partnerships.all() for one in partnership.place_ids}
    said = fold(mention.text)
    near = [one for one in memory.places.by_ids(sorted(ids - {place.id})) if one.kind != "country"]
    return [Subject("place", one.id) for one in near if fuzz.ratio(said, fold(one.name)) >= NEAR_ENOUGH_TO_OFFER]


def _worth_offering(mention: Mention, first: Candidate, other: Candidate, memory: Memory) -> bool:
    alike = fuzz.ratio(fold(mention.text), fold(other.matched)) >= NEAR_ENOUGH_TO_OFFER
    if first.how == "word" and first.thing.kind == other.thing.kind == "person":
        return alike or fuzz.partial_ratio(fold(mention.text), fold(other.matched)) >= NEAR_ENOUGH_TO_OFFER
    if first.thing.kind != "place" or other.thing.kind != "place":
        return False
    return alike and _has_partnership(other, memory) and not _has_partnership(first, memory)


def _has_partnership(candidate: Candidate, memory: Memory) -> bool:
    return bool(memory.partnerships.at_places([candidate.thing.key]))


def _rivals(mention: Mention, memory: Memory, kinds: Collection[str]) -> tuple[Subject, ...]:
    exact = [one for one in mention.candidates if one.how == "exact"]
    rivals = exact or _sounding_alike(mention) or list(mention.candidates)
    # The small communes have the names of everything under the sun; they are meant only when nothing else is.
    rivals = [one for one in rivals if not one.thing.exact_only] or rivals
    places = _sorted_places(rivals, memory)
    said = [place for place in places if SAME_KIND.get(place.kind, place.kind) in kinds]
    if said:
        return (_one_place(mention, said, rivals, memory, [place for place in places if place not in said]),)
    others = [one for one in rivals if one.thing.kind != "place" and not _stands_for(one, places, memory)]
    if places and not others and (exact or _sounding_alike(mention)):
        return (_one_place(mention, places, rivals, memory),)
    kept = _without_middles(places)
    by_place = {one.thing.key: one for one in rivals if one.thing.kind == "place"}
    ordered = [*others, *(by_place[place.id] for place in kept)]
    return tuple(_subject(one, mention.text) for one in ordered)


def _sounding_alike(mention: Mention) -> list[Candidate]:
    """The candidates whose whole names sound like what was said, when all those have one name."""
    said = fold(mention.text)
    alike = [one for one in mention.candidates if one.how == "sound" and sound_alike(said, fold(one.matched))]
    # People's first names sound alike by the dozen; one asks.
    alike = [one for one in alike if one.thing.kind != "person" or " " in fold(mention.text)]
    return alike if len({fold(one.matched) for one in alike}) == 1 else []


def _sorted_places(rivals: Iterable[Candidate], memory: Memory) -> list[Place]:
    ids = [one.thing.key for one in rivals if one.thing.kind == "place"]
    return sorted(memory.places.by_ids(ids), key=lambda place: -KIND_SIZE[place.kind])


def _stands_for(candidate: Candidate, places: Sequence[Place], memory: Memory) -> bool:
    """Whether a body has the name of its own place: the place's answer speaks of it anyway."""
    if candidate.thing.kind != "organisation":
        return False
    organisation = memory.organisations.get(candidate.thing.key)
    return organisation is not None and any(place.id == organisation.place_id for place in places)


def _one_place(
    mention: Mention, places: list[Place], rivals: list[Candidate], memory: Memory, others: Sequence[Place] = ()
) -> Subject:
    """Of places with one name: the one where something is done, else the largest; the others become buttons."""
    active = [place for place in places if memory.partnerships.at_places([place.id])]
    chosen = (active or places)[0]
    twins = [place for place in _without_middles([*others, *places]) if place.id != chosen.id]
    how = next(one for one in rivals if one.thing.kind == "place" and one.thing.key == chosen.id)
    return _subject(how, mention.text, tuple(Subject("place", place.id) for place in twins[:MOST_TWINS]))


def _without_middles(places: Sequence[Place]) -> list[Place]:
    """Leave out a province between the region and the comuna of its name: nobody means it."""
    kinds = {place.kind for place in places}
    if len(kinds) < 2 or "province" not in kinds:
        return list(places)
    return [place for place in places if place.kind != "province"]


def _subject(candidate: Candidate, said: str, twins: tuple[Subject, ...] = ()) -> Subject:
    guessed = candidate.how == "sound" or (candidate.how == "fuzzy" and candidate.thing.kind == "person")
    read_as = candidate.matched if said and guessed else None
    return Subject(kind_of(candidate), candidate.thing.key, said, read_as, twins)


def kind_of(candidate: Candidate) -> SubjectKind:
    """Give what kind of thing a candidate is; the index knows kinds only as text."""
    return candidate.thing.kind  # type: ignore[return-value]
