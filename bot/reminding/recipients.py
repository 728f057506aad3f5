"""Who is told of a meeting, where, and by which clock.

The groups that meet. In private: who is invited by post or by name and not in one of these groups, and who asked for
private copies. Whoever is in the group is only asked whether they come. Without a group, all members of the network.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal
from zoneinfo import ZoneInfo

from bot.reminding.moments import USUAL
from bot.reminding.occurrences import Occurrence
from bot.reminding.quiet import QUIET_FROM, QUIET_UNTIL, QuietHours
from bot.reminding.wishes import muted, paused_until, was_seen
from bot.times.zones import country_of
from data.memory import Memory
from data.model import Chat, Meeting, Member

Kind = Literal["group", "private", "organiser", "asked"]
"""A group; somebody who is reminded in private; who called a meeting without a group, who is asked about it after it
too; or somebody of the group who is only asked whether they come."""


@dataclass(frozen=True, slots=True)
class Recipient:
    """A chat that is told of a meeting, the zone it lives by, and what it wants."""

    chat_id: int
    zone: ZoneInfo
    country: str
    """Whose working days hold there, as ISO 3166-1; empty where they are not known."""
    kind: Kind = "group"
    quiet: QuietHours | None = None
    moments: tuple[str, ...] = USUAL
    member_id: int | None = None
    paused_until: datetime | None = None

    @property
    def night(self) -> QuietHours:
        """When this chat's telephones make no sound."""
        return self.quiet or QuietHours(self.zone)


@dataclass(frozen=True)
class Bearings:
    """What planning needs to know of the network; what it has looked up of groups and members holds for one use."""

    memory: Memory
    now: datetime
    home: ZoneInfo
    """The zone of whoever has not said another one."""
    countries: Mapping[str, str]
    """Whose working days a zone has, by the zone's name; others have those of the zone's country, or of home."""
    _looked_up: dict[str, list[Chat] | list[Member]] = field(default_factory=dict)

    def groups(self, meeting: Meeting) -> list[Chat]:
        """Give the bound groups that meet; a meeting that names none is everybody's."""
        bound = self._looked_up.setdefault("groups", list(self.memory.chats.bound()))
        every = [one for one in bound if isinstance(one, Chat)]
        return [one for one in every if one.id in meeting.chat_ids] if meeting.chat_ids else every

    def members(self) -> list[Member]:
        """Give the members who can be written to."""
        here = self._looked_up.setdefault("members", [one for one in self.memory.members.all() if _can_be_told(one)])
        return [one for one in here if isinstance(one, Member)]


def recipients(occurrence: Occurrence, bearings: Bearings) -> Iterator[Recipient]:
    """Give everybody who is told of one occurrence."""
    groups = bearings.groups(occurrence.meeting)
    yield from (_of_group(one, bearings) for one in groups)
    invited = invited_people(occurrence, bearings.memory)
    for member in bearings.members():
        kind = _kind(member, occurrence.meeting, groups, invited, bearings)
        if kind:
            yield _of_member(member, kind, bearings)


def recipient(chat_id: int, occurrence: Occurrence, bearings: Bearings) -> Recipient | None:
    """Give one of them, by the chat's number, or None when that chat is not told (any more)."""
    groups = bearings.groups(occurrence.meeting)
    found = next((one for one in groups if one.id == chat_id), None)
    if found:
        return _of_group(found, bearings)
    member = bearings.memory.members.by_user(chat_id)
    if member is None or not _can_be_told(member):
        return None
    invited = invited_people(occurrence, bearings.memory)
    kind = _kind(member, occurrence.meeting, groups, invited, bearings)
    return _of_member(member, kind, bearings) if kind else None


def invited_people(occurrence: Occurrence, memory: Memory) -> frozenset[int]:
    """Give the persons who are invited: by name, and whoever holds an invited post on the day."""
    meeting, day = occurrence.meeting, occurrence.starts.date()
    tenures = memory.tenures.of_posts(meeting.post_ids) if meeting.post_ids else ()
    holders = [one.person_id for one in tenures if _holds(one.since, one.until, day) and one.person_id]
    return frozenset((*meeting.person_ids, *holders))


def in_group(member: Member, groups: Collection[Chat], bearings: Bearings) -> bool:
    """Whether a member is taken for one of these groups."""
    return any(was_seen(member.user_id, one.id, bearings.memory, bearings.now) for one in groups)


def _kind(
    member: Member, meeting: Meeting, groups: list[Chat], invited: frozenset[int], bearings: Bearings
) -> Kind | None:
    if meeting.id in muted(member, bearings.memory, bearings.now):
        return None
    is_invited = member.person_id in invited if member.person_id else False
    if not groups:
        return _without_group(member, meeting, is_invited)
    if member.private_copies:
        return "private"
    if in_group(member, groups, bearings):
        return "asked"
    return "private" if is_invited else None


def _without_group(member: Member, meeting: Meeting, is_invited: bool) -> Kind | None:
    if member.id == meeting.made_by:
        return "organiser"
    everybody = not (meeting.chat_ids or meeting.post_ids or meeting.person_ids)
    return "private" if is_invited or everybody else None


def _of_group(chat: Chat, bearings: Bearings) -> Recipient:
    zone = ZoneInfo(chat.zone) if chat.zone else bearings.home
    return Recipient(chat.id, zone, _country(zone, bearings))


def _of_member(member: Member, kind: Kind, bearings: Bearings) -> Recipient:
    zone = ZoneInfo(member.zone) if member.zone else bearings.home
    return Recipient(
        member.user_id,
        zone,
        _country(zone, bearings),
        kind,
        night_of(member, zone),
        USUAL if member.moments is None else member.moments,
        member.id,
        paused_until(member, bearings.memory, bearings.now),
    )


def night_of(member: Member, zone: ZoneInfo) -> QuietHours:
    """Give a member's quiet hours by the clock of `zone`."""
    begins = QUIET_FROM if member.quiet_from is None else member.quiet_from
    return QuietHours(zone, begins, QUIET_UNTIL if member.quiet_until is None else member.quiet_until)


def _country(zone: ZoneInfo, bearings: Bearings) -> str:
    home, known = bearings.home, bearings.countries
    return known.get(zone.key) or country_of(zone) or known.get(home.key) or country_of(home) or ""


def _can_be_told(member: Member) -> bool:
    return member.left_at is None and member.reachable


def _holds(since: date | None, until: date | None, day: date) -> bool:
    return (since is None or since <= day) and (until is None or until >= day)
