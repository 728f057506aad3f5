"""A machine over the real outbox beside a model of what it must do; time is the machine's own. See its test."""

import shutil
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from sqlalchemy import text

from data.memory import Store, open_memory
from data.model import OutboxClass, OutboxRow, Outgoing
from handlers.noting import note
from handlers.verdicts import Gone, Lost, Moved, NotSent, Sent, Verdict, Wait
from tests.never_lost_model import KINDS, Model, Thing

BEGINNING = datetime(2026, 10, 24, 22, 0, tzinfo=UTC)
PEOPLE, GROUP = (1, 2, 3), -4
MINUTES = st.integers(-5, 30)
WHICH = st.integers(0, 50)
OUTCOMES = ("sent", "sent", "arrived_but_answer_lost", "dropped", "told_to_wait", "not_connected", "blocked")
Wish = tuple[int, OutboxClass, int, int | None]
"""Chat (0 for the group), class, minutes until it is due, and for how many minutes it is of use."""
WISHES: st.SearchStrategy[Wish] = st.tuples(
    st.sampled_from((*PEOPLE, 0)), st.sampled_from(KINDS), MINUTES, st.none() | st.integers(1, 60)
)


@contextmanager
def machine_on(template: Path) -> Iterator[type["Machine"]]:
    """The machine on a copy of an empty memory, in the machine's own memory where there is such a place."""
    shared = Path("/dev/shm")
    with TemporaryDirectory(dir=shared if shared.is_dir() else None) as folder:
        store = open_memory(shutil.copy(template, Path(folder) / "memory.db"))
        try:
            yield type("MachineHere", (Machine,), {"store": store})
        finally:
            store.close()


