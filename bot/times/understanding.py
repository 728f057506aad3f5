"""From a text to what it says about time: read in each language it may be in, ranked, resolved, and told apart."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from types import MappingProxyType
from zoneinfo import ZoneInfo

from bot.times.apart import Apart, joined
from bot.times.chart import Edge
from bot.times.charting import Outline, charted, outlined
from bot.times.folding import Token
from bot.times.meaning import At, Fields, Nth, Shores
from bot.times.names import is_time, sayings
from bot.times.offsets import Offset, unnamed_event
from bot.times.ranking import identity, is_ahead, sensible_first, told_apart
from bot.times.reading import Note, Reading, Understood
from bot.times.readings import other_shore, reading_of
from bot.times.seeding import Text, text_of
from bot.times.subjects import subject_of
from bot.times.words import LANGUAGES, lexicon
from bot.times.zones import zone_of

_FINAL = frozenset({"date", "moment", "range", "open", "rule", "shores", "loose", "adverbial", "offset"})
_NO_EVENTS: Mapping[str, datetime] = MappingProxyType({})
_HINTED = 4  # what a word of a language counts, in halves of a character that says when
_DOUBT = 2  # how much likelier the best reading may be than one still worth mentioning


@dataclass(frozen=True, slots=True)
class _Context:
    """What every reading of one question shares."""

    instant: datetime
    zone: ZoneInfo
    events: Mapping[str, datetime]


@dataclass(frozen=True, slots=True)
class _Expression:
    """One time said in the text: its readings, the likeliest first."""

    readings: tuple[Reading, ...]
    edge: Edge

    @property
    def size(self) -> int:
        """How many characters say it."""
        start, end = self.readings[0].span or (0, 0)
        return end - start


def understand(
    text: str,
    *,
    now: datetime,
    zone: ZoneInfo | str,
    language: str | None = None,
    events: Mapping[str, datetime] = _NO_EVENTS,
) -> Understood:
    """What `text` says about time, said at the aware instant `now` by somebody whose wall clock is in `zone`.

    `language` is "fr", "es" or "en"; without it, the one whose words cover the text best. `events` are moments known by
    name ("la réunion"), against which "2 jours avant la réunion" is resolved. Spans count characters of the returned
    `text`, which is the given one in Unicode's composed form. Raises ValueError for a naive `now`.
    """
    if now.tzinfo is None:
        raise ValueError("now must be aware")
    composed = unicodedata.normalize("NFC", text)
    seen, context = text_of(composed, events), _Context(now, zone_of(zone), events)
    return _best_reader(seen, context, (language,) if language else LANGUAGES).understood()


def _best_reader(seen: Text, context: _Context, languages: Sequence[str]) -> _Reader:
    """The reader that covers the text best, the first among equals; who could not do better does not read."""
    outlines = [outlined(seen, lexicon(name)) for name in languages]
    best, *others = sorted(range(len(outlines)), key=lambda place: -_promise(outlines[place]))
    reader = _Reader(seen, outlines[best], context)
    for place in others:
        if (_promise(outlines[place]), -place) > (reader.score, -best):
            rival = _Reader(seen, outlines[place], context)
            if (rival.score, -place) > (reader.score, -best):
                reader, best = rival, place
    return reader


def _promise(outline: Outline) -> int:
    """The best score that a reader with this outline may reach."""
    return 2 * outline.most + _HINTED * outline.hints


class _Reader:
    """One text read in one language."""

    def __init__(self, text: Text, outline: Outline, context: _Context) -> None:
        words = outline.words
        self._text, self._words, self._context = text, words, context
        self._taken: list[tuple[int, int]] = []
        self._edges = charted(text, outline)
        self._expressions = self._joined(tuple(self._read()))
        self._missing = None if self._expressions else unnamed_event(self._edges, self._text, words)
        taken = [(self._missing.start, self._missing.end)] if self._missing else self._taken
        covered = sum(text.tokens[end - 1].end - text.tokens[start].start for start, end in taken)
        self.score = 2 * covered + _HINTED * outline.hints

    def understood(self) -> Understood:
        """The whole answer."""
        language = self._words.language
        if not self._expressions:
            return Understood(self._text.original, self._without_time(), language=language)
        best = max(self._expressions, key=lambda expression: expression.size)
        times = sorted(
            (expression.readings[0] for expression in self._expressions), key=lambda reading: reading.span or (0, 0)
        )
        return Understood(self._text.original, best.readings[0], best.readings[1:], tuple(times), language)

    def _without_time(self) -> Reading:
        """No time, but maybe one that could be told if an event's were known."""
        missing = self._missing
        if missing is None:
            return Reading("none", subject=self._text.original.strip())
        span = self._text.tokens[missing.start].start, self._text.tokens[missing.end - 1].end
        subject = missing.value.subject or subject_of(self._text.original, (span,), self._words)
        return Reading("none", span=span, subject=subject, notes=(Note("event missing"),))

    def _joined(self, found: tuple[_Expression, ...]) -> tuple[_Expression, ...]:
        """A day and an hour said apart ("mardi, réunion du groupe à 14h") as one expression."""
        both = joined([expression.edge for expression in found], self._text, self._context.instant, self._context.zone)
        if both is None:
            return found
        readings = self._readings(both)
        return (_Expression(readings, both[0]),) if readings else found

    def _read(self) -> Iterator[_Expression]:
        said = sayings(self._text, self._words)
        free = [True] * len(self._text.tokens)
        for (start, end), edges in _by_span(self._edges, self._text):
            if not all(free[start:end]):
                continue
            rivals = [edge for edge in edges if is_time(edge, self._text, self._words, said)]
            readings = self._readings(rivals)
            if readings or not rivals or any(map(_is_complete, rivals)):
                self._taken.append((start, end))
                free[start:end] = [False] * (end - start)
            if readings:
                yield _Expression(readings, rivals[0])

    def _readings(self, rivals: list[Edge]) -> tuple[Reading, ...]:
        found: dict[tuple[object, ...], Reading] = {}
        lowest = 0
        for edge in rivals:
            if found and edge.penalty > lowest + _DOUBT:
                break
            for reading in self._resolved(edge):
                lowest = lowest if found else edge.penalty
                found.setdefault(identity(reading), self._placed(reading, edge))
        ranked = sensible_first(list(found.values()), self._context.instant)
        likely = [
            reading for reading in ranked if reading is ranked[0] or is_ahead(reading, ranked[0], self._context.instant)
        ]
        return tuple(told_apart(likely))

    def _resolved(self, edge: Edge) -> Iterator[Reading]:
        node = edge.value.node if isinstance(edge.value, Offset | Apart) else edge.value
        instant, zone, events = self._context.instant, self._context.zone, self._context.events
        reading = reading_of(node, instant, zone, events)
        if reading:
            yield reading
        rival = other_shore(node, instant, zone, events) if isinstance(node, Shores) else None
        if rival:
            yield rival

    def _placed(self, reading: Reading, edge: Edge) -> Reading:
        tokens = self._text.tokens
        span = tokens[edge.start].start, tokens[_closed(tokens, edge) - 1].end
        if isinstance(edge.value, Offset):
            return replace(reading, span=span, subject=edge.value.subject)
        pieces = edge.value.pieces if isinstance(edge.value, Apart) else (span,)
        return replace(reading, span=span, subject=subject_of(self._text.original, pieces, self._words))


