"""Tests run again and again upon changed files: collected by pytest once, then each time in a forked process.

In the fork the changed modules are imported anew, and all other modules of the project get what they import from them
by having their import statements carried out again. The libraries and the collected tests stay as they are, so that a
run costs little more than its tests. What another module has made of an old module at its own import (a table of
functions) stays old too: faults that show only there are not noticed.
"""

from __future__ import annotations

import ast
import importlib
import json
import os
import resource
import signal
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType, ModuleType
from typing import Any

import pytest
from _pytest.main import pytest_runtestloop as run_tests

Place = tuple[str, int]


@dataclass
class Survey:
    """What the tests do without a fault: each one's seconds, and which of them run a line (one bit for each test)."""

    names: list[str] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    lines: dict[str, dict[str, int]] = field(default_factory=dict)
    failed: list[str] = field(default_factory=list)

    def order(self, file: str, line: int, around: tuple[int, int], patience: float) -> list[str]:
        """The tests that run the line (or, if none does, its function), then others for `patience` seconds.

        Both begin with the quickest.
        """
        reached = self.lines.get(file, {})
        bits = reached.get(str(line), 0)
        for near in range(around[0], around[1] + 1) if not bits else ():
            bits |= reached.get(str(near), 0)
        quickest = sorted(range(len(self.names)), key=lambda test: self.seconds[test])
        covering = [test for test in quickest if bits >> test & 1]
        for test in quickest:
            if not bits >> test & 1 and patience > 0:
                patience -= self.seconds[test]
                covering.append(test)
        return [self.names[test] for test in covering if self.names[test] not in self.failed]


class Tracing:
    """A pytest plugin that notes what each test does."""

    def __init__(self, files: Collection[str]) -> None:
        """`files` are absolute paths: lines of other files are not noted."""
        self.files = frozenset(files)
        self.survey = Survey()
        self._reached: set[Place] = set()

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        """Trace one test, its fixtures included."""
        self._reached = set()
        begin = time.process_time()
        threading.settrace(self._entered)
        sys.settrace(self._entered)
        try:
            return (yield)
        finally:
            sys.settrace(None)
            threading.settrace(None)
            self._keep(item.nodeid, time.process_time() - begin)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """A test that fails although nothing is wrong cannot live with new modules: it is left out."""
        if report.failed:
            self.survey.failed.append(report.nodeid)

    def _keep(self, name: str, seconds: float) -> None:
        bit = 1 << len(self.survey.names)
        self.survey.names.append(name)
        self.survey.seconds.append(seconds)
        for file, line in self._reached:
            lines = self.survey.lines.setdefault(file, defaultdict(int))
            lines[str(line)] |= bit

    def _entered(self, frame: FrameType, _event: str, _argument: object) -> Callable[..., Any] | None:
        return self._moved if frame.f_code.co_filename in self.files else None

    def _moved(self, frame: FrameType, _event: str, _argument: object) -> Callable[..., Any]:
        self._reached.add((frame.f_code.co_filename, frame.f_lineno))
        return self._moved


class Limits:
    """A pytest plugin that ends the process when a test takes far longer than without a fault."""

    def __init__(self, survey: Survey) -> None:
        self.seconds = dict(zip(survey.names, survey.seconds, strict=True))

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        """Nobody catches this signal; it counts the processor's time, so that a busy machine ends nothing."""
        signal.setitimer(signal.ITIMER_VIRTUAL, 5 + 20 * self.seconds.get(item.nodeid, 0))
        try:
            return (yield)
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)


class Trials:
    """A pytest plugin that, once the tests are collected, hands itself to `work` instead of running them."""

    def __init__(self, work: Callable[[Trials], None], anew: Collection[str], first: Collection[str]) -> None:
        """`anew` are the modules and packages that change; of the `first` tests the session's fixtures stay."""
        self.work, self.anew, self.first = work, tuple(anew), first
        self.session: Any = None

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """What pytest asks for when the tests are collected."""
        self.session = session
        for item in session.items:
            if any(name in item.nodeid for name in self.first):
                item.config.hook.pytest_runtest_protocol(item=item, nextitem=self._another(item))
        self.work(self)
        return True

    def _another(self, item: pytest.Item) -> pytest.Item | None:
        return next((other for other in self.session.items if other is not item), None)

    def survey(self, files: Collection[str], report: Path) -> Survey:
        """Run all tests once and note what they do."""
        tracing = Tracing(files)

        def run() -> int:
            self.session.config.pluginmanager.register(tracing)
            self._run(self.session.items, failures=0)
            report.write_text(json.dumps(vars(tracing.survey)), encoding="utf-8")
            return 0

        code, _ = self._forked(run)
        if code:
            raise SystemExit("The tests cannot be run without any fault: nothing can be measured.")
        return Survey(**json.loads(report.read_text(encoding="utf-8")))

    def judge(self, tests: list[str], survey: Survey) -> tuple[bool, float]:
        """Run these tests in their order until one fails: whether one did, and the processor's seconds."""
        items = {item.nodeid: item for item in self.session.items}

        def run() -> int:
            self.session.config.pluginmanager.register(Limits(survey))
            self._run([items[test] for test in tests], failures=1)
            return int(self.session.testsfailed > 0)

        code, seconds = self._forked(run)
        return code != 0, seconds

    def _run(self, items: list[Any], failures: int) -> None:
        _renew(self.anew)
        self.session.items[:] = items
        self.session.testsfailed = 0
        self.session.config.option.maxfail = failures
        try:
            run_tests(self.session)
        except (self.session.Failed, self.session.Interrupted):
            return

    def _forked(self, run: Callable[[], int]) -> tuple[int, float]:
        sys.stderr.flush()
        before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
        child = os.fork()
        if not child:
            code = 1
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
            try:
                code = run()
            finally:
                os._exit(code)
        code = os.waitpid(child, 0)[1]
        return code, resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before


def _renew(changed: tuple[str, ...]) -> None:
    """Import the changed modules again, for all other modules of the project too."""
    inside = tuple(f"{each}." for each in changed)
    old = [name for name in sys.modules if name in changed or name.startswith(inside)]
    for name in old:
        del sys.modules[name]
    home = f"{Path.cwd()}/"
    users = [
        module for module in list(sys.modules.values()) if (getattr(module, "__file__", "") or "").startswith(home)
    ]
    for name in old:
        importlib.import_module(name)
    for module in users:
        _import_again(module)


def _import_again(module: ModuleType) -> None:
    tree = ast.parse(Path(module.__file__ or "").read_text(encoding="utf-8"))
    tree.body = [each for each in tree.body if isinstance(each, ast.Import | ast.ImportFrom)]
    exec(compile(tree, str(module.__file__), "exec"), module.__dict__)  # noqa: S102 - the project's own import statements
