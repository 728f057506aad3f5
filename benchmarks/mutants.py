"""How many small faults the tests would notice: mutation testing of any package with a seeded random sample.

    benchmarks/mutants.py bot/times tests/test_times_*.py --number 250 --seed 1 --workers 2

One place of one file is changed at a time (a comparison, an operator, a constant, a condition, what is returned), in a
copy of the project, and the tests run until the first failure. A mutant is caught when they fail or take four times as
long as without a fault. What survives is listed with its line before and after; some survivors change nothing that
could be seen, so the share is a lower bound.
"""

from __future__ import annotations

import argparse
import ast
import json
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path
from queue import SimpleQueue

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.faults import Replacing, changes, places

ROOT = Path(__file__).resolve().parent.parent
LEFT_OUT = shutil.ignore_patterns(".*", "__pycache__", "node_modules", "*.sqlite*", "*.db")


@dataclass(frozen=True)
class Mutant:
    """One changed place: its file within the package, its line, and that line's expression before and after."""

    file: str
    line: int
    before: str
    after: str
    source: str


@dataclass(frozen=True)
class Result:
    """Whether the tests noticed, and how long they took."""

    mutant: Mutant
    caught: bool
    seconds: float


def sample(package: Path, number: int, chance: random.Random) -> list[Mutant]:
    """So many mutants drawn evenly from all places of all files of the package."""
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(package.rglob("*.py"))}
    every = [
        (path, tree, node, change) for path, tree in trees.items() for node in places(tree) for change in changes(node)
    ]
    drawn = chance.sample(every, min(number, len(every)))
    return [_mutant(path.relative_to(package), tree, node, change) for path, tree, node, change in drawn]


def _mutant(file: Path, tree: ast.AST, node: ast.AST, change: ast.AST) -> Mutant:
    source = ast.unparse(ast.fix_missing_locations(Replacing(node, change).visit(tree)))
    before, after = (ast.unparse(ast.fix_missing_locations(each)).split("\n")[0] for each in (node, change))
    return Mutant(str(file), getattr(node, "lineno", 0), before, after, source)


class Bench:
    """Copies of the project, one for each worker, in which mutants are put to the test."""

    def __init__(self, package: Path, tests: list[str], folder: Path, workers: int) -> None:
        """`package` and `tests` are relative to the project; `folder` is where the copies go."""
        self.package, self.tests = package, tests
        self.copies: SimpleQueue[Path] = SimpleQueue()
        for number in range(workers):
            self.copies.put(Path(shutil.copytree(ROOT, folder / str(number), ignore=LEFT_OUT, symlinks=True)))
        self.limit: float | None = None

    def warm_up(self) -> float:
        """How long the tests take without a fault, in seconds; they must pass."""
        home = self.copies.get()
        passed, seconds = self._run(home)
        self.copies.put(home)
        if not passed:
            raise SystemExit("The tests fail without any fault: nothing can be measured.")
        self.limit = 4 * seconds + 5
        return seconds

    def judge(self, mutant: Mutant) -> Result:
        """Put the mutant in a free copy, run the tests, put the file back."""
        home = self.copies.get()
        file = home / self.package / mutant.file
        original = file.read_text(encoding="utf-8")
        try:
            file.write_text(mutant.source, encoding="utf-8")
            passed, seconds = self._run(home)
        finally:
            file.write_text(original, encoding="utf-8")
            self.copies.put(home)
        if passed:
            print(f"{mutant.file}:{mutant.line}: {mutant.before}  →  {mutant.after}", file=sys.stderr, flush=True)
        return Result(mutant, not passed, seconds)

    def _run(self, home: Path) -> tuple[bool, float]:
        begin = time.perf_counter()
        command = [sys.executable, "-B", "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *self.tests]
        try:
            done = subprocess.run(  # noqa: S603 - the command is our own
                command, cwd=home, capture_output=True, timeout=self.limit, check=False
            )
        except subprocess.TimeoutExpired:
            return False, time.perf_counter() - begin
        return done.returncode == 0, time.perf_counter() - begin


def so_far(judged: Iterator[Result], pool: ThreadPoolExecutor) -> list[Result]:
    """All results, or those known when somebody pressed Ctrl-C: a sample in its order is a sample."""
    results: list[Result] = []
    try:
        results.extend(judged)
    except KeyboardInterrupt:
        pool.shutdown(cancel_futures=True)
    return results


def report(results: list[Result]) -> str:
    """The share caught, and the survivors with their lines."""
    survived = sorted((each.mutant for each in results if not each.caught), key=lambda one: (one.file, one.line))
    lines = [f"{one.file}:{one.line}: {one.before}  →  {one.after}" for one in survived]
    caught = len(results) - len(survived)
    return "\n".join([*lines, f"caught {caught} of {len(results)} ({100 * caught / max(1, len(results)):.1f} %)"])


def main() -> None:
    """Read the arguments, draw, judge, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("package", type=Path, help="the package to change, a folder within the project")
    parser.add_argument("tests", nargs="+", help="the tests to run, quickest to notice first")
    parser.add_argument("--number", type=int, default=250, help="how many mutants (250)")
    parser.add_argument("--seed", type=int, default=1, help="of the draw (1)")
    parser.add_argument("--workers", type=int, default=2, help="how many at a time (2)")
    parser.add_argument("--json", action="store_true", help="the results as one JSON object")
    given = parser.parse_args()
    package = given.package.resolve().relative_to(ROOT)
    mutants = sample(ROOT / package, given.number, random.Random(given.seed))
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(given.workers) as pool:
        bench = Bench(package, given.tests, Path(folder), given.workers)
        seconds = bench.warm_up()
        results = so_far(pool.map(bench.judge, mutants), pool)
    if given.json:
        rows = [asdict(each) | {"mutant": {**asdict(each.mutant), "source": None}} for each in results]
        print(json.dumps({"seed": given.seed, "seconds_without_a_fault": seconds, "results": rows}))
    else:
        print(report(results))


if __name__ == "__main__":
    main()
