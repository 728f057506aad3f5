"""Bodies and posts that are called by an everyday word, where little else is said: "l'ambassade ?"."""

from collections.abc import Collection
from dataclasses import replace

from bot.names import Candidate, Index, Mention, Verdict, Word, fold
from bot.understanding.asking import POLITE
from bot.understanding.clauses import CONTACT_WORDS, DIRECTORY_REQUESTS
from bot.understanding.phrases import Phrasing
from bot.understanding.vocabulary import joining_words, vocabulary

KINDS = frozenset({"organisation", "post"})
MOST_WORDS = 3
LEAST_SAID = 0.4
"""The share of a name's words, 0 to 1, that tells it from a word that merely stands in it."""


def called_by_everyday_words(
    phrasing: Phrasing, text: str, index: Index, countries: Collection[int] = ()
) -> tuple[Mention, ...]:
    """Give what the few everyday words of a sentence name, if they are nearly the whole of it.

    `countries` are the keys of the places of which there is one each: "the ambassador" is one, "the mayor" any.
    """
    asked = DIRECTORY_REQUESTS | CONTACT_WORDS | POLITE
    covered = {place for one in phrasing.requests if one.name in asked for place in range(*one.span)}
    loose = [word for place, word in enumerate(phrasing.words) if place not in covered]
    rest = [word for word in loose if word.text not in joining_words()]
    known = vocabulary(phrasing.language)
    if any(word.text in known.indefinite for word in loose):
        return ()
    if not 1 <= len(rest) <= MOST_WORDS or any(word.text in known.telling for word in rest):
        return ()
    start, end = rest[0].start, rest[-1].end
    found = index.look_up(text[start:end])
    meant = tuple(one for one in found.candidates if _is_called(one, rest))
    if not meant:
        return ()
    several = len({(one.thing.kind, one.thing.key) for one in meant}) > 1
    local = any(_is_of_one_town(one, rest, index, countries) for one in meant)
    verdict: Verdict = "which" if several or local else "found"
    return (replace(found, span=(start, end), text=text[start:end], verdict=verdict, candidates=meant),)


def _is_called(candidate: Candidate, said: list[Word]) -> bool:
    words = {word.text for word in said}
    labels = (candidate.thing.name, *candidate.thing.aliases)
    return candidate.thing.kind in KINDS and any(_is_nearly_all(words, label) for label in labels)


def _is_of_one_town(candidate: Candidate, said: list[Word], index: Index, countries: Collection[int]) -> bool:
    """Whether it is a post of which every town has one: the words not said name a place that is no country."""
    words = {word.text for word in said}
    label = fold(candidate.matched).split()
    missing = " ".join(word for word in label if word not in words | joining_words())
    if candidate.thing.kind != "post" or not missing:
        return False
    places = [one.thing.key for one in index.look_up(missing).candidates if one.thing.kind == "place"]
    return bool(places) and places[0] not in countries


def _is_nearly_all(words: set[str], label: str) -> bool:
    whole = set(fold(label).split()) - joining_words()
    return words <= whole and len(words) >= LEAST_SAID * len(whole)
