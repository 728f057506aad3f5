"""Rows of numbers of unequal length, and sorting numbers in pairs, in a few arrays."""

from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Rows:
    """Lists of numbers of unequal length, one after the other: row i is `flat[starts[i]:starts[i + 1]]`."""

    starts: NDArray[np.int64]
    flat: Numbers

    def __getitem__(self, row: int) -> Numbers:
        return self.flat[self.starts[row] : self.starts[row + 1]]

    def length(self, row: int) -> int:
        """Give how many numbers a row has."""
        return int(self.starts[row + 1] - self.starts[row])

    def gathered(self, rows: Numbers) -> tuple[Numbers, NDArray[np.int64]]:
        """Give the numbers of several rows one after the other, and where each row starts."""
        starts = self.starts[rows]
        lengths = self.starts[rows + 1] - starts
        ends = np.cumsum(lengths)
        places = np.arange(int(ends[-1]) if len(ends) else 0) + np.repeat(starts - ends + lengths, lengths)
        return self.flat[places], ends - lengths

    @classmethod
    def of(cls, lengths: Numbers, flat: Numbers) -> Self:
        """Make rows of these lengths."""
        return cls(np.concatenate([[0], np.cumsum(lengths, dtype=np.int64)]), flat)


def sorted_pairs(first: NDArray[np.uint32], second: Numbers) -> tuple[NDArray[np.uint32], Numbers]:
    """Sort pairs of numbers, none negative, by the first and then the second; quicker than by an order of places."""
    pairs = (first.astype(np.uint64) << np.uint64(32)) | second.astype(np.uint64)
    pairs.sort()
    return (pairs >> np.uint64(32)).astype(np.uint32), pairs.astype(np.uint32).astype(np.int32)
