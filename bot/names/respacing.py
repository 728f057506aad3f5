"""Respacing: a space too few or too many ("saintdenis", "valpa raiso") is mended when the directory knows the words."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.names.folding import Word
from bot.names.sentence import Role, Sentence

_SHORTEST_GLUED = 7
_SHORTEST_HALF = 3
_SHORTEST_JOINED = 5
# A word so near to one of the directory is misspelt rather than two words glued.
_MISSPELT = 0.8


def respaced(sentence: Sentence, knows: Callable[[str], bool], likeness: Callable[[str], float]) -> Sentence:
    """Give the sentence with glued words split and split words glued; each keeps its place in the text.

    knows: whether the directory has a word; likeness: how near, 0 to 1, its nearest word is.
    """
    known = [
        role is not Role.NAME or knows(word.text) for word, role in zip(sentence.words, sentence.roles, strict=True)
    ]
    if all(known):
        return sentence
    pieces = [piece for group in _mended(sentence, known, knows, likeness) for piece in group]
    return replace(
        sentence,
        words=tuple(word for word, _ in pieces),
        roles=tuple(sentence.roles[at] for _, at in pieces),
        capitals=tuple(sentence.capitals[at] for _, at in pieces),
    )


def _mended(
    sentence: Sentence, known: Sequence[bool], knows: Callable[[str], bool], likeness: Callable[[str], float]
) -> list[list[tuple[Word, int]]]:
    groups: list[list[tuple[Word, int]]] = []
    at = 0
    while at < len(known):
        word = sentence.words[at]
        if at + 1 < len(known) and not (known[at] and known[at + 1]) and _one_word(sentence, at, knows):
            following = sentence.words[at + 1]
            groups.append([(Word(word.text + following.text, word.start, following.end), at)])
            at += 2
            continue
        halves = () if known[at] else _halves(word, knows)
        groups.append([(half, at) for half in (halves if halves and likeness(word.text) < _MISSPELT else (word,))])
        at += 1
    return groups


def _one_word(sentence: Sentence, at: int, knows: Callable[[str], bool]) -> bool:
    if Role.NAME not in sentence.roles[at : at + 2]:
        return False
    joined = sentence.words[at].text + sentence.words[at + 1].text
    return len(joined) >= _SHORTEST_JOINED and knows(joined)


def _halves(word: Word, knows: Callable[[str], bool]) -> tuple[Word, ...]:
    """Split a word where both halves are known, perhaps with one stray letter in the place of the space."""
    text = word.text
    if len(text) < _SHORTEST_GLUED:
        return ()
    for stray, shortest in ((0, _SHORTEST_HALF), (1, _SHORTEST_HALF + 1)):
        for at in range(len(text) - shortest - stray, shortest - 1, -1):
            if knows(text[:at]) and knows(text[at + stray :]):
                middle = min(word.start + at, word.end - 1)
                return Word(text[:at], word.start, middle), Word(text[at + stray :], middle, word.end)
    return ()
