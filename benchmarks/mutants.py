"""How many small faults the tests would notice: mutation testing of any files with a seeded random sample.

    python -m benchmarks.mutants bot/times --tests tests/test_times_*.py --number 150 --seed 1
    python -m benchmarks.mutants bot/access.py bot/pressing.py --tests tests/test_access_*.py

One place of one file is changed at a time (a comparison, an operator, a constant, a condition, what is returned), in a
copy of the project. The tests run once without a fault, which shows the lines that each one runs; then, for each
mutant, the tests that run its line, the quickest first, then as many others as `--patience` allows, until the first
failure. A mutant is caught when a test fails, or takes 20 times as long and five seconds more. What survives is listed
with its line before and after; some survivors change nothing that could be seen, so the share is a lower bound.
"""

from __future__ import annotations

import argparse
import ast
import compileall
import json
import os
import py_compile
import random
import shutil
import sys
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.covering import Survey, Trials
from benchmarks.faults import Replacing, changes, places

ROOT = Path(__file__).resolve().parent.parent
LEFT_OUT = shutil.ignore_patterns(".*", "__pycache__", "node_modules", "*.sqlite*", "*.db", "*.whl", "var")
OWN = {"bot", "data", "handlers", "playground", "tests", "benchmarks"}


@dataclass(frozen=True)
class Mutant:
    """One changed place: its file, its line, that line's expression before and after, its function's lines."""

    file: str
    line: int
    before: str
    after: str
    around: tuple[int, int]
    source: str


@dataclass(frozen=True)
class Result:
    """Whether the tests noticed, and how long they took."""

    mutant: Mutant
    caught: bool
    seconds: float


def sample(files: list[Path], number: int, chance: random.Random) -> list[Mutant]:
    """So many mutants drawn evenly from all places of all the files."""
    trees = {path: ast.parse((ROOT / path).read_text(encoding="utf-8")) for path in files}
    every = [
        (path, tree, node, change) for path, tree in trees.items() for node in places(tree) for change in changes(node)
    ]
    drawn = chance.sample(every, min(number, len(every)))
    return [_mutant(path, tree, node, change) for path, tree, node, change in drawn]


def _mutant(file: Path, tree: ast.AST, node: ast.AST, change: ast.AST) -> Mutant:
    source = ast.unparse(ast.fix_missing_locations(Replacing(node, change).visit(tree)))
    before, after = (ast.unparse(ast.fix_missing_locations(each)).split("\n")[0] for each in (node, change))
    line = getattr(node, "lineno", 0)
    return Mutant(str(file), line, before, after, _around(tree, line), source)


def _around(tree: ast.AST, line: int) -> tuple[int, int]:
    """The first and last line of the innermost function that has this line; an empty range outside of functions."""
    functions = [each for each in ast.walk(tree) if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef)]
    having = [(each.lineno, each.end_lineno or 0) for each in functions if each.body[0].lineno <= line]
    return max((span for span in having if line <= span[1]), default=(1, 0))


def python_files(given: list[Path]) -> list[Path]:
    """The files, and those of the folders, relative to the project."""
    found = [path.rglob("*.py") if path.is_dir() else [path] for path in (each.resolve() for each in given)]
    return sorted(path.relative_to(ROOT) for group in found for path in group)


def modules(given: list[Path]) -> list[str]:
    """The names under which the files and folders are imported."""
    return [".".join(path.resolve().relative_to(ROOT).with_suffix("").parts) for path in given]


class Bench:
    """A copy of the project in which mutants are put to the test, one after the other."""

    def __init__(self, home: Path, mutants: list[Mutant], patience: float) -> None:
        """`home` is the copy; `patience` is in seconds."""
        self.home, self.mutants, self.patience = home, mutants, patience
        self.results: list[Result] = []

    def work(self, trials: Trials) -> None:
        """Judge all mutants. Ctrl-C ends it: a sample in its order is a sample."""
        survey = trials.survey({str(self.home / each.file) for each in self.mutants}, self.home / "survey.json")
        seconds = sum(survey.seconds)
        told = f"{len(survey.names)} tests, {len(set(survey.failed))} of them left out, {seconds:.0f} s when traced"
        print(told, file=sys.stderr, flush=True)
        try:
            for mutant in self.mutants:
                self.results.append(self._judged(mutant, trials, survey))
                self._tell(self.results[-1])
        except KeyboardInterrupt:
            return

    def _judged(self, mutant: Mutant, trials: Trials, survey: Survey) -> Result:
        file = self.home / mutant.file
        original = file.read_bytes()
        tests = survey.order(str(file), mutant.line, mutant.around, self.patience)
        try:
            file.write_text(mutant.source, encoding="utf-8")
            return Result(mutant, *trials.judge(tests, survey))
        finally:
            file.write_bytes(original)

    def _tell(self, result: Result) -> None:
        told = "" if result.caught else f"survived: {_line(result.mutant)}"
        print(f"{len(self.results)} {result.seconds:.1f} s {told}", file=sys.stderr, flush=True)


def copied(folder: Path) -> Path:
    """A copy of the project, compiled so that files are compared by content: no mutant is taken for the original."""
    home = Path(shutil.copytree(ROOT, folder / "project", ignore=LEFT_OUT, symlinks=True))
    modes = py_compile.PycInvalidationMode
    for package in OWN:
        compileall.compile_dir(home / package, quiet=2, invalidation_mode=modes.CHECKED_HASH)
    return home


def _line(mutant: Mutant) -> str:
    return f"{mutant.file}:{mutant.line}: {mutant.before}  →  {mutant.after}"


def report(results: list[Result]) -> str:
    """The share caught, and the survivors with their lines."""
    survived = sorted((each.mutant for each in results if not each.caught), key=lambda one: (one.file, one.line))
    caught = len(results) - len(survived)
    share = f"caught {caught} of {len(results)} ({100 * caught / max(1, len(results)):.1f} %)"
    return "\n".join([*map(_line, survived), share])


def main() -> None:
    """Read the arguments, draw, judge, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path, help="what to change: files or folders within the project")
    parser.add_argument("--tests", nargs="+", required=True, help="the tests that ought to notice")
    parser.add_argument("--number", type=int, default=150, help="how many mutants (150)")
    parser.add_argument("--seed", type=int, default=1, help="of the draw (1)")
    parser.add_argument("--only", nargs="*", default=[], help="of those drawn only these, as file:line")
    parser.add_argument("--patience", type=float, default=5, help="seconds of tests that do not run the line (5)")
    parser.add_argument("--first", nargs="*", default=[], help="tests run once beforehand: their fixtures stay")
    parser.add_argument("--noconftest", action="store_true", help="the tests need nothing of conftest.py")
    parser.add_argument("--json", action="store_true", help="the results as one JSON object")
    given = parser.parse_args()
    changed = modules(given.files)
    mutants = sample(python_files(given.files), given.number, random.Random(given.seed))
    mutants = [each for each in mutants if not given.only or f"{each.file}:{each.line}" in given.only]
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(copied(Path(folder)), mutants, given.patience)
        os.chdir(bench.home)
        sys.path[:] = [str(bench.home), *(path for path in sys.path if path and Path(path).resolve() != ROOT)]
        options = ["-q", "--noconftest"] if given.noconftest else ["-q"]
        pytest.main([*options, *given.tests], [Trials(bench.work, changed, given.first)])
    if given.json:
        rows = [asdict(each) | {"mutant": {**asdict(each.mutant), "source": None}} for each in bench.results]
        print(json.dumps({"seed": given.seed, "results": rows}))
    else:
        print(report(bench.results))


if __name__ == "__main__":
    main()
