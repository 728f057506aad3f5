"""How well and how fast are names found? Minga's index beside what one could pick instead, in one run.

    python benchmarks/names.py --sizes 1000 10000
    python benchmarks/names.py --million --postgresql postgresql://localhost/test

Directories of made-up and real names (from packages, by seed); questions exact, misspelt, cut short, reordered, in
other languages, bare and in French, Spanish and English sentences; and questions that name nobody. Neither seeds nor
sentences of this program were used for tuning (that is benchmarks/names_weights.py).
"""

import argparse
import json
import os
import random
import sys
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.names_directory import directory
from benchmarks.names_measuring import Answer, Row, by_sort, measured_index, measured_rival
from benchmarks.names_questions import Labels, questions
from benchmarks.names_rivals import rivals
from benchmarks.names_templates import REPORT

_HEAD = (
    "names", "found by", "asked", "top-1 bare", "in sentence", "MRR", "recall@5", "sure+right bare", "in sentence",
    "wrong if sure", "absent sure", "chat sure", "p50 ms", "p99 ms", "times p50", "build s", "MiB", "change ms",
)  # fmt: skip


def measured(size: int, wanted: argparse.Namespace) -> tuple[list[Row], list[Answer]]:
    """Measure the index and every rival over one directory."""
    made = directory(size, wanted.seed)
    asked = questions(made, Labels(made), REPORT, wanted.questions, wanted.seed)
    random.Random(wanted.seed).shuffle(asked)
    own, answers = measured_index(made.things, asked)
    rows = [own]
    for rival in [] if wanted.alone else rivals(wanted.postgresql):
        if rival.why_not:
            print(f"{rival.name} skipped: {rival.why_not}", file=sys.stderr)
        else:
            rows.append(measured_rival(rival, made.things, asked, wanted.budget))
        rival.close()
    return rows, answers


def table(rows: Sequence[Row]) -> str:
    """Give the rows as a table; times p50 is beside Minga's index over the same directory."""
    own = {row.size: row.p50 for row in rows if row.memory is not None}
    lines = [_HEAD, *(_cells(row, own[row.size]) for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(_HEAD))]
    return "\n".join("  ".join(cell.rjust(width) for cell, width in zip(line, widths, strict=True)) for line in lines)


def _cells(row: Row, own: float) -> tuple[str, ...]:
    shares = (row.top1_bare, row.top1_sentence, row.mrr, row.recall5, row.sure_right_bare, row.sure_right_sentence)
    doubts = (row.wrong_when_sure, row.absent_sure, row.chat_sure)
    rest = (row.p50, row.p99, row.p50 / own, row.build, row.memory, row.change)
    return (
        f"{row.size:,}",
        row.name,
        f"{row.asked:,}",
        *(_number(share, ".3f") for share in shares),
        *(_number(share, ".2%") for share in doubts),
        *(_number(value, ".2f") for value in rest),
    )


def _number(value: float | None, how: str) -> str:
    return "" if value is None else format(value, how)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--sizes", type=int, nargs="+", default=[1_000, 10_000, 100_000], help="how many things each directory has"
    )
    parser.add_argument("--million", action="store_true", help="a directory of a million things as well")
    parser.add_argument("--questions", type=int, default=2_000, help="how many name something (default 2000)")
    parser.add_argument("--seed", type=int, default=2014)
    parser.add_argument("--budget", type=float, default=30, help="seconds for each rival's questions (default 30)")
    parser.add_argument("--alone", action="store_true", help="without the rivals")
    parser.add_argument(
        "--postgresql", default=os.environ.get("MINGA_TEST_DATABASE_URL", ""), help="address of a database for pg_trgm"
    )
    parser.add_argument("--json", action="store_true", help="JSON in place of the table, with every sort of question")
    return parser.parse_args()


def main() -> None:
    """Measure and print."""
    wanted = _arguments()
    rows: list[Row] = []
    sorts: dict[int, dict[str, dict[str, float]]] = {}
    for size in [*wanted.sizes, *([1_000_000] if wanted.million else [])]:
        found, answers = measured(size, wanted)
        rows += found
        sorts[size] = by_sort(answers)
    if wanted.json:
        print(json.dumps({"rows": [row.as_dict() for row in rows], "sorts": sorts}, indent=2))
    else:
        print(table(rows))


if __name__ == "__main__":
    main()
