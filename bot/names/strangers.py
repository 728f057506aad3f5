"""Strangers: words that look like a name and are in no directory."""

from collections.abc import Sequence

from bot.names.fitting import Fit, letters
from bot.names.model import Candidate, Mention
from bot.names.sentence import Role, Sentence

_NEAREST = 3
# What looks less alike than this is not worth proposing.
NEAR = 0.6
_LEAST_LETTERS = 3
# A longer row of words without a capital is prose.
_LONGEST_PLAIN = 2


def unknown(sentence: Sentence, fits: Sequence[Fit], taken: Sequence[tuple[int, int]]) -> list[Mention]:
    """Give the stretches outside those taken (offsets) that look like names, with the nearest names there are.

    A word looks like a name by its capital within the sentence, or when nothing else in the sentence could be one.
    """
    rows = _rows(sentence, taken)
    alone = not taken and len(rows) == 1 and len(rows[0]) <= _LONGEST_PLAIN
    return [
        _mention(sentence, row, fits)
        for row in rows
        if _stands_out(sentence, row) or (alone and _is_long(sentence, row))
    ]


def _rows(sentence: Sentence, taken: Sequence[tuple[int, int]]) -> list[list[int]]:
    rows: list[list[int]] = []
    for at, (word, role) in enumerate(zip(sentence.words, sentence.roles, strict=True)):
        if role is not Role.NAME or any(start < word.end and word.start < end for start, end in taken):
            continue
        if rows and sentence.connected(rows[-1][-1], at):
            rows[-1].append(at)
        else:
            rows.append([at])
    return rows


def _stands_out(sentence: Sentence, row: list[int]) -> bool:
    return _is_long(sentence, row) and sentence.stands_out(row[0], row[-1])


def _is_long(sentence: Sentence, row: list[int]) -> bool:
    return any(len(sentence.words[at].text) >= _LEAST_LETTERS and sentence.words[at].text.isalpha() for at in row)


def _mention(sentence: Sentence, row: list[int], fits: Sequence[Fit]) -> Mention:
    near: dict[tuple[str, int], Candidate] = {}
    for fit in sorted(fits, key=lambda fit: -fit.likeness):
        if fit.overlaps(row[0], row[-1]) and letters(sentence.said(row[0], row[-1]), fit.spelt) >= NEAR:
            near.setdefault(fit.identity, Candidate(fit.thing, 0.0, fit.label, fit.how))
    place = sentence.place(row[0], row[-1])
    return Mention(place, sentence.text[slice(*place)], "unknown", tuple(near.values())[:_NEAREST], 0.0)
