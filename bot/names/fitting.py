"""Fitting: over which stretch of the sentence a label lies, and how well."""

from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz

from bot.names.leftovers import liken_leftovers
from bot.names.model import How, Named
from bot.names.proposing import Proposal
from bot.names.segment import Segment
from bot.names.sentence import Role, Sentence

# What the words explain weighs more than how the letters look side by side.
_WORDS, _LETTERS = 0.7, 0.3
_OTHER_ORDER = 0.96
# The share of the evidence that is lost by taking words that the directory has for others.
_MISREAD = 0.3
# Sentence words between two words of a name that are not of it: "pays de (la belle) Loire".
_WIDEST_GAP = 2


@dataclass(frozen=True, slots=True)
class Telling:
    """Of each word of a sentence: how telling it is, 0 to 1, and whether the directory has it just so."""

    weights: list[float]
    known: list[bool]

    def of(self, words: Iterable[int]) -> float:
        """Give how telling these words are together."""
        return sum(self.weights[at] for at in words)


@dataclass(frozen=True, slots=True)
class Fit:
    """A label laid over the words first..last of a sentence.

    label: as written in the directory; `spelt` is the same, folded.
    likeness: 0 to 1, how near the label and the stretch are, each wholly explaining the other being 1.
    evidence: how much of the sentence it explains, in telling words.
    missing: the share, 0 to 1, of the label that was not said.
    weakest: the likeness of the least like pair of words; 1.0 when every word said is spelt rightly.
    misread: the share, 0 to 1, of the words it explains that it takes for others though the directory has those.
    matched: the sentence's words that it explains.
    """

    thing: Named
    label: str
    spelt: str
    first: int
    last: int
    likeness: float
    evidence: float
    missing: float
    weakest: float
    misread: float
    how: How
    matched: frozenset[int]

    @property
    def identity(self) -> tuple[str, int]:
        """The kind and key of the thing."""
        return self.thing.kind, self.thing.key

    def overlaps(self, first: int, last: int) -> bool:
        """Tell whether it shares a word with the stretch."""
        return self.first <= last and first <= self.last


def whole(thing: Named, label: tuple[str, str], span: tuple[int, int], telling: Telling) -> Fit:
    """Give the fit of a label, as written and folded, that was said exactly."""
    said = frozenset(range(span[0], span[1] + 1))
    return Fit(thing, *label, *span, 1.0, telling.of(said), 0.0, 1.0, 0.0, "exact", said)


def fit(segment: Segment, sentence: Sentence, proposal: Proposal, telling: Telling) -> Fit | None:
    """Lay a proposed label over the stretch of the sentence that it explains best."""
    spelt = segment.folded(proposal.label)
    rows = proposal.likeness.tolist()
    liken_leftovers(rows, spelt.split(), sentence, telling.known)
    columns = [max(column) for column in zip(*rows, strict=True)]
    runs = _runs(sentence, columns, spelt)
    if not runs:
        return None
    run = max(runs, key=lambda run: sum(telling.weights[at] * columns[at] for at in run))
    said = [max(row[at] for at in run) for row in rows]
    hefts = proposal.hefts.tolist()
    explained = sum(telling.weights[at] * columns[at] for at in run)
    named = sum(heft * like for heft, like in zip(hefts, said, strict=True))
    passed_over = [at for at in range(run[0], run[-1]) if at not in run and sentence.roles[at]]
    words = (explained + named) / (telling.of(run) + telling.of(passed_over) + sum(hefts))
    likeness = _WORDS * words + _LETTERS * letters(sentence.said(run[0], run[-1]), spelt)
    telltale = [at for at in run if sentence.roles[at]]
    weakest = min(columns[at] for at in telltale)
    misread = telling.of(at for at in telltale if columns[at] < 1 and telling.known[at]) / telling.of(telltale)
    return Fit(
        thing=segment.things[segment.owner[proposal.label]],
        label=segment.written(proposal.label),
        spelt=spelt,
        first=run[0],
        last=run[-1],
        likeness=likeness,
        evidence=explained * likeness * (1 - _MISREAD * misread),
        missing=sum(heft for heft, like in zip(hefts, said, strict=True) if not like) / sum(hefts),
        weakest=weakest,
        misread=misread,
        how="word" if weakest == 1 else "fuzzy",
        matched=frozenset(run),
    )


def _runs(sentence: Sentence, columns: list[float], label: str) -> list[list[int]]:
    runs: list[list[int]] = []
    for at, likeness in enumerate(columns):
        if not likeness:
            continue
        if runs and _together(sentence, runs[-1][-1], at):
            runs[-1].append(at)
        else:
            runs.append([at])
    trimmed = [_trimmed(sentence, run, label) for run in runs]
    return [run for run in trimmed if any(sentence.roles[at] is Role.NAME for at in run)]


def _together(sentence: Sentence, left: int, right: int) -> bool:
    between = sentence.roles[left + 1 : right]
    return len(between) <= _WIDEST_GAP and Role.NAME not in between


def _trimmed(sentence: Sentence, run: list[int], label: str) -> list[int]:
    """Leave off articles and prepositions at the edges, but for the one that the label begins with."""
    while len(run) > 1 and sentence.roles[run[-1]] is Role.FUNCTION:
        run = run[:-1]
    while len(run) > 1 and sentence.roles[run[0]] is Role.FUNCTION:
        if label.startswith(f"{sentence.words[run[0]].text} ") and run[1] == run[0] + 1:
            break
        run = run[1:]
    return run


def letters(said: str, label: str) -> float:
    """Give how alike, 0 to 1, two folded texts look letter by letter, in whatever order their words are."""
    straight = fuzz.ratio(said, label)
    return max(straight, _OTHER_ORDER * fuzz.token_sort_ratio(said, label)) / 100
