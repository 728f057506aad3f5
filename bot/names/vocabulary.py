"""The vocabulary: the distinct folded words of many names, found in spite of typing errors."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA
from rapidfuzz.process import cdist

from bot.names.deletions import edits_allowed, keys_of, keys_of_all, sound_hash, sound_hashes
from bot.names.rows import sorted_pairs
from bot.names.sounds import sound_key, sound_keys

_MOST_NEAR = 8
_MOST_PROPOSED = 2_000
_SHORTEST_BEGINNING = 4
_SHORTEST_GLUED = 5
_GLUED = 0.6
_SHORTEST_FAR = 3
_SHORTEST_HEARD = 3
_MOST_BEGINNINGS = 200
_SMALL = 4_000
# Sounding alike allows one edit more than misspelling.
_FARTHEST = 3
_TOO_FAR = 9
_AFTER_ALL_LETTERS = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class Near:
    """A word of the vocabulary near one that was said: its number, its likeness, 0 to 1, whether both sound alike."""

    number: int
    likeness: float
    sounds: bool = False


class Vocabulary:
    """Distinct folded words, numbered in alphabetical order."""

    __slots__ = ("_keys", "_owners", "numbers", "words")

    def __init__(self, words: Sequence[str]) -> None:
        """Take distinct folded words in alphabetical order."""
        self.words = words
        self.numbers = {word: number for number, word in enumerate(self.words)}
        self._keys, self._owners = sorted_pairs(*self._proposals())

    def near(self, word: str) -> list[Near]:
        """Give at most eight words near this one, nearest first; the word itself, if known, comes first."""
        found = {near.number: near for near in self._misspelt(word)}
        for near in self._completed(word):
            if near.number not in found or found[near.number].likeness < near.likeness:
                found[near.number] = near
        if (number := self.numbers.get(word)) is not None:
            found[number] = Near(number, 1.0)
        return sorted(found.values(), key=lambda near: -near.likeness)[:_MOST_NEAR]

    def beginning_with(self, beginning: str) -> tuple[int, int]:
        """Give the range of numbers, half open, of the words that begin so."""
        return bisect_left(self.words, beginning), bisect_left(self.words, beginning + _AFTER_ALL_LETTERS)

    def within(self, word: str) -> list[Near]:
        """Give the longest words that this one begins or ends with, as when a space is missing."""
        lengths = range(len(word) - 3, _SHORTEST_GLUED - 1, -1)
        first = next((self.numbers[word[:length]] for length in lengths if word[:length] in self.numbers), None)
        last = next((self.numbers[word[-length:]] for length in lengths if word[-length:] in self.numbers), None)
        return [Near(number, _GLUED) for number in (first, last) if number is not None]

    def farther(self, word: str) -> list[Near]:
        """Give the words nearest to this one however far; only for a small vocabulary, otherwise nothing."""
        if len(self.words) > _SMALL or len(word) < _SHORTEST_FAR or word.isnumeric():
            return []
        distances = cdist([word], self.words, scorer=OSA.normalized_similarity, score_cutoff=0.5, dtype=np.float32)[0]
        best = np.argsort(-distances, kind="stable")[:_MOST_NEAR]
        return [Near(int(number), float(distances[number])) for number in best if distances[number] > 0]

    def _proposals(self) -> tuple[NDArray[np.uint32], NDArray[np.int32]]:
        plain = np.array([number for number, word in enumerate(self.words) if word.isalpha()], np.int32)
        words = [self.words[number] for number in plain]
        keys, owners = keys_of_all(words)
        sounds = sound_keys(words) if words else []
        heard = np.array([number for number, sound in enumerate(sounds) if sound], np.int32)
        hashes = sound_hashes([sound for sound in sounds if sound])
        return np.concatenate([keys, hashes]), np.concatenate([plain[owners], plain[heard]])

    def _misspelt(self, word: str) -> list[Near]:
        if len(word) < _SHORTEST_HEARD or not word.isalpha():
            return []
        # A word that is known just so is seldom another one misspelt twice.
        allowed = min(edits_allowed(len(word)), 1 if word in self.numbers else 2)
        alike, spelt = self._proposed(word, allowed)
        numbers = [*alike, *spelt.difference(alike)]
        if not numbers:
            return []
        others = [self.words[number] for number in numbers]
        distances = cdist([word], others, scorer=OSA.distance, score_cutoff=_FARTHEST, dtype=np.uint8)[0]
        heard = len(alike)
        distances[heard:][distances[heard:] > allowed] = _TOO_FAR
        distances[:heard][distances[:heard] > len(word) // 2] = _TOO_FAR
        return [
            Near(numbers[at], _likeness(word, others[at], distance, at < heard), at < heard)
            for at in np.flatnonzero(distances < _TOO_FAR).tolist()
            if (distance := int(distances[at])) <= 1 or at < heard or edits_allowed(len(others[at])) > 1
        ]

    def _proposed(self, word: str, edits: int) -> tuple[list[int], set[int]]:
        sound = sound_key(word)
        keys = np.append(keys_of(word, edits), sound_hash(sound))
        places = np.searchsorted(self._keys, np.concatenate([keys, keys + np.uint32(1)])).tolist()
        starts, ends = places[: len(keys)], places[len(keys) :]
        alike = self._owners[starts[-1] : ends[-1]].tolist() if sound else []
        ranges = [self._owners[start:end] for start, end in zip(starts[:-1], ends[:-1], strict=True) if end > start]
        # The keys with fewest letters struck out come first: a cut costs only the farthest.
        return alike, set(np.concatenate(ranges)[:_MOST_PROPOSED].tolist()) if ranges else set()

    def _completed(self, word: str) -> list[Near]:
        if len(word) < _SHORTEST_BEGINNING or not word.isalpha():
            return []
        start, end = self.beginning_with(word)
        if end - start > _MOST_BEGINNINGS:
            return []
        return [Near(number, 0.55 + 0.4 * len(word) / len(self.words[number])) for number in range(start, end)]


def _likeness(word: str, other: str, distance: int, alike: bool) -> float:
    likeness = 1 - distance / max(len(word), len(other))
    if word[0] != other[0]:
        likeness -= 0.05
    return max(likeness, 0.93 - 0.02 * distance) if alike else likeness
