"""The chart: rules over word categories, applied bottom up until nothing new appears, keeping every reading.

A rule is a pattern of categories and a function from their values to a new value. Patterns are written as text:
``"the? number of? month"``; ``?`` makes a word optional, ``a|b`` allows either. A function returns None to reject, or
`Options` for several readings, the likeliest first.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Iterable
from itertools import product
from typing import Any, NamedTuple

Build = Callable[..., Any]


class Options(tuple[Any, ...]):
    """Several values for the same words, the likeliest first."""

    __slots__ = ()


class Edge(NamedTuple):
    """Tokens from `start` up to `end` understood as a value of a category; `penalty` counts what speaks against it."""

    start: int
    end: int
    category: str
    value: Any
    penalty: int = 0


class Pattern(NamedTuple):
    """One expanded rule: the categories, which of them carry values for `build`, and the result's category."""

    parts: tuple[str, ...]
    result: str
    build: Build
    closed: bool
    cost: int


class Waiting(NamedTuple):
    """A pattern of which the first `seen` parts are matched."""

    start: int
    pattern: Pattern
    seen: int
    values: tuple[Any, ...]
    penalty: int


Grammar = dict[str, tuple[Pattern, ...]]


def rule(result: str, patterns: str, build: Build, *, closed: bool = False, cost: int = 0) -> tuple[Pattern, ...]:
    """Every expansion of the patterns (one a line) into plain ones; words in capitals carry no value for `build`.

    With `closed`, the words matched must not be followed by something that turns them into a count ("at 5 places").
    """
    lines = [line.split() for line in patterns.splitlines() if line.strip()]
    return tuple(Pattern(parts, result, build, closed, cost) for line in lines for parts in _expansions(line))


def _expansions(words: list[str]) -> Iterable[tuple[str, ...]]:
    choices = []
    for word in words:
        options = word.rstrip("?").split("|")
        choices.append([*options, ""] if word.endswith("?") else options)
    for chosen in product(*choices):
        yield tuple(part for part in chosen if part)


def grammar_of(rules: Iterable[tuple[Pattern, ...]]) -> Grammar:
    """The rules by the category they start with."""
    by_first: defaultdict[str, list[Pattern]] = defaultdict(list)
    for patterns in rules:
        for pattern in dict.fromkeys(patterns):
            by_first[pattern.parts[0]].append(pattern)
    return {first: tuple(patterns) for first, patterns in by_first.items()}


class Chart:
    """One sentence being read: edges found so far, and patterns that wait for more."""

    def __init__(self, grammar: Grammar, skips: frozenset[int], counted: frozenset[int]) -> None:
        """`skips` are places of tokens that may be passed over; `counted` places where a closed pattern must not end."""
        self.edges: dict[Edge, None] = {}
        self._grammar = grammar
        self._skips = skips
        self._counted = counted
        self._agenda: deque[Edge] = deque()
        self._waiting: defaultdict[tuple[int, str], list[Waiting]] = defaultdict(list)
        self._starting: defaultdict[tuple[int, str], list[Edge]] = defaultdict(list)

    def read(self, seeds: Iterable[Edge], limit: int = 6000) -> tuple[Edge, ...]:
        """All edges over the seeds, at most `limit`, so that no text however made can hold the reader up."""
        for seed in seeds:
            self._add(seed)
        while self._agenda and len(self.edges) < limit:
            self._advance(self._agenda.popleft())
        return tuple(self.edges)

    def _add(self, edge: Edge) -> None:
        if edge in self.edges:
            return
        self.edges[edge] = None
        self._agenda.append(edge)

    def _advance(self, edge: Edge) -> None:
        places = self._places(edge.end)
        for pattern in self._grammar.get(edge.category, ()):
            self._step(Waiting(edge.start, pattern, 0, (), 0), edge, places)
        for waiting in tuple(self._waiting.get((edge.start, edge.category), ())):
            self._step(waiting, edge, places)
        self._starting[edge.start, edge.category].append(edge)

    def _places(self, end: int) -> list[int]:
        """Where the next word may begin: right after, or past what may be skipped."""
        places = [end]
        while places[-1] in self._skips:
            places.append(places[-1] + 1)
        return places

    def _step(self, waiting: Waiting, edge: Edge, places: list[int]) -> None:
        start, pattern, seen, values, paid = waiting
        values = values if edge.category.isupper() else (*values, edge.value)
        if seen + 1 == len(pattern.parts):
            self._finish(start, edge.end, pattern, values, paid + edge.penalty)
            return
        for place in places:
            self._wait(place, Waiting(start, pattern, seen + 1, values, paid + edge.penalty))

    def _wait(self, place: int, waiting: Waiting) -> None:
        category = waiting.pattern.parts[waiting.seen]
        self._waiting[place, category].append(waiting)
        for edge in tuple(self._starting.get((place, category), ())):
            self._step(waiting, edge, self._places(edge.end))

    def _finish(self, start: int, end: int, pattern: Pattern, values: tuple[Any, ...], penalty: int) -> None:
        if pattern.closed and end in self._counted:
            return
        built = pattern.build(*values)
        if built is None:
            return
        options = built if isinstance(built, Options) else (built,)
        for place, option in enumerate(options):
            self._add(Edge(start, end, pattern.result, option, penalty + pattern.cost + 2 * place))
