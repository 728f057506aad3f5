"""Which action items somebody wants to see: mine, Anna's, those of a meeting, overdue, unassigned, without a date."""

import re
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import cache

from bot.answers.talk import Talk
from bot.intents import ItemTable, ListItems
from bot.reminding.occurrences import dates
from bot.times import Reading, understand
from bot.times.folding import fold
from bot.understanding.action_items.parties import NamedParty
from bot.understanding.action_items.reading import ItemReader
from bot.understanding.action_items.words import wording
from bot.understanding.resolving import is_clear, subjects_of
from data.memory import Memory

STATES = ("overdue", "unassigned", "undated", "blocked", "finished", "alive")
LOOKS_BACK = timedelta(days=400)
LONGEST_REQUEST = 200
SIGNS = r"[\s.,;:!?¿¡()-]+"


@dataclass
class _Heard:
    """What has been heard of a request so far."""

    items: ListItems = field(default_factory=ListItems)
    noun: bool = False
    """Whether items were spoken of at all."""
    table: bool = False
    alone: bool = False
    """Whether it asks by itself, without a word for items: "en retard", "qué tengo pendiente"."""


def own_list(text: str, talk: Talk) -> ListItems | ItemTable:
    """Give what the command for lists asks for, by itself: one's own items, in a group the group's."""
    asked = asked_list(f"actions {text}", talk) if text.strip() else None
    return asked or (ListItems(mine=True) if talk.where.private else ListItems(chat_id=talk.where.id))


def asked_list(text: str, talk: Talk) -> ListItems | ItemTable | None:
    """Give the items that a sentence asks for; None when it asks for something else."""
    if len(text) > LONGEST_REQUEST or "\n" in text.strip():
        return None
    heard = _Consumer(text, talk).heard() or _possessed(text, talk)
    if heard is None:
        return None
    items = heard.items
    if items == ListItems() and not talk.where.private:
        items = ListItems(chat_id=talk.where.id)
    return ItemTable(items) if heard.table else items


def _possessed(text: str, talk: Talk) -> _Heard | None:
    """ "Anna's tasks"."""
    found = re.match(r"\W*([^'’]{2,40})['’]s\s+(.+)", text)
    named = ItemReader(talk, talk.now).naming.look_up(found[1]) if found else None
    heard = _Consumer(found[2], talk).heard() if found and named and named.kind == "party" else None
    if heard and named:
        heard.items = _of(heard.items, named)
    return heard


@dataclass
class _Consumer:
    """Reads a request from left to right; whatever it does not know makes it no request for items."""

    text: str
    talk: Talk

    def heard(self) -> _Heard | None:
        """Give what is asked for."""
        folded, place, heard = fold(self.text), 0, _Heard()
        while place < len(folded):
            end = self._word(folded, place, heard)
            if end is None and (heard.noun or heard.alone):
                end = self._about(folded, place, heard)
            if end is None:
                return None
            place = end
        return heard if heard.noun or heard.alone else None

    def _word(self, folded: str, place: int, heard: _Heard) -> int | None:
        if sign := re.compile(SIGNS).match(folded, place):
            return sign.end()
        found = [(each.end(), name) for name, pattern in _words().items() if (each := pattern.match(folded, place))]
        if not found:
            return None
        end, name = max(found, key=lambda each: each[0])
        if name == "of_whom":
            return self._whose(folded, end, heard)
        if name == "of" and end == place:
            return None
        if name == "of" and (about := self._about(folded, place, heard)):
            return about
        _take(name, heard)
        return end

    def _whose(self, folded: str, place: int, heard: _Heard) -> int | None:
        """ "Qué tiene pendiente Anna", "what does Anna have to do"."""
        start = place + len(folded[place:]) - len(folded[place:].lstrip())
        named, end = ItemReader(self.talk, self.talk.now).naming.listed(self.text, start)
        if len(named) != 1 or named[0].kind != "party":
            return None
        heard.items, heard.alone = _of(heard.items, named[0]), True
        tail = re.compile(rf"\s*{wording('lists', 'tail')}").match(folded, end)
        return tail.end() if tail else end

    def _about(self, folded: str, place: int, heard: _Heard) -> int | None:
        """Of somebody, of a meeting, of a place or partnership: the longest that is known."""
        led = re.compile(rf"(?:{wording('lists', 'of')}\s*)?").match(folded, place)
        start = led.end() if led else place
        if (end := self._meeting(folded, start, heard)) is not None:
            return end
        reader = ItemReader(self.talk, self.talk.now)
        named, end = reader.naming.listed(self.text, start)
        subject_end = self._subject(start, heard, named)
        if subject_end is not None:
            return subject_end
        if len(named) == 1 and named[0].kind == "party":
            heard.items = replace(_of(heard.items, named[0]), mine=False)
            return end
        return None

    def _subject(self, start: int, heard: _Heard, named: tuple[NamedParty, ...]) -> int | None:
        """A place, an organisation or a partnership, unless a person goes by that name."""
        rest = self.text[start:].strip(" ?!.¿¡")
        if not rest or (named and named[0].kind == "party" and named[0].party):
            return None
        mention = self.talk.directory.index.look_up(rest)
        subjects = subjects_of(mention, self.talk.memory) if mention.verdict != "unknown" else ()
        if not subjects or not is_clear(mention, subjects) or len(mention.text) < len(rest) - 4:
            return None
        fields = {"partnership": "partnership_id", "organisation": "organisation_id", "place": "place_id"}
        if subjects[0].kind not in fields:
            return None
        heard.items = replace(heard.items, **{fields[subjects[0].kind]: subjects[0].id})  # type: ignore[arg-type]
        return len(self.text)

    def _meeting(self, folded: str, start: int, heard: _Heard) -> int | None:
        found = _meeting_words().match(folded, start)
        if found is None:
            return None
        rest = self.text[found.end() :]
        reading = understand(rest, now=self.talk.now, zone=self.talk.zone).best
        if reading.kind != "none" and reading.start and reading.span:
            day = _looking_back(reading, self.talk.now)
            heard.items = replace(heard.items, meeting_on=day, **_meeting_on(day, self.talk))  # type: ignore[arg-type]
            return found.end() + reading.span[1]
        heard.items = _nearest_meeting(heard.items, self.talk, last="last" if _last().search(found[0]) else "")
        return found.end()


