"""Reminders that wait: several processes at work, Minga away when they fall due, the clock moved."""

import time
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from random import Random
from resource import RUSAGE_CHILDREN, getrusage
from statistics import median
from typing import Any

from benchmarks.crashes_minga import AGAIN, LATE
from benchmarks.crashes_town import Town, town
from data.memory import open_memory
from data.model import Outgoing
from playground.client import Seen, wait_for

Row = dict[str, Any]
FRONT_DOOR = "../bot.py"
REFUSES_WITHIN = 2.0
ON_TIME = 5.0
"""How late a reminder may be, in seconds, when Minga is at work."""


@dataclass(frozen=True, slots=True)
class Wish:
    """A reminder that somebody asked for."""

    person: int
    words: str
    due: datetime
    until: datetime


def together(processes: int, number: int, seed: int, postgresql: str | None) -> Row:  # noqa: ARG001 - as its kin
    """Many reminders due at once, and several processes to send them."""
    with town(postgresql, people=200) as here:
        due = datetime.now(UTC) + timedelta(seconds=6 + 2 * processes)
        wishes = [Wish(n % 200, f"reminder {n}", due, due + timedelta(days=1)) for n in range(number)]
        put(here, wishes)
        for _ in range(processes):
            here.minga().start()
        began = time.monotonic()
        while sum(len(one) for one in said(here)) < number and time.monotonic() - began < 600:
            time.sleep(0.5)
        time.sleep(2)
        for minga in here.processes:
            minga.stop()
        return judged(here, wishes, due) | here.left() | {"processes": processes}


def put(here: Town, wishes: list[Wish]) -> None:
    """Ask for reminders by the back door: ten thousand messages would take longer than what is measured."""
    store = open_memory(here.url)
    with store.begin() as memory:
        for wish in wishes:
            person = here.people[wish.person].person.id
            content = {"text": wish.words}
            memory.outbox.put(Outgoing(wish.words, person, "send", "reminder", wish.due, content, wish.until))
    store.close()


def second(number: int, seed: int, postgresql: str | None) -> Row:  # noqa: ARG001 - as its kin
    """Again and again a second process on one SQLite file, by the front door."""
    with town(postgresql) as here:
        first = here.minga(cold=True)
        first.start()
        took, named, before = [], 0, getrusage(RUSAGE_CHILDREN)
        for _ in range(number):
            other = here.minga(cold=True, program=FRONT_DOOR)
            began = time.monotonic()
            other.start(wait=False)
            wait_for(lambda: not other.alive, what="it to refuse")  # noqa: B023
            took.append(time.monotonic() - began)
            named += bool(first.process) and f"process {first.process.pid}" in other.log  # type: ignore[union-attr]
        after = getrusage(RUSAGE_CHILDREN)
        first.stop()
    cpu = (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) / number
    well = named == number and max(took) < REFUSES_WITHIN
    return {
        "refused": number,
        "named the holder": named,
        "median s": round(median(took), 2),
        "longest s": round(max(took), 2),
        "CPU s each": round(cpu, 3),
        "well": well,
    }


def offline(seconds: float, number: int, seed: int, postgresql: str | None) -> Row:
    """Reminders fall due while Minga is away; some are of no use any more when she is back. Telegram's limits on."""
    with town(postgresql, people=100, limits="harsh", more={}) as here:
        chance, minga = Random(seed), here.minga()
        minga.start()
        away = here.playground.clock.now() + timedelta(minutes=10)
        wishes = [wish(chance, away, seconds, n) for n in range(number)]
        for one in wishes:
            here.people[one.person].says(f"remind {one.due.isoformat()} {one.until.isoformat()} {one.words}")
        # Who is answered has been heard: all that was asked before is in the memory.
        here.ask(len(here.people), "heard")
        here.wait()
        minga.stop()
        before = sum(m.text.startswith("reminder") for messages in said(here) for m in messages)
        here.playground.clock.set(away + timedelta(seconds=seconds))
        minga.start()
        back = here.playground.clock.now()
        quiet(here)
        minga.stop()
        refused = sum(call.status == 429 for call in here.playground.calls("sendMessage"))
        found = judged(here, wishes, back)
        return found | here.left() | {"said before": before, "429": refused, "well": found["well"] and not refused}


def wish(chance: Random, away: datetime, seconds: float, number: int) -> Wish:
    """Due at some time while she is away, and of use for a while."""
    due = away + timedelta(seconds=chance.uniform(0.0, seconds * 0.99))
    return Wish(number % 100, f"reminder {number}", due, due + timedelta(seconds=chance.uniform(0.2, 1.0) * seconds))


def quiet(here: Town, seconds: float = 8.0, most: float = 180.0) -> None:
    """Wait until nothing more has come for a while."""
    count, since, began = -1, time.monotonic(), time.monotonic()
    while time.monotonic() - since < seconds and time.monotonic() - began < most:
        now = sum(len(one) for one in said(here))
        if now != count:
            count, since = now, time.monotonic()
        time.sleep(0.5)


