"""Confidence: how probable it is that the best choice is the one meant."""

from math import exp, log10
from typing import NamedTuple

# At or above SURE Minga answers, from ASK to SURE she asks, below she does not know.
SURE = 0.9
ASK = 0.3


class Traits(NamedTuple):
    """What tells right choices from wrong ones; each is 0 to 1 unless said otherwise.

    likeness: of the best choice. lead: its likeness less the runner-up's. weakest: of its words. missing: share of the label unsaid.
    beside: 1 when name-like words beside it are unexplained. misread: 1 when it takes one known word for another.
    words: how many of the sentence's telling words it explains, at most four, a quarter each.
    letters: how many letters it has, at most sixteen. size: the logarithm of the number of labels, 1 being a million.
    """

    likeness: float
    lead: float
    weakest: float
    missing: float
    beside: float
    misread: float
    words: float
    letters: float
    size: float


_WEIGHTS = Traits(14.0, 8.0, 6.0, -2.0, -4.0, -4.0, 2.0, 2.0, -2.0)
_BIAS = -18.0


def confidence(traits: Traits) -> float:
    """Give the probability, 0 to 1, that the choice with these traits is right."""
    return 1 / (1 + exp(-_BIAS - sum(weight * trait for weight, trait in zip(_WEIGHTS, traits, strict=True))))


def size_trait(labels: int) -> float:
    """Give the trait of a directory of so many labels."""
    return log10(labels + 1) / 6
