from collections.abc import Mapping
from dataclasses import fields

import pytest

from handlers.errors import SettingsError
from handlers.settings import KINDS, Settings, read_settings

TOKEN = "123456:" + "a" * 35

READ: list[tuple[Mapping[str, str], str, object]] = [
    ({}, "language", "fr"),
    ({}, "local", True),
    ({"MINGA_TELEGRAM_TOKEN": TOKEN}, "local", False),
    ({"MINGA_TELEGRAM_TOKEN": ""}, "local", True),
    ({"MINGA_LANGUAGE": "es"}, "language", "es"),
    ({"MINGA_SENDS_PER_SECOND": "12"}, "sends_per_second", 12),
    ({"MINGA_LOG_JSON": "yes"}, "log_json", True),
]

REFUSED: list[tuple[Mapping[str, str], str]] = [
    ({"MINGA_TELEGRAM_TOKE": TOKEN}, "did you mean MINGA_TELEGRAM_TOKEN"),
    ({"MINGA_TOKEN": TOKEN}, "did you mean MINGA_TELEGRAM_TOKEN"),
    ({"Minga_Telegram_Token": TOKEN}, "did you mean MINGA_TELEGRAM_TOKEN"),
    ({"MINGA_TELEGRAM_TOKEN": "half"}, "does not look like a token"),
    ({"MINGA_ZONE": "Europe/Brest"}, "no time zone"),
    ({"MINGA_LANGUAGE": "de"}, "MINGA_LANGUAGE is one of"),
    ({"MINGA_CHAT_BURST": "many"}, "MINGA_CHAT_BURST"),
    ({"MINGA_WEBHOOK_URL": "https://example.org/hook"}, "MINGA_WEBHOOK_SECRET"),
    ({"MINGA_KEPT_FOR_PEOPLE": "30"}, "smaller"),
]


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in KINDS:
        monkeypatch.delenv("MINGA_" + name.upper(), raising=False)


def fill(monkeypatch: pytest.MonkeyPatch, environment: Mapping[str, str]) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)


@pytest.mark.parametrize(("environment", "name", "value"), READ)
def test_a_variable_becomes_a_setting(
    monkeypatch: pytest.MonkeyPatch, environment: Mapping[str, str], name: str, value: object
) -> None:
    fill(monkeypatch, environment)
    assert getattr(read_settings(), name) == value


@pytest.mark.parametrize(("environment", "words"), REFUSED)
def test_an_impossible_environment_is_refused_with_a_reason(
    monkeypatch: pytest.MonkeyPatch, environment: Mapping[str, str], words: str
) -> None:
    fill(monkeypatch, environment)
    with pytest.raises(SettingsError, match=words):
        read_settings()


def test_every_field_can_be_read() -> None:
    assert tuple(KINDS) == tuple(each.name for each in fields(Settings))


def test_secrets_are_not_shown() -> None:
    settings = Settings(telegram_token=TOKEN, webhook_secret="between-us", database_url="postgresql://me:hush@here/db")
    assert not any(secret in repr(settings) for secret in (TOKEN, "between-us", "hush"))


@pytest.mark.parametrize("wrong", [{"MINGA_TELEGRAM_TOKEN": "12:secret!"}, {"MINGA_TELEGRAM_TOKE": TOKEN}])
def test_a_refusal_does_not_repeat_the_value(monkeypatch: pytest.MonkeyPatch, wrong: Mapping[str, str]) -> None:
    fill(monkeypatch, wrong)
    with pytest.raises(SettingsError) as refusal:
        read_settings()
    assert next(iter(wrong.values())) not in str(refusal.value)
