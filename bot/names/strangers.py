"""Strangers: words that look like a name and are in no directory."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import takewhile

from bot.names.fitting import Fit, letters
from bot.names.folding import Word
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


def written_out(sentence: Sentence, mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """Give the mentions in order, the unknown ones with what stands beside them with a capital: "Buenos Aires"."""
    known = list(mentions)
    free = {at for at, word in enumerate(sentence.words) if not any(_holds(one, word) for one in known)}
    wide = [_with_capitals(sentence, one, free) if one.verdict == "unknown" else one for one in known]
    return tuple(sorted(wide, key=lambda each: each.span))


def _with_capitals(sentence: Sentence, mention: Mention, free: set[int]) -> Mention:
    held = [at for at, word in enumerate(sentence.words) if _holds(mention, word)]
    if sentence.text.isupper() or not all(sentence.capitals[at] for at in held):
        return mention

    def joins(at: int) -> bool:
        return at in free and sentence.capitals[at]

    before = list(takewhile(lambda at: joins(at) and sentence.spaced(at, at + 1), range(held[0] - 1, 0, -1)))
    after = list(
        takewhile(lambda at: joins(at) and sentence.spaced(at - 1, at), range(held[-1] + 1, len(sentence.words)))
    )
    free.difference_update(before, after)
    place = sentence.place(held[0] - len(before), held[-1] + len(after))
    return replace(mention, span=place, text=sentence.text[slice(*place)])


def _holds(mention: Mention, word: Word) -> bool:
    return mention.span[0] <= word.start < mention.span[1]
