"""What a text offers to the grammar: edges for words, figures, signs, places and events; what may be passed over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from bot.times.chart import Edge
from bot.times.figures import figures_in
from bot.times.folding import Token, fold, tokens_of
from bot.times.meaning import Event
from bot.times.words import Found, Lexicon, match, places, words_of

_SEPARATORS: Final = frozenset("/=|(-–—;")
_EQUALS: Final = frozenset("(=")
_SKIPPED: Final = frozenset({",", "(", ")", "'s", ":"})
_ABBREVIATION: Final = 5
_PREPOSITIONS: Final = frozenset({"IN", "ON", "AT", "BY"})
_WHOLES: Final = frozenset(
    {"relative_day", "number", "ordinal", "feast", "clock_word", "yesterday_part", "weekend", "part"}
)


@dataclass(frozen=True, slots=True)
class Text:
    """A text as the grammar sees it: itself, folded, its tokens and what does not depend on a language."""

    original: str
    folded: str
    tokens: tuple[Token, ...]
    figures: tuple[Edge, ...]

    def words(self, start: int, end: int) -> str:
        """The folded words from one token up to another, one space between."""
        return " ".join(token.text for token in self.tokens[start:end] if token.text not in {"-", ","})

    def glued(self, place: int) -> bool:
        """Whether the token follows its predecessor without a space."""
        return 0 < place < len(self.tokens) and self.tokens[place].start == self.tokens[place - 1].end


def text_of(original: str, events: Iterable[str]) -> Text:
    """The text, tokenised, with everything found in it that is the same in every language."""
    folded = fold(original)
    tokens = tokens_of(folded)
    shared = (*figures_in(folded, tokens), *_signs(tokens), *_places(original, tokens), *_events(tokens, events))
    return Text(original, folded, tokens, shared)


def seeds(text: Text, lexicon: Lexicon) -> list[Edge]:
    """All edges to begin with, in one language."""
    phrases = list(lexicon.find(text.tokens))
    wholes = [phrase for phrase in phrases if phrase.end - phrase.start > 1 and phrase.meanings[0].category in _WHOLES]
    found = [
        Edge(phrase.start, phrase.end, meaning.category, meaning.value)
        for phrase in phrases
        if not any(_inside(phrase, whole) for whole in wholes)
        for meaning in phrase.meanings
        if not (meaning.category in _PREPOSITIONS and _hangs(text, phrase.start))
    ]
    return [*found, *text.figures]


def _hangs(text: Text, place: int) -> bool:
    """Whether the word is the end of a compound: "drop-in", "check-in"."""
    return place > 1 and text.tokens[place - 1].text == "-" and text.glued(place) and text.glued(place - 1)


def _inside(phrase: Found, whole: Found) -> bool:
    """Whether a phrase is only a part of another: "sept" in "dix-sept", "demain" in "après-demain"."""
    return (
        whole.start <= phrase.start and phrase.end <= whole.end and phrase.end - phrase.start < whole.end - whole.start
    )


def skips(text: Text) -> frozenset[int]:
    """Places of signs that may stand between the words of one time: commas, brackets, hyphens, abbreviations' stops."""
    return frozenset(place for place, token in enumerate(text.tokens) if _skippable(text, place, token.text))


def counted(text: Text, lexicon: Lexicon, known: frozenset[int]) -> frozenset[int]:
    """Places of words that make a number before them a count: "at 5 places", "a las dos compañeras"."""
    return frozenset(
        place
        for place, token in enumerate(text.tokens)
        if place not in known and _counts(token.text, lexicon) and token.text not in lexicon.hints
    )


def _counts(word: str, lexicon: Lexicon) -> bool:
    if word in lexicon.nouns:
        return True
    return len(word) > 2 and word.isalpha() and word not in lexicon.not_counts and bool(lexicon.plural.search(word))


def _skippable(text: Text, place: int, sign: str) -> bool:
    if sign == "-":
        return text.glued(place) and text.glued(place + 1) and _lettered(text, place)
    if sign == ".":
        return (
            text.glued(place)
            and len(text.tokens[place - 1].text) <= _ABBREVIATION
            and text.tokens[place - 1].text.isalpha()
        )
    return sign in _SKIPPED


def _lettered(text: Text, place: int) -> bool:
    """Whether a letter stands on one side at least: "mi-mai", "29-mai-2027", but not "5-9"."""
    return any(token.text.isalpha() for token in (text.tokens[place - 1], text.tokens[place + 1]))


def _signs(tokens: tuple[Token, ...]) -> Iterator[Edge]:
    for place, token in enumerate(tokens):
        if token.text in _SEPARATORS:
            yield Edge(place, place + 1, "SEPARATOR", None)
        if token.text in _EQUALS:
            yield Edge(place, place + 1, "EQUALS", None)
        if token.text == "-":
            yield Edge(place, place + 1, "HYPHEN" if _joins_letters(tokens, place) else "DASH", None)


def _joins_letters(tokens: tuple[Token, ...], place: int) -> bool:
    """Whether letters touch the sign on both sides: "lun-ven", but not "27th - Sep"."""
    if not 0 < place < len(tokens) - 1:
        return False
    before, sign, after = tokens[place - 1 : place + 2]
    return before.end == sign.start and sign.end == after.start and before.text.isalpha() and after.text.isalpha()


def _places(original: str, tokens: tuple[Token, ...]) -> Iterator[Edge]:
    table = places()
    for start, token in enumerate(tokens):
        for phrase in table.get(token.text, ()):
            end = match(tokens, start, phrase.words)
            if end:
                said = [
                    meaning
                    for meaning in phrase.meanings
                    if meaning.category != "sign" or original[token.start : token.end].isupper()
                ]
                yield from (Edge(start, end, meaning.category, meaning.value) for meaning in said)


def _events(tokens: tuple[Token, ...], events: Iterable[str]) -> Iterator[Edge]:
    for name in events:
        words = words_of(name)
        for start in range(len(tokens) if words else 0):
            end = match(tokens, start, words)
            if end:
                yield Edge(start, end, "event", Event(name))
