"""When words that look like a time are none: streets, projects, people, titles; and weak words on their own."""

from __future__ import annotations

from typing import Final

from bot.times.chart import Edge
from bot.times.clockface import Clock
from bot.times.meaning import At, Cycle, Fields, Holiday, Moved, Now, Season, Weekday
from bot.times.seeding import Text
from bot.times.words import Lexicon, match

_FRACTIONS: Final = frozenset({"1/2", "1/3", "2/3", "1/4", "3/4", "1/5", "2/5", "3/5", "4/5", "1/10", "9/10", "24/7"})
_NAMELIKE: Final = (Fields, Weekday, Holiday, Season, Moved, Cycle)
_WHOLE_LENGTHS: Final = frozenset({12, 24})
_LONGEST_LENGTH: Final = 6  # "la réunion de 2 heures" lasts two hours; "la réunion de 14 heures" is at two


def is_time(edge: Edge, text: Text, lexicon: Lexicon, sayings: frozenset[int]) -> bool:
    """Whether the words of an edge may be a time where they stand; `sayings` are the places of the words of sayings."""
    if not sayings.isdisjoint(range(edge.start, edge.end)):
        return False
    if _is_whole(edge, text):
        return True
    return not any(objects(edge, text, lexicon) for objects in _OBJECTIONS)


def sayings(text: Text, lexicon: Lexicon) -> frozenset[int]:
    """Where the words of sayings stand: "du jour au lendemain"."""
    words = (token.text for token in text.tokens)
    starts = [(start, idiom) for start, word in enumerate(words) for idiom in lexicon.idioms.get(word, ())]
    return frozenset(place for start, idiom in starts for place in range(start, match(text.tokens, start, idiom)))


def _is_whole(edge: Edge, text: Text) -> bool:
    around = (*text.tokens[: edge.start], *text.tokens[edge.end :])
    return not any(token.text[0].isalnum() for token in around)


def _is_weak(edge: Edge, text: Text, lexicon: Lexicon) -> bool:
    """A weak word without company, its article not counting; "now" counts only where the text ends."""
    if isinstance(edge.value, Now):
        return any(token.text[0].isalnum() for token in text.tokens[edge.end :])
    if edge.category == "adverbial":
        return True
    start = _past_articles(edge, text, lexicon)
    words = text.words(start, edge.end)
    if start > edge.start and words in lexicon.determined:
        return True
    believed = (
        start > edge.start and isinstance(edge.value, Weekday) and text.tokens[edge.start].text in lexicon.believed
    )
    return words in lexicon.weak and not believed


def _past_articles(edge: Edge, text: Text, lexicon: Lexicon) -> int:
    """Where the edge's words begin after an article, or after the French verb "a", which is no "à"."""
    first = text.tokens[edge.start]
    verb = lexicon.language == "fr" and text.original[first.start : first.end] == "a"
    return edge.start + (edge.end - edge.start > 1 and (first.text in lexicon.articles or verb))


def _is_determined(edge: Edge, text: Text, lexicon: Lexicon) -> bool:
    """ "la mañana": a noun after its determiner."""
    alone = text.words(edge.start, edge.end) in lexicon.determined
    return alone and edge.start > 0 and text.tokens[edge.start - 1].text in lexicon.determiners


def _is_titled(edge: Edge, text: Text, lexicon: Lexicon) -> bool:
    """ "Tomorrow is the title of the film": at the beginning, and said to be a name."""
    rest = text.words(edge.end, edge.end + 5)
    return edge.start <= 1 and any(rest.startswith(naming) for naming in lexicon.naming)


def _is_wished(edge: Edge, text: Text, lexicon: Lexicon) -> bool:
    """ "Bon week-end", "Merry Christmas", "père Noël"."""
    return edge.start > 0 and text.tokens[edge.start - 1].text in lexicon.greetings


