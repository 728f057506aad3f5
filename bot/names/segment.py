"""A segment: many names in arrays, searched together. It never changes."""

from collections.abc import Sequence
from math import log

import numpy as np
from numpy.typing import NDArray

from bot.names.common_words import COMMON_WORDS, FUNCTION_WORDS
from bot.names.model import Named
from bot.names.reading import read_labels
from bot.names.rows import Numbers, Rows, sorted_pairs
from bot.names.vocabulary import Vocabulary

Weights = NDArray[np.float32]

# How much a word that nobody else has weighs more than one that everybody has.
_LEAST_RARITY = 0.05
# How little it tells against a name that its article or its everyday word was not said.
_FUNCTION_HEFT = np.float32(0.2)
_COMMON_HEFT = np.float32(0.6)


class Segment:
    """Labels (a name or alias of a thing) by their words, and by the whole of them.

    Label i belongs to `things[owner[i]]` and is its name (place 0) or one of its aliases. Labels that are found exactly
    only have no words here, only their hash. `size` is how many labels are found by their words.
    """

    __slots__ = (
        "_hashes",
        "_hashes_of",
        "hefts",
        "labels",
        "owner",
        "place",
        "postings",
        "rarity",
        "size",
        "things",
        "vocabulary",
    )

    def __init__(self, things: Sequence[Named], beside: "Segment | None" = None) -> None:
        self.things = tuple(things)
        self.owner, self.place = _owners(self.things)
        read = read_labels(self.things)
        self._hashes_of = np.argsort(read.hashes, kind="stable").astype(np.int32)
        self._hashes = read.hashes[self._hashes_of]
        self.vocabulary, self.labels = Vocabulary(read.words), read.labels
        self.postings = _postings(self.labels, len(self.vocabulary.words))
        self.size = int(np.count_nonzero(np.diff(self.labels.starts)))
        self.rarity = self._rarity(beside)
        self.hefts = self._hefts()

    def written(self, label: int) -> str:
        """Give a label as written in the directory."""
        thing, place = self.things[int(self.owner[label])], int(self.place[label])
        return thing.aliases[place - 1] if place else thing.name

    def folded(self, label: int) -> str:
        """Give a fuzzy label's folded words."""
        return " ".join([self.vocabulary.words[number] for number in self.labels[label].tolist()])

    def exactly(self, spans: Sequence[str]) -> list[tuple[int, int]]:
        """Give (number of the span, label) for every label that is exactly one of these folded spans."""
        hashes = np.fromiter(map(hash, spans), np.int64, len(spans))
        starts = np.searchsorted(self._hashes, hashes, "left").tolist()
        ends = np.searchsorted(self._hashes, hashes, "right").tolist()
        return [
            (number, label)
            for number, (start, end) in enumerate(zip(starts, ends, strict=True))
            for label in self._hashes_of[start:end].tolist()
        ]

    def how_often(self, word: str) -> int:
        """Give how many labels have this word."""
        number = self.vocabulary.numbers.get(word)
        return 0 if number is None else self.postings.length(number)

    def _hefts(self) -> Weights:
        hefts = self.rarity.copy()
        numbers = self.vocabulary.numbers
        for words, heft in ((FUNCTION_WORDS, _FUNCTION_HEFT), (COMMON_WORDS, _COMMON_HEFT)):
            # Whichever is smaller is gone through: a few changes are indexed anew each time.
            few, many = sorted((words, numbers.keys()), key=len)
            hefts[[numbers[word] for word in few if word in many]] *= heft
        return hefts

    def _rarity(self, beside: "Segment | None") -> Weights:
        often = np.diff(self.postings.starts).astype(np.float64)
        total = self.size
        if beside is not None:
            total += beside.size
            often += np.fromiter(map(beside.how_often, self.vocabulary.words), np.float64, len(often))
        return _rarities(often, total)


def rarity_of(often: int, total: int) -> float:
    """Give how telling a word is that so many of all labels have: from nearly 0 (all) to 1 (one, or none)."""
    return max(log((total + 1) / max(often, 1)) / log(total + 1.5), _LEAST_RARITY) if total else 1.0


def _rarities(often: NDArray[np.float64], total: int) -> Weights:
    telling = np.log((total + 1) / np.maximum(often, 1)) / np.log(total + 1.5)
    return np.asarray(np.maximum(telling, _LEAST_RARITY), np.float32)


def _owners(things: Sequence[Named]) -> tuple[Numbers, NDArray[np.uint16]]:
    counts = np.fromiter((1 + len(thing.aliases) for thing in things), np.int32, len(things))
    owner = np.repeat(np.arange(len(things), dtype=np.int32), counts)
    first = np.cumsum(counts) - counts
    return owner, (np.arange(len(owner)) - np.repeat(first, counts)).astype(np.uint16)


def _postings(labels: Rows, vocabulary: int) -> Rows:
    rows = np.repeat(np.arange(len(labels.starts) - 1, dtype=np.int32), np.diff(labels.starts))
    _, labels_of = sorted_pairs(labels.flat.astype(np.uint32), rows)
    return Rows.of(np.bincount(labels.flat, minlength=vocabulary).astype(np.int32), labels_of)
