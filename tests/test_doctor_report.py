"""The doctor's report: what is found, with which verdict, beside a running Minga and without one."""

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from data.memory import Store, open_memory
from data.model import NEW_ID, Member, Outgoing
from handlers.doctor.finding import Finding, broken, look, ok, spoken
from handlers.doctor.report import examine, report, worst
from handlers.doctor.settings import settings_that_look_wrong, token
from handlers.pulse import KEPT_AS as PULSE
from handlers.settings import Settings

ROOT = Path(__file__).parent.parent
NOW = datetime.now(UTC)
TOKEN = "1234567890:" + "a" * 35
DAY = timedelta(days=1)

SETTINGS = [
    # a setting, its value, part of what is said of it
    ("base_url", "http://bots.example.org/bot", "without encryption"),
    ("webhook_url", "http://minga.example.org/hook", "no https address"),
    ("sends_per_second", 40, "more than the 30"),
    ("group_sends_per_minute", 60, "more than the 20"),
    ("poll_timeout", 0, "MINGA_POLL_TIMEOUT"),
    ("health_silence", 30.0, "quiet night"),
    ("log_level", "DEBUG", "DEBUG"),
]
TOKENS = [
    (None, "look"),
    (TOKEN, "ok"),
    ("123456:short", "look"),
]
SPOKEN = [
    (timedelta(0), "0 seconds"),
    (timedelta(seconds=1), "1 second"),
    (timedelta(minutes=5, seconds=2), "5 minutes 2 seconds"),
    (timedelta(days=1, hours=2, minutes=3), "1 day 2 hours"),
    (timedelta(seconds=-5), "0 seconds"),
]


@pytest.mark.parametrize(("name", "value", "words"), SETTINGS)
def test_a_setting_that_is_probably_not_meant_is_pointed_out(name: str, value: object, words: str) -> None:
    (found,) = settings_that_look_wrong(Settings(**{name: value}))  # type: ignore[arg-type]
    assert found.verdict == "look"
    assert words in found.words


def test_nothing_is_wrong_with_the_settings_as_they_are_shipped() -> None:
    assert [one.verdict for one in settings_that_look_wrong(Settings())] == ["ok"]


@pytest.mark.parametrize(("given", "verdict"), TOKENS)
def test_the_shape_of_the_token_is_looked_at_and_the_token_never_shown(given: str | None, verdict: str) -> None:
    (found,) = token(Settings(telegram_token=given))
    assert found.verdict == verdict
    assert given is None or given not in str(found)


@pytest.mark.parametrize(("length", "words"), SPOKEN)
def test_a_length_of_time_is_said_in_two_units(length: timedelta, words: str) -> None:
    assert spoken(length) == words


@pytest.mark.parametrize(("verdicts", "expected"), [("", "ok"), ("ok look ok", "look"), ("broken look", "broken")])
def test_the_worst_verdict_counts(verdicts: str, expected: str) -> None:
    assert worst([Finding("x", one, "") for one in verdicts.split()]) == expected  # type: ignore[arg-type]


def test_advice_stands_under_what_was_found() -> None:
    shown = report([ok("one", "Fine."), broken("two", "Broken.", "Mend it.")], as_json=False).splitlines()
    assert shown[0].split() == ["ok", "one", "Fine."]
    assert shown[2].strip() == "→ Mend it."
    assert shown[1].index("Broken.") == shown[2].index("→")


def findings(store: Store, settings: Settings | None = None) -> dict[str, Finding]:
    url = store.engine.url.render_as_string(hide_password=False)
    given = settings or Settings(telegram_token=TOKEN, database_url=url)
    return {one.subject: one for one in examine(given, NOW)}


def test_a_fresh_memory_has_nothing_broken(store: Store) -> None:
    found = findings(store)
    assert Counter(one.verdict for one in found.values())["broken"] == 0
    assert found["at work"].verdict == "look"
    assert "Nobody" in found["at work"].words


@pytest.mark.parametrize("at_work", [True, False])
def test_lateness_is_broken_only_while_somebody_is_at_work(store: Store, at_work: bool) -> None:
    with store.begin() as memory:
        memory.outbox.put(Outgoing("k", 5, "send", "reminder", NOW - timedelta(hours=3), {"html": "secret"}))
        memory.settings.set(PULSE, {"at": (NOW - timedelta(hours=2)).isoformat(), "ahead": 0})
    roles = ("poller", "planner", "sender") if store.dialect == "sqlite" else ("leader",)
    if at_work:
        with Holding(store, roles):
            found = findings(store)
        assert f"minga process {os.getpid()}" in found["at work"].words
        assert "since 20" in found["at work"].words
    else:
        found = findings(store)
    assert found["overdue"].words == "The oldest message has been waiting for 3 hours."
    assert found["last poll"].words == "Telegram answered 2 hours ago."
    assert found["overdue"].verdict == ("broken" if at_work else "look")
    assert found["last poll"].verdict == ("broken" if at_work else "ok")