def _is_count(edge: Edge, text: Text, lexicon: Lexicon) -> bool:
    """A duration ("une réunion de deux heures"), a fraction, a département ("le 29 est …")."""
    before = text.tokens[edge.start - 1].text if edge.start else ""
    after = text.tokens[edge.end].text if edge.end < len(text.tokens) else ""
    match edge.value:
        case At(day=None, clock=Clock(grain="hour", hour=hour, twelve=short)) if edge.category == "loose":
            lasts = before in lexicon.links or (
                after in lexicon.links and text.tokens[edge.end - 1].text in lexicon.hour_words
            )
            return (
                before in lexicon.articles
                or (short and lasts and hour % 12 <= _LONGEST_LENGTH)
                or _is_address(edge, text, lexicon)
            )
        case Fields(month=None, day=int()) if edge.start == 0 and after in lexicon.copulas:
            return True
        case Fields(year=None):
            return "".join(token.text for token in text.tokens[edge.start : edge.end]) in _FRACTIONS
    return False


def _is_lead(edge: Edge, text: Text, lexicon: Lexicon) -> bool:
    """ "1h avant", "2 heures après le départ": hours that are counted from something."""
    match edge.value:
        case At(day=None, clock=Clock(hour=hour, twelve=short)) if edge.category == "loose":
            told = (short and hour % 12 <= _LONGEST_LENGTH) or hour in _WHOLE_LENGTHS
            numbered = text.tokens[edge.start].text not in lexicon.pointing
            return told and numbered and _leads(edge.end, text, lexicon)
    return False


def _leads(place: int, text: Text, lexicon: Lexicon) -> bool:
    """Whether a word for before or after stands there."""
    phrases = lexicon.phrases.get(text.tokens[place].text, ()) if place < len(text.tokens) else ()
    return any(
        meaning.category in {"BEFORE", "AFTER"} and match(text.tokens, place, phrase.words)
        for phrase in phrases
        for meaning in phrase.meanings
    )


def _is_address(edge: Edge, text: Text, lexicon: Lexicon) -> bool:
    """ "at 12 Lilac Street"."""
    return any((token.text,) in lexicon.streets for token in text.tokens[edge.end : edge.end + 3])


def _is_named(edge: Edge, text: Text, lexicon: Lexicon) -> bool:
    """A street or thing named after a day; a person, island or band named after a holiday."""
    if not isinstance(edge.value, _NAMELIKE):
        return False
    after = tuple(token.text for token in text.tokens[edge.end : edge.end + 2])
    longer = isinstance(edge.value, Holiday) or (isinstance(edge.value, Season) and edge.end - edge.start == 1)
    if not lexicon.tails.isdisjoint({after[:1], after}) or (longer and _goes_on(edge, text)):
        return True
    head = _head(edge, text, lexicon)
    if head is None:
        return False
    alone = edge.end - edge.start == 1 and text.original[text.tokens[edge.start].start].isupper()
    return (head,) in lexicon.streets or (alone and (head,) in lexicon.heads)


def _goes_on(edge: Edge, text: Text) -> bool:
    """Whether a capitalised or hyphenated word makes a longer name of it: "Noël Martin", "Saint-Sylvestre-sur-Lot"."""
    if edge.end >= len(text.tokens):
        return False
    following = text.tokens[edge.end]
    return text.original[following.start].isupper() or (following.text == "-" and text.glued(edge.end))


def _head(edge: Edge, text: Text, lexicon: Lexicon) -> str | None:
    """The noun that the edge's words hang on, past its links; None when an article or preposition stands between."""
    place = edge.start
    if text.tokens[place].text in lexicon.pointing:
        return None
    while place > 0 and text.tokens[place - 1].text in lexicon.links:
        place -= 1
    return text.tokens[place - 1].text if place > 0 else None


_OBJECTIONS: Final = (_is_weak, _is_determined, _is_titled, _is_wished, _is_count, _is_lead, _is_named)
