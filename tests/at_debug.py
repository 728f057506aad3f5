"""`pytest --at-debug`: everything is logged as it would be, and no token, telephone number or e-mail may stand there.

What this process logs and what the processes write that tests start is read when all tests are over, with patterns of
its own, which are looser than those of handlers/logs.py.
"""

import io
import logging
import os
import re
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
import structlog

from handlers.logs import set_up_logs
from tests.way_process import EVERYTHING

SECRETS = {
    "token": re.compile(r"\d{6,}:(?=[\w-]*[A-Za-z])[\w-]{10,}"),
    "e-mail": re.compile(r"[\w.+-]+@[\w-]+\.[A-Za-z]{2,}"),
    "telephone": re.compile(r"(?<![\w:.+-])(?:\+\d(?:[ .()/-]{0,2}\d){8,14}|0[1-9](?:[ .-]?\d\d){4})(?![\w:])"),
}
SHOWN = 20


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--at-debug", action="store_true", help="log everything, and look for secrets in what was written")


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("--at-debug"):
        os.environ[EVERYTHING] = "DEBUG"
        config.pluginmanager.register(AtDebug(config))


class AtDebug:
    """Gathers what is written, and judges it at the end."""

    def __init__(self, config: pytest.Config) -> None:
        self.config = config
        self.found: list[str] = []
        self.characters = self.logs = 0

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_call(self, item: pytest.Item) -> Generator[None, object, object]:
        """One test, with the logs set up as Minga sets them up; what else listens still hears."""
        root, stream = logging.getLogger(), io.StringIO()
        handlers, level = root.handlers[:], root.level
        set_up_logs("DEBUG", to=stream)
        root.handlers += handlers
        try:
            return (yield)
        finally:
            root.handlers[:] = handlers
            root.setLevel(level)
            structlog.reset_defaults()
            self.read(stream.getvalue(), item.nodeid)

    def read(self, text: str, where: str) -> None:
        """Note every line in which something looks like a secret."""
        self.characters += len(text)
        self.found += [f"{where}: {kind}: {line[:200]}" for kind, line in secrets_in(text)]

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Read what other processes have written, and fail if anything was found."""
        for file in files_of(self.config):
            self.logs += 1
            self.read(file.read_text("utf-8", errors="replace"), str(file.parent.name))
        if self.found:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Say how much was read, and what was found."""
        for line in self.found[:SHOWN]:
            terminalreporter.write_line(line)
        terminalreporter.write_line(
            f"at DEBUG: {self.characters} characters read, {self.logs} of the logs are of other processes; "
            f"{len(self.found)} lines with secrets"
        )


def secrets_in(text: str) -> Iterator[tuple[str, str]]:
    """Each line that holds something shaped like a secret, and what kind of secret."""
    for line in text.splitlines():
        yield from ((kind, line) for kind, pattern in SECRETS.items() if pattern.search(line))


def files_of(config: pytest.Config) -> list[Path]:
    """The logs that processes left in this session's temporary folders."""
    factory = getattr(config, "_tmp_path_factory", None)
    return sorted(factory.getbasetemp().rglob("*.log")) if factory else []
