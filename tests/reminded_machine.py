"""A machine over the mind and a real memory, beside a small account of which reminders are wanted. See its test."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule
from sqlalchemy import text

from bot.assistant import Assistant
from bot.directory import Directory
from bot.reminding import planning
from data.memory import Memory, Store
from data.model import NEW_ID, Attendance, Chat, Meeting, Member
from tests.conversation import Conversation
from tests.reminded import Told, live, of_meetings, plan, sleep

BEGINNING = datetime(2026, 10, 20, 8, 0, tzinfo=UTC)
"""A week in which no public holiday falls on either shore, and Paris puts its clocks back."""
GROUP, PERSON, COORDINATOR = -5, 21, 22
PARIS, SANTIAGO = ZoneInfo("Europe/Paris"), ZoneInfo("America/Santiago")
ZONES = {GROUP: PARIS, PERSON: SANTIAGO}
CHOICES = ("week_before", "day_before", "hour_before", "start")
TABLES = ("attendances", "meetings", "outbox", "cards", "recollections", "settings", "buttons", "members", "chats")


@dataclass
class Held:
    """A meeting as the account has it: its start on Paris's wall, and since when it stands so."""

    number: int
    wall: datetime
    minutes: int
    since: datetime
    comes: bool = False

    @property
    def starts(self) -> datetime:
        return self.wall.replace(tzinfo=PARIS).astimezone(UTC)

    @property
    def ends(self) -> datetime:
        return self.starts + timedelta(minutes=self.minutes)


class Reminding(Assistant):
    """A mind that plans reminders alone: digests and requests have tests of their own, and cost half of the time."""

    def plan(self, memory: Memory, now: datetime, zone_data: str = "") -> None:
        planning.plan(self._bearings(memory, now), zone_data)


