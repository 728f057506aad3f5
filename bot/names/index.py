"""The index: from a sentence to the names in it."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Self

from bot.names.choosing import Prior, stretches
from bot.names.deciding import mention
from bot.names.fitting import Fit, Telling, fit, whole
from bot.names.memory import hand_back
from bot.names.model import Mention, Named
from bot.names.proposing import propose
from bot.names.respacing import respaced
from bot.names.segment import Segment, rarity_of
from bot.names.sentence import Role, Sentence
from bot.names.strangers import unknown, written_out

Identity = tuple[str, int]

_NO_PREFERENCE: Mapping[str, float] = MappingProxyType({})
# A segment is merged into the one before it unless that one is so many times as large.
_TIMES_LARGER = 8
_MOST_STALE = 0.1
# From so many things on, building leaves megabytes behind.
_LARGE = 20_000
# A shorter word tells less.
_TELLING_LETTERS = 4
_WEIGHT_OF_ROLE = {Role.FUNCTION: 0.1, Role.COMMON: 0.5, Role.NAME: 1.0}


@dataclass(frozen=True, slots=True)
class _Part:
    """A segment, and which of its things were replaced or removed since it was made."""

    segment: Segment
    stale: frozenset[Identity] = frozenset()

    def living(self) -> dict[Identity, Named]:
        return {
            identity: thing for thing in self.segment.things if (identity := (thing.kind, thing.key)) not in self.stale
        }

    def without(self, changed: frozenset[Identity]) -> "_Part":
        return _Part(self.segment, self.stale | changed)

    def worn(self) -> bool:
        return len(self.stale) > 50 + _MOST_STALE * len(self.segment.things)


class Index:
    """Every name of the directory, searched by whole sentences. Never changes: `changed` gives another one."""

    __slots__ = ("_parts", "_size")

    def __init__(self, parts: Sequence[_Part]) -> None:
        self._parts = tuple(parts)
        self._size = sum(part.segment.size for part in self._parts)

    @classmethod
    def build(cls, things: Iterable[Named]) -> Self:
        """Make the index of these things; of two with one kind and key the later one counts."""
        # Not by (kind, key): a million pairs keep the garbage collector busy for seconds.
        kinds: dict[str, dict[int, Named]] = defaultdict(dict)
        for thing in things:
            kinds[thing.kind][thing.key] = thing
        segment = Segment([thing for kind in kinds.values() for thing in kind.values()])
        if len(segment.things) > _LARGE:
            hand_back()
        return cls([_Part(segment)])

    def changed(self, things: Iterable[Named] = (), removed: Iterable[Identity] = ()) -> Self:
        """Give the index with these things added or replaced, and those (kind, key) removed; both stay usable.

        The large part is shared: the cost is that of indexing the last few changes anew.
        """
        fresh = {(thing.kind, thing.key): thing for thing in things}
        gone = frozenset([*fresh, *removed])
        parts = [part.without(gone) for part in self._parts]
        while parts and (len(parts[-1].segment.things) < _TIMES_LARGER * len(fresh) or parts[-1].worn()):
            fresh = parts.pop().living() | fresh
        if fresh:
            parts.append(_Part(Segment(list(fresh.values()), parts[0].segment if parts else None)))
        return type(self)(parts)

    def mentions(
        self,
        text: str,
        *,
        ignore: Collection[str] = (),
        prefer: Mapping[str, float] = _NO_PREFERENCE,
        recent: Collection[Identity] = (),
    ) -> tuple[Mention, ...]:
        """Give what the sentence names, in its order; stretches do not overlap.

        ignore: folded words that name nothing in this sentence ("who", "handles"), except within a whole exact name.
        prefer: factor by kind on how likely it is meant (after "qui est": {"person": 3}).
        recent: (kind, key) of what this chat spoke of lately; they win ties.
        """
        return self._named(respaced(Sentence.of(text, ignore), self.knows, self.nearest), self.prior(prefer, recent))

    def look_up(
        self,
        name: str,
        *,
        prefer: Mapping[str, float] = _NO_PREFERENCE,
        recent: Collection[Identity] = (),
    ) -> Mention:
        """Give what a bare name means; every word of it counts."""
        sentence = respaced(Sentence.of_name(name), self.knows, self.nearest)
        mentions = self._named(sentence, self.prior(prefer, recent))
        nothing = Mention((0, len(name)), name, "unknown", (), 0.0)
        return max(mentions, key=lambda each: each.confidence, default=nothing)

    def _named(self, sentence: Sentence, prior: Prior) -> tuple[Mention, ...]:
        telling = self.telling(sentence)
        fits = self.fits(sentence, telling)
        known = [mention(sentence, stretch, prior) for stretch in stretches(sentence, fits, telling, prior)]
        strangers = unknown(sentence, fits, [each.span for each in known])
        return written_out(sentence, (*known, *strangers))

    def prior(self, prefer: Mapping[str, float], recent: Collection[Identity]) -> Prior:
        """Give what is likely before anything is read."""
        return Prior(prefer, recent, self._size)

    def knows(self, word: str) -> bool:
        """Tell whether some label has this folded word."""
        return any(word in part.segment.vocabulary.numbers for part in self._parts)

    def telling(self, sentence: Sentence) -> Telling:
        """Give how telling each word of the sentence is."""
        often = [sum(part.segment.how_often(word.text) for part in self._parts) for word in sentence.words]
        weights = [rarity_of(count, self._size) for count in often]
        scaled = [
            weight * _WEIGHT_OF_ROLE[role] * min(len(word.text), _TELLING_LETTERS) / _TELLING_LETTERS
            for weight, role, word in zip(weights, sentence.roles, sentence.words, strict=True)
        ]
        return Telling(scaled, [count > 0 for count in often])

    def nearest(self, word: str) -> float:
        """Give how near, 0 to 1, the nearest word of any label is."""
        return max(
            (near.likeness for part in self._parts for near in part.segment.vocabulary.near(word)[:1]), default=0.0
        )

    def words_near(self, word: str) -> tuple[str, ...]:
        """Give the words of labels that a folded word may be a slip for, nearest first, without itself."""
        near = [
            (-near.likeness, part.segment.vocabulary.words[near.number])
            for part in self._parts
            for near in part.segment.vocabulary.near(word)
        ]
        return tuple(other for other in dict.fromkeys(other for _, other in sorted(near)) if other != word)

    def fits(self, sentence: Sentence, telling: Telling) -> list[Fit]:
        """Give every label that may be laid over some stretch of the sentence."""
        return [
            found
            for part in self._parts
            for found in (*_exact(part, sentence, telling), *_fuzzy(part, sentence, telling))
            if found.identity not in part.stale
        ]


def _exact(part: _Part, sentence: Sentence, telling: Telling) -> Iterator[Fit]:
    segment, spans = part.segment, sentence.spans()
    said = [(sentence.said(*span), span) for span in spans]
    said += [(full, span) for text, span in said if (full := sentence.spelt_out(*span)) != text]
    for number, label in segment.exactly([text for text, _ in said]):
        thing = segment.things[int(segment.owner[label])]
        yield whole(thing, (segment.written(label), said[number][0]), said[number][1], telling)


def _fuzzy(part: _Part, sentence: Sentence, telling: Telling) -> Iterator[Fit]:
    for proposal in propose(part.segment, sentence, telling.weights):
        if found := fit(part.segment, sentence, proposal, telling):
            yield found
