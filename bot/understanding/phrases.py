"""What a sentence asks for and in which language, by the phrases in it; names and times are not looked at here."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.names import Word, words
from bot.understanding.spelling import IsName, repaired
from bot.understanding.vocabulary import Vocabulary, vocabulary
from data.model import LANGUAGES, Language

PHRASE_WORD_WEIGHT = 3
"""A word of a phrase tells the language better than a loose common word, which neighbours often share."""


@dataclass(frozen=True, slots=True)
class Request:
    """A phrase that asks for something; `span` counts words, half open."""

    name: str
    span: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Phrasing:
    """A sentence as one language hears it."""

    language: Language
    words: tuple[Word, ...]
    requests: tuple[Request, ...]
    weight: int
    """How much of the sentence is of this language."""
    leftover: int
    """How many words are neither common nor part of a phrase: names, mostly."""

    misspelt: frozenset[str] = frozenset()
    """Folded words as they were said that were heard as others: "contcat"."""

    def asks(self, name: str) -> bool:
        """Whether the sentence holds a phrase of this request."""
        return any(request.name == name for request in self.requests)

    def is_only(self, name: str) -> bool:
        """Whether the sentence is this request and nothing else that means anything."""
        return self.asks(name) and not self.leftover

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of places that the sentence speaks of: "la commune de …"."""
        said = {word.text for word in self.words}
        return frozenset(kind for kind, listed in vocabulary(self.language).kinds.items() if said & listed)

    @property
    def phrase_words(self) -> frozenset[str]:
        """The folded words of the phrases found."""
        return frozenset(
            word.text for request in self.requests for word in self.words[request.span[0] : request.span[1]]
        )


def phrasings(text: str, is_name: IsName | None = None) -> tuple[Phrasing, ...]:
    """Hear a sentence in every language, the one that fits best first; equals stay in the order of `LANGUAGES`.

    With `is_name` misspelt words of phrases are heard as the right ones, unless it holds them for names.
    """
    said = words(text)
    heard = [_heard(said, text, vocabulary(language), is_name) for language in LANGUAGES]
    return tuple(sorted(heard, key=lambda phrasing: -phrasing.weight))


def _heard(said: tuple[Word, ...], text: str, known: Vocabulary, is_name: IsName | None) -> Phrasing:
    right = repaired(said, text, known, is_name) if is_name else said
    misspelt = frozenset(one.text for one, other in zip(said, right, strict=True) if one.text != other.text)
    return replace(_hear(right, known), misspelt=misspelt)


def _hear(said: tuple[Word, ...], known: Vocabulary) -> Phrasing:
    requests = _requests(said, known)
    covered = {place for request in requests for place in range(*request.span)}
    loose = [word.text for place, word in enumerate(said) if place not in covered]
    common = sum(word in known.common for word in loose)
    weight = PHRASE_WORD_WEIGHT * len(covered) + common
    leftover = sum(word not in known.plain for word in loose)
    return Phrasing(known.language, said, requests, weight, leftover)


def _requests(said: Sequence[Word], known: Vocabulary) -> tuple[Request, ...]:
    found: list[Request] = []
    place = 0
    while place < len(said):
        length, names = _longest_phrase([word.text for word in said[place : place + known.longest]], known)
        found += [Request(name, (place, place + length)) for name in names]
        place += max(length, 1)
    return tuple(found)


def _longest_phrase(said: list[str], known: Vocabulary) -> tuple[int, tuple[str, ...]]:
    for length in range(len(said), 0, -1):
        names = known.requests.get(tuple(said[:length]))
        if names:
            return length, names
    return 0, ()
