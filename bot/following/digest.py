"""What one daily digest tells one member: each item once, for the highest rung that was reached since the last one."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal

from bot.following.ladder import Rung, steps
from bot.following.parties import Somebody, left_on, owner_of, proposed_for
from bot.following.recurring import due_instant
from bot.following.workdays import on_or_after
from data.memory import Memory
from data.model import ActionItem, Blockage, Member

Reason = Rung | Literal["accept", "unconfirmed", "review", "unowned"]
ORDER: Mapping[Reason, int] = {
    "decide": 0,
    "coordinator": 1,
    "asker": 2,
    "very_late": 3,
    "late": 4,
    "today": 5,
    "soon": 6,
    "review": 7,
    "unowned": 8,
    "unconfirmed": 9,
    "accept": 10,
}
"""The most pressing first."""
FOR_ASKER: frozenset[Reason] = frozenset({"today", "late", "very_late", "decide"})
"""What whoever asked is told in the place of an owner who cannot be told."""
UNCONFIRMED_AFTER = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class Point:
    """One item of a digest, and why it is in it."""

    item: ActionItem
    reason: Reason
    for_owner: bool = True
    """Whether the reader owns it; else it is somebody else's, and the owner is named."""


@dataclass(frozen=True, slots=True)
class Window:
    """The days of a digest: after `since`, up to and with `today`, on the calendar of a country."""

    since: date
    today: date
    country: str

    def holds(self, day: date, not_before: date = date.min) -> bool:
        """Whether something that falls on a day, or on the next working day, belongs here."""
        return self.since < day <= self.today and day >= not_before


@dataclass(frozen=True)
class Ledger:
    """All living items with who they belong to: read once for a digest."""

    memory: Memory
    items: tuple[ActionItem, ...]
    blockages: Mapping[int, Blockage]
    """The blockage that stands, by the number of its item."""
    today: date
    _owners: dict[int, Somebody | None] = field(default_factory=dict)

    def owner(self, item: ActionItem) -> Somebody | None:
        """Give who owns an item."""
        if item.id not in self._owners:
            self._owners[item.id] = owner_of(item, self.memory)
        return self._owners[item.id]

    def told(self, item: ActionItem) -> bool:
        """Whether the owner of an item can be told of it at all."""
        owner = self.owner(item)
        return owner is not None and owner.reached and left_on(owner, self.memory, self.today) is None


def ledger(memory: Memory, today: date) -> Ledger:
    """Read all that lives."""
    standing = {one.action_item_id: one for one in memory.blockages.all() if one.action_item_id and not one.solved_at}
    return Ledger(memory, memory.action_items.alive(), standing, today)


def points(member: Member, window: Window, known: Ledger) -> tuple[Point, ...]:
    """Give what a member is told, the most pressing first, each item once."""
    best: dict[int, Point] = {}
    for point in _all_points(member, window, known):
        before = best.get(point.item.id)
        if before is None or ORDER[point.reason] < ORDER[before.reason]:
            best[point.item.id] = point
    return tuple(sorted(best.values(), key=_urgency))


def owned(member: Member, known: Ledger) -> tuple[ActionItem, ...]:
    """Give the living items that a member owns."""
    return tuple(one for one in known.items if (owner := known.owner(one)) is not None and owner.is_(member))


def concerned(memory: Memory) -> tuple[Member, ...]:
    """Give the members whom a digest could have something to tell: owners, askers, those asked, coordinators."""
    people, numbers = set[int](), set[int]()
    for item in memory.action_items.alive():
        people.update(one for one in (item.owner_person_id, item.proposed_person_id) if one)
        numbers.update(one for one in (item.owner_member_id, item.proposed_member_id, item.asker_member_id) if one)
    for request in memory.requests.open():
        people.update([request.owner_person_id] if request.owner_person_id else [])
        numbers.update([request.owner_member_id] if request.owner_member_id else [])
    everybody = memory.members.all()
    return tuple(one for one in everybody if one.id in numbers or one.person_id in people or one.role == "coordinator")


def _all_points(member: Member, window: Window, known: Ledger) -> Iterator[Point]:
    for item in known.items:
        owner = known.owner(item)
        mine = owner is not None and owner.is_(member)
        if mine:
            yield from _for_owner(item, window, known)
        yield from _for_asker(item, member, mine, window, known)
        if member.role == "coordinator" and not mine:
            yield from _for_coordinator(item, window, known)
        proposed = proposed_for(item, known.memory) if item.proposed_person_id or item.proposed_member_id else None
        if proposed is not None and proposed.is_(member) and _asked(item, window, timedelta(days=1)):
            yield Point(item, "accept", for_owner=False)


def _for_owner(item: ActionItem, window: Window, known: Ledger) -> Iterator[Point]:
    yield from (Point(item, rung) for rung in _rungs(item, window, "owner"))
    if item.accepted_at is None and item.state == "open" and _asked(item, window, timedelta(days=1)):
        yield Point(item, "accept")
    held = known.blockages.get(item.id)
    if held and held.review_on and window.holds(on_or_after(held.review_on, window.country)):
        yield Point(item, "review")


def _for_asker(item: ActionItem, member: Member, mine: bool, window: Window, known: Ledger) -> Iterator[Point]:
    asked = item.asker_member_id == member.id or (item.asker_member_id is None and member.role == "coordinator")
    if not asked:
        return
    owner = known.owner(item)
    if owner is None:
        if item.state == "open" and (_asked(item, window, timedelta(days=1)) or _new_week(item, window)):
            yield Point(item, "unowned", for_owner=False)
        return
    if mine:
        return
    yield from (Point(item, rung, for_owner=False) for rung in _rungs(item, window, "asker"))
    if item.accepted_at is None and item.state == "open" and _asked(item, window, UNCONFIRMED_AFTER):
        yield Point(item, "unconfirmed", for_owner=False)
    if not known.told(item):
        found = _rungs(item, window, "owner")
        yield from (Point(item, rung, for_owner=False) for rung in found if rung in FOR_ASKER)


def _for_coordinator(item: ActionItem, window: Window, known: Ledger) -> Iterator[Point]:
    if known.owner(item) is not None:
        yield from (Point(item, rung, for_owner=False) for rung in _rungs(item, window, "coordinator"))


def _rungs(item: ActionItem, window: Window, listener: str) -> Sequence[Rung]:
    said = item.said_at.date()
    found = steps(item, window.country)
    return [step.rung for step in found if step.listener == listener and window.holds(step.day, said)]


def _asked(item: ActionItem, window: Window, after: timedelta) -> bool:
    """Whether the first working day so long after it was said falls into the window."""
    return window.holds(on_or_after(item.said_at.date() + after, window.country))


def _new_week(item: ActionItem, window: Window) -> bool:
    """On the first working day of each week what nobody owns is asked about again."""
    monday = window.today - timedelta(days=window.today.weekday())
    return window.holds(on_or_after(monday, window.country)) and item.said_at.date() < monday


def _urgency(point: Point) -> tuple[int, bool, float, int]:
    due = due_instant(point.item)
    return ORDER[point.reason], due is None, due.timestamp() if due else 0.0, point.item.id


def by_reason(found: Iterable[Point]) -> Mapping[Reason, int]:
    """Count the points by why they are told."""
    counted: dict[Reason, int] = {}
    for one in found:
        counted[one.reason] = counted.get(one.reason, 0) + 1
    return counted
