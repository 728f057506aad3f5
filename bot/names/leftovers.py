"""Leftovers: words of a label and of the sentence that nothing matched, beside words that did.

"Sn" is like no word of the directory, but before "Pedro" and for a label "San Pedro" it is San; so is "H" Hamon after
"Matthieu-Noël".
"""

from collections.abc import Sequence

from rapidfuzz import fuzz

from bot.names.sentence import Role, Sentence

_LEAST = 0.6
_BEGINNING, _WHOLE = 0.6, 0.3
_REACH = 2
_SHORTEST_GLUED = 3
_GLUED = 0.6
_INSIDE = 75


def liken_leftovers(rows: list[list[float]], label: list[str], sentence: Sentence, known: Sequence[bool]) -> None:
    """Fill in the likeness (rows: the label's words, columns: the sentence's) of words left over beside matched ones.

    known: which of the sentence's words the directory has just so; they are no misspelling of another.
    """
    unsaid = [row for row, likeness in enumerate(rows) if not any(likeness)]
    if not unsaid:
        return
    matched = [at for at in range(len(sentence.words)) if any(row[at] for row in rows)]
    for at in _beside(matched, sentence, known):
        word = sentence.words[at].text
        best = max(unsaid, key=lambda row: _likeness(word, label[row]))
        if (likeness := _likeness(word, label[best])) >= _LEAST:
            rows[best][at] = likeness
            unsaid.remove(best)
        if not unsaid:
            return
    _find_glued(rows, unsaid, label, matched, sentence)


def _find_glued(
    rows: list[list[float]], unsaid: list[int], label: list[str], matched: list[int], sentence: Sentence
) -> None:
    """Find unsaid words inside long matched ones: Henriette in "henriegtexguibert"."""
    for at in matched:
        word = sentence.words[at].text
        for row in unsaid:
            if (
                len(word) > len(label[row]) + _SHORTEST_GLUED > 2 * _SHORTEST_GLUED
                and fuzz.partial_ratio(word, label[row]) >= _INSIDE
            ):
                rows[row][at] = _GLUED


def _beside(matched: list[int], sentence: Sentence, known: Sequence[bool]) -> list[int]:
    near = {at + step: at for at in matched for step in range(-_REACH, _REACH + 1) if 0 <= at + step < len(known)}
    return sorted(
        other
        for other, at in near.items()
        if other not in matched
        and sentence.roles[other] is Role.NAME
        and not known[other]
        and sentence.connected(min(at, other), max(at, other))
    )


def _likeness(said: str, word: str) -> float:
    if word.startswith(said):
        return _BEGINNING + _WHOLE * len(said) / len(word)
    return fuzz.ratio(said, word) / 100