class Machine(RuleBasedStateMachine):
    """Puts, claims, sends, fails, kills, moves, cancels, expires, forgets and waits, in any order."""

    store: Store

    def __init__(self) -> None:
        super().__init__()
        with self.store.engine.begin() as connection:
            connection.execute(text("DELETE FROM outbox"))
        self.model, self.now, self.group = Model(), BEGINNING, GROUP
        self.in_hand: list[OutboxRow] = []
        self.strayed: list[OutboxRow] = []
        """What a worker that lost its role still has under way, unknown to the others."""
        self.created = self.forgotten = 0

    def put_anew(self, chat: int, kind: OutboxClass, due: datetime, until: datetime | None) -> None:
        self.created += 1
        key = f"thing:{self.created}:{chat}"
        outgoing = Outgoing(key, chat, "send", kind, due, {}, until)
        with self.store.begin() as memory:
            assert memory.outbox.put(outgoing)
            assert not memory.outbox.put(outgoing), "one key, one thing"
            row = memory.outbox.by_key(key)
        assert row is not None
        self.model.things[key] = Thing(row.id, chat, kind, due, until, due)

    @initialize(wishes=st.lists(WISHES, min_size=3, max_size=8))
    def begin(self, wishes: list[Wish]) -> None:
        self.put(wishes)

    @rule(wishes=st.lists(WISHES, min_size=1, max_size=3))
    def put(self, wishes: list[Wish]) -> None:
        for chat, kind, minutes, useful in wishes:
            due = self.now + timedelta(minutes=minutes)
            self.put_anew(chat or self.group, kind, due, None if useful is None else due + timedelta(minutes=useful))

    @rule(most=st.integers(1, 4), minutes=st.sampled_from((0, 0, 1, 20, 60, -120, 2880)))
    def claim(self, most: int, minutes: int) -> None:
        """Time passes, or the clock is moved, and what may leave is taken in hand."""
        self.now += timedelta(minutes=minutes)
        expected = self.model.may_leave(self.now)[:most]
        with self.store.begin() as memory:
            rows = memory.outbox.due(self.now, limit=most)
            assert [row.id for row in rows] == expected
            mine = [memory.outbox.claim(row.id, "sender", self.now) for row in rows]
        for number, row in zip(expected, mine, strict=True):
            thing = self.model.by_number(number)
            useless = thing.until is not None and thing.until <= self.now
            assert (row is None) == useless, "what is of no use never leaves, and all else does"
            if row is not None:
                assert row.ambiguous == thing.in_doubt
                thing.state = "sending"
                self.in_hand.append(row)

    def taken(self, which: int) -> tuple[OutboxRow, Thing]:
        row = self.in_hand.pop(which % len(self.in_hand))
        return row, self.model.by_number(row.id)

    def written(self, row: OutboxRow, verdict: Verdict) -> None:
        with self.store.begin() as memory:
            note(row, verdict)(memory, self.now)

    def arrives(self, row: OutboxRow) -> None:
        thing = self.model.by_number(row.id)
        thing.unmarked += not row.ambiguous
        assert thing.unmarked <= 1, "said twice, and not marked"

    @precondition(lambda self: self.in_hand)
    @rule(outcomes=st.lists(st.sampled_from(OUTCOMES), min_size=1, max_size=3), which=WHICH)
    def telegram_answers(self, outcomes: list[str], which: int) -> None:
        """As many of the messages in hand as there are outcomes get their answer."""
        for outcome in outcomes[: len(self.in_hand)]:
            getattr(self, outcome)(*self.taken(which))

    def sent(self, row: OutboxRow, thing: Thing) -> None:
        self.arrives(row)
        self.written(row, Sent(row.id))
        thing.state = "sent"

    def arrived_but_answer_lost(self, row: OutboxRow, thing: Thing) -> None:
        self.arrives(row)
        self.dropped(row, thing)

    def dropped(self, row: OutboxRow, thing: Thing) -> None:
        self.written(row, Lost("dropped"))
        thing.ready = self.now + min(timedelta(seconds=30) * 2**thing.attempts, timedelta(minutes=15))
        thing.state, thing.in_doubt, thing.attempts = "pending", True, thing.attempts + 1

    def told_to_wait(self, row: OutboxRow, thing: Thing) -> None:
        self.written(row, Wait(7))
        thing.state, thing.ready = "pending", self.now + timedelta(seconds=7)

    def not_connected(self, row: OutboxRow, thing: Thing) -> None:
        self.written(row, NotSent("no route"))
        thing.state, thing.ready = "pending", self.now

    def blocked(self, row: OutboxRow, thing: Thing) -> None:
        self.written(row, Gone("blocked"))
        thing.state = "failed"

    @precondition(lambda self: self.in_hand)
    @rule(arrived=st.sets(WHICH), killed=st.booleans())
    def killed_or_cut_off(self, arrived: set[int], killed: bool) -> None:
        """A killed worker says nothing more; one that lost its role will still say what became of its messages."""
        for place, row in enumerate(self.in_hand):
            thing = self.model.by_number(row.id)
            thing.state, thing.in_doubt = "pending", True
            if killed and place in arrived:
                self.arrives(row)
        self.strayed += [] if killed else self.in_hand
        with self.store.begin() as memory:
            assert {row.id for row in memory.outbox.release("sender")} == {row.id for row in self.in_hand}
        self.in_hand = []

    @precondition(lambda self: self.strayed)
    @rule(which=WHICH)
    def a_stray_word(self, which: int) -> None:
        """What has arrived has arrived, whoever has the row in hand now; and never counts unmarked twice."""
        row = self.strayed.pop(which % len(self.strayed))
        thing = self.model.things.get(next((k for k, v in self.model.things.items() if v.number == row.id), ""))
        if thing is None:
            return
        self.arrives(row)
        self.written(row, Sent(row.id))
        if thing.state in {"pending", "sending"}:
            thing.state = "sent"
            self.in_hand = [other for other in self.in_hand if other.id != row.id]

    @precondition(lambda self: any(row.outgoing.chat_id == self.group for row in self.in_hand))
    @rule()
    def group_moves(self) -> None:
        row = next(row for row in self.in_hand if row.outgoing.chat_id == self.group)
        self.in_hand.remove(row)
        old, self.group = self.group, self.group * 10
        self.written(row, Moved(self.group))
        self.model.by_number(row.id).state = "pending"
        self.model.by_number(row.id).ready = self.now
        for key, thing in [(key, thing) for key, thing in self.model.things.items() if thing.chat == old]:
            thing.chat = self.group
            self.model.things[key.replace(f":{old}", f":{self.group}")] = self.model.things.pop(key)

    @precondition(lambda self: self.model.things)
    @rule(which=WHICH, minutes=st.none() | MINUTES)
    def cancelled_or_moved(self, which: int, minutes: int | None) -> None:
        """What is moved is cancelled, and put anew under another key."""
        key, thing = list(self.model.things.items())[which % len(self.model.things)]
        with self.store.begin() as memory:
            assert memory.outbox.cancel(keys=[key]) == (thing.state == "pending")
        if thing.state == "pending":
            thing.state = "cancelled"
            if minutes is not None:
                self.put_anew(thing.chat, thing.kind, self.now + timedelta(minutes=minutes), None)

    @rule()
    def expired(self) -> None:
        useless = [
            one
            for one in self.model.things.values()
            if one.state == "pending" and one.until is not None and one.until <= self.now
        ]
        with self.store.begin() as memory:
            assert {row.id for row in memory.outbox.expire(self.now)} == {one.number for one in useless}
        for thing in useless:
            thing.state = "expired"

    @rule(hours=st.integers(0, 60))
    def forgotten_at_night(self, hours: int) -> None:
        before = self.now - timedelta(hours=hours)
        over = [
            key
            for key, one in self.model.things.items()
            if one.state not in {"pending", "sending"} and one.due < before
        ]
        with self.store.begin() as memory:
            assert memory.outbox.forget_finished(before) == len(over)
        for key in over:
            del self.model.things[key]
        self.forgotten += len(over)

    @invariant()
    def nothing_is_lost_and_what_is_due_may_leave(self) -> None:
        with self.store.look() as memory:
            counts = memory.outbox.counts()
            assert [row.id for row in memory.outbox.due(self.now)] == self.model.may_leave(self.now)
            assert memory.outbox.next_due(self.now) == self.model.next_due(self.now)
        expected = Counter(one.state for one in self.model.things.values())
        assert {state: count for state, count in counts.items() if count} == expected
        assert self.created == sum(counts.values()) + self.forgotten

    def teardown(self) -> None:
        """At the end of time, with nothing in the way, everything that is of use has been sent."""
        self.now += timedelta(days=30)
        for row in list(self.in_hand):
            self.in_hand.remove(row)
            self.sent(row, self.model.by_number(row.id))
        self.expired()
        while self.model.may_leave(self.now):
            self.claim(4, 0)
            while self.in_hand:
                self.sent(*self.taken(0))
        assert {one.state for one in self.model.things.values()} <= {"sent", "failed", "expired", "cancelled"}
