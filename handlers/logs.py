"""Logs: structlog for us and for the libraries, with tokens, telephone numbers and e-mail addresses taken out."""

import logging
import re
import sys
from collections.abc import Iterable, Mapping, MutableMapping
from typing import Any, TextIO

import structlog

TOKEN = re.compile(r"\b\d{5,}:[\w-]{20,}|(?<=/bot)\d+:[\w-]+", re.ASCII)
EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]*\w")
PHONE = re.compile(
    r"(?<![\w:.+-])(?:\+|00[ .-]?)\d(?:[ .()/-]{0,2}\d){6,14}(?![\w:])|(?<![\w:.+-])0[1-9](?:[ .-]?\d\d){4}(?![\w:])"
)
REDACTIONS = ((TOKEN, "<token>"), (EMAIL, "<e-mail>"), (PHONE, "<telephone>"))
NOISY = ("alembic", "apscheduler", "aiohttp", "asyncio", "telegram", "uvicorn")

Event = MutableMapping[str, Any]


class Redactor:
    """Takes out what no log may hold: the shapes of tokens, numbers and addresses, and the secrets it was told."""

    def __init__(self, secrets: Iterable[str | None] = ()) -> None:
        self._secrets = tuple(secret for secret in secrets if secret)

    def __call__(self, _logger: object, _method: str, event: Event) -> Event:
        """A structlog processor: the event with every text in it redacted, however deep."""
        return {key: self.redacted(value) for key, value in event.items()}

    def redacted(self, value: Any) -> Any:
        """The same value without secrets; what is neither number nor text is shown by its repr."""
        if isinstance(value, str):
            return self.text(value)
        if value is None or isinstance(value, bool | int | float):
            return value
        if isinstance(value, Mapping):
            return {self.redacted(key): self.redacted(each) for key, each in value.items()}
        if isinstance(value, list | tuple):
            return [self.redacted(each) for each in value]
        return self.text(repr(value))

    def text(self, text: str) -> str:
        """The same text without secrets."""
        for secret in self._secrets:
            text = text.replace(secret, "<secret>")
        for pattern, word in REDACTIONS:
            text = pattern.sub(word, text)
        return text


def set_up_logs(
    level: str, as_json: bool = False, secrets: Iterable[str | None] = (), to: TextIO | None = None
) -> None:
    """From here on everything that logs, structlog or the standard library, is written redacted, one event a line.

    `level` is a name of the standard library's levels; libraries speak from WARNING on unless it is DEBUG.
    `to` is standard error unless given.
    """
    shared: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.PositionalArgumentsFormatter(),
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        wrapper_class=structlog.stdlib.BoundLogger,
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(to or sys.stderr)
    handler.setFormatter(formatter(shared, as_json, Redactor(secrets)))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level.upper())
    quieten(level.upper())


def formatter(shared: list[structlog.typing.Processor], as_json: bool, redactor: Redactor) -> logging.Formatter:
    """How an event becomes a line: redacted after everything else has had its say."""
    renderer: structlog.typing.Processor = structlog.processors.JSONRenderer()
    if not as_json:
        renderer = structlog.dev.ConsoleRenderer(colors=False)
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=shared,
        processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, redactor, renderer],
    )


def quieten(level: str) -> None:
    """Libraries that tell every request or tick speak only of trouble, unless somebody is looking for trouble."""
    for name in NOISY:
        logging.getLogger(name).setLevel("DEBUG" if level == "DEBUG" else "WARNING")
