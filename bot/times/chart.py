"""The chart: rules over word categories, applied bottom up until nothing new appears, keeping every reading.

A rule is a pattern of categories and a function from their values to a new value. Patterns are written as text:
``"the? number of? month"``; ``?`` makes a word optional, ``a|b`` allows either. A function returns None to reject, or
`Options` for several readings, the likeliest first.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Mapping
from itertools import product
from types import MappingProxyType
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


class State:
    """A place in the rules: what was matched so far, as the rules that begin alike share it."""

    __slots__ = ("complete", "following")

    def __init__(self, following: Mapping[str, State], complete: tuple[Pattern, ...]) -> None:
        """`following` leads on by category; `complete` are the patterns that end here."""
        self.following = following
        self.complete = complete


class Waiting(NamedTuple):
    """A beginning of patterns, matched from `start`."""

    start: int
    state: State
    values: tuple[Any, ...]
    penalty: int


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


def grammar_of(rules: Iterable[tuple[Pattern, ...]]) -> State:
    """The rules as a tree: patterns that begin with the same words are followed together."""
    return _state(tuple(dict.fromkeys(pattern for patterns in rules for pattern in patterns)), 0)


def _state(patterns: tuple[Pattern, ...], depth: int) -> State:
    longer: defaultdict[str, list[Pattern]] = defaultdict(list)
    for pattern in patterns:
        if len(pattern.parts) > depth:
            longer[pattern.parts[depth]].append(pattern)
    following = {category: _state(tuple(group), depth + 1) for category, group in longer.items()}
    return State(MappingProxyType(following), tuple(pattern for pattern in patterns if len(pattern.parts) == depth))


class Chart:
    """One sentence being read: edges found so far, and patterns that wait for more."""

    def __init__(self, grammar: State, skips: frozenset[int], counted: frozenset[int]) -> None:
        """`skips` are places of tokens that may be passed over; `counted` those where a closed pattern must not end."""
        self.edges: dict[Edge, None] = {}
        self._grammar = grammar
        self._skips = skips
        self._counted = counted
        self._agenda: deque[Edge] = deque()
        self._waiting: defaultdict[int, list[Waiting]] = defaultdict(list)
        self._starting: defaultdict[int, list[Edge]] = defaultdict(list)

    def read(self, seeds: Iterable[Edge], limit: int = 6000) -> tuple[Edge, ...]:
        """All edges over the seeds, at most `limit`, so that no text however made can hold the reader up."""
        for seed in seeds:
            self._add(seed)
        while self._agenda and len(self.edges) < limit:
            self._advance(self._agenda.popleft())
        return tuple(self.edges)

    def _add(self, edge: Edge) -> None:
        if edge not in self.edges:
            self.edges[edge] = None
            self._agenda.append(edge)

    def _advance(self, edge: Edge) -> None:
        start, category = edge.start, edge.category
        state = self._grammar.following.get(category)
        if state:
            self._step(Waiting(start, state, (), 0), edge)
        for waiting in tuple(self._waiting.get(start, ())):
            state = waiting.state.following.get(category)
            if state:
                self._step(Waiting(waiting.start, state, waiting.values, waiting.penalty), edge)
        self._starting[start].append(edge)

    def _step(self, waiting: Waiting, edge: Edge) -> None:
        start, state, values, paid = waiting
        if not edge.category.isupper():
            values = (*values, edge.value)
        paid += edge.penalty
        for pattern in state.complete:
            self._finish(start, edge.end, pattern, values, paid)
        if state.following:
            ahead = Waiting(start, state, values, paid)
            for place in self._places(edge.end):
                self._wait(place, ahead)

    def _places(self, end: int) -> list[int]:
        """Where the next word may begin: right after, or past what may be skipped."""
        places = [end]
        while places[-1] in self._skips:
            places.append(places[-1] + 1)
        return places

    def _wait(self, place: int, waiting: Waiting) -> None:
        self._waiting[place].append(waiting)
        following = waiting.state.following
        for edge in tuple(self._starting.get(place, ())):
            state = following.get(edge.category)
            if state:
                self._step(Waiting(waiting.start, state, waiting.values, waiting.penalty), edge)

    def _finish(self, start: int, end: int, pattern: Pattern, values: tuple[Any, ...], penalty: int) -> None:
        if pattern.closed and end in self._counted:
            return
        built = pattern.build(*values)
        if built is None:
            return
        options = built if isinstance(built, Options) else (built,)
        for place, option in enumerate(options):
            self._add(Edge(start, end, pattern.result, option, penalty + pattern.cost + 2 * place))
