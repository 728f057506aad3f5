"""Delete-keys: two words within two edits of each other share what is left when up to two letters are struck out.

The scheme is W. Garbe's SymSpell (2012), on the first eight letters, with hashes in place of the strings that are left.
"""

from collections.abc import Sequence
from functools import lru_cache
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.uint32]

_PREFIX = 8
_LONGEST = 64
_ROWS_AT_ONCE = 20_000
# Odd multipliers from a fixed seed: a word has the same key in every process.
_FACTORS = np.random.default_rng(2014).integers(1, 2**31, _LONGEST, dtype=np.uint32) * np.uint32(2) + np.uint32(1)
_SOUND = np.uint32(0x9E3779B9)


def edits_allowed(length: int) -> int:
    """Give how many edits a word of so many letters may differ by: short words are never fuzzy."""
    return 0 if length <= 3 else 1 if length == 4 else 2


def keys_of(word: str, edits: int) -> Codes:
    """Give the keys of one word with up to so many letters struck out, those with fewest struck out first."""
    codes = np.zeros(_PREFIX + 1, np.uint32)
    codes[: min(len(word), _PREFIX)] = _code_points(word[:_PREFIX])
    kept = _kept_at_once(min(len(word), _PREFIX), min(edits, edits_allowed(len(word))))
    return np.asarray(codes[kept] @ _FACTORS[:_PREFIX], np.uint32)


def keys_of_all(words: Sequence[str]) -> tuple[Codes, NDArray[np.int32]]:
    """Give the delete-keys of all words, and beside each the number of its word."""
    lengths = np.fromiter(map(len, words), np.int32, len(words))
    # Beyond the prefix the length changes nothing.
    lengths = np.minimum(lengths, _PREFIX)
    keys, owners = [np.empty(0, np.uint32)], [np.empty(0, np.int32)]
    for length in range(4, _PREFIX + 1):
        same = np.flatnonzero(lengths == length).astype(np.int32)
        for start in range(0, len(same), _ROWS_AT_ONCE):
            part = same[start : start + _ROWS_AT_ONCE]
            found = _keys(_codes([words[number][:_PREFIX] for number in part], length), length)
            keys.append(found.ravel())
            owners.append(np.repeat(part, found.shape[1]))
    return np.concatenate(keys), np.concatenate(owners)


def sound_hash(key: str) -> Codes:
    """Give the hash of one sound key."""
    codes = _code_points(key[:_LONGEST])
    return np.asarray(codes @ _FACTORS[: len(codes)] ^ _SOUND, np.uint32)


def sound_hashes(keys: Sequence[str]) -> Codes:
    """Give a hash of each sound key, in the same space as the delete-keys."""
    longest = min(max(map(len, keys), default=1) or 1, _LONGEST)
    return np.asarray(_codes([key[:longest] for key in keys], longest) @ _FACTORS[:longest] ^ _SOUND, np.uint32)


def _code_points(word: str) -> Codes:
    return np.frombuffer(word.encode("utf-32-le"), np.uint32)


def _codes(words: Sequence[str], length: int) -> Codes:
    return np.array(words, dtype=f"U{length}").view(np.uint32).reshape(len(words), length)


def _keys(codes: Codes, length: int) -> Codes:
    left = [codes[:, kept] @ _FACTORS[: kept.shape[1]] for kept in _kept(codes.shape[1], edits_allowed(length))]
    return np.concatenate(left, axis=1)


@lru_cache(maxsize=32)
def _kept(length: int, edits: int) -> tuple[NDArray[np.intp], ...]:
    return tuple(np.array(list(combinations(range(length), length - struck)), np.intp) for struck in range(edits + 1))


@lru_cache(maxsize=32)
def _kept_at_once(length: int, edits: int) -> NDArray[np.intp]:
    """Give the letters kept by every key; places past the end, which hold nothing, fill up the rows."""
    return np.concatenate(
        [np.pad(kept, ((0, 0), (0, _PREFIX - kept.shape[1])), constant_values=_PREFIX) for kept in _kept(length, edits)]
    )
