"""Deciding: found, which, or unknown."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate
from math import exp, log

from bot.names.choosing import PROSE, SMALL, Choice, Prior, Stretch
from bot.names.confidence import ASK, Traits, confidence, size_trait, sure_line
from bot.names.folding import fold
from bot.names.model import Candidate, Mention, Verdict
from bot.names.sentence import Sentence
from bot.names.strangers import NEAR

_MOST_CANDIDATES = 8
_NEAREST = 3
_CERTAIN = 0.995
_BY_WORD = 0.97
_DOUBTED = 0.85
_WIDEST_GAP = 12.0
_SHORT = 3
_TWIN = 0.7


def mention(sentence: Sentence, stretch: Stretch, prior: Prior) -> Mention:
    """Give what a stretch of the sentence names."""
    verdict, sure, choices = by_rule(sentence, stretch, prior) or _judged(sentence, stretch, prior)
    if verdict == "unknown":
        choices = tuple(choice for choice in choices if choice.features.letters >= NEAR)[:_NEAREST]
    shown = choices[:_MOST_CANDIDATES]
    candidates = tuple(
        Candidate(choice.fit.thing, score, choice.fit.label, choice.fit.how)
        for choice, score in zip(shown, _scores(shown, verdict, sure) if shown else (), strict=True)
    )
    place = sentence.place(stretch.first, stretch.last)
    return Mention(place, sentence.text[slice(*place)], verdict, candidates, candidates[0].score if candidates else 0.0)


def _scores(choices: Sequence[Choice], verdict: Verdict, sure: float) -> list[float]:
    """Share out the confidence among those tied, or what it leaves among the runners-up, in falling order."""
    strengths = accumulate((choice.strength for choice in choices), min)
    shares = [exp(strength - choices[0].strength) for strength in strengths]
    if verdict == "which":
        return [sure * share / sum(shares) for share in shares]
    left = (1 - sure) / max(sum(shares[1:]), 1)
    return [sure, *(min(left * share, sure) for share in shares[1:])]


def traits(stretch: Stretch, prior: Prior) -> Traits:
    """Give what tells whether the likeliest choice of a stretch is right."""
    best = stretch.choices[0]
    fit, features = best.fit, best.features
    others = [choice.strength for choice in stretch.choices[1:] if not _namesakes(choice, best)]
    letters = len(fit.spelt.replace(" ", ""))
    return Traits(
        likeness=best.likeness,
        looks=features.letters,
        covered=features.covered,
        rightly=features.rightly,
        begun=features.begun,
        beside=min(stretch.beside, 1.0),
        gap=min(best.strength - max(others, default=-_WIDEST_GAP), _WIDEST_GAP) / _WIDEST_GAP,
        weakest=fit.weakest,
        missing=fit.missing,
        misread=fit.misread,
        words=min(len(fit.matched), 4) / 4,
        length=min(letters, 16) / 16,
        edits=min(round((1 - features.letters) * letters), 6) / 6,
        size=size_trait(prior.size),
    )


def by_rule(sentence: Sentence, stretch: Stretch, prior: Prior) -> tuple[Verdict, float, tuple[Choice, ...]] | None:
    """Decide what was said exactly: a whole name, or words of it that only one thing has; nothing otherwise."""
    tier = () if stretch.beside else _best_tier(sentence, stretch)
    if not tier:
        return None
    others = tuple(choice for choice in stretch.choices if choice not in tier)
    favourite = _favourite(tier, prior)
    if favourite is None:
        return "which", _CERTAIN, _level(tier, prior) + others
    if favourite.fit.missing and (prior.size > SMALL or stretch.prose or _is_half(sentence, favourite, others)):
        return None
    if longer := _still_being_typed(sentence, favourite, others):
        rest = tuple(choice for choice in (*tier, *others) if choice is not favourite and choice not in longer)
        return "which", _DOUBTED, (*longer, favourite, *rest)
    if stretch.prose >= PROSE and len(favourite.fit.matched) == 1:
        return "which", _DOUBTED, (favourite, *(choice for choice in tier if choice is not favourite), *others)
    rest = *(choice for choice in tier if choice is not favourite), *others
    return "found", _BY_WORD if favourite.fit.missing else _CERTAIN, (favourite, *rest)


def _judged(sentence: Sentence, stretch: Stretch, prior: Prior) -> tuple[Verdict, float, tuple[Choice, ...]]:
    """Decide what was not said exactly, by how probable it is."""
    found = traits(stretch, prior)
    sure, line = confidence(found), sure_line(found.size)
    best, *others = stretch.choices
    if best.fit.how == "sound" and not stretch.beside and prior.size <= SMALL and not _has_twin(best, others):
        sure = max(sure, _DOUBTED if best.fit.missing else _BY_WORD)
    short = len(sentence.said(best.fit.first, best.fit.last)) <= _SHORT
    if short or _may_be_prose(stretch, best, prior) or _is_half(sentence, best, others):
        sure = min(sure, _DOUBTED)
    namesakes = (best, *(other for other in others if _namesakes(other, best)))
    favourite = _favourite(namesakes, prior) if sure >= line else None
    if favourite is None:
        return "which" if sure >= ASK else "unknown", sure, stretch.choices
    return "found", sure, (favourite, *(choice for choice in stretch.choices if choice is not favourite))


def _may_be_prose(stretch: Stretch, best: Choice, prior: Prior) -> bool:
    """Tell whether plain words around make it doubtful: one is enough for what is a single word, or part of a name."""
    single = len(best.fit.matched) == 1
    if prior.size > SMALL and single and stretch.everyday and best.fit.how != "word":
        return True
    little = single or best.fit.missing > 0
    return stretch.prose >= (1 if little else PROSE) and (best.fit.missing > 0 or best.fit.how != "word")


def _has_twin(best: Choice, others: Sequence[Choice]) -> bool:
    return any(other.fit.weakest >= _TWIN and not _namesakes(other, best) for other in others)


def _is_half(sentence: Sentence, choice: Choice, others: Sequence[Choice]) -> bool:
    """Tell whether only half of a compound was said and something else is near: Anne may be Anna."""
    if not choice.fit.missing or not any(other.fit.weakest >= _TWIN for other in others):
        return False
    compounds = re.findall(r"[^\s-]+(?:-[^\s-]+)+", choice.fit.label)
    halves = {fold(half) for compound in compounds for half in compound.split("-")}
    return {sentence.words[at].text for at in choice.fit.matched} <= halves


def _still_being_typed(sentence: Sentence, choice: Choice, others: Sequence[Choice]) -> tuple[Choice, ...]:
    """Give the longer names that the letters after this one begin: "Marta Arévalo M" may be Marta Arévalo Molina."""
    begun = sentence.begun_after(choice.fit.last)
    return tuple(other for other in others if begun and other.fit.spelt.startswith(f"{choice.fit.spelt} {begun}"))


def _best_tier(sentence: Sentence, stretch: Stretch) -> tuple[Choice, ...]:
    """Give the choices that were said exactly: as a whole, or else by every word said."""
    covering = [
        choice for choice in stretch.choices if choice.fit.first <= stretch.first and choice.fit.last >= stretch.last
    ]
    exact = tuple(choice for choice in covering if choice.fit.how == "exact")
    by_word = tuple(
        choice
        for choice in covering
        if choice.fit.how == "word" and len(sentence.said(choice.fit.first, choice.fit.last)) >= _SHORT
    )
    if exact and not all(choice.fit.thing.exact_only for choice in exact):
        return exact
    if exact:
        return exact + by_word
    complete = tuple(choice for choice in by_word if not choice.fit.missing)
    return complete or by_word


def _namesakes(one: Choice, other: Choice) -> bool:
    return one.fit.spelt == other.fit.spelt


def _level(tier: tuple[Choice, ...], prior: Prior) -> tuple[Choice, ...]:
    """Let only the prior tell apart what was said equally well: a hamlet named Castel and a colleague named Castel."""
    level = [replace(choice, strength=tier[0].strength + log(prior.of(choice.fit.thing))) for choice in tier]
    return tuple(sorted(level, key=lambda choice: -choice.strength))


def _favourite(tier: tuple[Choice, ...], prior: Prior) -> Choice | None:
    recent = [choice for choice in tier if choice.fit.identity in prior.recent]
    return tier[0] if len(tier) == 1 else recent[0] if len(recent) == 1 else None
