"""Misspelt words of every day, heard as what they were meant to be: "qui s'ocupe de", "quien se encarja de"."""

from collections.abc import Callable
from dataclasses import replace

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.names import Word
from bot.understanding.vocabulary import Vocabulary, common_words, phrase_words

IsName = Callable[[str, str], bool]
"""Whether a folded word is rather a name than the other one misspelt."""
LEAST_LETTERS = 5
"""A shorter word is too near to others."""
LONG = 8
"""Letters from which on two slips may be in a word."""


def slips(word: str) -> int:
    """How many letters of a word may be wrong."""
    return 1 if len(word) < LONG else 2


def repaired(said: tuple[Word, ...], text: str, known: Vocabulary, is_name: IsName) -> tuple[Word, ...]:
    """Give the words of a sentence with those put right that are no name and nearly a word of its language."""
    small = not text.isupper()
    return tuple(
        word if small and at and text[word.start].isupper() else _repaired(word, known, is_name)
        for at, word in enumerate(said)
    )


def _repaired(word: Word, known: Vocabulary, is_name: IsName) -> Word:
    spelt_right = word.text in known.common or word.text in common_words() or word.text in phrase_words()
    if spelt_right or len(word.text) < LEAST_LETTERS or not word.text.isalpha():
        return word
    found = process.extractOne(word.text, known.spellings, scorer=OSA.distance, score_cutoff=slips(word.text))
    return word if found is None or is_name(word.text, found[0]) else replace(word, text=found[0])
