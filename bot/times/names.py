"""When words that look like a time are none: streets, projects, people, titles; and weak words on their own."""

from __future__ import annotations

from typing import Final

from bot.times.chart import Edge
from bot.times.meaning import Fields, Holiday, Moved, Now, Season, Weekday
from bot.times.seeding import Text
from bot.times.words import Lexicon

_LINKS: Final = frozenset({"de", "du", "del", "d'", "of", "la", "l'", "the", "des", "-", ","})
_NAMELIKE: Final = (Fields, Weekday, Holiday, Season, Moved)


def is_time(edge: Edge, text: Text, lexicon: Lexicon) -> bool:
    """Whether the words of an edge may be taken for a time where they stand."""
    if _is_whole(edge, text):
        return True
    if isinstance(edge.value, Now):
        return not any(token.text[0].isalnum() for token in text.tokens[edge.end :])
    if _is_determined(edge, text, lexicon):
        return False
    if edge.category == "adverbial" or text.words(edge.start, edge.end) in lexicon.weak:
        return False
    return not (_is_titled(edge, text, lexicon) or _is_named(edge, text, lexicon))


def _is_whole(edge: Edge, text: Text) -> bool:
    around = (*text.tokens[: edge.start], *text.tokens[edge.end :])
    return not any(token.text[0].isalnum() for token in around)


def _is_determined(edge: Edge, text: Text, lexicon: Lexicon) -> bool:
    """"la mañana": a noun after its determiner."""
    alone = text.words(edge.start, edge.end) in lexicon.determined
    return alone and edge.start > 0 and text.tokens[edge.start - 1].text in lexicon.determiners


def _is_titled(edge: Edge, text: Text, lexicon: Lexicon) -> bool:
    """"Tomorrow is the title of the film": at the beginning, and said to be a name."""
    rest = text.words(edge.end, edge.end + 5)
    return edge.start <= 1 and any(rest.startswith(naming) for naming in lexicon.naming)


def _is_named(edge: Edge, text: Text, lexicon: Lexicon) -> bool:
    if not isinstance(edge.value, _NAMELIKE):
        return False
    after = tuple(token.text for token in text.tokens[edge.end : edge.end + 2])
    if any(after[:size] in lexicon.tails for size in (1, 2)):
        return True
    head = _head(edge, text)
    if head is None:
        return False
    if (head,) in lexicon.streets:
        return True
    return (head,) in lexicon.heads and edge.end - edge.start == 1 and text.original[text.tokens[edge.start].start].isupper()


def _head(edge: Edge, text: Text) -> str | None:
    """The noun that the edge's words hang on, past its links; None when an article or preposition stands between."""
    place = edge.start
    if text.tokens[place].text in {"le", "el", "on", "at", "a", "en", "in", "ce", "este", "cet"}:
        return None
    while place > 0 and text.tokens[place - 1].text in _LINKS:
        place -= 1
    return text.tokens[place - 1].text if place > 0 else None
