"""The doctor: how Minga is, in words, with what to do. Looks and changes nothing, beside a running Minga too."""

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import asdict
from datetime import datetime

from data.errors import MingaDataError
from data.health import integrity, open_as_it_is, place_of, revision_of
from data.memory import Store
from handlers.doctor.files import backups, disk, readers
from handlers.doctor.finding import Finding, Verdict, broken, look, ok
from handlers.doctor.memory import Patient, at_work, failures, overdue, poll, reach, zone_data
from handlers.doctor.settings import settings_that_look_wrong, token
from handlers.opening import database_url
from handlers.settings import Settings

OF_MEMORY: Sequence[Callable[[Patient], Iterator[Finding]]] = (at_work, poll, overdue, failures, reach, zone_data)

REPLACE = "Stop Minga, and put a backup in its place: python bot.py restore FILE"


def examine(settings: Settings, now: datetime) -> Iterator[Finding]:
    """Look at everything, one finding after the other; `now` is what the machine's clock shows."""
    yield from settings_that_look_wrong(settings)
    yield from token(settings)
    try:
        store = open_as_it_is(database_url(settings))
    except MingaDataError as error:
        yield broken("database", str(error), "Correct MINGA_DATABASE_URL.")
        return
    if store is None:
        yield look("database", "There is none yet.", "The first start makes it: python bot.py")
        return
    with closing(store):
        yield from _of_store(store, settings, now)


def _of_store(store: Store, settings: Settings, now: datetime) -> Iterator[Finding]:
    try:
        here, newest = revision_of(store)
    except MingaDataError as error:
        yield broken("schema", str(error), "Install that version again, or restore a backup made by this one.")
        return
    except ConnectionError as error:
        advice = "Start PostgreSQL, or correct MINGA_DATABASE_URL."
        yield broken("database", f"{place_of(store)}: {error}", REPLACE if store.dialect == "sqlite" else advice)
        return
    yield ok("database", place_of(store))
    if here == newest:
        yield ok("schema", f"At revision {here}, the newest.")
        yield from _of_present(store, settings, now)
    else:
        yield look("schema", f"At revision {here}, not {newest}.", "The next start brings it up to date.")
    yield from disk(store, settings)
    yield from readers(store)


def _of_present(store: Store, settings: Settings, now: datetime) -> Iterator[Finding]:
    if problems := integrity(store):
        yield broken("integrity", f"Damaged: {', '.join(problems[:5])}.", REPLACE)
        return
    if store.dialect == "sqlite":
        yield ok("integrity", "Read to the end; everything is whole.")
    yield from _of_memory(store, settings, now)
    yield from backups(store, settings, now)


def _of_memory(store: Store, settings: Settings, now: datetime) -> Iterator[Finding]:
    with store.look() as memory:
        patient = Patient.of(store, memory, settings, now)
    for check in OF_MEMORY:
        yield from check(patient)


def report(findings: Sequence[Finding], as_json: bool) -> str:
    """Give the findings as a table for people, or as one JSON object."""
    if as_json:
        return json.dumps({"verdict": worst(findings), "findings": [asdict(each) for each in findings]})
    return "\n".join(_line(each) for each in findings)


def worst(findings: Sequence[Finding]) -> Verdict:
    """Give the worst verdict among the findings."""
    order: Sequence[Verdict] = ("ok", "look", "broken")
    return max((each.verdict for each in findings), key=order.index, default="ok")


def _line(finding: Finding) -> str:
    advice = f"\n{'':22}→ {finding.advice}" if finding.advice else ""
    return f"{finding.verdict:<8}{finding.subject:<14}{finding.words}{advice}"
