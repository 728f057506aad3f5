"""Fit the weights of bot/names/ranking.py and bot/names/confidence.py, on tuning seeds and tuning templates only.

    python -m benchmarks.names_weights

Prints the two tables of weights, and how many right answers would be sure at each share of absent names taken for
present ones.
"""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from benchmarks.names_directory import directory
from benchmarks.names_questions import Labels, Question, questions
from benchmarks.names_templates import TUNING
from bot.names.choosing import Prior, Stretch, stretches
from bot.names.confidence import terms
from bot.names.deciding import by_rule, traits
from bot.names.index import Index
from bot.names.respacing import respaced
from bot.names.sentence import Sentence

Numbers = NDArray[np.float64]

_SHARES = (0.002, 0.005, 0.01)


@dataclass
class Sample:
    """What was seen: for ranking, features and rightness of each choice; for confidence, terms, rightness and size."""

    ranked: list[tuple[Numbers, NDArray[np.bool_]]] = field(default_factory=list)
    judged: list[tuple[float, ...]] = field(default_factory=list)
    right: list[bool] = field(default_factory=list)
    absent: list[bool] = field(default_factory=list)
    size: list[int] = field(default_factory=list)

    def add(self, question: Question, stretch: Stretch, sentence: Sentence, prior: Prior, size: int) -> None:
        """Take in one stretch of one question."""
        rightness = np.array([choice.fit.identity in question.right for choice in stretch.choices])
        if rightness.any() and len(rightness) > 1:
            self.ranked.append((np.array([choice.features for choice in stretch.choices]), rightness))
        if by_rule(sentence, stretch, prior) is None:
            self.judged.append(terms(traits(stretch, prior)))
            self.right.append(bool(rightness[0]))
            self.absent.append(question.sort == "absent")
            self.size.append(size)


def observed(sizes: Sequence[int], seeds: Sequence[int], count: int) -> Sample:
    """Ask so many questions of directories of these sizes, each made with each seed."""
    sample = Sample()
    for size, seed in ((size, seed) for size in sizes for seed in seeds):
        made = directory(size, seed)
        index = Index.build(made.things)
        for question in questions(made, Labels(made), TUNING, count, seed):
            for stretch, sentence, prior in _stretches(index, question.text):
                sample.add(question, stretch, sentence, prior, size)
    return sample


def fitted_ranking(ranked: Sequence[tuple[Numbers, NDArray[np.bool_]]], steps: int = 1500) -> Numbers:
    """Give the weights under which the right choices are likeliest: a conditional logit model, by Adam."""
    width = max(len(right) for _, right in ranked)
    features = np.zeros((len(ranked), width, ranked[0][0].shape[1]))
    right, there = np.zeros((len(ranked), width), bool), np.zeros((len(ranked), width), bool)
    for row, (values, rightness) in enumerate(ranked):
        features[row, : len(rightness)], right[row, : len(rightness)], there[row, : len(rightness)] = (
            values,
            rightness,
            True,
        )
    weights, mean, square = (np.zeros(features.shape[2]) for _ in range(3))
    for step in range(1, steps):
        likely = np.where(there, features @ weights, -1e9)
        likely = np.exp(likely - likely.max(axis=1, keepdims=True))
        likely /= likely.sum(axis=1, keepdims=True)
        share = likely * right / np.maximum((likely * right).sum(axis=1, keepdims=True), 1e-12)
        slope = ((share - likely)[:, :, None] * features).sum(axis=(0, 1)) / len(ranked) - 5e-4 * weights
        mean, square = 0.9 * mean + 0.1 * slope, 0.999 * square + 0.001 * slope**2
        weights += 0.1 * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-9)
    return np.asarray(weights)


def fitted_confidence(judged: Numbers, right: Numbers, steps: int = 60) -> Numbers:
    """Give the weights of a logistic regression, bias last, by Newton's method with a little shrinkage."""
    middle, spread = judged.mean(axis=0), judged.std(axis=0) + 1e-9
    design = np.column_stack([(judged - middle) / spread, np.ones(len(judged))])
    weights = np.zeros(design.shape[1])
    for _ in range(steps):
        likely = 1 / (1 + np.exp(-np.clip(design @ weights, -30, 30)))
        slope = design.T @ (likely - right) / len(right) + 1e-3 * weights
        curve = (design.T * (likely * (1 - likely) + 1e-6)) @ design / len(right) + 1e-3 * np.eye(len(weights))
        weights -= np.linalg.solve(curve, slope)
    plain = weights[:-1] / spread
    return np.append(plain, weights[-1] - plain @ middle)


def lines(judged: Numbers, weights: Numbers, sample: Sample) -> list[str]:
    """Say for each size and share of absent names sure by mistake: the line, and the right answers above it."""
    likely = 1 / (1 + np.exp(-(judged @ weights[:-1] + weights[-1])))
    right, absent, sizes = np.array(sample.right), np.array(sample.absent), np.array(sample.size)
    found = []
    for size in sorted(set(sample.size)):
        here = sizes == size
        order = np.argsort(-likely[here])
        wrongly = np.cumsum(absent[here][order])
        for share in _SHARES:
            last = max(int(np.searchsorted(wrongly, share * absent[here].sum(), "right")) - 1, 0)
            sure = right[here][order][: last + 1].sum() / max(right[here].sum(), 1)
            found.append(
                f"{size:>8} {share:.1%} absent sure: line {likely[here][order][last]:.3f}, {sure:.1%} of the right sure"
            )
    return found


def _stretches(index: Index, text: str) -> list[tuple[Stretch, Sentence, Prior]]:
    sentence, prior = respaced(Sentence.of(text), index.knows, index.nearest), index.prior({}, ())
    telling = index.telling(sentence)
    return [
        (stretch, sentence, prior) for stretch in stretches(sentence, index.fits(sentence, telling), telling, prior)
    ]


def main() -> None:
    """Fit and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--seeds", type=int, nargs="+", default=[7, 8])
    parser.add_argument("--questions", type=int, default=2_000)
    wanted = parser.parse_args()
    sample = observed(wanted.sizes, wanted.seeds, wanted.questions)
    print("ranking:", ", ".join(f"{weight:.2f}" for weight in fitted_ranking(sample.ranked)))
    judged = np.array(sample.judged)
    weights = fitted_confidence(judged, np.array(sample.right, float))
    print("confidence:", ", ".join(f"{weight:.2f}" for weight in weights[:-1]), f"bias {weights[-1]:.2f}")
    print(*lines(judged, weights, sample), sep="\n")


if __name__ == "__main__":
    main()
