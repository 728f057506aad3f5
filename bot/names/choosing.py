"""Choosing: the stretches of a sentence that name something, and what may be meant by each."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from math import log

from bot.names.common_words import FUNCTION_WORDS
from bot.names.fitting import Fit, Telling, letters
from bot.names.model import Named
from bot.names.ranking import Features, strength
from bot.names.sentence import Role, Sentence
from bot.names.sounds import sound_key

_RECENT = 8.0
# The share of a fit's likeness that is left when it explains next to nothing of its stretch.
_UNCOVERED = 0.35
_ALL = 0.999
# Up to so many labels a word that one thing alone has tells it; among more, it may as well be of something absent.
SMALL = 5_000
# So many plain words around a single word without a capital make it one of them.
PROSE = 2
# Kinds whose names are everyday words.
_COMMON_NOUNS = frozenset({"theme", "post"})
# Below this likeness nothing was named.
_FAINTEST = 0.42


@dataclass(frozen=True, slots=True)
class Prior:
    """What is likely to be meant before anything is read; `size` is how many labels the directory has."""

    prefer: Mapping[str, float]
    recent: Collection[tuple[str, int]]
    size: int

    def of(self, thing: Named) -> float:
        """Give the weight of a thing in this conversation."""
        recent = _RECENT if (thing.kind, thing.key) in self.recent else 1.0
        return max(thing.weight, 1e-6) * self.prefer.get(thing.kind, 1.0) * recent


@dataclass(frozen=True, slots=True)
class _Group:
    first: int
    last: int
    fits: list[Fit]

    @property
    def whole(self) -> bool:
        return self.fits[0].how == "exact" and (self.fits[0].first, self.fits[0].last) == (self.first, self.last)


@dataclass(frozen=True, slots=True)
class Choice:
    """A fit and its strength: the logarithm of how likely it is beside the others of its stretch.

    likeness: as of the fit, less what it leaves unexplained of the stretch.
    """

    fit: Fit
    features: Features
    likeness: float
    strength: float


@dataclass(frozen=True, slots=True)
class Stretch:
    """The words first..last of a sentence and what may be meant by them, likeliest first, one choice for each thing.

    beside: how telling the name-like words of the stretch are that the likeliest does not explain.
    prose: when the stretch has no capital, how many plain words that the directory lacks the rest of the sentence has;
        `everyday` how many words of every day.
    """

    first: int
    last: int
    choices: tuple[Choice, ...]
    beside: float = 0.0
    prose: int = 0
    everyday: int = 0

    @property
    def mere_prose(self) -> bool:
        """Whether it is one plain word among others that merely resembles, or is part of, a name."""
        best = self.choices[0].fit
        return self.prose >= PROSE and len(best.matched) == 1 and best.how != "exact"


def stretches(sentence: Sentence, fits: Iterable[Fit], telling: Telling, prior: Prior) -> list[Stretch]:
    """Give the stretches that name something, in the sentence's order, none overlapping another."""
    groups = _joined(sentence, _groups([fit for fit in fits if _may_be_meant(sentence, fit)], prior), prior)
    taken = {at for group in groups for at in range(group.first, group.last + 1)}
    found: list[Stretch] = []
    for group in groups:
        found.append(stretch := _stretch(sentence, group, taken, telling, prior))
        taken.update(range(stretch.first, stretch.last + 1))
    return sorted((stretch for stretch in found if not stretch.mere_prose), key=lambda stretch: stretch.first)


def _groups(fits: list[Fit], prior: Prior) -> list[_Group]:
    remaining = sorted(fits, key=lambda fit: (-round(fit.evidence, 6), -prior.of(fit.thing)))
    groups = []
    while remaining:
        top = remaining[0]
        groups.append(_Group(top.first, top.last, [fit for fit in remaining if fit.overlaps(top.first, top.last)]))
        remaining = [fit for fit in remaining if not fit.overlaps(top.first, top.last)]
    return groups


