"""What the operator does by hand: ask the doctor, make a backup, put one in the place of the memory."""

import argparse
import sys
from contextlib import ExitStack, closing
from datetime import UTC, datetime
from pathlib import Path

from data.backup import back_up, database_at, verify
from data.errors import NoBackup, NoMemory
from data.health import open_as_it_is
from data.memory import Store
from data.restoring import restore as put_in_place
from data.roles import FileRoles
from handlers.doctor.finding import broken, megabytes
from handlers.doctor.memory import ROLES_OF_FILE
from handlers.doctor.report import examine, report, worst
from handlers.errors import BorderError, SettingsError
from handlers.keeping import folder_of, name_of, note_backup
from handlers.opening import database_url
from handlers.settings import Settings, read_settings


def settings_or_trouble() -> Settings | SettingsError:
    """Read the settings; what is wrong with them is a finding and not the end."""
    try:
        return read_settings()
    except SettingsError as trouble:
        return trouble


def doctor(options: argparse.Namespace, settings: Settings | SettingsError) -> None:
    """Print how Minga is. The exit code is 1 when anything is broken."""
    if isinstance(settings, SettingsError):
        findings = [broken("settings", str(settings), "Correct it; docs/settings.md names them all.")]
    else:
        findings = list(examine(settings, datetime.now(UTC)))
    sys.stdout.write(report(findings, options.json) + "\n")
    sys.exit(worst(findings) == "broken")


def backup(options: argparse.Namespace, settings: Settings) -> None:
    """Write a backup to a new file, beside a running Minga; without a file, where the nightly ones are."""
    with closing(existing(settings)) as store:
        if store.dialect != "sqlite":
            raise NoBackup(dialect=store.dialect)
        moment = f"{datetime.now(UTC):%Y-%m-%d-%H%M%S}"
        file = Path(options.file) if options.file else folder_of(store, settings) / name_of(store, moment)
        try:
            back_up(store, file)
        except FileExistsError:
            raise BorderError(f"{file} exists already; a backup replaces nothing.") from None
        with store.begin() as memory:
            note_backup(memory, file)
    sys.stdout.write(f"{file}: {megabytes(file.stat().st_size)}, read to the end and whole.\n")


def restore(options: argparse.Namespace, settings: Settings) -> None:
    """Put a backup in the place of the memory, while nobody is at work on it."""
    database, file = database_at(database_url(settings)), Path(options.file)
    revision = verify(file)
    database.parent.mkdir(parents=True, exist_ok=True)
    with ExitStack() as held:
        for role in ROLES_OF_FILE:
            held.enter_context(FileRoles(database).hold(role))
        old = put_in_place(file, database, datetime.now(UTC))
    sys.stdout.write(f"{database} is now what {file} (revision {revision}) holds.\n")
    if old is not None:
        sys.stdout.write(f"What was there before is kept as {old}; delete it when all is well.\n")


def existing(settings: Settings) -> Store:
    """Open the memory without changing it. Raises NoMemory."""
    url = database_url(settings)
    store = open_as_it_is(url)
    if store is None:
        raise NoMemory(place=url.partition(":///")[2])
    return store
