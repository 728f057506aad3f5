"""Proposing: which labels of a segment share words, however spelt, with the sentence."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.names.rows import Numbers
from bot.names.segment import Segment, Weights
from bot.names.sentence import Role, Sentence, spelt_out
from bot.names.vocabulary import Near, Vocabulary

_LABELS_PER_WORD = 32
_FITTED_PER_WORD = 8
# Labels that promise less than this share of the best are not looked at closely.
_PROMISING = 0.65
_MOST_TIED = 400
_POSTINGS_PER_WORD = 8_000
_POINTS = 3_000
# Below this likeness of the nearest word a small vocabulary is searched as a whole.
_NEAR_ENOUGH = 0.75
_ABBREVIATED = 0.97
_MISSING = np.float32(0.5)
# Points for a word that begins as one of the sentence does; longer ones than five letters are found by themselves.
_OPENING = np.uint16(500)
_BEGUN = np.float32(0.65)
_SHORTEST_UNOPENED = 5

Table = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Proposal:
    """A label that may be meant, and how like each of its words (rows) is to each of the sentence's (columns)."""

    label: int
    likeness: Table
    hefts: Weights


def propose(segment: Segment, sentence: Sentence, weights: list[float]) -> list[Proposal]:
    """Give the labels that share words with the sentence, the best few for each of its words.

    weights: how telling each word of the sentence is.
    """
    vocabulary, roles = segment.vocabulary, sentence.roles
    near = [_near(vocabulary, word.text, role) for word, role in zip(sentence.words, roles, strict=True)]
    openings = _openings(vocabulary, sentence)
    labels = _best_labels(segment, near, roles, openings)
    if not len(labels):
        return []
    numbers, starts = segment.labels.gathered(labels)
    likeness, hefts = _likeness(near, openings, numbers), segment.hefts[numbers]
    kept = _most_promising(likeness, hefts, starts, np.asarray(weights, np.float32), roles)
    ends = [*starts[1:].tolist(), len(numbers)]
    first = starts.tolist()
    return [Proposal(int(labels[at]), likeness[first[at] : ends[at]], hefts[first[at] : ends[at]]) for at in kept]


def _near(vocabulary: Vocabulary, word: str, role: Role) -> list[Near]:
    if role is not Role.NAME:
        number = vocabulary.numbers.get(word)
        return [] if number is None else [Near(number, 1.0)]
    near = vocabulary.near(word)
    if (full := vocabulary.numbers.get(spelt_out(word))) is not None and full != vocabulary.numbers.get(word):
        near.append(Near(full, _ABBREVIATED))
    if not near or near[0].likeness < _NEAR_ENOUGH:
        near += [*vocabulary.within(word), *vocabulary.farther(word)]
    return near


def _openings(vocabulary: Vocabulary, sentence: Sentence) -> dict[int, tuple[int, int]]:
    """Give, by place in the sentence, the ranges of words that begin with what is no word: an initial, say."""
    return {
        at: vocabulary.beginning_with(word.text)
        for at, (word, role) in enumerate(zip(sentence.words, sentence.roles, strict=True))
        if role is Role.NAME and len(word.text) <= _SHORTEST_UNOPENED and word.text not in vocabulary.numbers
    }


def _with_word_between(segment: Segment, labels: Numbers, start: int, end: int) -> NDArray[np.bool_]:
    if start == end or not len(labels):
        return np.zeros(len(labels), bool)
    numbers, starts = segment.labels.gathered(labels)
    return np.logical_or.reduceat((numbers >= start) & (numbers < end), starts)


def _best_labels(
    segment: Segment, near: list[list[Near]], roles: tuple[Role, ...], openings: dict[int, tuple[int, int]]
) -> Numbers:
    points = np.zeros(len(segment.owner), np.uint16)
    touched = [
        _gather(segment, words, points) for words, role in zip(near, roles, strict=True) if role is Role.NAME and words
    ]
    for labels in touched:
        for start, end in openings.values():
            points[labels[_with_word_between(segment, labels, start, end)]] += _OPENING
    best = [_top(labels, points[labels], _LABELS_PER_WORD) for labels in touched if len(labels)]
    return np.unique(np.concatenate(best)) if best else np.empty(0, np.int32)


def _gather(segment: Segment, near: list[Near], points: NDArray[np.uint16]) -> Numbers:
    postings: list[Numbers] = []
    room = _POSTINGS_PER_WORD
    for word in near:
        length = segment.postings.length(word.number)
        if length > room and word.likeness < 1:
            continue
        room -= length
        posting = segment.postings[word.number]
        points[posting] += np.uint16(_POINTS * word.likeness**2 * segment.rarity[word.number])
        postings.append(posting)
    return np.concatenate(postings) if postings else np.empty(0, np.int32)


def _top(labels: Numbers, points: NDArray[np.uint16], count: int) -> Numbers:
    if len(labels) <= count:
        return labels
    least = np.partition(points, -count)[-count]
    above, tied = labels[points > least], labels[points == least]
    return np.concatenate([above, tied[:_MOST_TIED]])


def _likeness(near: list[list[Near]], openings: dict[int, tuple[int, int]], numbers: Numbers) -> Table:
    known = sorted({word.number for words in near for word in words})
    rows = {number: row for row, number in enumerate(known)}
    table = np.zeros((len(known), len(near)), np.float32)
    for column, words in enumerate(near):
        for word in words:
            table[rows[word.number], column] = max(table[rows[word.number], column], word.likeness)
    ordered = np.array(known, np.int32)
    places = np.minimum(np.searchsorted(ordered, numbers), len(known) - 1)
    likeness = np.where((ordered[places] == numbers)[:, None], table[places], np.float32(0))
    for column, (start, end) in openings.items():
        begun = (numbers >= start) & (numbers < end)
        likeness[begun, column] = np.maximum(likeness[begun, column], _BEGUN)
    return likeness


def _most_promising(
    likeness: Table, hefts: Weights, starts: NDArray[np.int64], weights: Weights, roles: tuple[Role, ...]
) -> list[int]:
    found = np.maximum.reduceat(likeness, starts, axis=0)
    missing = np.add.reduceat(hefts * (1 - likeness.max(axis=1)), starts) / np.add.reduceat(hefts, starts)
    promise = found @ weights * (1 - _MISSING * missing)
    order = np.argsort(-promise, kind="stable")
    kept: dict[int, None] = {}
    for column, role in enumerate(roles):
        if role is Role.NAME:
            with_it = order[found[order, column] > 0][:_FITTED_PER_WORD].tolist()
            kept.update((at, None) for at in with_it if promise[at] >= _PROMISING * promise[with_it[0]])
    return list(kept)
