"""Ranking: what tells which of several fits of one stretch is the one meant.

The weights are those of a conditional logit model (D. McFadden, 1974), fitted by benchmarks/names_weights.py on made-up
directories of a thousand to a hundred thousand things.
"""

from typing import NamedTuple

_EXACT_ONLY = -1.5


class Features(NamedTuple):
    """What tells fits apart; each is 0 to 1.

    words: how much the label and the words of its stretch explain each other. letters: how alike they look.
    covered: the share of the stretch's telling words that it explains. missing: the share of the label left unsaid.
    weakest: the likeness of the least like pair of words. misread: the share of words that it takes for others.
    whole: 1 when the stretch is the label. rightly: 1 when it explains every word of the stretch, each spelt rightly.
    begun: 1 when the stretch is the beginning of the label.
    """

    words: float
    letters: float
    covered: float
    missing: float
    weakest: float
    misread: float
    whole: float
    rightly: float
    begun: float


WEIGHTS = Features(3.8, 7.6, 3.8, -1.6, 3.5, -2.0, 2.0, 3.1, 3.0)


def strength(features: Features, exact_only: bool) -> float:
    """Give the logarithm of how likely a fit is meant, beside other fits of the same stretch."""
    return sum(weight * value for weight, value in zip(WEIGHTS, features, strict=True)) + _EXACT_ONLY * exact_only