def _is_complete(edge: Edge) -> bool:
    """Whether the words are a whole date: if it does not exist ("le 31 juin"), its parts are not meant either."""
    node = edge.value.day if isinstance(edge.value, At) else edge.value
    return isinstance(node, Nth) or (isinstance(node, Fields) and node.day is not None and node.month is not None)


def _by_span(edges: Iterable[Edge], text: Text) -> Iterator[tuple[tuple[int, int], list[Edge]]]:
    """The edges that may be times by span, the longest first, in each the likeliest first."""
    spans: dict[tuple[int, int], list[Edge]] = {}
    for edge in edges:
        if edge.category in _FINAL:
            spans.setdefault((edge.start, edge.end), []).append(edge)
    for span in sorted(spans, key=lambda span: (text.tokens[span[0]].start - text.tokens[span[1] - 1].end, span)):
        yield span, sorted(spans[span], key=lambda edge: edge.penalty)


def _closed(tokens: tuple[Token, ...], edge: Edge) -> int:
    """The end of an edge, with the bracket that closes one opened within: "9h (heure de Paris)"."""
    inside = [token.text for token in tokens[edge.start : edge.end]]
    closes = inside.count("(") > inside.count(")") and edge.end < len(tokens) and tokens[edge.end].text == ")"
    return edge.end + closes
