"""Killed, stopped: bursts of questions during which Minga dies again and again, by kill −9 or by SIGTERM."""

import time
from collections.abc import Iterator
from random import Random
from typing import Any

from benchmarks.crashes_checking import all_well, verdict
from benchmarks.crashes_town import Town, live, town
from tests.way_process import EchoMinga

BURST = 500
Row = dict[str, Any]


def kills(number: int, seed: int, postgresql: str | None) -> Row:
    """Random kills in bursts of 500 questions."""
    with town(postgresql) as here:
        chance, minga = Random(seed), here.minga()
        killed = sum(one_kill(minga, chance) for _ in lives(here, number, BURST, 0.0))
        return settle(here, minga) | {"kills": killed, "in flight at the kills": here.taken_back()}


def kept(number: int, seed: int, postgresql: str | None) -> Row:
    """Kills while 20 questions a second come in, a minute at a time."""
    with town(postgresql) as here:
        chance, minga = Random(seed), here.minga()
        killed = sum(one_kill(minga, chance) for _ in lives(here, number, 20 * 60, 1 / 20))
        return settle(here, minga) | {"kills": killed, "in flight at the kills": here.taken_back()}


def stops(cold: bool, number: int, seed: int, postgresql: str | None) -> Row:
    """Clean stops in bursts of 500 questions."""
    with town(postgresql) as here:
        chance, minga = Random(seed), here.minga(cold=cold)
        took = [one_stop(minga, chance) for _ in lives(here, number, BURST, 0.0)]
        found = settle(here, minga)
    exact = found["well"] and not found["repeated, marked"] and max(took) <= 5
    return found | {"stops": len(took), "longest s": round(max(took), 2), "well": exact}


def lives(here: Town, number: int, questions: int, pace: float) -> Iterator[int]:
    """So many lives, with a new burst of questions whenever all that were asked have been answered."""
    lived = burst = 0
    while lived < number:
        burst += 1
        with here.asking(questions, burst, pace) as asking:
            while lived < number and (asking.is_alive() or here.unanswered()):
                yield lived
                lived += 1


def one_kill(minga: EchoMinga, chance: Random) -> int:
    """One life."""
    early, seconds = live(chance)
    minga.start(wait=not early)
    time.sleep(seconds)
    minga.kill()
    return 1


def one_stop(minga: EchoMinga, chance: Random) -> float:
    """One life that ends as a service manager ends it; gives how many seconds that took."""
    minga.start()
    time.sleep(chance.uniform(0.0, 1.2))
    began = time.monotonic()
    if minga.stop() != 0:
        raise SystemExit(f"a clean stop failed: {minga.log[-2000:]}")
    return time.monotonic() - began


def settle(here: Town, minga: EchoMinga) -> Row:
    """Let the last process finish what is left, and judge."""
    minga.start()
    here.wait()
    minga.stop()
    figures = verdict(here.people) | here.left()
    well = all_well(figures) and not figures["left in the tables"]
    return figures | {"well": well and figures["repeated, marked"] <= here.taken_back()}
