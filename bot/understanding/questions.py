"""From a sentence to an intent. It understands and never acts; what it reads of the memory it only reads."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.directory import Directory
from bot.intents import (
    BeQuiet,
    BindGroup,
    Clarify,
    ForgetMe,
    Help,
    Intent,
    NextMeeting,
    Nothing,
    NotText,
    ShowDetails,
    ShowGaps,
    ShowMembers,
    ShowMyData,
    SpeakAgain,
    Subject,
    TooLong,
    Unknown,
    WhoHandles,
)
from bot.names import Mention, fold
from bot.understanding.phrases import Phrasing, phrasings
from bot.understanding.resolving import kind_of, nearest_of, subjects_of
from bot.understanding.vocabulary import common_words
from data.memory import Memory
from data.model import Language

LONGEST_QUESTION = 1000
"""Characters. Nobody asks in more; what is longer was pasted, and names in it were not asked for."""
MOST_WORDS_OF_A_BARE_NAME = 5

WHOLE_SENTENCES: dict[str, Intent] = {
    "help": Help(asked=True),
    "quiet": BeQuiet(),
    "speak_again": SpeakAgain(),
    "gaps": ShowGaps(),
    "my_data": ShowMyData(),
    "forget_me": ForgetMe(),
    "members": ShowMembers(),
    "bind": BindGroup(),
}
PREFERENCES = {
    "who_is": {"person": 3.0, "post": 2.5},
    "who_handles": {"place": 1.5, "partnership": 1.2},
    "theme": {"theme": 3.0},
}
DIRECTORY_REQUESTS = ("who_handles", "who_is", "what_does", "theme")


@dataclass(frozen=True, slots=True)
class Understood:
    """What was understood, in which language, and by which names."""

    intent: Intent
    language: Language
    mentions: tuple[Mention, ...] = ()
    confidence: float = 1.0
    """The probability, 0 to 1, that the least certain name in it is the one meant."""


@dataclass(frozen=True, slots=True)
class Understanding:
    """Understands sentences by one directory, one memory and what the chat was about a moment ago."""

    directory: Directory
    memory: Memory
    language: Language
    """The language to speak when the sentence does not tell."""
    recent: Subject | None = None
    """What the last answer in this chat was about, for follow-ups."""
    chosen: Mapping[str, Subject] = field(default_factory=dict)
    """What was meant, by folded name, when one had to ask in this chat a moment ago."""

    def understand(self, text: str) -> Understood:
        """Give the one intent of a sentence."""
        if len(text) > LONGEST_QUESTION:
            return Understood(TooLong(), self._language(phrasings(text[:LONGEST_QUESTION])))
        if not any(letter.isalnum() for letter in text):
            return Understood(NotText(), self.language)
        heard = phrasings(text)
        best = self._best(heard)
        return self._whole_sentence(best) or self._directory_question(text, best, heard)

    def _best(self, heard: tuple[Phrasing, ...]) -> Phrasing:
        language = self._language(heard)
        return next(phrasing for phrasing in heard if phrasing.language == language)

    def _language(self, heard: tuple[Phrasing, ...]) -> Language:
        best = [phrasing.language for phrasing in heard if phrasing.weight == heard[0].weight]
        return self.language if self.language in best else best[0]

    def _whole_sentence(self, best: Phrasing) -> Understood | None:
        if best.asks("next_meeting"):
            return Understood(NextMeeting(), best.language)
        for name, intent in WHOLE_SENTENCES.items():
            if best.is_only(name):
                return Understood(intent, best.language)
        if best.is_only("details") and self.recent:
            return Understood(ShowDetails(self.recent), best.language)
        return None

    def _directory_question(self, text: str, best: Phrasing, heard: tuple[Phrasing, ...]) -> Understood:
        mentions = self._mentions(text, best, heard)
        if not mentions:
            return Understood(_without_a_name(best), best.language)
        language = self._language_of_names(mentions, heard) if not best.weight else best.language
        confidence = min(mention.confidence for mention in mentions)
        return Understood(self._about(text, mentions), language, mentions, confidence)

    def _mentions(self, text: str, best: Phrasing, heard: tuple[Phrasing, ...]) -> tuple[Mention, ...]:
        ignore = common_words().union(*(phrasing.phrase_words for phrasing in heard if phrasing.weight))
        recent = [(self.recent.kind, self.recent.id)] if self.recent else []
        mentions = self.directory.index.mentions(text, ignore=ignore, prefer=_preferences(best), recent=recent)
        asked = any(best.asks(request) for request in DIRECTORY_REQUESTS)
        return tuple(mention for mention in mentions if _is_asked_for(mention, best, asked))

    def _language_of_names(self, mentions: tuple[Mention, ...], heard: tuple[Phrasing, ...]) -> Language:
        """A bare "Burgundy" has no word of any language but its own."""
        for mention in mentions:
            for candidate in mention.candidates[:1]:
                if any(fold(one.thing.name) == fold(mention.text) for one in mention.candidates):
                    continue
                aliases = self.memory.aliases.of(kind_of(candidate), candidate.thing.key)
                languages = {one.language for one in aliases if fold(one.name) == fold(candidate.matched)}
                if len(languages) == 1 and fold(candidate.matched) != fold(candidate.thing.name):
                    return languages.pop() or self._language(heard)
        return self._language(heard)

    def _about(self, text: str, mentions: tuple[Mention, ...]) -> Intent:
        clear: list[Subject] = []
        for mention in mentions:
            meant = self._chosen(mention) or subjects_of(mention, self.memory)
            if len(meant) == 1:
                clear.append(meant[0])
            elif meant:
                return Clarify(mention.text, meant, tuple(clear))
        if not clear:
            return Unknown(mentions[0].text, nearest_of(mentions[0]), (), text)
        return self._with_shore(tuple(dict.fromkeys(clear)))

    def _chosen(self, mention: Mention) -> tuple[Subject, ...]:
        remembered = self.chosen.get(fold(mention.text))
        return (remembered,) if remembered else ()

    def _with_shore(self, clear: tuple[Subject, ...]) -> WhoHandles:
        """A country beside something else says on which shore the contact is wanted."""
        codes = {shore.place_id: shore.code for shore in self.directory.shores}
        countries = [one for one in clear if one.kind == "place" and one.id in codes]
        others = tuple(one for one in clear if one not in countries)
        if others and len(countries) == 1:
            return WhoHandles(others, codes[countries[0].id])
        return WhoHandles(clear)


def _preferences(best: Phrasing) -> dict[str, float]:
    return next((PREFERENCES[request.name] for request in best.requests if request.name in PREFERENCES), {})


def _is_asked_for(mention: Mention, best: Phrasing, asked: bool) -> bool:
    """Whether a name is what the sentence is about, and not a word that happens to be one."""
    bare = len(best.words) <= MOST_WORDS_OF_A_BARE_NAME
    if mention.verdict == "unknown":
        # A longer sentence that asks for nothing mentions names in passing; an unknown word in it is no question.
        return asked or bare
    if mention.text.strip().isdigit():
        # "29" is a département, "le 29 novembre" is not.
        return len(best.words) == 1 or asked
    if all(candidate.thing.exact_only for candidate in mention.candidates):
        # Villages are called Vers, Place or Change; they are meant by whoever asks for them with a capital.
        return (asked and mention.text[:1].isupper()) or best.leftover <= len(fold(mention.text).split())
    return True


def _without_a_name(best: Phrasing) -> Intent:
    if best.asks("thanks") and not best.leftover:
        return Nothing()
    return Help(greeting=best.asks("greeting"))
