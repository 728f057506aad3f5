"""Which date of which meeting a sentence speaks of: the card it answers, a day, words of a title, or just the next."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot.answers.meetings.noting import content_words, fits
from bot.answers.meetings.recalling import last_spoken_of
from bot.answers.meetings.visible import visible_meetings
from bot.answers.talk import Talk
from bot.events import MessageSaid
from bot.intents import MeetingDate
from bot.names import fold
from bot.reminding.occurrences import Occurrence, date_at, dates
from bot.speech import Voice
from bot.times import Reading
from bot.times.zones import at_wall
from bot.understanding.meetings.shores import author_zone
from bot.understanding.meetings.timing import Timed, times_in
from bot.understanding.meetings.words import Said, cut_out, said_in
from data.model import LANGUAGES, Meeting

BACK, AHEAD = timedelta(days=120), timedelta(days=400)
NEARLY = 0.75
RECENT = timedelta(days=14)
"""How long ago the meeting may be that decisions and minutes are about when nobody says which."""


@dataclass(frozen=True, slots=True)
class Meant:
    """The dates that may be meant; `explicit` when somebody said which, by a day, a name or the card answered."""

    dates: tuple[MeetingDate, ...]
    explicit: bool
    exact: bool = True
    """Whether the day that was said is theirs; else only its number or its weekday is: "the one of the 27th"."""
    lately: bool = False
    """Whether it is a meeting that has just taken place, where something was said of such a one."""


@dataclass(frozen=True)
class Finder:
    """Finds what one message speaks of. `cancelled`: among what was cancelled; `past`: what has just taken place."""

    message: MessageSaid
    talk: Talk
    cancelled: bool = False
    past: bool = False

    def meant(self, heard: Said) -> Meant:
        """Give the dates that a stretch of the message may mean."""
        every = self._every()
        answered = self.answered(every)
        if answered:
            return Meant((_name(answered),), True)
        timed = times_in(heard.text, self.talk, heard.language)
        words = self._title_words(heard, timed)
        on_day = [one for one in every if self._is_on(one, timed)] if timed.when.day else []
        titled = _titled(on_day or every, words) if words else []
        if on_day:
            return Meant(_names(titled or on_day), True)
        alike = self._alike(every, timed, words)
        if alike:
            return alike
        if timed.when.day or (words and not titled):
            return Meant((), True) if timed.when.day or not self._is_vague(words) else self._nearest(every)
        return Meant(_names(self._one_each(titled)), True) if titled else self._nearest(every)

    def is_titled(self, heard: Said) -> bool:
        """Whether what is left of a sentence is the title of a meeting, or most of it."""
        words = self._title_words(heard, times_in(heard.text, self.talk, heard.language))
        meetings = visible_meetings(self.talk, cancelled=self.cancelled) if words else ()
        return any(_is_most_of(meeting, words) for meeting in meetings)

    def answered(self, every: Iterable[Occurrence] | None = None) -> Occurrence | None:
        """Give the date whose card, or reminder, the message answers."""
        replied = self.message.replied
        if replied is None or not replied.mine:
            return None
        text = f" {fold(replied.text)} "
        found = [one for one in (every or self._every()) if _is_titled(one.meeting, text)]
        longest = max((_length(one.meeting, text) for one in found), default=0)
        found = [one for one in found if _length(one.meeting, text) == longest]
        on_day = [one for one in found if _says_day(one, replied.text, self.talk)]
        ahead = [one for one in found if one.ends > self.talk.now] or found[-1:]
        return next(iter(on_day or ahead), None)

    def _every(self) -> list[Occurrence]:
        talk, found = self.talk, list[Occurrence]()
        for meeting in visible_meetings(talk, cancelled=self.cancelled):
            found += dates(talk.memory, meeting, talk.now - BACK, talk.now + AHEAD)
            if self.cancelled:
                changes = talk.memory.occurrence_changes.of(meeting.id)
                found += [date_at(meeting, one.original, one) for one in changes if one.cancelled]
        if self.cancelled:
            found = [one for one in found if one.meeting.cancelled_at or (one.change and one.change.cancelled)]
        return sorted(found, key=lambda one: one.starts)

    def _is_on(self, one: Occurrence, timed: Timed) -> bool:
        """Whether a date is on the day said, by its own clock or the author's; a bare day may be of the last months."""
        days = {one.starts.date(), one.starts.astimezone(author_zone(self.talk)).date()}
        said = {day for day in (timed.when.day, self._earlier(timed)) if day}
        hour = timed.when.hour
        return bool(days & said) and (hour is None or hour in {one.starts.time(), _local(one, self.talk).time()})

    def _alike(self, every: list[Occurrence], timed: Timed, words: tuple[str, ...]) -> Meant | None:
        """The next date with the day of the month that was said, or, less surely, with the weekday."""
        day = timed.when.day
        if day is None or self.past:
            return None
        after = at_wall(datetime.combine(day + timedelta(days=1), time(0)), timed.zone)[0]
        later = timed.at(after).when.day
        is_number = later is not None and (later.day, later.month) != (day.day, day.month) and later.day == day.day
        if not is_number and later != day + timedelta(days=7):
            return None
        hour = timed.when.hour
        ahead = [one for one in every if one.starts > self.talk.now and hour in {None, one.starts.time()}]
        titled = _titled(ahead, words) if words else []
        same = [one for one in titled or ahead if _is_same(one.starts.date(), day, is_number=is_number)]
        on_first = [one for one in same if one.starts.date() == same[0].starts.date()]
        return Meant(_names(on_first), is_number, exact=False) if on_first else None

    def _earlier(self, timed: Timed) -> date | None:
        if not self.past:
            return None
        before = timed.at(self.talk.now - BACK + timedelta(days=30))
        later = timed.at(self.talk.now - timedelta(days=28))
        known = [one for one in (later.when.day, before.when.day) if one]
        return next((day for day in known if day <= self.talk.now.date()), None)

    def _title_words(self, heard: Said, timed: Timed) -> tuple[str, ...]:
        spans = [reading.span for reading in timed.times if reading.span]
        rest = said_in(cut_out(heard.text, spans), heard.language)
        bare = cut_out(rest.text, rest.spans(*{one.name for one in rest.requests}))
        small = heard.small("edges") | heard.small("towards") | heard.small("with")
        return tuple(word for word in content_words(bare) if word not in small and not word.isdigit())

    def _is_vague(self, words: tuple[str, ...]) -> bool:
        """Whether what is left over is hardly a title: one short word."""
        return len(words) <= 1 and all(len(word) < 5 for word in words)

    def _nearest(self, every: list[Occurrence]) -> Meant:
        """The one this chat has just spoken of, else the next date; for what is said afterwards, the last one begun."""
        now, known = self.talk.now, last_spoken_of(self.talk)
        spoken = [one for one in every if known == _name(one)]
        begun = [one for one in every if now - RECENT < one.starts <= now]
        if self.past:
            just = [one for one in spoken if one.starts <= now] or begun[-1:]
            return Meant(_names(just or spoken), False, lately=bool(just)) if just or spoken else self._last(every)
        ahead = [one for one in every if one.ends > now]
        return Meant(_names(spoken or ahead[:1] or (every[-1:] if self.cancelled else [])), False)

    def _last(self, every: list[Occurrence]) -> Meant:
        ahead = [one for one in every if one.ends > self.talk.now]
        return Meant(_names(ahead[:1] or every[-1:]), False)

    def _one_each(self, found: list[Occurrence]) -> list[Occurrence]:
        """Of every meeting one date: the next, or the last one when all are over."""
        kept: dict[int, Occurrence] = {}
        for one in found:
            before = kept.get(one.meeting.id)
            takes = before is None or (before.ends <= self.talk.now if not self.past else one.starts <= self.talk.now)
            if takes:
                kept[one.meeting.id] = one
        return list(kept.values())


