"""Several names that stand so close together that they looked like one: "… au Chili", "chilien de l'…" and the like."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from itertools import pairwise

from bot.names import Mention, Word, fold
from bot.understanding.phrases import Phrasing
from bot.understanding.vocabulary import vocabulary

Search = Callable[[str], Sequence[Mention]]
"""Gives what a piece of the sentence names."""


def parted(
    mention: Mention, phrasing: Phrasing, text: str, search: Search, countries: Collection[int] = ()
) -> tuple[Mention, ...]:
    """Give the names within a stretch that is unknown as a whole, if its parts are known; else itself.

    `countries` are the keys of the places that may follow a name to say where it is.
    """
    said = [word for word in phrasing.words if mention.span[0] <= word.start < mention.span[1]]
    if len(said) < 2 or mention.verdict == "found":
        return (mention,)
    if mention.verdict == "which":
        return _said_exactly(_at_country(said, phrasing), mention, text, search)
    for part in (_at_country(said, phrasing), _after_adjective(said, phrasing, text), _at_gaps(said, phrasing)):
        found = [_known(piece, text, search) for piece in part]
        if len(part) > 1 and all(found):
            return tuple(one for one in found if one)
    return (
        _before_country(said, phrasing, text, search, countries)
        or _in_capitals(said, text, search)
        or _body_and_place(said, phrasing, text, search)
        or _before_prose(said, phrasing, text, search)
        or _theme_before_prose(said, text, search)
        or _after_prose(said, phrasing, text, search)
        or (mention,)
    )


def _said_exactly(pieces: list[list[Word]], mention: Mention, text: str, search: Search) -> tuple[Mention, ...]:
    """The parts of a doubtful stretch if each is somebody's or something's own name; else the stretch."""
    found = [one for piece in pieces if (one := _known(piece, text, search))]
    exact = len(found) == len(pieces) > 1 and all(one.candidates[0].how == "exact" for one in found)
    doubtful = all(fold(one.matched) != fold(mention.text) for one in mention.candidates)
    return tuple(found) if exact and doubtful else (mention,)


def _at_country(said: list[Word], phrasing: Phrasing) -> list[list[Word]]:
    """Cut where a country follows: "… au …", "… en …", "… in …"."""
    inside = vocabulary(phrasing.language).inside
    return _cut(said, [place for place, word in enumerate(said) if word.text in inside])


def _after_adjective(said: list[Word], phrasing: Phrasing, text: str) -> list[list[Word]]:
    """Cut between a word in small letters and a name with a capital, at the articles between them."""
    joining = vocabulary(phrasing.language).joining
    if not text[said[0].start].islower() or not any(text[word.start].isupper() for word in said):
        return []
    return _cut(said, [place for place, word in enumerate(said) if word.text in joining])


def _at_gaps(said: list[Word], phrasing: Phrasing) -> list[list[Word]]:
    """Cut where two small words in a row stand, as in no name: "Isabelle, la de …" in a hurry."""
    known = vocabulary(phrasing.language)
    small = [False, *(word.text in known.joining for word in said), False]
    return _cut(said, [at - 1 for at in range(1, len(said) + 1) if small[at] and (small[at - 1] or small[at + 1])])


def _before_prose(said: list[Word], phrasing: Phrasing, text: str, search: Search) -> tuple[Mention, ...]:
    """The name with a capital before words in small letters that tell where or when: "Castro au printemps"."""
    known = vocabulary(phrasing.language)
    ends = known.inside | (known.joining - known.binding - known.linking)
    first = next((place for place, word in enumerate(said) if word.text in ends), 0)
    prose = all(text[word.start].islower() for word in said[first:])
    found = _known(said[:first], text, search) if first and prose and text[said[0].start].isupper() else None
    return (found,) if found and found.verdict == "found" else ()


def _in_capitals(said: list[Word], text: str, search: Search) -> tuple[Mention, ...]:
    """The name in capitals among words in small letters, said as it is written: "Chiloé falls", "delegación de …"."""
    high = [place for place, word in enumerate(said) if text[word.start].isupper()]
    counted = any(word.text[0].isdigit() for word in said)
    if counted or not high or len(high) == len(said) or "-" in text[said[0].start : said[-1].end]:
        return ()
    found = _known(said[high[0] : high[-1] + 1], text, search)
    best = found.candidates[0] if found else None
    meant = best is not None and best.how == "exact" and best.thing.kind != "person" and not best.thing.exact_only
    return (found,) if found and meant else ()


def _before_country(
    said: list[Word], phrasing: Phrasing, text: str, search: Search, countries: Collection[int]
) -> tuple[Mention, ...]:
    """The name before a country that only says where it is: "10e région du …"."""
    binding = vocabulary(phrasing.language).binding
    gaps = [place for place, word in enumerate(said) if word.text in binding]
    pieces = _cut(said, gaps[-1:])
    if len(pieces) != 2:
        return ()
    name, where = (_known(piece, text, search) for piece in pieces)
    thing = where.candidates[0].thing if where else None
    is_country = thing is not None and thing.kind == "place" and thing.key in countries
    return (name,) if name and is_country else ()


def _body_and_place(said: list[Word], phrasing: Phrasing, text: str, search: Search) -> tuple[Mention, ...]:
    """The body that is in many places, and the place it is asked for in: "URAI de …"."""
    binding = vocabulary(phrasing.language).binding
    gaps = [place for place, word in enumerate(said) if word.text in binding]
    pieces = [_known(piece, text, search) for piece in _cut(said, gaps[:1])]
    kinds = [one.candidates[0].thing.kind if one and one.candidates[0].how == "exact" else "" for one in pieces]
    return tuple(one for one in pieces if one) if kinds == ["organisation", "place"] else ()


def _theme_before_prose(said: list[Word], text: str, search: Search) -> tuple[Mention, ...]:
    """The theme before a word that qualifies it, all in small letters: "pesca artesanal"."""
    if not all(text[word.start].islower() for word in said):
        return ()
    for length in range(len(said) - 1, 0, -1):
        found = _known(said[:length], text, search)
        if found and found.candidates[0].thing.kind == "theme" and found.candidates[0].how == "exact":
            return (found,)
    return ()


def _after_prose(said: list[Word], phrasing: Phrasing, text: str, search: Search) -> tuple[Mention, ...]:
    """The name after a word in small letters and a preposition that binds no names: "… à privilégier pour …"."""
    known = vocabulary(phrasing.language)
    gaps = {place for place, word in enumerate(said) if word.text in known.joining}
    last = max(gaps, default=0)
    before = [word for place, word in enumerate(said[:last]) if place not in gaps]
    prose = before and all(text[word.start].islower() for word in before)
    if not prose or any(word.text in known.binding for word in said[: last + 1]):
        return ()
    found = _known(said[last + 1 :], text, search) if said[last + 1 :] else None
    return (found,) if found else ()


def _cut(said: list[Word], gaps: list[int]) -> list[list[Word]]:
    edges = [-1, *gaps, len(said)]
    pieces = [said[before + 1 : after] for before, after in pairwise(edges)]
    return [piece for piece in pieces if piece]


def _known(piece: list[Word], text: str, search: Search) -> Mention | None:
    start, end = piece[0].start, piece[-1].end
    found = [one for one in search(text[start:end]) if one.verdict != "unknown"]
    if len(found) != 1:
        return None
    first, last = found[0].span
    return replace(found[0], span=(start + first, start + last))
