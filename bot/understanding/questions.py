"""From a sentence to an intent. It understands and never acts; what it reads of the memory it only reads."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from rapidfuzz.distance import OSA

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
    ShowHistory,
    ShowMembers,
    ShowMyData,
    ShowNeighbours,
    ShowPartnerships,
    SpeakAgain,
    SpeakLanguage,
    Subject,
    TooLong,
    Unknown,
    WhoHandles,
)
from bot.names import Mention, fold
from bot.understanding.asking import Asking
from bot.understanding.bodies import body_of_a_sort
from bot.understanding.everyday import called_by_everyday_words
from bot.understanding.mentioned import asked_for, misspelt_verbs
from bot.understanding.namesakes import with_namesakes
from bot.understanding.parting import parted
from bot.understanding.phrases import Phrasing, phrasings
from bot.understanding.resolving import is_clear, kind_of, nearest_of, person_among, subjects_of
from bot.understanding.sides import shore_alone, with_shore
from bot.understanding.vocabulary import asks_to_reach, common_words
from data.memory import Memory
from data.model import Language

LONGEST_QUESTION = 1000
"""Characters. Nobody asks in more; what is longer was pasted, and names in it were not asked for."""

WHOLE_SENTENCES: dict[str, Intent] = {
    "help": Help(asked=True),
    "quiet": BeQuiet(),
    "speak_again": SpeakAgain(),
    "gaps": ShowGaps(),
    "my_data": ShowMyData(),
    "forget_me": ForgetMe(),
    "members": ShowMembers(),
    "bind": BindGroup(),
    "partnerships": ShowPartnerships(),
    "speak_french": SpeakLanguage("fr"),
    "speak_spanish": SpeakLanguage("es"),
    "speak_english": SpeakLanguage("en"),
}
PREFERENCES = {
    "who_is": {"person": 3.0, "post": 2.5},
    "who_handles": {"place": 1.5, "partnership": 1.2},
    "theme": {"theme": 3.0},
}


@dataclass(frozen=True, slots=True)
class Understood:
    """What was understood, in which language, and by which names."""

    intent: Intent
    language: Language
    mentions: tuple[Mention, ...] = ()
    confidence: float = 1.0
    """The probability, 0 to 1, that the least certain name in it is the one meant."""
    leaves_question: bool = False
    """Whether it was said instead of the answer to a question of Minga's, which waits no more."""
    besides: Intent | None = None
    """What the same message asks for as well."""


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
        heard = phrasings(text, self._is_rather_name)
        best = self._best(heard)
        return self._whole_sentence(text, best) or self._directory_question(text, best, heard)

    def _best(self, heard: tuple[Phrasing, ...]) -> Phrasing:
        language = self._language(heard)
        return next(phrasing for phrasing in heard if phrasing.language == language)

    def _language(self, heard: tuple[Phrasing, ...]) -> Language:
        best = [phrasing.language for phrasing in heard if phrasing.weight == heard[0].weight]
        return self.language if self.language in best else best[0]

    def _whole_sentence(self, text: str, best: Phrasing) -> Understood | None:
        for name, intent in WHOLE_SENTENCES.items():
            if best.is_only(name):
                return Understood(intent, best.language)
        if best.is_only("details") and self.recent:
            return Understood(ShowDetails(self.recent, asks_to_reach(text)), best.language)
        if best.is_only("history") and self.recent:
            return Understood(ShowHistory(self.recent), best.language)
        if best.is_only("neighbours") and self.recent and self.recent.kind == "place":
            return Understood(ShowNeighbours(self.recent.id), best.language)
        return Understood(NextMeeting(), best.language) if Asking(best, text).about_meeting() else None

    def _directory_question(self, text: str, best: Phrasing, heard: tuple[Phrasing, ...]) -> Understood:
        mentions = self._mentions(text, best, heard)
        if not mentions:
            return Understood(self._without_a_name(best, text), best.language)
        language = self._language_of_names(mentions, heard) if not best.weight else best.language
        confidence = min(mention.confidence for mention in mentions)
        return Understood(self._about(text, best, mentions), language, mentions, confidence)

    def _mentions(self, text: str, best: Phrasing, heard: tuple[Phrasing, ...]) -> tuple[Mention, ...]:
        ignore = common_words().union(*(phrasing.phrase_words for phrasing in heard if phrasing.weight))
        ignore |= best.misspelt
        ignore |= {word for word in misspelt_verbs(best, text) if word not in ignore and not self._is_name(word)}
        recent = [(self.recent.kind, self.recent.id)] if self.recent else []

        def search(piece: str) -> tuple[Mention, ...]:
            return self.directory.index.mentions(piece, ignore=ignore, prefer=_preferences(best), recent=recent)

        countries = {shore.place_id for shore in self.directory.shores}
        mentions = [part for mention in search(text) for part in parted(mention, best, text, search, countries)]
        asked = asked_for(mentions, best, text) or self._number(best)
        if of_a_sort := body_of_a_sort(best, text, asked, self.directory.index, countries):
            return of_a_sort
        if asked or any(mention.verdict == "found" for mention in mentions):
            return asked
        return called_by_everyday_words(best, text, self.directory.index, countries)

    def _is_rather_name(self, word: str, other: str) -> bool:
        """Whether a word is, or is as near to, a name of the directory as it is to another word."""
        near = [fold(one.matched).split() for one in self.directory.index.look_up(word).candidates]
        least = OSA.distance(word, other)
        return any(part != other and OSA.distance(word, part) <= least for parts in near for part in parts)

    def _is_name(self, word: str) -> bool:
        return any(one.how in {"exact", "word"} for one in self.directory.index.look_up(word).candidates)

    def _number(self, best: Phrasing) -> tuple[Mention, ...]:
        """A département called by its number, where one asks and nothing else is named."""
        digits = [word for word in best.words if word.text.isdigit()]
        if len(digits) != 1 or not best.asks("who_handles"):
            return ()
        found = self.directory.index.look_up(digits[0].text)
        span = digits[0].start, digits[0].end
        return (replace(found, span=span),) if found.verdict == "found" else ()

    def _without_a_name(self, best: Phrasing, text: str) -> Intent:
        shore = shore_alone((), best, (), self.directory) if self.recent else None
        if self.recent and shore and Asking(best, text).about_names():
            return WhoHandles((self.recent,), shore)
        if best.asks("thanks") and not best.leftover:
            return Nothing()
        return Help(greeting=best.asks("greeting"))

    def _language_of_names(self, mentions: tuple[Mention, ...], heard: tuple[Phrasing, ...]) -> Language:
        """A bare "Burgundy" has no word of any language but its own."""
        for mention in mentions:
            for candidate in mention.candidates[: mention.verdict != "unknown"]:
                same = any(fold(one.thing.name) == fold(mention.text) for one in mention.candidates)
                if same or fold(mention.text).isdigit():
                    continue
                aliases = self.memory.aliases.of(kind_of(candidate), candidate.thing.key)
                languages = {one.language for one in aliases if fold(one.name) == fold(candidate.matched)}
                if len(languages) == 1 and fold(candidate.matched) != fold(candidate.thing.name):
                    return languages.pop() or self._language(heard)
        return self._language(heard)

    def _about(self, text: str, best: Phrasing, mentions: tuple[Mention, ...]) -> Intent:
        clear: tuple[Subject, ...] = ()
        unknown: list[Mention] = []
        for mention in mentions:
            meant = self._meant(mention, best)
            if meant and (is_clear(mention, meant) or self._chosen(mention)):
                clear += meant
            elif meant:
                return Clarify(mention.text, meant, clear)
            else:
                unknown.append(mention)
        clear = tuple(dict.fromkeys(clear))
        if unknown:
            return Unknown(unknown[0].text, nearest_of(unknown[0]), clear, text)
        asked = self._asked(clear, best, mentions)
        return replace(asked, reach=True) if isinstance(asked, WhoHandles) and asks_to_reach(text) else asked

    def _meant(self, mention: Mention, best: Phrasing) -> tuple[Subject, ...]:
        found = subjects_of(mention, self.memory, best.kinds)
        meant = self._chosen(mention) or with_namesakes(found, mention, self.directory.index)
        return person_among(meant) if best.asks("who_is") else meant

    def _chosen(self, mention: Mention) -> tuple[Subject, ...]:
        remembered = self.chosen.get(fold(mention.text))
        return (remembered,) if remembered else ()

    def _asked(self, clear: tuple[Subject, ...], best: Phrasing, mentions: Sequence[Mention]) -> Intent:
        bare = replace(clear[0], said="", read_as=None, twins=())
        if best.asks("history") and len(clear) == 1:
            return ShowHistory(bare)
        if best.asks("neighbours") and len(clear) == 1 and bare.kind == "place":
            return ShowNeighbours(bare.id)
        shore = shore_alone(clear, best, mentions, self.directory) if self.recent else None
        if self.recent and shore:
            return WhoHandles((self.recent,), shore)
        return with_shore(clear, best, mentions, self.directory, self.memory)


def _preferences(best: Phrasing) -> dict[str, float]:
    return next((PREFERENCES[request.name] for request in best.requests if request.name in PREFERENCES), {})
