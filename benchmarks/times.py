"""How well and how fast times are understood, with dateparser beside it in the same run.

The sentences are those of tests/corpora: what they mean in three languages, and those that mean no time. A file with
other sentences is read with --acceptance (cases of text, now, sender_tz, span and expect) or --negatives (a list of
text), as JSON. Every row reads every sentence; only ours also gives grain, zone, rule and subject.
Times are CPU times, because other work on the machine does not count in them.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import time
import warnings
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import dateparser
from dateparser.search import search_dates

from benchmarks.times_cases import LANGUAGES, Case, outside_cases, own_cases
from bot.times import as_json, understand

warnings.filterwarnings("ignore", module="dateparser")


@dataclass
class Row:
    """What one reader did with one set."""

    reader: str
    sentences: int
    right_instant: float | None
    right_in_full: float | None
    false_alarms: float | None
    median_ms: float
    p99_ms: float
    wrong: list[str] = field(default_factory=list)


Reader = Callable[[Case], dict[str, Any] | None]


def ours(case: Case, language: str | None = None) -> dict[str, Any] | None:
    """Our reading, or None when there is no time."""
    found = as_json(understand(case.text, now=case.now, zone=case.zone, language=language))
    return None if found["kind"] == "none" else found


def ours_told(case: Case) -> dict[str, Any] | None:
    """Our reading when the language is known."""
    return ours(case, case.language)


def _settings(case: Case) -> dict[str, Any]:
    local = case.now.astimezone(ZoneInfo(case.zone)).replace(tzinfo=None)
    return {
        "RELATIVE_BASE": local,
        "TIMEZONE": case.zone,
        "RETURN_AS_TIMEZONE_AWARE": True,
        "PREFER_DATES_FROM": "future",
        "DATE_ORDER": "DMY",
    }


def with_search_dates(case: Case) -> dict[str, Any] | None:
    """dateparser's search in a sentence, among the three languages; its longest find counts."""
    found = search_dates(case.text, languages=list(LANGUAGES), settings=_settings(case))
    return {"from": max(found, key=lambda each: len(each[0]))[1].isoformat()} if found else None


def with_search_dates_told(case: Case) -> dict[str, Any] | None:
    """dateparser's search when the language is known."""
    found = search_dates(case.text, languages=[case.language], settings=_settings(case))
    return {"from": max(found, key=lambda each: len(each[0]))[1].isoformat()} if found else None


def with_parse(case: Case) -> dict[str, Any] | None:
    """dateparser's parse of the whole sentence, which it was not made for."""
    found = dateparser.parse(case.text, languages=[case.language], settings=_settings(case))
    return {"from": found.isoformat()} if found else None


READERS: dict[str, Reader] = {
    "ours": ours,
    "ours, language told": ours_told,
    "search_dates": with_search_dates,
    "search_dates, language told": with_search_dates_told,
    "parse, language told": with_parse,
}


def _same(field_name: str, found: Any, expected: Any, zone: str) -> bool:
    if field_name not in {"from", "to"} or found is None or expected is None:
        return bool(found == expected)
    one, other = datetime.fromisoformat(found), datetime.fromisoformat(expected)
    return one == (other if other.tzinfo else other.replace(tzinfo=ZoneInfo(zone)))


def _right(found: dict[str, Any] | None, expected: dict[str, Any], fields: Iterable[str]) -> bool:
    if found is None:
        return False
    rivals = [expected, *({**expected, **other} for other in expected.get("alt", []))]
    return any(all(_same(each, found.get(each), rival.get(each), rival["tz"]) for each in fields) for rival in rivals)


FULL = ("span", "subject", "kind", "grain", "tz", "from", "to", "direction", "rrule")


def measure(name: str, read: Reader, cases: list[Case]) -> Row:
    """One reader over one set: how much is right, how many false alarms, how much CPU a sentence takes."""
    for case in cases[:20]:
        read(case)
    took, found = [], []
    for case in cases:
        begin = time.process_time()
        found.append(read(case))
        took.append(1000 * (time.process_time() - begin))
    meant = [(case, each) for case, each in zip(cases, found, strict=True) if case.expected]
    silent = [(case, each) for case, each in zip(cases, found, strict=True) if not case.expected]
    full = [(case, _right(each, case.expected or {}, FULL)) for case, each in meant]
    return Row(
        name,
        len(cases),
        _share(_right(each, case.expected or {}, ("from",)) for case, each in meant),
        _share(right for _, right in full) if name.startswith("ours") else None,
        _share(each is not None for _, each in silent),
        statistics.median(took),
        sorted(took)[int(0.99 * (len(took) - 1))],
        [case.text for case, right in full if not right] + [case.text for case, each in silent if each is not None],
    )


def _share(values: Iterable[bool]) -> float | None:
    kept = list(values)
    return sum(kept) / len(kept) if kept else None


def table(results: dict[str, list[Row]]) -> str:
    """The results as text, speed also as a ratio to search_dates' median in the same run."""
    head = f"{'reader':<28}{'n':>5}{'instant':>9}{'in full':>9}{'alarms':>9}{'median':>10}{'p99':>10}{'ratio':>7}"
    blocks = [[f"{name}", *(_line(row, rows) for row in rows)] for name, rows in results.items()]
    return "\n".join([head, *("\n".join(block) for block in blocks)])


def _line(row: Row, rows: list[Row]) -> str:
    base = next((each.median_ms for each in rows if each.reader == "search_dates"), None)
    shares = "".join(map(_percent, (row.right_instant, row.right_in_full, row.false_alarms)))
    ratio = f"{row.median_ms / base:>7.2f}" if base else ""
    return f"{row.reader:<28}{row.sentences:>5}{shares}{row.median_ms:>7.2f} ms{row.p99_ms:>7.2f} ms{ratio}"


def _percent(share: float | None) -> str:
    return f"{'–':>9}" if share is None else f"{100 * share:>7.1f} %"


def main() -> None:
    """Read the arguments, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--acceptance", type=Path, action="append", default=[], metavar="FILE", help="more sentences with a time"
    )
    parser.add_argument(
        "--negatives", type=Path, action="append", default=[], metavar="FILE", help="more sentences without"
    )
    parser.add_argument("--only-ours", action="store_true", help="leave dateparser out")
    parser.add_argument("--wrong", action="store_true", help="list the sentences that ours did not get")
    parser.add_argument("--json", action="store_true", help="the results as one JSON object")
    given = parser.parse_args()
    sets = own_cases() | {path.stem: outside_cases(path) for path in (*given.acceptance, *given.negatives)}
    readers = {name: read for name, read in READERS.items() if name.startswith("ours") or not given.only_ours}
    results = {name: [measure(reader, read, cases) for reader, read in readers.items()] for name, cases in sets.items()}
    if given.json:
        print(
            json.dumps(
                {
                    "dateparser": version("dateparser"),
                    "sets": {name: [asdict(row) for row in rows] for name, rows in results.items()},
                }
            )
        )
        return
    print(table(results))
    print(f"dateparser {version('dateparser')}, Python {sys.version.split()[0]}")
    if given.wrong:
        print(*(f"{name}: {text}" for name, rows in results.items() for text in rows[0].wrong), sep="\n")


if __name__ == "__main__":
    main()
