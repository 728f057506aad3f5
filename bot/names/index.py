"""The index: from a sentence to the names in it."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from types import MappingProxyType
from typing import Self

from rapidfuzz import fuzz, process

from bot.names.folding import Word, fold, fold_many, words
from bot.names.model import Candidate, Mention, Named

_NO_PREFERENCE: Mapping[str, float] = MappingProxyType({})
_LONGEST_SPAN = 8


class Index:
    """Every name of the directory, searched by whole sentences. Never changes: `changed` gives another one."""

    def __init__(self, things: Mapping[tuple[str, int], Named]) -> None:
        self._things = things
        self._whole: dict[str, list[tuple[Named, str]]] = defaultdict(list)
        self._by_word: dict[str, list[tuple[Named, str]]] = defaultdict(list)
        for thing in things.values():
            for label in (thing.name, *thing.aliases):
                self._add(thing, label)

    @classmethod
    def build(cls, things: Iterable[Named]) -> Self:
        """Make the index of these things; of two with one kind and key the later one counts."""
        return cls({(thing.kind, thing.key): thing for thing in things})

    def changed(self, things: Iterable[Named] = (), removed: Iterable[tuple[str, int]] = ()) -> Self:
        """Give the index with these things added or replaced, and those (kind, key) removed."""
        gone = set(removed)
        fresh = {(thing.kind, thing.key): thing for thing in things}
        return type(self)({key: thing for key, thing in {**self._things, **fresh}.items() if key not in gone})

    def mentions(
        self,
        text: str,
        *,
        ignore: Collection[str] = (),
        prefer: Mapping[str, float] = _NO_PREFERENCE,
        recent: Collection[tuple[str, int]] = (),
    ) -> tuple[Mention, ...]:
        """Give what the sentence names, in its order; stretches do not overlap.

        ignore: folded words that name nothing in this sentence ("who", "handles"), except within a whole exact name.
        prefer: factor by kind on how likely it is meant (after "qui est": {"person": 3}).
        recent: (kind, key) of what this chat spoke of lately; they win ties.
        """
        spoken = words(text)
        result: list[Mention] = []
        start = 0
        while start < len(spoken):
            for end in range(min(len(spoken), start + _LONGEST_SPAN), start, -1):
                if mention := self._exact(text, spoken[start:end], ignore, prefer, recent):
                    result.append(mention)
                    start = end - 1
                    break
            start += 1
        return tuple(result)

    def look_up(
        self,
        name: str,
        *,
        prefer: Mapping[str, float] = _NO_PREFERENCE,
        recent: Collection[tuple[str, int]] = (),
    ) -> Mention:
        """Give what a bare name means; every word of it counts."""
        if mention := self._exact(name, words(name), (), prefer, recent):
            return mention
        near = process.extract(fold(name), list(self._whole), scorer=fuzz.ratio, limit=3, score_cutoff=60)
        nearest = tuple(
            Candidate(thing, score / 200, label, "fuzzy") for key, score, _ in near for thing, label in self._whole[key]
        )
        return Mention((0, len(name)), name, "unknown", nearest[:3], 0.0)

    def _add(self, thing: Named, label: str) -> None:
        folded = fold_many([label])[0]
        self._whole[folded].append((thing, label))
        if not thing.exact_only:
            for word in set(folded.split()):
                self._by_word[word].append((thing, label))

    def _exact(
        self,
        text: str,
        span: tuple[Word, ...],
        ignore: Collection[str],
        prefer: Mapping[str, float],
        recent: Collection[tuple[str, int]],
    ) -> Mention | None:
        key = " ".join(word.text for word in span)
        found = [] if key in ignore else self._whole.get(key) or (self._by_word.get(key, []) if len(key) > 2 else [])
        if not found:
            return None
        how = "exact" if key in self._whole else "word"
        weights = {
            (thing.kind, thing.key): thing.weight
            * prefer.get(thing.kind, 1.0)
            * (3.0 if (thing.kind, thing.key) in recent else 1.0)
            for thing, _ in found
        }
        total = sum(weights.values())
        candidates = {
            (thing.kind, thing.key): Candidate(thing, weights[thing.kind, thing.key] / total, label, how)  # type: ignore[arg-type]
            for thing, label in found
        }
        best = tuple(sorted(candidates.values(), key=lambda candidate: -candidate.score))[:8]
        place = (span[0].start, span[-1].end)
        verdict = "found" if len(best) == 1 else "which"
        return Mention(place, text[slice(*place)], verdict, best, best[0].score)  # type: ignore[arg-type]
