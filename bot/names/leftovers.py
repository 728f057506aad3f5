"""Leftovers: words of a label and of the sentence that nothing matched, beside words that did.

"Sn" is like no word of the directory, but before "Pedro" and for a label "San Pedro" it is San; so is "H" Hamon after "Matthieu-Noël".
"""

from rapidfuzz import fuzz

from bot.names.sentence import Role, Sentence

_LEAST = 0.5
_BEGINNING, _WHOLE = 0.5, 0.4
_REACH = 2


def liken_leftovers(rows: list[list[float]], label: list[str], sentence: Sentence) -> None:
    """Fill in the likeness (rows: the label's words; columns: the sentence's) of words left over next to matched ones."""
    unsaid = [row for row, likeness in enumerate(rows) if not any(likeness)]
    if not unsaid:
        return
    matched = [at for at in range(len(sentence.words)) if any(row[at] for row in rows)]
    for at in _beside(matched, sentence):
        word = sentence.words[at].text
        best = max(unsaid, key=lambda row: _likeness(word, label[row]))
        if (likeness := _likeness(word, label[best])) >= _LEAST:
            rows[best][at] = likeness
            unsaid.remove(best)
        if not unsaid:
            return


def _beside(matched: list[int], sentence: Sentence) -> list[int]:
    near = {at + step for at in matched for step in range(-_REACH, _REACH + 1)} - set(matched)
    return sorted(at for at in near if 0 <= at < len(sentence.words) and sentence.roles[at] is Role.NAME)


def _likeness(said: str, word: str) -> float:
    if word.startswith(said):
        return _BEGINNING + _WHOLE * len(said) / len(word)
    return fuzz.ratio(said, word) / 100
