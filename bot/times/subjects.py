"""The sentence without its time: what is to be done, said in the sentence's own words."""

from __future__ import annotations

from collections.abc import Sequence

from bot.times.folding import fold, tokens_of
from bot.times.words import Lexicon

_JOINTS = " ,;-–—\n\t"
_NEAR = 80  # characters within which a lead or a dangling word is looked for
_ENDS = _JOINTS + ":.!"


def subject_of(text: str, pieces: Sequence[tuple[int, int]], lexicon: Lexicon) -> str:
    """The text around the pieces that say when, joined, without "remind me to" before and words left dangling."""
    *earlier, (start, end) = pieces
    before, after = text[:start].rstrip(_JOINTS), text[end:]
    after = after.removeprefix("'s").removeprefix("’s").lstrip(_ENDS + ")?")
    if not _goes_on(after, lexicon) and not (after and before.endswith(":")):
        before = _undangled(before, lexicon)
    joined = f"{before} {after}".strip() if before and after else before or after
    if earlier:
        return subject_of(joined, earlier, lexicon)
    return _without_lead(joined, lexicon).strip(_ENDS)


def _goes_on(after: str, lexicon: Lexicon) -> bool:
    """Whether a second verb follows, so that the first one is no mere copula: "commence … et finit tard"."""
    first = tokens_of(fold(after[:_NEAR]))[:1]
    return bool(first) and first[0].text in lexicon.joining


def _undangled(before: str, lexicon: Lexicon) -> str:
    """The text before the span without the copula or preposition that led to it ("The training is | the week of …")."""
    begin = max(0, len(before) - _NEAR)
    tokens = tokens_of(fold(before[begin:]))
    for size in (3, 2, 1):
        tail = tuple(token.text for token in tokens[-size:])
        compound = len(tokens) > size and tokens[-size - 1].text == "-"  # "drop-in"
        if len(tokens) > size and not compound and tail in lexicon.close:
            return _undangled(before[: begin + tokens[-size].start].rstrip(_JOINTS), lexicon)
    return before


def _without_lead(text: str, lexicon: Lexicon) -> str:
    tokens = tokens_of(fold(text[:_NEAR]))
    words = tuple(token.text for token in tokens if token.text != "-")
    for lead in lexicon.lead:
        size = len(lead)
        if words[:size] != lead:
            continue
        place = size + sum(token.text == "-" for token in tokens[:size])
        labelled = place < len(tokens) and tokens[place].text in {":", "-"}
        if size == 1 and lead[0] in lexicon.labels and not labelled:
            continue
        rest = text[tokens[place + labelled].start :] if place + labelled < len(tokens) else ""
        return _without_opening(rest, lexicon)
    return text


def _without_opening(rest: str, lexicon: Lexicon) -> str:
    tokens = tokens_of(fold(rest[:_NEAR]))
    if len(tokens) > 1 and tokens[0].text in lexicon.open:
        return rest[tokens[1].start :]
    return rest
