"""Deciding: found, which, or unknown."""

from math import exp

from bot.names.choosing import Choice, Prior, Stretch
from bot.names.confidence import ASK, SURE, Traits, confidence, size_trait
from bot.names.folding import fold
from bot.names.model import Candidate, Mention, Verdict
from bot.names.sentence import Sentence

_MOST_CANDIDATES = 8
_NEAREST = 3
_CERTAIN = 0.995
_BY_WORD = 0.97
_TIED = 0.6


def mention(sentence: Sentence, stretch: Stretch, prior: Prior) -> Mention:
    """Give what a stretch of the sentence names."""
    verdict, sure, choices = _decided(stretch, prior)
    shown = choices[: _NEAREST if verdict == "unknown" else _MOST_CANDIDATES]
    shares = [exp(choice.strength - choices[0].strength) for choice in shown]
    tied = verdict == "which"
    candidates = tuple(
        Candidate(choice.fit.thing, sure * share / (sum(shares) if tied else 1.0), choice.fit.label, choice.fit.how)
        for choice, share in zip(shown, shares, strict=True)
    )
    place = sentence.place(stretch.first, stretch.last)
    return Mention(place, sentence.text[slice(*place)], verdict, candidates, candidates[0].score)


def traits(stretch: Stretch, prior: Prior) -> Traits:
    """Give what tells whether the first choice of a stretch is right."""
    best = stretch.choices[0]
    others = [choice.likeness for choice in stretch.choices[1:] if not _namesakes(choice, best)]
    return Traits(
        likeness=best.likeness,
        lead=min(best.likeness - max(others, default=0.0), 0.5),
        weakest=best.fit.weakest,
        missing=best.fit.missing,
        beside=min(stretch.beside, 1.0),
        misread=float(best.fit.misread),
        words=min(len(best.fit.matched), 4) / 4,
        letters=min(len(best.fit.label), 16) / 16,
        size=size_trait(prior.size),
    )


def _decided(stretch: Stretch, prior: Prior) -> tuple[Verdict, float, tuple[Choice, ...]]:
    if not stretch.beside and (tier := _best_tier(stretch)):
        others = tuple(choice for choice in stretch.choices if choice not in tier)
        favourite = _favourite(tier, prior)
        if favourite is None:
            return "which", _CERTAIN, tier + others
        exact = favourite.fit.how == "exact"
        return "found", _CERTAIN if exact else _BY_WORD, (favourite, *(c for c in tier if c is not favourite), *others)
    sure = confidence(traits(stretch, prior))
    return "found" if sure >= SURE else "which" if sure >= ASK else "unknown", sure, stretch.choices


def _best_tier(stretch: Stretch) -> tuple[Choice, ...]:
    """Give the choices that were said exactly: as a whole, or else by every word said."""
    covering = [
        choice for choice in stretch.choices if choice.fit.first <= stretch.first and choice.fit.last >= stretch.last
    ]
    exact = tuple(choice for choice in covering if choice.fit.how == "exact")
    by_word = tuple(choice for choice in covering if choice.fit.how == "word")
    if exact and not all(choice.fit.thing.exact_only for choice in exact):
        return exact
    if exact:
        return exact + by_word
    complete = tuple(choice for choice in by_word if not choice.fit.missing)
    return complete or by_word


def _namesakes(one: Choice, other: Choice) -> bool:
    return one.likeness == other.likeness and fold(one.fit.label) == fold(other.fit.label)


def _favourite(tier: tuple[Choice, ...], prior: Prior) -> Choice | None:
    recent = [choice for choice in tier if choice.fit.identity in prior.recent]
    return tier[0] if len(tier) == 1 else recent[0] if len(recent) == 1 else None
