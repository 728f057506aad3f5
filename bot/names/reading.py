"""Reading labels: from names as written to numbers of words, many at a time so that little is held at once."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.names.folding import fold_many
from bot.names.model import Named
from bot.names.rows import Numbers, Rows

_THINGS_AT_ONCE = 20_000


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels of some things: a hash of each folded, the distinct words in alphabetical order, the words of each."""

    hashes: NDArray[np.int64]
    words: list[str]
    labels: Rows


def read_labels(things: Sequence[Named]) -> Labels:
    """Read every name and alias, in order; those found exactly only have a hash and no words."""
    numbers: defaultdict[str, int] = defaultdict()
    numbers.default_factory = numbers.__len__
    parts = [
        _part(things[start : start + _THINGS_AT_ONCE], numbers)
        for start in range(0, max(len(things), 1), _THINGS_AT_ONCE)
    ]
    hashes, lengths, flat = (np.concatenate(arrays) for arrays in zip(*parts, strict=True))
    unordered = list(numbers)
    order = sorted(range(len(unordered)), key=unordered.__getitem__)
    places = np.empty(len(order), np.int32)
    places[order] = np.arange(len(order), dtype=np.int32)
    return Labels(hashes, [unordered[number] for number in order], Rows.of(lengths, places[flat]))


def _part(things: Sequence[Named], numbers: defaultdict[str, int]) -> tuple[NDArray[np.int64], Numbers, Numbers]:
    folded = fold_many([label for thing in things for label in (thing.name, *thing.aliases)])
    hashes = np.fromiter(map(hash, folded), np.int64, len(folded))
    fuzzy = [not thing.exact_only for thing in things for _ in range(1 + len(thing.aliases))]
    lines = [line if by_word else "" for line, by_word in zip(folded, fuzzy, strict=True)]
    lengths = np.fromiter((line.count(" ") + 1 if line else 0 for line in lines), np.int32, len(lines))
    words = " ".join(lines).split()
    return hashes, lengths, np.fromiter(map(numbers.__getitem__, words), np.int32, len(words))