class Holding:
    """Holds roles as Minga does."""

    def __init__(self, store: Store, roles: tuple[str, ...]) -> None:
        self._held = [store.roles.hold(role) for role in roles]

    def __enter__(self) -> None:
        for one in self._held:
            one.__enter__()

    def __exit__(self, *_: object) -> None:
        for one in self._held:
            one.__exit__(None, None, None)


def test_the_clock_of_a_local_telegram_is_minded(store: Store) -> None:
    with store.begin() as memory:
        memory.settings.set(PULSE, {"at": NOW.isoformat(), "ahead": 30 * 86400})
        memory.outbox.put(Outgoing("k", 5, "send", "reminder", NOW + 29 * DAY, {}))
    assert findings(store)["overdue"].words == "The oldest message has been waiting for 1 day."


def test_failures_are_told_by_reason_and_never_by_contents(store: Store) -> None:
    with store.begin() as memory:
        memory.inbox.receive([(number, number, {"text": "Zorglub"}) for number in (1, 2)], NOW)
        for number in (1, 2, 1, 2, 1, 2):
            memory.inbox.failed_once(number, "KeyError: 'Zorglub'", NOW - timedelta(hours=1))
        memory.outbox.put(Outgoing("k", 5, "send", "reminder", NOW - 30 * DAY, {"html": "Zorglub"}))
        (row,) = memory.outbox.due(NOW)
        memory.outbox.claim(row.id, "sender", NOW)
        memory.outbox.failed(row.id, "Forbidden: bot was blocked by the user", NOW)
        memory.members.add(Member(NEW_ID, 1, "Zorglub", "reader", reachable=False))
    found = findings(store)
    assert found["failed updates"].words == "2 updates for this reason: KeyError; last 1 hour ago."
    assert "failed messages" not in found, "it failed a month ago"
    assert found["members"].words.startswith("1 of 1")
    assert "Zorglub" not in report(list(found.values()), as_json=False)


def test_new_time_zone_data_ask_for_a_restart(store: Store) -> None:
    with store.begin() as memory:
        memory.settings.set("zone data", {"version": "2014e", "before": None, "since": NOW.isoformat()})
    assert findings(store)["zone data"].verdict == "look"
    assert "2014e" in findings(store)["zone data"].words


def test_where_there_is_none_the_doctor_makes_none(tmp_path: Path) -> None:
    settings = Settings(telegram_token=TOKEN, database_url=f"sqlite:///{tmp_path / 'deep' / 'memory.db'}")
    found = {one.subject: one.verdict for one in examine(settings, NOW)}
    assert found["database"] == "look"
    assert list(tmp_path.iterdir()) == []


def test_an_unreachable_database_is_broken_and_its_password_hidden() -> None:
    url = "postgresql+psycopg://minga:secret@127.0.0.1:1/minga"
    found = {one.subject: one for one in examine(Settings(telegram_token=TOKEN, database_url=url), NOW)}
    assert found["database"].verdict == "broken"
    assert "secret" not in str(found)


def test_an_older_schema_is_left_as_it_is(tmp_path: Path) -> None:
    from data.engines import engine_for, writers
    from data.migrations import current, migrate, revisions

    engine = engine_for(tmp_path / "memory.db")
    migrate(writers(engine), to=revisions()[0])
    settings = Settings(telegram_token=TOKEN, database_url=f"sqlite:///{tmp_path / 'memory.db'}")
    found = {one.subject: one for one in examine(settings, NOW)}
    assert (found["schema"].verdict, revisions()[0] in found["schema"].words) == ("look", True)
    with engine.connect() as connection:
        assert current(connection) == revisions()[0]
    engine.dispose()


def doctor(more: Mapping[str, str], *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "bot.py"), "doctor", *words]
    environment = {"PATH": "", "PYTHONWARNINGS": "error", **more}
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=60)


def test_the_command_ends_with_1_only_when_something_is_broken(sqlite_url: str) -> None:
    open_memory(sqlite_url).close()
    url = {"MINGA_DATABASE_URL": sqlite_url}
    well = doctor(url, "--json")
    assert well.returncode == 0, well.stderr
    told = json.loads(well.stdout)
    assert told["verdict"] == "look"
    assert all(set(one) == {"subject", "verdict", "words", "advice"} for one in told["findings"])
    misspelt = doctor({**url, "MINGA_TOKEN": "x"})
    assert misspelt.returncode == 1
    assert "did you mean MINGA_TELEGRAM_TOKEN?" in misspelt.stdout


def test_every_subject_is_explained(store: Store) -> None:
    page = (ROOT / "docs" / "operating.md").read_text(encoding="utf-8")
    assert [subject for subject in findings(store) if subject not in page] == []
    assert look("x", "y", "z").verdict in page
