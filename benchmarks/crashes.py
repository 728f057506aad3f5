"""Never lost: Minga is killed, stopped, doubled, cut off and hindered; judged by what people receive.

Each row is a promise. The checker (crashes_checking.py) compares what people asked with what the local Telegram shows
them. `python -m benchmarks.crashes kills stops --number 100` runs two of them; without names all are run, briefly.
"""

import argparse
import json
import time
from collections.abc import Callable
from functools import partial
from typing import Any

from benchmarks import crashes_hindering, crashes_killing, crashes_waiting

Row = dict[str, Any]
Mode = Callable[[int, int, str | None], Row]
MODES: dict[str, tuple[Mode, int]] = {
    "kills": (crashes_killing.kills, 20),
    "kept": (crashes_killing.kept, 20),
    "stops": (partial(crashes_killing.stops, False), 10),
    "cold stops": (partial(crashes_killing.stops, True), 10),
    "two": (partial(crashes_waiting.together, 2), 2_000),
    "four": (partial(crashes_waiting.together, 4), 2_000),
    "second": (crashes_waiting.second, 3),
    "minute": (partial(crashes_waiting.offline, 60.0), 500),
    "two days": (partial(crashes_waiting.offline, 48 * 3600.0), 500),
    "month": (partial(crashes_waiting.offline, 30 * 86400.0), 500),
    "restarts": (crashes_waiting.restarts, 9),
    "clock": (crashes_waiting.clock, 4),
    "429": (partial(crashes_hindering.trouble, "429"), 600),
    "502": (partial(crashes_hindering.trouble, "502"), 600),
    "dropped before": (partial(crashes_hindering.trouble, "drop_before"), 600),
    "dropped after": (partial(crashes_hindering.trouble, "drop_after"), 600),
    "hung": (partial(crashes_hindering.trouble, "hung"), 600),
    "locked": (crashes_hindering.locked, 50),
    "full": (crashes_hindering.full, 50),
    "gone": (crashes_hindering.gone, 50),
}
"""What runs, and how many (kills, stops, reminders, questions …) unless said."""
ONLY_SQLITE, ONLY_POSTGRESQL = {"second", "locked", "full"}, {"two", "four", "gone"}


def run(name: str, given: argparse.Namespace) -> None:
    """One row for each database that the promise is about."""
    mode, number = MODES[name]
    urls = [None] * (name not in ONLY_POSTGRESQL and given.only != "postgresql")
    urls += [given.postgresql] * (name not in ONLY_SQLITE and given.only != "sqlite" and bool(given.postgresql))
    for url in urls:
        began = time.monotonic()
        row = mode(given.number or number, given.seed, url)
        row |= {"seconds": round(time.monotonic() - began)}
        show(name, "PostgreSQL" if url else "SQLite", row, given.json)


def show(name: str, database: str, row: Row, as_json: bool) -> None:
    """A line for a reader, or for a program."""
    if as_json:
        print(json.dumps({"promise": name, "database": database, **row}), flush=True)
        return
    word = "well" if row.pop("well") else "BROKEN"
    figures = ", ".join(f"{name} {value}" for name, value in row.items())
    print(f"{name:15}{database:12}{word:8}{figures}", flush=True)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("modes", nargs="*", metavar="promise", help=f"of {', '.join(MODES)}; all unless said")
    parser.add_argument("--number", "--kills", type=int, help="how many kills, stops, reminders or questions")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--postgresql", help="URL of a server whose user may make databases; without it SQLite only")
    parser.add_argument("--only", choices=("sqlite", "postgresql"))
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    if unknown := set(given.modes) - set(MODES):
        parser.error(f"no such promise: {', '.join(sorted(unknown))}")
    for name in given.modes or MODES:
        run(name, given)


if __name__ == "__main__":
    main()