def _joined(sentence: Sentence, groups: list[_Group], prior: Prior) -> list[_Group]:
    """Join neighbours of which one is not a whole name: Torres del Paine is neither some Torres nor Paine.

    Whole names side by side are two ("Anna Calvez Finistère"), but in a large directory too many words are whole names.
    """
    joined: list[_Group] = []
    for group in sorted(groups, key=lambda group: group.first):
        before = joined[-1] if joined else None
        side_by_side = (
            prior.size <= SMALL
            and before
            and before.whole
            and group.whole
            and sentence.spaced(before.last, group.first)
        )
        if before and sentence.connected(before.last, group.first) and not side_by_side:
            joined[-1] = _Group(before.first, group.last, before.fits + group.fits)
        else:
            joined.append(group)
    return joined


def _stretch(sentence: Sentence, group: _Group, taken: set[int], telling: Telling, prior: Prior) -> Stretch:
    """Take in the name-like words beside it that nothing explains: "Jean Dupont" is not any Jean."""
    first, last = group.first, group.last
    while (before := sentence.name_like_before(first)) is not None and before not in taken:
        first = before
    while (after := sentence.name_like_after(last)) is not None and after not in taken:
        last = after
    choices = _choices(sentence, group, (first, last), telling, prior)
    unexplained = set(range(first, last + 1)) - choices[0].fit.matched
    beside = telling.of(at for at in unexplained if sentence.name_like(at))
    return Stretch(first, last, choices, beside, *_prose(sentence, first, last, telling))


def _prose(sentence: Sentence, first: int, last: int, telling: Telling) -> tuple[int, int]:
    if any(sentence.capitals[max(first, 1) : last + 1]):
        return 0, 0
    elsewhere = [at for at in range(len(sentence.words)) if not first <= at <= last]
    strange = sum(sentence.roles[at] is Role.NAME and not telling.known[at] for at in elsewhere)
    return strange, sum(sentence.roles[at] is Role.COMMON for at in elsewhere)


def _choices(
    sentence: Sentence, group: _Group, span: tuple[int, int], telling: Telling, prior: Prior
) -> tuple[Choice, ...]:
    first, last = span
    telltale = telling.of(at for at in range(first, last + 1) if sentence.roles[at]) or 1.0
    said = sentence.said(first, last)
    best: dict[tuple[str, int], Choice] = {}
    for fit in group.fits:
        covered = min(telling.of(at for at in fit.matched if sentence.roles[at]) / telltale, 1.0)
        features = _features(fit, covered, said)
        likely = strength(features, fit.thing.exact_only) + log(prior.of(fit.thing))
        if fit.identity not in best or best[fit.identity].strength < likely:
            likeness = fit.likeness * (_UNCOVERED + (1 - _UNCOVERED) * covered)
            best[fit.identity] = Choice(_heard(sentence, fit), features, likeness, likely)
    return tuple(sorted(best.values(), key=lambda choice: -choice.strength))


def _features(fit: Fit, covered: float, said: str) -> Features:
    return Features(
        words=fit.likeness,
        letters=letters(said, fit.spelt),
        covered=covered,
        missing=fit.missing,
        weakest=fit.weakest,
        misread=fit.misread,
        whole=float(fit.spelt == said),
        rightly=float(fit.weakest == 1 and covered >= _ALL),
        begun=float(fit.spelt.startswith(said)),
    )


def _heard(sentence: Sentence, fit: Fit) -> Fit:
    if fit.how != "fuzzy":
        return fit
    said = {sound_key(sentence.words[at].text) for at in fit.matched if sentence.roles[at]}
    written = {sound_key(word) for word in fit.spelt.split()}
    return replace(fit, how="sound") if all(said) and said <= written else fit


def _may_be_meant(sentence: Sentence, fit: Fit) -> bool:
    """Everyday words are meant as a name when alone, by their capitals, or where names are such words."""
    if fit.how != "exact":
        return fit.how == "word" or fit.likeness >= _FAINTEST
    roles = sentence.roles[fit.first : fit.last + 1]
    if Role.NAME in roles:
        return True
    if Role.COMMON not in roles:
        return len(roles) > 1 and not FUNCTION_WORDS.issuperset(fit.spelt.split())
    # Everyday words in a row that are some thing's whole name are not so by chance: "fourth region".
    row = len(set(fit.spelt.split()) - FUNCTION_WORDS) > 1 and not fit.thing.exact_only
    alone = row or len(roles) == len(sentence.words)
    return alone or fit.thing.kind in _COMMON_NOUNS or sentence.stands_out(fit.first, fit.last)