def range_of(reading: Reading) -> tuple[datetime | None, datetime | None]:
    """Give the bounds of what a reading names: a day, a week, a month, an interval, an open bound."""
    start = reading.start
    if start is None:
        return None, None
    if reading.kind == "open":
        return (start, None) if reading.direction == "after" else (None, start)
    if reading.end:
        return start, reading.end
    length = {"week": 7, "month": 31, "quarter": 92, "year": 366}.get(reading.grain or "", 1)
    end = start + timedelta(days=length)
    return start, end.replace(day=1) if reading.grain in {"month", "quarter"} else end


def _local(one: Occurrence, talk: Talk) -> datetime:
    return one.starts.astimezone(author_zone(talk))


def _titled(found: list[Occurrence], words: tuple[str, ...]) -> list[Occurrence]:
    """The dates whose title has all these words; else those that have most of them."""
    scores = {one.meeting.id: _score(one.meeting, words) for one in found}
    best = max(scores.values(), default=0)
    return [one for one in found if scores[one.meeting.id] == best] if best else []


def _is_same(one: date, said: date, *, is_number: bool) -> bool:
    return one.day == said.day if is_number else one.weekday() == said.weekday()


def _is_most_of(meeting: Meeting, words: tuple[str, ...]) -> bool:
    """Whether all these words stand in a title, and say at least half of it."""
    known = max((len(content_words(title)) for title in meeting.title.values()), default=0)
    titles = " ".join(meeting.title.values())
    return all(fits(titles, meeting.link or "", [word]) for word in words) and 2 * len(words) >= known


def _score(meeting: Meeting, words: tuple[str, ...]) -> float:
    """How many of the words a title has; one that it only has nearly counts for less: Chiloé is not Chili."""
    titles = " ".join(meeting.title.values())
    exact = {*fold(titles).split(), *fold(meeting.link or "").split()}
    return sum(1.0 if word in exact else NEARLY * fits(titles, meeting.link or "", [word]) for word in words)


def _is_titled(meeting: Meeting, folded: str) -> bool:
    return any(f" {fold(title)} " in folded for title in meeting.title.values() if title)


def _length(meeting: Meeting, folded: str) -> int:
    """How much of a text a title is: "Meeting" stands in "Meeting about water" as well."""
    return max(len(fold(title)) for title in meeting.title.values() if title and f" {fold(title)} " in folded)


def _says_day(one: Occurrence, text: str, talk: Talk) -> bool:
    days = {one.starts.astimezone(zone).date() for zone in (one.zone, *talk.zones)}
    return any(Voice(language).weekday(day) in text for language in LANGUAGES for day in days)


def _name(one: Occurrence) -> MeetingDate:
    return MeetingDate(one.meeting.id, one.original)


def _names(found: Iterable[Occurrence]) -> tuple[MeetingDate, ...]:
    return tuple(dict.fromkeys(_name(one) for one in found))