def _take(name: str, heard: _Heard) -> None:
    """Note what a word says of the items that are wanted."""
    heard.noun |= name == "noun"
    heard.table |= name == "table"
    heard.alone |= name in {"whole_mine", "overdue_alone", "asked"}
    if name in {"mine", "whole_mine"}:
        heard.items = replace(heard.items, mine=True)
    if name == "asked":
        heard.items = replace(heard.items, asked_by_me=True, mine=False)
    if name == "overdue_alone":
        heard.items = replace(heard.items, state="overdue")
    if name in STATES and (name != "alive" or heard.items.state == "alive"):
        heard.items = replace(heard.items, state="done" if name == "finished" else name)  # type: ignore[arg-type]


def _of(items: ListItems, named: NamedParty) -> ListItems:
    said = "" if named.party else named.said
    return replace(items, of=named.party, said=said, choices=named.choices)


def _looking_back(reading: Reading, now: datetime) -> date:
    """A day that has been: who asks for the items of 4 July means the last one, not the next."""
    day = (reading.start or now).date()
    ahead = day > now.date() + timedelta(days=60)
    return day.replace(year=day.year - 1) if ahead and (day.month, day.day) != (2, 29) else day


def _meeting_on(day: date, talk: Talk) -> dict[str, int]:
    start = datetime.combine(day, datetime.min.time(), talk.zone)
    found = _between(talk.memory, start, start + timedelta(days=1))
    return {"meeting_id": found[0][1]} if found else {}


def _nearest_meeting(items: ListItems, talk: Talk, last: str) -> ListItems:
    """The last meeting, or the next one."""
    before = _between(talk.memory, talk.now - LOOKS_BACK, talk.now)
    after = _between(talk.memory, talk.now, talk.now + LOOKS_BACK)
    found = (before[-1:] or after[:1]) if last else (after[:1] or before[-1:])
    if not found:
        return items
    starts, number = found[0]
    return replace(items, meeting_id=number, meeting_on=starts.astimezone(talk.zone).date() if last else None)


def _between(memory: Memory, start: datetime, end: datetime) -> list[tuple[datetime, int]]:
    found = [
        (one.starts, meeting.id) for meeting in memory.meetings.all() for one in dates(memory, meeting, start, end)
    ]
    return sorted(found)


@cache
def _words() -> dict[str, re.Pattern[str]]:
    names = ("noun", "whole_mine", "mine", "asked", "overdue_alone", *STATES, "of_whom", "filler", "table", "of")
    return {name: re.compile(rf"(?<!\w){wording('lists', name)}") for name in names}


@cache
def _meeting_words() -> re.Pattern[str]:
    return re.compile(wording("lists", "meeting"))


@cache
def _last() -> re.Pattern[str]:
    return re.compile(wording("lists", "last"))
