"""From a sentence to what it says about reminders; None when it is about something else. It only reads the memory."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.intents import (
    DeleteReminder,
    Intent,
    MuteMeeting,
    RemindMe,
    SetMoments,
    ShowReminders,
    ShowSettings,
)
from bot.names import fold
from bot.reminding import free
from bot.reminding.occurrences import next_occurrence
from bot.understanding.reminders.spelling import nearly_opens_with
from bot.understanding.reminders.timing import Timed, timed
from bot.understanding.reminders.wishes import languages, wish
from bot.understanding.reminders.words import Sentence, reminder_words, sentences
from data.memory import Memory
from data.model import LANGUAGES, Language, Reminder

Find = Callable[[Sentence, str], tuple[int, int] | None]
LONGEST = 2000
"""Characters. What is longer was pasted."""
SMALL_WORDS = 2
"""How many words an answer may hold beside the time that it says."""


@dataclass(frozen=True, slots=True)
class Moment:
    """When and where something is said, for whoever understands it."""

    memory: Memory
    now: datetime
    zone: ZoneInfo
    """The clock of the chat."""
    own_zone: ZoneInfo
    """The clock of whoever says it; in private the same."""
    chat_id: int
    private: bool
    message_id: int | None = None


@dataclass(frozen=True, slots=True)
class Heard:
    """What a sentence says about reminders, and in which language."""

    intent: Intent
    language: Language


def heard(text: str, first: Language, moment: Moment) -> Heard | None:
    """Give what a sentence says about reminders; `first` is the language spoken with its author."""
    if len(text) > LONGEST:
        return None
    for understand in (_intent, _misspelt):
        for said in sentences(text, first):
            intent = understand(said, moment)
            if intent is not None:
                return Heard(intent, said.language)
    return None


def time_of_answer(text: str, waiting: RemindMe, first: Language, moment: Moment) -> RemindMe | None:
    """Give the reminder with the time that an answer says, and nothing else; None when it says none."""
    for said in sentences(text, first):
        found = timed(said.text, moment.now, moment.zone, said.language, _events(said, moment))
        if found.starts is not None and len(found.subject.split()) <= SMALL_WORDS:
            return _reminder(waiting.text, found, waiting.for_group, waiting.message_id, waiting.reminder_id)
    return None


def _intent(said: Sentence, moment: Moment) -> Intent | None:
    if said.is_only("list"):
        return ShowReminders()
    if moment.private:
        if said.is_only("settings"):
            return ShowSettings()
        found = wish(said, moment.now, moment.zone) or _muted(said, moment)
        if found:
            return found
    else:
        spoken = languages(said)
        if spoken:
            return spoken
    return _deleted(said, moment) or _asked(said, moment)


def _misspelt(said: Sentence, moment: Moment) -> RemindMe | None:
    return _asked(said, moment, nearly_opens_with)


def _asked(said: Sentence, moment: Moment, find: Find = Sentence.opens_with) -> RemindMe | None:
    """A reminder of anything; in a group only the one that is for all is said there."""
    for kind, for_group in (("us", True), ("me", False)):
        lead = find(said, kind)
        if lead is None:
            continue
        rest = said.after(lead[1]).lstrip(" ,:;-–—")
        zone = moment.zone if for_group else moment.own_zone
        found = timed(rest, moment.now, zone, said.language, _events(said, moment))
        if found.starts is None and _asks(said, lead[1]):
            return None
        text = _without_opening(found.subject, said.language)
        return _reminder(text, found, for_group and not moment.private, moment.message_id, None)
    return None


def wanted_by_command(text: str, first: Language, moment: Moment) -> RemindMe:
    """Give what stands behind /remind: in a group it is for the group."""
    found = timed(text, moment.now, moment.zone, first, _events(sentences(text, first)[0], moment))
    subject = _without_opening(found.subject, first)
    return _reminder(subject, found, not moment.private, moment.message_id, None)


def _asks(said: Sentence, place: int) -> bool:
    """Whether what follows is a question to be answered now: "rappelez-moi qui suit …"."""
    known = reminder_words(said.language)["asking"]
    return place < len(said.words) and (said.words[place].text,) in known


def _reminder(text: str, found: Timed, for_group: bool, message_id: int | None, number: int | None) -> RemindMe:
    return RemindMe(
        text, found.starts, found.zone, found.rrule, for_group, message_id, number, found.oddity, found.zone_said
    )


def _muted(said: Sentence, moment: Moment) -> Intent | None:
    lead = said.opens_with("mute")
    if lead is None:
        return None
    wanted = {word.text for word in said.words[lead[1] :]} - {
        word for phrase in reminder_words(said.language)["around_moments"] for word in phrase
    }
    if not wanted:
        return SetMoments(())
    titles = [(one.id, _words_of(one.title.values())) for one in moment.memory.meetings.all()]
    fitting = [number for number, title in titles if wanted <= title]
    return MuteMeeting(fitting[0]) if len(fitting) == 1 else None


def _deleted(said: Sentence, moment: Moment) -> DeleteReminder | None:
    lead = said.opens_with("delete")
    if lead is None:
        return None
    rest = [word.text for word in said.words[lead[1] :]]
    if len(rest) == 1 and rest[0].isdigit():
        listed = _listed(moment)
        return DeleteReminder(listed[int(rest[0]) - 1].id) if 0 < int(rest[0]) <= len(listed) else DeleteReminder(0)
    small = reminder_words(said.language)["open"]
    return DeleteReminder(words=" ".join(word for word in rest if (word,) not in small))


def _listed(moment: Moment) -> list[Reminder]:
    """The reminders to come in the order in which they are listed."""
    every = [(free.next_time(one, moment.now), one) for one in moment.memory.reminders.of_chat(moment.chat_id)]
    return [one for when, one in sorted(((when, one) for when, one in every if when), key=lambda pair: pair[0])]


def _events(said: Sentence, moment: Moment) -> Mapping[str, datetime]:
    """The next meeting by the names that people give any, and each one that is to come by its title too."""
    every = moment.memory.meetings.all()
    coming = next_occurrence(every, moment.now, moment.memory)
    if coming is None:
        return {}
    nouns = [" ".join(name) for name in reminder_words(said.language)["meetings"]]
    found = dict.fromkeys(nouns, coming.starts)
    each = [next_occurrence([one], moment.now, moment.memory) for one in every]
    for one in (one for one in each if one is not None):
        for name in _titled({fold(title) for title in one.meeting.title.values()}, nouns):
            found.setdefault(name, one.starts)
    return found


def _titled(titles: set[str], nouns: list[str]) -> Iterator[str]:
    """How people name a meeting by its title: "réunion eau" is "la réunion eau" too, and "the eau meeting"."""
    heads = {name[-1] for language in LANGUAGES for name in reminder_words(language)["meetings"]}
    for title in titles:
        yield from (title,) if set(title.split()) - heads else ()
        first, *more = title.split() or [""]
        bare = " ".join(more if first in heads else [first, *more])
        for article, _, noun in (one.rpartition(" ") for one in nouns if bare):
            yield f"{article} {noun} {bare}".strip()
            yield f"{article} {bare} {noun}".strip()


def _without_opening(text: str, language: Language) -> str:
    """The text without the small word that led to it: "d'appeler …", "to call …"."""
    small = reminder_words(language)["open"]
    said = sentences(text, language)[0]
    place = 0
    while place < len(said.words) - 1 and (said.words[place].text,) in small:
        place += 1
    return said.after(place).strip(" ?¿") if said.words else text.strip()


def _words_of(titles: object) -> set[str]:
    return {word for title in titles for word in fold(title).split()}  # type: ignore[attr-defined]
