"""Which shore is meant: "côté chilien", "la contraparte de …", a country beside another name."""

from collections.abc import Sequence

from rapidfuzz import fuzz

from bot.directory import Directory, Shore
from bot.intents import Subject, WhoHandles
from bot.names import Mention, Word, fold
from bot.understanding.phrases import Phrasing
from bot.understanding.vocabulary import vocabulary
from data.memory import Memory

SIDE_WORDS = frozenset({"side", "contact_word", "counterpart_of", "counterpart_in"})
"""Phrases beside which an adjective says the shore."""
SAME_ADJECTIVE = 75
"""How alike an adjective must be to one that is known, 0 to 100: its gender and number differ."""


def with_shore(
    clear: tuple[Subject, ...], phrasing: Phrasing, mentions: Sequence[Mention], directory: Directory, memory: Memory
) -> WhoHandles:
    """Give the question about these subjects, on the shore that is meant, if the sentence says which."""
    codes = {shore.place_id: shore.code for shore in directory.shores}
    countries = [one for one in clear if one.kind == "place" and one.id in codes]
    others = tuple(one for one in clear if one not in countries)
    said = {codes[one.id] for one in countries if others and _says_shore(one, phrasing, mentions)}
    said |= {one.code for one in _adjectives(phrasing, mentions, directory)}
    if len(said) == 1:
        return WhoHandles(others or clear, said.pop())
    if len(clear) == 1 and phrasing.asks("counterpart_of"):
        return _opposite(clear[0], directory, memory)
    if len(clear) == 1 and phrasing.asks("counterpart_in"):
        return WhoHandles(clear, _country_of(clear[0], memory))
    listed = tuple(one for one in countries if not others or _is_listed(one, phrasing, mentions))
    return WhoHandles((*others, *listed))


def _says_shore(country: Subject, phrasing: Phrasing, mentions: Sequence[Mention]) -> bool:
    """Whether a country stands for a shore: "le partenaire chilien de …", "who handles … in Chile"."""
    place = next((at for at, word in enumerate(phrasing.words) if _is_said(word, country, mentions)), 0)
    known = vocabulary(phrasing.language)
    before = phrasing.words[place - 1].text if place else ""
    return place in _beside(phrasing) or (phrasing.asks("who_handles") and before in known.inside)


def _is_listed(country: Subject, phrasing: Phrasing, mentions: Sequence[Mention]) -> bool:
    """Whether a country is one of several things asked for, and not where another one is looked for."""
    places = [at for at, word in enumerate(phrasing.words) if _is_said(word, country, mentions)]
    beside = {
        phrasing.words[near].text
        for at in places
        for near in (at - 1, at - 2, at + 1)
        if 0 <= near < len(phrasing.words)
    }
    return bool(beside & vocabulary(phrasing.language).linking)


def _is_said(word: Word, subject: Subject, mentions: Sequence[Mention]) -> bool:
    return any(mention.text == subject.said and mention.span[0] == word.start for mention in mentions)


def _beside(phrasing: Phrasing) -> set[int]:
    spans = [request.span for request in phrasing.requests if request.name in SIDE_WORDS]
    return {place for first, last in spans for place in (first - 1, last)}


def shore_alone(
    clear: tuple[Subject, ...], phrasing: Phrasing, mentions: Sequence[Mention], directory: Directory
) -> str | None:
    """Give the shore of "et côté chilien ?": only a side was said, of what was spoken of a moment ago."""
    codes = {shore.place_id: shore.code for shore in directory.shores}
    said = {codes.get(one.id) if one.kind == "place" else None for one in clear}
    said |= {one.code for one in _adjectives(phrasing, mentions, directory)}
    beside = any(phrasing.asks(name) for name in SIDE_WORDS)
    return said.pop() if beside and len(said) == 1 else None


def _adjectives(phrasing: Phrasing, mentions: Sequence[Mention], directory: Directory) -> list[Shore]:
    """The shores named by an adjective beside "côté", "contact" and the like, when no name was seen in it."""
    common = vocabulary(phrasing.language).joining
    words = [phrasing.words[place] for place in sorted(_beside(phrasing)) if 0 <= place < len(phrasing.words)]
    loose = [one.text for one in words if one.text not in common and not _named(one.start, mentions)]
    return [shore for word in loose for shore in _shore_called(word, directory)]


def _named(offset: int, mentions: Sequence[Mention]) -> bool:
    return any(mention.span[0] <= offset < mention.span[1] for mention in mentions)


def _shore_called(word: str, directory: Directory) -> list[Shore]:
    near = [
        one.thing.key
        for one in directory.index.look_up(word, prefer={"place": 2.0}).candidates
        if one.thing.kind == "place"
        and (word in fold(one.matched).split() or fuzz.ratio(word, fold(one.matched)) >= SAME_ADJECTIVE)
    ]
    return [shore for shore in directory.shores if shore.place_id in near]


def _opposite(subject: Subject, directory: Directory, memory: Memory) -> WhoHandles:
    """The counterpart of something is on the other shore; of a person, in the partnerships of their employer."""
    own = _country_of(subject, memory)
    across = [shore.code for shore in directory.shores if shore.code != own]
    shore = across[0] if own and len(across) == 1 else None
    if subject.kind == "person":
        partnerships = memory.partnerships.of_organisations(_employers(subject, memory))
        shared = tuple(Subject("partnership", one.id, subject.said) for one in partnerships)
        return WhoHandles(shared or (subject,), shore)
    return WhoHandles((subject,), shore)


def _country_of(subject: Subject, memory: Memory) -> str | None:
    if subject.kind == "place":
        above = memory.places.ancestors(subject.id)
        place = above[-1] if above else memory.places.get(subject.id)
        return place.code if place else None
    ids = [subject.id] if subject.kind == "organisation" else _employers(subject, memory)
    codes = {one.country_code for one in memory.organisations.by_ids(ids)}
    return codes.pop() if len(codes) == 1 else None


def _employers(subject: Subject, memory: Memory) -> list[int]:
    if subject.kind not in {"person", "post"}:
        return []
    held = [subject.id]
    if subject.kind == "person":
        held = [tenure.post_id for tenure in memory.tenures.of_person(subject.id)]
    return sorted({post.organisation_id for post in memory.posts.by_ids(held)})
