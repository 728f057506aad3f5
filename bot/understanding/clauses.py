"""The clauses of a sentence, and what the words of each one tell: asked, wished for, reported, called out."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from bot.names import Mention, Word, fold
from bot.understanding.phrases import Phrasing
from bot.understanding.vocabulary import Vocabulary, vocabulary

CLAUSE = re.compile(r"[^,.;:!?¡¿…\n]+")
ABBREVIATED = re.compile(r"(?<![\w.])(\w{1,3})\.(?= ?\w)")
"""A title before a name: its full stop ends nothing."""
DIRECTORY_REQUESTS = frozenset(
    {"who_handles", "who_is", "what_does", "theme", "history", "neighbours", "counterpart_of", "counterpart_in"}
)
"""Phrases that ask: "qui suit", "what does … do"."""
CONTACT_WORDS = frozenset({"contact_word", "side"})
"""Words that ask in a question, a wish or a short sentence only: "contact", "partenariat"."""
POINTING = DIRECTORY_REQUESTS | CONTACT_WORDS | {"person_word", "details"}
"""Phrases by which a clause without a name asks for the directory: "…, who do I tell?"."""
LEAST_OF_A_VERB = 5
"""Letters. A shorter word with the ending of a verb is hardly one."""


@dataclass(frozen=True)
class Clause:
    """A stretch of a sentence between two signs, `start` and `end` in the text, half open."""

    phrasing: Phrasing
    text: str
    start: int
    end: int
    named: tuple[Mention, ...]
    """What is known of the names in it."""

    @property
    def is_question(self) -> bool:
        """Whether a question mark closes it, or a verb begins it as in no statement: "has anyone …"."""
        first = next((word.text for word in self.words), "")
        return self.text[self.end : self.end + 1] == "?" or first in self.known.opening or self.asks_in_its_words

    @property
    def loose(self) -> list[Word]:
        """Its words that are neither of a phrase nor of a name."""
        covered = {place for one in self.phrasing.requests for place in range(*one.span)}
        return [self.phrasing.words[place] for place in self.places if place not in covered and not self._named(place)]

    @property
    def spare(self) -> int:
        """How many words are neither of a phrase, nor of a name, nor words that only hold a sentence together."""
        return sum(word.text not in self.known.common for word in self.loose)

    @property
    def known(self) -> Vocabulary:
        """The words of its language."""
        return vocabulary(self.phrasing.language)

    def has(self, requests: Collection[str]) -> bool:
        """Whether it holds one of these phrases."""
        return bool(self.spans(requests))

    def spans(self, requests: Collection[str]) -> list[tuple[int, int]]:
        """Where phrases of these requests stand in it: places of words in the sentence, half open."""
        return [one.span for one in self.phrasing.requests if one.name in requests and one.span[0] in self.places]

    def holds(self, *moods: str) -> bool:
        """Whether one of its words, in a phrase or not, is of these moods."""
        said = {self.phrasing.words[place].text for place in self.places if not self._named(place)}
        return any(said & self.known.moods[mood] for mood in moods)

    @property
    def gives(self) -> bool:
        """Whether it begins with a verb that has "me" for its object: "send me", "donnez-moi", "cuénteme"."""
        said = [word.text for word in self.words[:2]]
        suffixes = tuple(self.known.moods["me_endings"])
        verb = said and said[0] not in self.known.joining | self.known.telling
        return bool(verb and (said[-1] in self.known.moods["to_me"] or (suffixes and said[0].endswith(suffixes))))

    @property
    def tells(self) -> bool:
        """Whether somebody reports: by a word of a report, or a verb that is past or to come."""
        return any(word.text in self.known.telling or self._is_verb(word) for word in self.loose)

    @property
    def is_business(self) -> bool:
        """Whether it speaks of coming and going, of meals or messages, of what is done and when."""
        if self.has(POINTING):
            return False
        if self.is_question and not (self._says("addressing") and self._says("dating", "errands")):
            return self._says("doing")
        return self._says("doing", "errands") or self.is_question or self.name_acts

    @property
    def is_bare(self) -> bool:
        """Whether it names something and says nothing of it."""
        return bool(self.named) and not self.spare and not self.tells

    @property
    def is_dated(self) -> bool:
        """Whether it says when: what is asked of the directory holds at any time."""
        return self.holds("dating")

    @property
    def name_acts(self) -> bool:
        """Whether what it names does something: a verb follows, and no phrase: "… prépare le repas", "… me manque"."""
        wanted = self.is_question or self.has({"wish"}) or self.gives
        return not wanted and any(self._acts(mention) for mention in self.named)

    def word(self, place: int) -> str:
        """The folded word at a place of the sentence."""
        return self.phrasing.words[place].text

    @property
    def asks_in_its_words(self) -> bool:
        """Whether what is asked for begins it, or stands where the answer would: "elle fait quoi"."""
        said = [word.text for word in self.words]
        if not said or self.text[self.end : self.end + 1] == "!":
            return False
        ends = said[-2:] if len(said) > 2 else said[-1:]
        moods = self.known.moods
        return said[0] in moods["asking_first"] or any(word in moods["asking_last"] for word in ends)

    def _says(self, *moods: str) -> bool:
        said = {word.text for word in self.loose}
        return any(said & self.known.moods[mood] for mood in moods)

    def _acts(self, mention: Mention) -> bool:
        covered = {place for one in self.phrasing.requests for place in range(*one.span)}
        clitics, known = self.known.moods["clitics"], self.known
        after = [place for place in self.places if self.phrasing.words[place].start >= mention.span[1]]
        verb = next((place for place in after if self.word(place) not in clitics), None)
        if verb is None or verb in covered or self._named(verb):
            return False
        word = self.word(verb)
        return word not in known.common or word in (known.moods["wanting"] | known.telling) - known.moods["informing"]

    def _is_verb(self, word: Word) -> bool:
        written = self.text[word.start : word.end]
        long = len(written) >= LEAST_OF_A_VERB and written.islower() and fold(written) not in self.known.common
        return long and written.endswith(tuple(self.known.moods["verb_endings"]))

    @property
    def words(self) -> list[Word]:
        """All its words."""
        return [self.phrasing.words[place] for place in self.places]

    @property
    def places(self) -> list[int]:
        """Where its words stand in the sentence."""
        return [place for place, word in enumerate(self.phrasing.words) if self.start <= word.start < self.end]

    def _named(self, place: int) -> bool:
        start = self.phrasing.words[place].start
        return any(mention.span[0] <= start < mention.span[1] for mention in self.named)


def clauses(phrasing: Phrasing, text: str, named: Sequence[Mention]) -> tuple[Clause, ...]:
    """Give the clauses of a sentence that hold a word, in its order."""
    return tuple(_clauses(phrasing, text, named))


def _clauses(phrasing: Phrasing, text: str, named: Sequence[Mention]) -> Iterator[Clause]:
    unbroken = ABBREVIATED.sub(r"\1 ", text)
    spans = [found.span() for found in CLAUSE.finditer(unbroken)]
    for at, (start, end) in enumerate(spans):
        tagged = at + 1 < len(spans) and unbroken[end] == "," and _is_tag(phrasing, spans[at + 1])
        end_of_all = spans[at + 1][1] if tagged else end
        if any(_lies(word, (start, end)) for word in phrasing.words):
            inside = tuple(one for one in named if start <= one.span[0] < end)
            yield Clause(phrasing, unbroken, start, end_of_all, inside)


def _is_tag(phrasing: Phrasing, span: tuple[int, int]) -> bool:
    """Whether a clause only makes a question of the one before: "…, right?"."""
    said = [word.text for word in phrasing.words if _lies(word, span)]
    return bool(said) and vocabulary(phrasing.language).moods["tags"].issuperset(said)


def _lies(word: Word, span: tuple[int, int]) -> bool:
    return span[0] <= word.start < span[1]