class Machine(RuleBasedStateMachine):
    """Calls, moves, cancels, answers, sets, stops, waits, sleeps and is killed, in any order."""

    store: Store
    directory: Directory
    """Loaded once: nothing here changes it."""

    def __init__(self) -> None:
        super().__init__()
        with self.store.engine.begin() as connection:
            for table in TABLES:
                connection.execute(text(f"DELETE FROM {table}"))  # our own names
        self.town = Conversation(self.store, BEGINNING, self._mind())
        self.held: dict[int, Held] = {}
        self.called = 0
        self.moments: tuple[str, ...] = CHOICES
        self.silent = False
        self.wishes_since = BEGINNING
        self.said: set[tuple[object, ...]] = set()
        with self.store.begin() as memory:
            member = Member(NEW_ID, PERSON, "Gonzalo", "reader", "fr", "America/Santiago", private_copies=True)
            self.person = memory.members.add(member)
            memory.members.add(Member(NEW_ID, COORDINATOR, "Claire", "coordinator", "fr"))
            memory.chats.keep(Chat(GROUP, "supergroup", "Groupe", "fr", bound_at=BEGINNING))
        plan(self.town)

    @rule(hours=st.integers(1, 110), minutes=st.sampled_from((30, 90)), quarter=st.integers(0, 3))
    def call(self, hours: int, minutes: int, quarter: int) -> None:
        wall = self._wall(hours, quarter)
        self.called += 1
        with self.store.begin() as memory:
            meeting = Meeting(NEW_ID, f"m{self.called}", {"fr": "Réunion"},
                              wall, "Europe/Paris", minutes, made_at=self.town.now)  # fmt: skip
            number = memory.meetings.add(meeting).id
        self.held[number] = Held(number, wall, minutes, self.town.now)
        plan(self.town)

    @precondition(lambda self: self.held)
    @rule(which=st.integers(0, 9), hours=st.integers(1, 110), quarter=st.integers(0, 3))
    def move(self, which: int, hours: int, quarter: int) -> None:
        one = self._one(which)
        one.wall, one.since, one.comes = self._wall(hours, quarter), self.town.now, False
        with self.store.begin() as memory:
            meeting = memory.meetings.get(one.number)
            assert meeting
            memory.meetings.update(replace(meeting, starts=one.wall))
        plan(self.town)

    @precondition(lambda self: self.held)
    @rule(which=st.integers(0, 9))
    def cancel(self, which: int) -> None:
        one = self._one(which)
        del self.held[one.number]
        with self.store.begin() as memory:
            meeting = memory.meetings.get(one.number)
            assert meeting
            memory.meetings.update(replace(meeting, cancelled_at=self.town.now))

    @precondition(lambda self: self.held)
    @rule(which=st.integers(0, 9))
    def answer_yes(self, which: int) -> None:
        one = self._one(which)
        one.comes, one.since = True, self.town.now
        with self.store.begin() as memory:
            meeting = memory.meetings.get(one.number)
            assert meeting
            yes = Attendance(NEW_ID, one.number, one.wall, self.person.id, "yes", meeting.version, self.town.now)
            memory.attendances.answer(yes)
        plan(self.town)

    @rule(moments=st.sets(st.sampled_from(CHOICES)))
    def set_moments(self, moments: set[str]) -> None:
        self.moments = tuple(sorted(moments))
        self._wish(moments=self.moments)

    @rule(silent=st.booleans())
    def stop_or_go_on(self, silent: bool) -> None:
        self.silent = silent
        self._wish(paused=silent)

    @rule(minutes=st.integers(5, 2500))
    def wait(self, minutes: int) -> None:
        begin, end = self.town.now, self.town.now + timedelta(minutes=minutes)
        told = live(self.town, end)
        self._check(told)
        for one, chat, moment, due, until in self._wanted():
            if begin < due <= end and due < until:
                assert (one.number, one.starts, chat, moment, due) in self.said, (one, chat, moment, due)

    @rule(minutes=st.integers(5, 6000))
    def sleep(self, minutes: int) -> None:
        begin, end = self.town.now, self.town.now + timedelta(minutes=minutes)
        lost = [(one, due) for one, _, _, due, _ in self._wanted() if begin < due <= end and one.ends <= end]
        sleep(self.town, end)
        told = live(self.town, end)
        self._check(told)
        for one, chat, moment, due, until in self._wanted():
            if begin < due <= end < until and not _quiet(end, ZONES[chat]):
                assert (one.number, one.starts, chat, moment, end) in self.said, (one, chat, moment, due)
        if lost:
            with self.store.look() as memory:
                assert memory.settings.get("missed reminders") is not None

    @rule()
    def killed_and_started_again(self) -> None:
        with self.store.begin() as memory:
            for row in memory.outbox.due(self.town.now)[:1]:
                memory.outbox.claim(row.id, "killed", self.town.now)
        with self.store.begin() as memory:
            memory.outbox.release("killed")
        self.town.assistant = self._mind()
        plan(self.town)

    def _mind(self) -> Assistant:
        return Reminding("fr", "Europe/Paris", self.directory)

    def _check(self, told: list[Told]) -> None:
        """Nothing twice, nothing of what was cancelled or moved, nothing after its use, nobody woken or disturbed."""
        for one in of_meetings(told):
            content = one.row.outgoing.content
            held = self.held.get(content["meeting"])
            if one.row.outgoing.action == "edit":
                assert not one.utterance.keys
                continue
            assert held is not None, "said of a meeting that was cancelled"
            assert datetime.fromisoformat(content["starts"]) == held.starts, "said of a time that was moved"
            assert one.chat in ZONES
            assert not (one.chat == PERSON and self.silent), "said to somebody who wants silence"
            end = held.starts if one.moment in {"notice", "week_before", "day_before"} else held.ends
            assert one.moment == "after" or one.at < end, "said after its use"
            if _quiet(one.at, ZONES[one.chat]):
                assert one.utterance.silent, "somebody was woken"
                assert one.moment == "hour_before"
                assert held.comes
            late = one.at - datetime.fromisoformat(content["since"]) >= timedelta(minutes=3)
            assert not late or content.get("put_off") or "de retard" in one.text, "late and not marked"
            key = (one.row.outgoing.key, one.chat)
            assert key not in self.said, "said twice"
            self.said |= {key, (held.number, held.starts, one.chat, one.moment, one.at)}

    def _wanted(self) -> list[tuple[Held, int, str, datetime, datetime]]:
        """What is wanted of the meetings as they stand: of which, where, at which moment, when, until when."""
        found = []
        for one in self.held.values():
            for chat, zone in ZONES.items():
                if chat == PERSON and self.silent:
                    continue
                moments = CHOICES if chat == GROUP else self.moments
                placed = sorted((at, moment) for moment in moments if (at := _at(moment, one, zone)) is not None)
                since = max(one.since, self.wishes_since if chat == PERSON else BEGINNING)
                for place, (due, moment) in enumerate(placed):
                    until = min([_end(moment, one), *(at for at, _ in placed[place + 1 :])])
                    if due > since:
                        found.append((one, chat, moment, due, until))
        return found

    def _wall(self, hours: int, quarter: int) -> datetime:
        local = (self.town.now + timedelta(hours=hours)).astimezone(PARIS)
        wall = local.replace(minute=15 * quarter, second=0, microsecond=0, tzinfo=None, fold=0)
        # The hour that comes twice is not what this is about.
        return wall + timedelta(hours=2) if (wall.day, wall.hour) == (25, 2) else wall

    def _one(self, which: int) -> Held:
        return list(self.held.values())[which % len(self.held)]

    def _wish(self, **changes: object) -> None:
        self.wishes_since = self.town.now
        with self.store.begin() as memory:
            member = memory.members.get(self.person.id)
            assert member
            memory.members.update(replace(member, **changes))  # type: ignore[arg-type]
        plan(self.town)


def _quiet(instant: datetime, zone: ZoneInfo) -> bool:
    hour = instant.astimezone(zone).time()
    return hour >= time(21) or hour < time(7, 30)


def _at(moment: str, held: Held, zone: ZoneInfo) -> datetime | None:
    """When a moment comes, told otherwise than in the rules: out of the night, unless somebody comes."""
    start = held.starts
    day = start.astimezone(zone).date()
    if moment == "hour_before":
        due = start - timedelta(hours=1)
        if _quiet(due, zone) and held.comes:
            return due
    elif moment == "start":
        due = start
    else:
        day -= timedelta(days=7 if moment == "week_before" else 1)
        while moment == "day_before" and day.isoweekday() > 5:
            day -= timedelta(days=1)
        due = datetime.combine(day, time(9), zone).astimezone(UTC)
    while _quiet(due, zone):
        due = (due + timedelta(minutes=15)).replace(minute=(due.minute // 15 * 15 + 15) % 60)
    return due if due < _end(moment, held) else None


def _end(moment: str, held: Held) -> datetime:
    return held.starts if moment in {"week_before", "day_before"} else held.ends
