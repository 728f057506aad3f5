"""Bodies of which only the sort is said: "a contact at the ministry" may be any ministry of the directory."""

import tomllib
from collections.abc import Collection, Sequence
from functools import cache
from pathlib import Path

from bot.names import Candidate, Index, Mention, Word, fold, words
from bot.understanding.asking import Asking
from bot.understanding.phrases import Phrasing
from bot.understanding.vocabulary import joining_words, vocabulary

MOST = 8
"""More of a sort are not offered: whoever asks has to say more."""


def body_of_a_sort(
    phrasing: Phrasing, text: str, named: Sequence[Mention], index: Index, countries: Collection[int]
) -> tuple[Mention, ...]:
    """Give the bodies of the sort that a sentence asks for, where it names nothing but perhaps a country."""
    if not all(_is_country(one, index, countries) for one in named):
        return ()
    said = next((place for place, word in enumerate(phrasing.words) if word.text in _sorts()), None)
    if said is None or _says_which(phrasing, said, named):
        return ()
    word = phrasing.words[said]
    candidates = _bodies(word.text, index)
    if not 1 < len(candidates) <= MOST:
        return ()
    which = Mention((word.start, word.end), text[word.start : word.end], "which", candidates, candidates[0].score)
    return (which,) if named or Asking(phrasing, text, [which]).about_names() else ()


def _is_country(mention: Mention, index: Index, countries: Collection[int]) -> bool:
    """Whether it names a country, be it in one breath with the sort: "the Chilean ministry"."""
    name = " ".join(word.text for word in words(mention.text) if word.text not in _sorts())
    found = index.look_up(name).candidates[:1]
    return all(one.thing.kind == "place" and one.thing.key in countries for one in found) and bool(found)


def _says_which(phrasing: Phrasing, place: int, named: Sequence[Mention]) -> bool:
    """Whether what follows tells one from the others, "of health", or what precedes does not care, "a ministry"."""
    known = vocabulary(phrasing.language)
    before = phrasing.words[place - 1].text if place else ""
    covered = {at for one in phrasing.requests for at in range(*one.span)}
    after = [at for at in range(place + 1, len(phrasing.words)) if phrasing.words[at].text not in joining_words()]
    telling = after and after[0] not in covered and not _is_named(phrasing.words[after[0]], named)
    return before in known.indefinite or bool(telling and phrasing.words[after[0]].text not in known.common)


def _is_named(word: Word, named: Sequence[Mention]) -> bool:
    return any(one.span[0] <= word.start < one.span[1] for one in named)


def _bodies(word: str, index: Index) -> tuple[Candidate, ...]:
    """Give the bodies whose name begins with a word of the same sort, each as likely as the next."""
    sort = _sorts()[word]
    found = {one.thing: one for other in sorted(sort) for one in index.look_up(other).candidates}
    bodies = [one for one in found.values() if one.thing.kind == "organisation" and _begins(one.thing.name, sort)]
    return tuple(Candidate(one.thing, 1 / len(bodies), one.matched, "word") for one in bodies)


def _begins(name: str, sort: Collection[str]) -> bool:
    return fold(name).split()[0] in sort


@cache
def _sorts() -> dict[str, frozenset[str]]:
    """Read the words for each sort, by each of them."""
    written = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    sorts = [frozenset(fold(listed).split()) for listed in written.values()]
    return {word: sort for sort in sorts for word in sort}
