"""Offsets from something dated further on: "2 jours avant la formation du 1er août"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from bot.times.chart import Edge
from bot.times.clockface import Length
from bot.times.meaning import Node, Now, Range
from bot.times.rules.relative import moved
from bot.times.seeding import Text
from bot.times.words import Lexicon

_REACH: Final = 9
_ORIGINS: Final = frozenset({"date", "moment", "range", "event"})
_WAYS: Final = {"BEFORE": -1, "AFTER": 1}
_EVES: Final = {"DAY_BEFORE": -1, "DAY_AFTER": 1}
_STOPS: Final = frozenset(".;!?\n")


@dataclass(frozen=True, slots=True)
class Offset:
    """A moment counted from something that has a name: the moment, and that name as it was said."""

    node: Node
    subject: str


def offsets(edges: Iterable[Edge], text: Text, words: Lexicon) -> list[Edge]:
    """Edges for durations before or after a thing whose date follows within a few words."""
    edges = list(edges)
    lengths = [edge for edge in edges if edge.category == "length"]
    eves = [edge for edge in edges if edge.category in _EVES]
    if not lengths and not eves:
        return []
    signs = [edge for edge in edges if edge.category in _WAYS]
    origins = [edge for edge in edges if edge.category in _ORIGINS]
    found = [
        _edge(eve._replace(value=Length(1, "day")), eve, origin, text, words)
        for eve in eves
        for origin in origins
        if _reaches(eve, origin, text)
    ]
    for length in lengths:
        for sign in signs:
            if sign.start == length.end:
                near = (origin for origin in origins if _reaches(sign, origin, text))
                found += [_edge(length, sign, origin, text, words) for origin in near]
    return found


def unnamed_event(edges: Iterable[Edge], text: Text, words: Lexicon) -> Edge | None:
    """A duration before or after something whose time nobody told: "2 jours avant la réunion", "une heure avant"."""
    edges = list(edges)
    signs = {edge.start: edge for edge in edges if edge.category in _WAYS}
    for edge in edges:
        sign = signs.get(edge.end) if edge.category == "length" else None
        if sign:
            event = Edge(sign.end, _end_of_clause(sign.end, text), "event", None)
            told = any(token.text.isalpha() for token in text.tokens[event.start : event.end])
            name = _name(sign, event, text, words) if told else ""
            return Edge(edge.start, event.end if told else sign.end, "offset", Offset(Now(), name))
    return None


def _end_of_clause(start: int, text: Text) -> int:
    ends = (place for place in range(start, len(text.tokens)) if text.tokens[place].text in _STOPS | {","})
    return next(ends, len(text.tokens))


def _reaches(sign: Edge, origin: Edge, text: Text) -> bool:
    gap = text.tokens[sign.end : origin.start]
    words = [token for token in gap if token.text.isalpha()]
    return (
        origin.start >= sign.end
        and len(words) <= _REACH
        and not any(token.text in _STOPS for token in gap)
        and bool(words or origin.category == "event")
    )


def _edge(length: Edge, sign: Edge, origin: Edge, text: Text, words: Lexicon) -> Edge:
    start: Node = origin.value.start if isinstance(origin.value, Range) else origin.value
    way = (_WAYS | _EVES)[sign.category]
    node = moved(way * length.value.amount, length.value, start) or start
    return Edge(
        length.start,
        origin.end,
        "offset",
        Offset(node, _name(sign, origin, text, words)),
        origin.penalty + 1 + 2 * (origin.start - sign.end),
    )


def _name(sign: Edge, origin: Edge, text: Text, words: Lexicon) -> str:
    """The thing, with its article: "antes del taller …" is about "el taller …"."""
    tokens, original = text.tokens, text.original
    end = tokens[origin.end - 1].end
    place = sign.end if sign.category in _EVES else sign.start + 1
    while place < origin.start and tokens[place].text in words.skipped:
        place += 1
    article = words.contracted.get(tokens[place].text)
    if article:
        return f"{article} {original[tokens[place + 1].start : end]}"
    return original[tokens[place].start : end]
