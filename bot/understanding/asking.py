"""Whether a sentence asks about what it names. Names are mentioned in passing too, and then nothing is to be said."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from bot.names import Mention, Word
from bot.understanding.clauses import CLAUSE, CONTACT_WORDS, DIRECTORY_REQUESTS, clauses
from bot.understanding.phrases import Phrasing
from bot.understanding.vocabulary import Vocabulary, vocabulary
from bot.understanding.wanting import hails, is_business, reports, speaks_of, wants_to_know

QUESTION_WORDS = frozenset({"question_word"})
"""Words that ask where everything else is understood: "qui", "who", before a verb that is misspelt."""
PERSON_WORDS = frozenset({"person_word"})
"""Words that ask for somebody: "qui", "whom"."""
POLITE = frozenset({"greeting", "thanks", "wish"})
STRONG_BREAK = re.compile(r"[.;:!?…\n]\s*$")
MOST_SPARE = 2
MOST_AFTER_QUESTION = 1
"""Words after the one that asks, at the end: "… de quién es"."""
NEARLY = 0.7
"""The confidence from which on a name that is only near to one of the directory is asked about wherever it stands."""
LONGEST_BARE_NAME = 5
"""Words. A longer sentence without any request must hold no word that is not understood."""


@dataclass(frozen=True)
class Asking:
    """What a sentence says beside the names it holds."""

    phrasing: Phrasing
    text: str
    named: Sequence[Mention] = ()
    """What is known of the names in it."""

    def about_names(self) -> bool:
        """Whether the sentence asks for what it names."""
        if self._asks_outright():
            return True
        if self._only_greets() or hails(*self._said):
            return False
        if self._asks_for_somebody() or (self._asks_whether() and not is_business(*self._said)):
            return True
        return self._asks_in_few_words() or wants_to_know(*self._said)

    def _asks_in_few_words(self) -> bool:
        if self._has(DIRECTORY_REQUESTS | CONTACT_WORDS) or is_business(*self._said):
            return False
        if self._has({"wish"}):
            return self.spare <= (0 if self._tells else MOST_SPARE)
        return not reports(*self._said) and (self.spare == 0 or (self.spare == 1 and self._is_short))

    def about_unsure(self, mention: Mention) -> bool:
        """Whether the sentence asks for a name that is not known, or only nearly."""
        if self.is_bare(mention):
            return not self._only_greets()
        if mention.verdict == "which" and mention.confidence >= NEARLY and self.about_names():
            return True
        written_as_name = mention.text[:1].isupper() or self._has(DIRECTORY_REQUESTS)
        return written_as_name and self._asks_outright()

    def about_meeting(self) -> bool:
        """Whether the sentence asks when one meets; a meeting is also talked about."""
        if not self.phrasing.asks("next_meeting"):
            return False
        if self.is_question or self._has({"wish"}):
            return self.spare <= MOST_SPARE and not (self._tells and self.spare)
        return self.spare == 0 and not self._tells

    def is_bare(self, mention: Mention) -> bool:
        """Whether nothing but articles and politeness stands around a name."""
        covered, joining = self._covered(POLITE | CONTACT_WORDS), self._known.joining
        around = [
            word.text
            for place, word in enumerate(self._words)
            if place not in covered and not _within(word, [mention]) and word.text not in joining
        ]
        return self._is_short and not around and not self.text.rstrip().endswith("!")

    @property
    def is_question(self) -> bool:
        """Whether a question mark says so, or the verb that begins: "has anyone …"."""
        polite = self._covered(POLITE)
        first = next((word.text for place, word in enumerate(self._words) if place not in polite), "")
        return "?" in self.text or first in self._known.opening

    @property
    def spare(self) -> int:
        """How many words are neither of a name, nor of a phrase, nor words that only hold a sentence together."""
        return sum(word.text not in self._known.common for word in self._loose())

    def _asks_outright(self) -> bool:
        wants = self.is_question or self._has({"wish"})
        if self._has(DIRECTORY_REQUESTS):
            return wants or self._begins_with_request() or (not self._tells and self.spare <= MOST_SPARE)
        if self._has(CONTACT_WORDS):
            return (wants and self.spare <= 2 * MOST_SPARE) or (not self._tells and self.spare <= 1)
        return self._has(QUESTION_WORDS) and not self._tells and self.spare <= 1

    def _begins_with_request(self) -> bool:
        """Whether only greetings stand before the phrase: "la personne qui suit …" does not begin with it."""
        begins = [one.span[0] for one in self.phrasing.requests if one.name in DIRECTORY_REQUESTS]
        return any(self._is_anew(place) for place in begins) or self._only_polite_before(min(begins))

    def _only_polite_before(self, first: int) -> bool:
        polite, joining = self._covered(POLITE), self._known.joining
        before = [word for place, word in enumerate(self._words[:first]) if place not in polite]
        return all(word.text in joining and not _within(word, self.named) for word in before)

    def _is_anew(self, place: int) -> bool:
        """Whether another sentence begins here: after a full stop, or after "et" and the like."""
        if not place:
            return False
        before = self._words[place - 1]
        between = self.text[before.end : self._words[place].start]
        return before.text in self._known.linking or STRONG_BREAK.search(between) is not None

    def _asks_for_somebody(self) -> bool:
        """Whether somebody is asked for, however the rest is put: "…, qui dois-je prévenir ?"."""
        if not self._has(PERSON_WORDS):
            return False
        return self.is_question or (self._asks_at_an_end() and self.spare <= 1) or self._asks_at_last()

    def _asks_at_last(self) -> bool:
        """Whether the last clause begins with it, after one that only names: "Finistère, who should I see"."""
        comma = self.text.rfind(",")
        last = [place for place, word in enumerate(self._words) if word.start > comma]
        if comma < 0 or not last or last[0] not in self._covered(PERSON_WORDS) or _are_people(self.named):
            return False
        before = [word.text for word in self._loose() if word.start < comma]
        tells = any(word in self._known.telling for word in before)
        return not tells and sum(word not in self._known.common for word in before) <= 1

    def _asks_at_an_end(self) -> bool:
        """Whether a word that asks for somebody begins or ends the sentence: "…, c'est chez qui"."""
        polite = self._covered(POLITE)
        said = [place for place in range(len(self._words)) if place not in polite]
        asking = self._covered(PERSON_WORDS)
        ends = [said[0], *said[-1 - MOST_AFTER_QUESTION :]] if said else []
        return any(place in asking for place in ends) and not self._says_of_oneself

    def _asks_whether(self) -> bool:
        """Whether the clause before the question mark names something and hardly says more: "c'est bien … ?"."""
        clauses = [match.span() for match in CLAUSE.finditer(self.text)]
        asked = [at for at, (_, end) in enumerate(clauses) if self.text[end : end + 1] == "?"]
        return any(self._is_doubt(self._from(clauses, at), clauses[at][1]) for at in asked)

    def _from(self, clauses: Sequence[tuple[int, int]], at: int) -> int:
        """Where the question begins: with the clause before, when this one only points back: "…, cierto ?"."""
        start, end = clauses[at]
        inside = [word for word in self._words if start <= word.start < end]
        points_back = all(word.text in self._known.common | self._known.being for word in inside)
        after_comma = at > 0 and self.text[clauses[at - 1][1]] == ","
        named = any(start <= mention.span[0] < end for mention in self.named)
        return clauses[at - 1][0] if points_back and after_comma and not named else start

    def _is_doubt(self, start: int, end: int) -> bool:
        known = self._known
        loose = [word.text for word in self._loose() if start <= word.start < end]
        named = [mention for mention in self.named if start <= mention.span[0] < end]
        if not named or any(word in known.telling - known.being for word in loose):
            return False
        spare = sum(word not in known.common for word in loose)
        return spare <= 1 if not _are_people(named) else not spare and not known.being.isdisjoint(loose)

    def _only_greets(self) -> bool:
        """Whether a name is only called or thanked: "merci …", "bonjour …", "…, can you send me …"."""
        people = _are_people(self.named)
        if people and self._calls():
            return True
        asks = self.is_question or any(one.asks_in_its_words for one in clauses(*self._said))
        if asks or not self._has({"greeting", "thanks"}):
            return False
        thanked = min(self._covered({"thanks"}), default=len(self._words)) < self._first_name()
        return thanked or (people and not self._has({"wish"}))

    def _calls(self) -> bool:
        """Whether the first name stands at the beginning and is followed by a comma and by more than names."""
        called = bool(self.named) and self.text[self.named[0].span[1] :].lstrip().startswith(",")
        return (
            called
            and not speaks_of(*self._said)
            and self._only_polite_before(self._first_name())
            and any(word.text not in self._known.joining for word in self._loose())
        )

    def _first_name(self) -> int:
        places = (place for place, word in enumerate(self._words) if _within(word, self.named))
        return min(places, default=0)

    @property
    def _said(self) -> tuple[Phrasing, str, Sequence[Mention]]:
        return self.phrasing, self.text, self.named

    @property
    def _tells(self) -> bool:
        return any(word.text in self._known.telling for word in self._loose())

    @property
    def _says_of_oneself(self) -> bool:
        known = self._known
        return any(word.text in known.telling - known.being for word in self._loose())

    @property
    def _is_short(self) -> bool:
        return len(self._words) <= LONGEST_BARE_NAME

    @property
    def _words(self) -> tuple[Word, ...]:
        return self.phrasing.words

    @property
    def _known(self) -> Vocabulary:
        return vocabulary(self.phrasing.language)

    def _loose(self) -> list[Word]:
        covered = self._covered()
        return [
            word for place, word in enumerate(self._words) if place not in covered and not _within(word, self.named)
        ]

    def _has(self, names: Collection[str]) -> bool:
        return any(request.name in names for request in self.phrasing.requests)

    def _covered(self, names: Collection[str] | None = None) -> set[int]:
        requests = [one for one in self.phrasing.requests if names is None or one.name in names]
        return {place for request in requests for place in range(*request.span)}


def _are_people(mentions: Sequence[Mention]) -> bool:
    kinds = {mention.candidates[0].thing.kind if mention.candidates else "" for mention in mentions}
    return kinds == {"person"}


def _within(word: Word, mentions: Sequence[Mention]) -> bool:
    return any(mention.span[0] <= word.start < mention.span[1] for mention in mentions)