def said(here: Town) -> list[list[Seen]]:
    """What everybody has received."""
    for one in here.people:
        one.look()
    return [one.seen for one in here.people]


def judged(here: Town, wishes: list[Wish], back: datetime) -> Row:
    """Which reminders came, which should have come when she was back, and whether late ones say so."""
    by_words = {one.words: one for one in wishes}
    all_came = [(message, bare(message.text)) for messages in said(here) for message in messages]
    came = [(message, words) for message, words in all_came if words in by_words]
    counts = Counter(words for _, words in came)
    # What becomes of no use while the backlog leaves may go either way.
    sure = [one for one in wishes if one.until > back + timedelta(seconds=60)]
    of_no_use = sum(message.date > by_words[words].until + timedelta(seconds=2) for message, words in came)
    late = [m for m, words in came if m.date - by_words[words].due > timedelta(seconds=20)]
    found = {
        "asked": len(wishes),
        "sent": len(counts),
        "expired": sum(one.until <= back and not counts[one.words] for one in wishes),
        "lost": sum(not counts[one.words] for one in sure),
        "repeated": sum(counts.values()) - len(counts),
        "sent though of no use": of_no_use,
        "sent too early": sum(message.date < by_words[words].due - timedelta(seconds=1) for message, words in came),
        "late and not marked": sum(LATE not in message.text for message in late),
    }
    zero = ("lost", "repeated", "sent though of no use", "sent too early", "late and not marked")
    return found | {"well": not any(found[name] for name in zero)}


def bare(text: str) -> str:
    """The words without their marks."""
    return text.removesuffix(AGAIN).removesuffix(LATE)


def restarts(number: int, seed: int, postgresql: str | None) -> Row:  # noqa: ARG001 - as its kin
    """Killed before a reminder is due, started again from 20 seconds before to 20 seconds after."""
    with town(postgresql) as here:
        minga, wishes, lateness = here.minga(), [], []
        for number_, offset in enumerate(-20 + 40 * step / max(1, number - 1) for step in range(number)):
            due = here.playground.clock.now() + timedelta(hours=1)
            one = Wish(0, f"reminder {number_}", due, due + timedelta(days=1))
            remind(here, minga, one)
            minga.kill()
            here.playground.clock.set(due + timedelta(seconds=offset))
            minga.start()
            ready = here.playground.clock.now()
            wishes.append(one)
            lateness.append((arrival(here, one) - max(due, ready)).total_seconds())
            # Only what is in flight at a kill may be repeated: this is about the time, let it be noted.
            time.sleep(1)
            minga.kill()
        minga.start()
        quiet(here, 2.0)
        minga.stop()
        return punctual(here, wishes, lateness) | here.left()


def clock(number: int, seed: int, postgresql: str | None) -> Row:  # noqa: ARG001 - as its kin
    """The clock is moved two hours ahead over a reminder, and two hours back before one."""
    with town(postgresql) as here:
        minga, wishes, lateness = here.minga(), [], []
        minga.start()
        for turn in range(number):
            now = here.playground.clock.now()
            due = now + timedelta(hours=1 if turn % 2 == 0 else 0.5)
            one = Wish(0, f"reminder {turn}", due, due + timedelta(days=1))
            remind(here, minga, one, running=True)
            if turn % 2:
                here.playground.clock.set(now - timedelta(hours=2))
                time.sleep(2)
            moved = here.playground.clock.set(due - timedelta(seconds=1) if turn % 2 else now + timedelta(hours=2))
            wishes.append(one)
            lateness.append((arrival(here, one) - max(due, moved)).total_seconds())
        minga.stop()
        return punctual(here, wishes, lateness) | here.left()


def remind(here: Town, minga: Any, one: Wish, *, running: bool = False) -> None:
    """Ask for a reminder, and see that it was understood: the next question is answered."""
    if not running:
        minga.start()
    asker = here.people[one.person]
    asker.person.says(f"remind {one.due.isoformat()} {one.until.isoformat()} {one.words}")
    asker.person.says(f"ask {one.words}")
    asker.person.waits_for(f"ask {one.words}", seconds=20)


def arrival(here: Town, one: Wish) -> datetime:
    """When, by the people's clock, a reminder arrived."""
    return here.people[one.person].person.waits_for(lambda seen: bare(seen.text) == one.words, seconds=40).date


def punctual(here: Town, wishes: list[Wish], lateness: list[float]) -> Row:
    """Each came once, none too early, none too late. Dates of messages are whole seconds."""
    words = {one.words for one in wishes}
    counts = Counter(bare(m.text) for messages in said(here) for m in messages if bare(m.text) in words)
    repeated = sum(counts.values()) - len(counts)
    lost, latest = len(words) - len(counts), round(max(lateness), 1)
    early = sum(late < -1 for late in lateness)
    well = not (lost or repeated or early) and latest <= ON_TIME
    return {
        "asked": len(wishes), "lost": lost, "repeated": repeated, "too early": early, "latest s": latest, "well": well
    }  # fmt: skip
