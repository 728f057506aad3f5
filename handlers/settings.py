"""Settings: the environment read once into one frozen value. A misspelt name is an error, never a silence."""

import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from environs import Env, EnvError
from rapidfuzz import fuzz, process

from data.model import LANGUAGES, Language
from handlers.errors import SettingsError
from handlers.gate import DATABASE

PREFIX = "MINGA_"
FOR_TESTS = frozenset({"MINGA_TEST_DATABASE_URL"})
SECRET = re.compile(r"[\w-]{1,256}", re.ASCII)
TOKEN = re.compile(r"[1-9]\d*:[\w-]{3,70}", re.ASCII)
KINDS: Final[Mapping[str, str]] = {
    "telegram_token": "str",
    "database_url": "str",
    "language": "str",
    "zone": "str",
    "base_url": "str",
    "base_file_url": "str",
    "side_door": "str",
    "playground_port": "int",
    "sends_per_second": "int",
    "kept_for_people": "int",
    "chat_sends_per_second": "float",
    "chat_burst": "int",
    "group_sends_per_minute": "int",
    "poll_timeout": "int",
    "read_timeout": "float",
    "keep_alive": "float",
    "webhook_url": "str",
    "webhook_secret": "str",
    "webhook_host": "str",
    "webhook_port": "int",
    "health_port": "int",
    "health_silence": "float",
    "health_overdue": "float",
    "backup_folder": "str",
    "backups_daily": "int",
    "backups_weekly": "int",
    "log_level": "str",
    "log_json": "bool",
}
"""How environs reads each field of `Settings`; a test holds the two together."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that can be set, by a variable named after the field: `zone` is MINGA_ZONE. Durations in seconds."""

    telegram_token: str | None = field(default=None, repr=False)
    """The bot's token from @BotFather; None for the local Telegram."""
    database_url: str = field(default=DATABASE, repr=False)
    """Where the memory is, as SQLAlchemy writes it; may hold a password."""
    language: Language = "fr"
    """Spoken where nobody has chosen or spoken yet."""
    zone: str = "Europe/Paris"
    """The zone of the network's own clock: nightly work, chats without a zone."""
    base_url: str = "https://api.telegram.org/bot"
    base_file_url: str = "https://api.telegram.org/file/bot"
    side_door: str | None = None
    """The address of the local Telegram's side door, whose clock is then followed."""
    playground_port: int = 8014
    """Where the local Telegram answers, on loopback, when there is no token."""
    sends_per_second: int = 30
    """Telegram's limit over all chats."""
    kept_for_people: int = 1
    """How many of those no reminder or broadcast may use."""
    chat_sends_per_second: float = 1.0
    chat_burst: int = 3
    group_sends_per_minute: int = 20
    poll_timeout: int = 25
    """How long Telegram may hold a request for updates when there are none."""
    read_timeout: float = 15.0
    keep_alive: float = 4.0
    """How long an idle connection to Telegram is kept: less than Telegram keeps it."""
    webhook_url: str | None = None
    """The public https address for updates; None for long polling. What stands before `webhook_port` ends the TLS."""
    webhook_secret: str | None = field(default=None, repr=False)
    webhook_host: str = "127.0.0.1"
    webhook_port: int = 8443
    health_port: int | None = None
    """Where /health and /metrics answer, on loopback; None for nowhere."""
    health_silence: float = 180.0
    """For how long Telegram may not answer a poll before /health says 503."""
    health_overdue: float = 900.0
    """How long something may wait to be handled or to leave before /health says 503."""
    backup_folder: str | None = None
    """Where the nightly backups of an SQLite memory go; None for `backups` beside it."""
    backups_daily: int = 7
    """How many days' backups are kept …"""
    backups_weekly: int = 4
    """… and of how many weeks the last one; both 0 for no nightly backups."""
    log_level: str = "INFO"
    log_json: bool = False

    @property
    def local(self) -> bool:
        """Whether there is no token, so that the local Telegram is meant."""
        return self.telegram_token is None


def read_settings() -> Settings:
    """The settings that the environment holds. Raises `SettingsError` with what is wrong, in one sentence."""
    refuse_unknown(os.environ)
    env = Env()
    try:
        with env.prefixed(PREFIX):
            values = {name: read(env, name, kind) for name, kind in KINDS.items() if os.environ.get(variable(name))}
    except EnvError as error:
        raise SettingsError(str(error)) from None
    return checked(Settings(**values))


def read(env: Env, name: str, kind: str) -> Any:
    """One value, of the kind of its field."""
    return getattr(env, kind)(name.upper())


def variable(name: str) -> str:
    """The environment variable of a field."""
    return PREFIX + name.upper()


def checked(settings: Settings) -> Settings:
    """The same settings, if they are possible. Raises `SettingsError`."""
    if settings.language not in LANGUAGES:
        raise SettingsError(f"MINGA_LANGUAGE is one of {', '.join(LANGUAGES)}, not {settings.language!r}.")
    check_zone(settings.zone)
    if settings.telegram_token is not None and not TOKEN.fullmatch(settings.telegram_token):
        raise SettingsError("MINGA_TELEGRAM_TOKEN does not look like a token of @BotFather: digits, a colon, letters.")
    if settings.webhook_url and not SECRET.fullmatch(settings.webhook_secret or ""):
        raise SettingsError("MINGA_WEBHOOK_URL needs MINGA_WEBHOOK_SECRET: 1 to 256 letters, digits, _ or -.")
    if not 0 <= settings.kept_for_people < settings.sends_per_second:
        raise SettingsError("MINGA_KEPT_FOR_PEOPLE must be smaller than MINGA_SENDS_PER_SECOND.")
    if not 0 < settings.playground_port < 65536:
        raise SettingsError("MINGA_PLAYGROUND_PORT is a port: 1 to 65535.")
    if min(settings.backups_daily, settings.backups_weekly) < 0:
        raise SettingsError("MINGA_BACKUPS_DAILY and MINGA_BACKUPS_WEEKLY are 0 or more.")
    return settings


def check_zone(name: str) -> None:
    """Raises `SettingsError` unless the name is one of the IANA time-zone database."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        raise SettingsError(f"{name!r} is no time zone; one is Europe/Paris.") from None


def refuse_unknown(names: Iterable[str]) -> None:
    """Raises `SettingsError` for a MINGA_ variable that nobody reads, with the nearest that somebody does."""
    known = {variable(name) for name in KINDS} | FOR_TESTS
    for name in sorted(names):
        if name.upper().startswith(PREFIX) and name not in known:
            raise SettingsError(f"Nobody reads {name}; did you mean {nearest(name.upper())}?")


def nearest(name: str) -> str:
    """The variable whose name is most like this one."""
    best, _, _ = process.extractOne(name.removeprefix(PREFIX), [each.upper() for each in KINDS], scorer=fuzz.WRatio)
    return PREFIX + best
