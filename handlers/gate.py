"""The gate: a second process on one SQLite file is turned away before the rest of Minga is imported.

Importing takes a second, and several on a busy machine; whoever starts her twice is told at once. The roles themselves
are taken later (handlers/application.py): who gets past here may still be refused there.
"""

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from data.errors import RoleTaken
from data.file_locks import holder_of_file

DATABASE = "sqlite:///var/minga.db"
PLAYGROUND_DATABASE = "sqlite:///var/playground.db"
POLLER = "poller"


def refuse_a_second(arguments: Sequence[str], environment: Mapping[str, str]) -> None:
    """End, with one sentence and exit code 1, when Minga was to be at work on a file where she is already."""
    if arguments and not arguments[0].startswith("--port"):
        return  # a command: those work beside her
    url = url_to_open(environment.get("MINGA_TELEGRAM_TOKEN"), environment.get("MINGA_DATABASE_URL") or DATABASE)
    file = sqlite_file(url)
    if file is not None and (holder := holder_of_file(file, POLLER)):
        sys.exit(f"minga: {RoleTaken(POLLER, holder)}")


def url_to_open(token: str | None, url: str) -> str:
    """Give the database to open: without a token and without another word, the playground's own."""
    return PLAYGROUND_DATABASE if not token and url == DATABASE else url


def sqlite_file(url: str) -> Path | None:
    """The file of an SQLAlchemy URL, or of a plain path; None for another database."""
    kind, separator, rest = url.partition(":///")
    if not separator:
        return None if "://" in url else Path(url)
    return Path(rest.partition("?")[0]) if kind.partition("+")[0] == "sqlite" and rest else None
