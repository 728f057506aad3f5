"""Confidence: how probable it is that the likeliest choice is the one meant, and from where on that is sure.

A logistic regression over a few traits, fitted by benchmarks/names_weights.py on made-up directories of a thousand to a
hundred thousand things. What is not fitted is the line: it lies where fewer than one absent name in a hundred was taken
for a present one, and rises with the size of the directory, for the more names there are, the more are nearly alike.
"""

from math import exp, log10
from typing import NamedTuple

import numpy as np

# From here to the line Minga asks; below she does not know.
ASK = 0.25

_BIAS = -9.48
_SIZES = (0.5, 0.67, 0.83, 1.0)
_LINES = (0.965, 0.95, 0.98, 0.994)


class Traits(NamedTuple):
    """What tells right choices from wrong ones; each is 0 to 1.

    likeness: of the likeliest choice. looks: how alike its letters and the stretch's are. covered: the share of the
    stretch that it explains. rightly: 1 when it explains every word, each spelt rightly. begun: 1 when the stretch is
    its beginning. beside: how much name-like stays unexplained. gap: how much stronger it is than the next with another
    name. weakest: the likeness of its least like word. missing: the share of it that was not said. misread: the share
    of words that it takes for others. words: how many it explains, four or more being 1. length: of the label in
    letters, sixteen or more being 1. edits: how many letters differ, six or more being 1. size: of the directory, a
    million names being 1.
    """

    likeness: float
    looks: float
    covered: float
    rightly: float
    begun: float
    beside: float
    gap: float
    weakest: float
    missing: float
    misread: float
    words: float
    length: float
    edits: float
    size: float


WEIGHTS = (
    *(3.71, 5.65, 2.52, 2.77, 2.54, -1.67, 1.46, 2.37, 0.04, -3.05, -0.39, 0.86, -1.98, -0.11),
    *(1.44, -6.58, -1.47, -5.04, 4.38, -4.41),
)


def terms(traits: Traits) -> tuple[float, ...]:
    """Give what is weighed: the traits, and those that tell more in a large directory or together."""
    size = traits.size
    together = (
        traits.gap * size,
        (1 - traits.looks) * size,
        float(traits.edits >= 1 / 3),
        (1 - traits.length) * size,
        traits.begun * traits.missing * size,
        traits.misread * traits.words,
    )
    return (*traits, *together)


def confidence(traits: Traits) -> float:
    """Give the probability, 0 to 1, that the choice with these traits is right."""
    return 1 / (1 + exp(-_BIAS - sum(weight * term for weight, term in zip(WEIGHTS, terms(traits), strict=True))))


def sure_line(size: float) -> float:
    """Give the confidence from which on an answer is sure in a directory of this size (as in the traits)."""
    return float(np.interp(size, _SIZES, _LINES))


def size_trait(labels: int) -> float:
    """Give the trait of a directory of so many labels.

    >>> round(size_trait(1_000_000), 3)
    1.0
    """
    return log10(labels + 1) / 6
