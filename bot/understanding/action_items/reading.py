"""From a message to its action items: which lines, who, by when, about what; what is not clear becomes a doubt."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

from bot.answers.talk import Talk
from bot.following.parties import somebody, zone_of
from bot.intents import Doubt, ItemSaid, Party
from bot.reminding.occurrences import Occurrence, next_occurrence
from bot.understanding.action_items.deadlines import Calendar
from bot.understanding.action_items.lines import Line, listed_lines, marked_lines
from bot.understanding.action_items.links import Links, links_in
from bot.understanding.action_items.owners import Parted, Parting
from bot.understanding.action_items.parties import MOST_CHOICES, NamedParty, Naming
from bot.understanding.action_items.words import phrases

AROUND_A_MEETING = timedelta(minutes=90)
"""What is said so long before a meeting's end and after belongs to it."""


@dataclass(frozen=True)
class ItemReader:
    """Reads the items of what was said at one instant in one talk."""

    talk: Talk
    said_at: datetime
    """Aware: when the message was first written."""
    mentioned: tuple[tuple[str, int], ...] = ()
    """People without a @username who are mentioned in it: the words, and the user's number."""

    def marked(self, text: str, replied: str = "") -> tuple[ItemSaid, ...]:
        """Give the items of a message that marks them; `replied` is the message that it answers."""
        return self._items(marked_lines(text, self._concerns), replied)

    def listed(self, text: str, replied: str = "") -> tuple[ItemSaid, ...]:
        """Give the items behind a command; none when neither it nor the message that it answers says anything."""
        lines = listed_lines(text) if text.strip() else ()
        return self._items(lines or ((Line(""),) if replied.strip() else ()), replied)

    @cached_property
    def naming(self) -> Naming:
        """Finds who is named."""
        return Naming(self.talk, self.mentioned)

    @cached_property
    def author_zone(self) -> ZoneInfo:
        """The zone on whose calendar the author counts days."""
        author = self.naming.author
        return self._zone(author) if author else self.talk.zone

    @cached_property
    def calendar(self) -> Calendar:
        """The author's calendar, on which the next meeting stands under the names that people give it."""
        meeting = self.meeting
        starts = meeting.starts if meeting else None
        return Calendar(
            self.said_at, self.author_zone, dict.fromkeys(phrases("due", "meeting"), starts) if starts else {}
        )

    @cached_property
    def meeting(self) -> Occurrence | None:
        """The meeting that comes next."""
        memory = self.talk.memory
        return next_occurrence(memory.meetings.all(), self.said_at, memory)

    def _items(self, lines: tuple[Line, ...], replied: str) -> tuple[ItemSaid, ...]:
        return tuple(replace(self._item(line, replied), line=place) for place, line in enumerate(lines))

    def _item(self, line: Line, replied: str) -> ItemSaid:
        parting = Parting(self.naming, self._spans)
        parted = parting.parted(line.text)
        context = parting.apart(line.context) or () if line.context else ()
        named = tuple(parted.named) or context
        owners, doubt = self._owners(named, parted)
        text = parted.text or " ".join(replied.split())
        item = self._due(line, owners, parted)
        links = links_in(f"{line.text}\n{replied}", self.talk, owners)
        doubts = (*((doubt,) if doubt else ()), *item.doubts, *(() if text else (Doubt("text"),)))
        return self._linked(replace(item, text=text or line.text, owners=owners, doubts=doubts), links)

    def _due(self, line: Line, owners: tuple[Party, ...], parted: Parted) -> ItemSaid:
        """The date is looked for in the whole line: within a sentence it stays in the text."""
        zone = self._zone(owners[0]) if owners else self.author_zone
        found = self.calendar.deadline(line.text, zone)
        if found.due is None and found.doubt is None and line.context:
            found = self.calendar.deadline(line.context, zone)
        return ItemSaid(
            text=parted.text,
            verbatim=line.text,
            due=found.due,
            zone=zone.key,
            has_hour=found.has_hour,
            included=found.included,
            rrule=found.rrule,
            doubts=(found.doubt,) if found.doubt else (),
        )

    def _owners(self, named: tuple[NamedParty, ...], parted: Parted) -> tuple[tuple[Party, ...], Doubt | None]:
        """Owners only when every one of them is clear."""
        choices = tuple(dict.fromkeys(one for each in named for one in ((each.party,) if each.party else each.choices)))
        clear = all(each.party for each in named)
        if named and clear and not parted.dubious:
            return choices, None
        said = ", ".join(each.said for each in named)
        return (), Doubt("owner", said, parties=choices[:MOST_CHOICES])

    def _linked(self, item: ItemSaid, links: Links) -> ItemSaid:
        meeting = self.meeting if links.meeting or self._is_on() else None
        return replace(
            item,
            place_ids=links.place_ids,
            organisation_ids=links.organisation_ids,
            partnership_ids=links.partnership_ids,
            meeting_id=meeting.meeting.id if meeting else None,
            meeting_original=meeting.original if meeting else None,
        )

    def _is_on(self) -> bool:
        """Whether a meeting is going on."""
        return self.meeting is not None and self.meeting.starts <= self.said_at

    def _zone(self, party: Party) -> ZoneInfo:
        author, member = self.naming.author, self.talk.member
        if author and member and member.zone and _is_same(party, author):
            return ZoneInfo(member.zone)
        found = somebody(party.person_id, party.member_id, self.talk.memory)
        return zone_of(found, self.talk.memory, self.talk.zone, self.talk.today)

    def _spans(self, text: str) -> tuple[tuple[int, int], ...]:
        return tuple(one.span for one in self.calendar.times(text) if one.span)

    def _concerns(self, between: str) -> bool:
        named = Parting(self.naming, self._spans).apart(between)
        return named is not None and all(one.party for one in named)


def _is_same(one: Party, other: Party) -> bool:
    return one == other or (one.person_id is not None and one.person_id == other.person_id)
