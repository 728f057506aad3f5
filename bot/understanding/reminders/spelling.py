"""Words of reminders as they are typed in a hurry: "rapelez-moi", "demian", "tommorow"."""

import re
from collections.abc import Iterator
from functools import cache

from rapidfuzz.distance import OSA

from bot.names import fold
from bot.times.words import lexicon
from bot.understanding.reminders.words import Phrase, Sentence, reminder_words
from bot.understanding.vocabulary import common_words
from data.model import Language

LEAST, LONG = 6, 8
"""Letters of a word that one slip, or two slips, leave recognisable."""
_WORD = re.compile(r"[^\W\d_]+")


def nearly_opens_with(said: Sentence, kind: str) -> tuple[int, int] | None:
    """Give where a phrase of a kind stands that only polite words come before, when it is nearly spelt so."""
    words = tuple(word.text for word in said.words)
    known = reminder_words(said.language)
    begin = next((place for place, word in enumerate(words) if (word,) not in known["polite"]), len(words))
    fitting = [phrase for phrase in known[kind] if _is_near(words[begin : begin + len(phrase)], phrase, said.language)]
    longest = max(map(len, fitting), default=0)
    return (begin, begin + longest) if longest else None


def respelt(text: str, language: Language) -> str:
    """Give a text with its words of time spelt right; what has a capital within a sentence is a name and stays."""
    return _WORD.sub(lambda found: _right(found, language), text)


def _is_near(said: Phrase, phrase: Phrase, language: Language) -> bool:
    if len(said) != len(phrase):
        return False
    known = _known(language)
    return all(
        one == right or (one not in known and _slip(one, right)) for one, right in zip(said, phrase, strict=True)
    )


def _right(found: re.Match[str], language: Language) -> str:
    word = fold(found[0])
    if len(word) < LEAST - 1 or (found.start() and found[0][0].isupper()) or word in _known(language):
        return found[0]
    near = [right for right in _time_words(language) if _slip(word, right) and not _is_longer(word, right)]
    return min(near, key=lambda right: OSA.distance(word, right), default=found[0])


def _slip(word: str, right: str) -> bool:
    """Whether one word may be another with a slip: no other beginning, and not too short to be told."""
    if len(right) < LEAST or word[:1] != right[:1]:
        return False
    most = 2 if len(right) >= LONG and word[:2] == right[:2] else 1
    return OSA.distance(word, right, score_cutoff=most) <= most


def _is_longer(word: str, right: str) -> bool:
    """Whether a letter is too much that is not just doubled: "manzana" is no "mañana"."""
    return len(word) > len(right) and re.sub(r"(.)\1", r"\1", word) != re.sub(r"(.)\1", r"\1", right)


@cache
def _known(language: Language) -> frozenset[str]:
    """What is a word already."""
    of_reminders = {word for phrases in reminder_words(language).values() for phrase in phrases for word in phrase}
    of_times = {word for phrases in lexicon(language).phrases.values() for each in phrases for word in each.words}
    return frozenset(of_reminders | of_times) | common_words()


@cache
def _time_words(language: Language) -> tuple[str, ...]:
    return tuple(sorted(set(_single_words(language))))


def _single_words(language: Language) -> Iterator[str]:
    for phrases in lexicon(language).phrases.values():
        yield from (one.words[0] for one in phrases if len(one.words) == 1 and len(one.words[0]) >= LEAST)
